import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../core/transcript/read-transcript.ts';
import { runs } from '../../properties/cases.ts';

/** Speaker, start and end in milliseconds, words. */
const said = [
  ['Dana Whitlock', 0, 4500, 'What did you build, and why?'],
  ['Robin Ashdown', 5000, 20_250, 'A queue; it "grew", as I said.'],
  ['Dana Whitlock', 21_000, 24_000, 'Who used it | who paid?'],
  ['Robin Ashdown', 25_000, 3_800_000, 'Everybody.'],
] as const;

const two = (value: number): string => String(value).padStart(2, '0');
const clock = (ms: number): string =>
  `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
const startedAt = Date.parse('2031-05-04T23:30:00Z');
const instant = (ms: number): string => new Date(startedAt + ms).toISOString();

/** What the columns of times are called, and what stands in them. */
const times: readonly (readonly [start: string, end: string, written: (ms: number) => string])[] = [
  ['start', 'end', clock],
  ['Start Time', 'End Time', (ms) => String(ms / 1000)],
  ['Start (s)', 'End (s)', (ms) => String(ms / 1000)],
  ['Start Time [seconds]', 'End Time [seconds]', (ms) => String(ms / 1000).replace('.', ',')],
  ['start_ms', 'end_ms', String],
  ['start_time_ms', 'end_time_ms', String],
  ['Start (milliseconds)', 'End (milliseconds)', String],
  ['timestamp', 'stop', instant],
  ['From', 'To', (ms) => instant(ms).replace('T', ' ').replace('Z', '')],
];

const Style = fc.record({
  separator: fc.constantFrom(',', ';', '\t', '|'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  times: fc.constantFrom(...times),
  speaker: fc.constantFrom('speaker', 'Speaker Name', 'PARTICIPANT', 'name', 'Role'),
  text: fc.constantFrom('text', 'Transcript', ' Content '),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
  above: fc.constantFrom('', '\n', 'sep', 'empty row'),
  quoted: fc.constantFrom('all', 'where needed', 'as formulas'),
  emptyRows: fc.boolean(),
  spreadsheetTail: fc.boolean(),
});
type Written = typeof Style extends fc.Arbitrary<infer Value> ? Value : never;

const write = (style: Written): string => {
  const { separator, end } = style;
  const [start, stop, written] = style.times;
  const cell = (value: string): string => {
    const doubled = `"${value.replaceAll('"', '""')}"`;
    if (style.quoted === 'as formulas' && !value.includes('"')) return `"=""${value}"""`;
    return style.quoted === 'all' || value.includes(separator) || value.includes('"') ? doubled : value;
  };
  const line = (cells: readonly string[]): string =>
    style.order
      .map((index) => cells[index] ?? '')
      .concat(style.spreadsheetTail ? ['', ''] : [])
      .join(separator);
  const empty = separator.repeat(4);
  return [
    ...(style.above === 'sep' ? [`sep=${separator}`] : style.above === 'empty row' ? [empty] : []),
    line([style.speaker, start, stop, style.text, 'Confidence']),
    ...said.flatMap(([speaker, startMs, endMs, text]) => [
      line([speaker, written(startMs), written(endMs), text, '0.93'].map(cell)),
      ...(style.emptyRows ? [empty] : []),
    ]),
  ].join(end);
};

describe('a transcript as a table', () => {
  it('has the same turns however a spreadsheet or a notetaker writes it', () => {
    fc.assert(
      fc.property(Style, (style) => {
        const { speakers, turns } = readText(write(style), { name: 'test' });
        expect(speakers.map(({ label }) => label)).toEqual(['Dana Whitlock', 'Robin Ashdown']);
        expect(turns.map(({ speaker, startMs, endMs, text }) => [speaker, startMs, endMs, text])).toEqual(
          said.map(([speaker, startMs, endMs, text]) => [
            speaker === 'Dana Whitlock' ? 's1' : 's2',
            startMs,
            endMs,
            text,
          ]),
        );
      }),
      { numRuns: runs(500) },
    );
  });

  it.each([
    ['text,speaker,start', 'What, and why?,Dana,0', 'A queue.,Robin,5'],
    ['start,text,speaker', '0,What, and why?,Dana', '5,A queue.,Robin'],
    ['speaker,start,text', 'Dana,0,What, and why?', 'Robin,5,A queue.'],
  ])('never takes unquoted words for a speaker: %s', (...lines) => {
    const { speakers, turns } = readText(lines.join('\n'), { name: 'test' });
    expect(speakers.map(({ label }) => label)).toEqual(['Dana', 'Robin']);
    expect(turns.map(({ text }) => text)).toEqual(['What, and why?', 'A queue.']);
  });

  it('goes by names where a column of numbers stands beside them', () => {
    const table = 'speaker,speaker_name,start,text\n1,Dana,0,Why?\n2,Robin,5,Because.';
    expect(readText(table, { name: 'test' }).speakers.map(({ label }) => label)).toEqual(['Dana', 'Robin']);
  });

  it('has one speaker where one name is written in two ways', () => {
    const table = 'speaker,start,text\nDana Whitlock,0,Why?\nRobin,5,Because.\nDANA WHITLOCK,9,Who?';
    expect(readText(table, { name: 'test' }).turns.map(({ speaker }) => speaker)).toEqual(['s1', 's2', 's1']);
  });
});
