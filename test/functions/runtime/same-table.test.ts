/** One table, however a spreadsheet, an HR system or somebody's editor wrote it: the same lines come out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeColumns, outcomeRow } from '../../../core/interviewer/outcome.ts';
import { checkRoster, rosterColumns } from '../../../core/interviewer/roster.ts';
import { trainingColumns, trainingRow } from '../../../core/interviewer/training.ts';
import { linesNaming, tableLines } from '../../../functions/runtime/read-table.ts';
import { runs } from '../../properties/cases.ts';

type Table = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

const roster: Table = {
  header: ['id', 'name', 'email', 'timeZone', 'trainedOn', 'coach', 'active'],
  rows: [
    ['dana', 'Dana Whitlock', 'dana@example.com', 'Europe/Berlin', '2026-06-30', 'cora', 'true'],
    ['cora', 'Lindgren; Cora, "C"', 'cora@example.com', 'Europe/Berlin', '', '', 'true'],
    ['007', 'José García', 'jose@example.com', '', '', 'cora', 'false'],
  ],
};
const training: Table = {
  header: ['session', 'attendee', 'startsOn', 'endsOn'],
  rows: [
    ['Interviewing, part 1', 'dana', '2026-06-29', '2026-06-30'],
    ['Interviewing, part 1', '007', '2026-06-29', ''],
  ],
};
const outcomes: Table = {
  header: ['candidate', 'performance', 'measuredOn', 'site'],
  rows: [
    ['cand-17', '3.5', '2027-09-30', 'Berlin'],
    ['cand-18', '-2', '2027-09-30', ''],
  ],
};

const text =
  (of: (fields: Readonly<Record<string, unknown>>, where: string) => unknown) => (bytes: Uint8Array) =>
    tableLines('a.csv', bytes)
      .map(({ fields }) => JSON.stringify(of(fields, 'a line')))
      .toSorted();

const tables: Readonly<Record<string, readonly [Table, (bytes: Uint8Array) => unknown]>> = {
  roster: [
    roster,
    (bytes) => {
      const { people, faults } = checkRoster(
        tableLines('a.csv', bytes).map(({ fields, where }) => ({ row: fields, where })),
      );
      return { people: people.toSorted((one, other) => (one.id < other.id ? -1 : 1)), faults };
    },
  ],
  training: [training, text(trainingRow)],
  outcomes: [outcomes, text(outcomeRow)],
};

/** All the ways of writing one table that are drawn at once. */
const Style = (rows: number, columns: number) =>
  fc.record({
    separator: fc.constantFrom(',', ';', '\t'),
    announced: fc.boolean(),
    ends: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: rows + 4, maxLength: rows + 4 }),
    quoted: fc.constantFrom('all', 'where needed', 'as formulas'),
    columns: fc.shuffledSubarray(
      Array.from({ length: columns }, (_, index) => index),
      { minLength: columns },
    ),
    rows: fc.shuffledSubarray(
      Array.from({ length: rows }, (_, index) => index),
      { minLength: rows },
    ),
    header: fc.constantFrom<(name: string) => string>(
      (name) => name,
      (name) => name.toUpperCase(),
      (name) => ` ${name} `,
      (name) => name.replaceAll(/([A-Z])/g, '_$1').toLowerCase(),
      (name) => name.replaceAll(/([A-Z])/g, ' $1'),
      (name) => `\u200b${name}\u00a0`,
    ),
    cell: fc.constantFrom<(cell: string) => string>(
      (cell) => cell,
      (cell) => `\u00a0${cell} `,
      (cell) => `${cell}\u200b`,
      (cell) => `\ufeff${cell}`,
      (cell) => cell.normalize('NFD'),
    ),
    more: fc.boolean(),
    emptyRows: fc.nat({ max: 3 }),
    above: fc.constantFrom('', '\n', '\r\n\r\n'),
    encoding: fc.constantFrom('utf8', 'utf8 with its mark', 'utf16le', 'utf16be'),
  });

type Written = ReturnType<typeof Style> extends fc.Arbitrary<infer Value> ? Value : never;

const write = ({ header, rows }: Table, style: Written): Uint8Array => {
  const quote = (cell: string): string => {
    const doubled = `"${cell.replaceAll('"', '""')}"`;
    if (style.quoted === 'as formulas' && cell !== '' && !cell.includes('"')) return `"=""${cell}"""`;
    return style.quoted === 'all' || /[",;\t]/.test(cell) ? doubled : cell;
  };
  const lineOf = (cells: readonly string[], end: string, more: string): string =>
    style.columns
      .map((index) => cells[index] ?? '')
      .concat(style.more ? [more] : [])
      .join(style.separator) + end;
  const [first = '\n', last = '\n', ...ends] = style.ends;
  const lines = [
    ...(style.announced ? [`sep=${style.separator}${first}`] : []),
    lineOf(header.map(style.header), last, 'Shoe size'),
    ...style.rows.map((index, at) =>
      lineOf(
        (rows[index] ?? []).map((cell) => quote(cell === '' ? '' : style.cell(cell))),
        ends[at] ?? '\n',
        '41',
      ),
    ),
    ...Array.from({ length: style.emptyRows }, () => style.separator.repeat(header.length - 1) + last),
  ];
  const whole = (style.announced ? '' : style.above) + lines.join('');
  if (style.encoding === 'utf8') return Buffer.from(whole);
  if (style.encoding === 'utf8 with its mark') return Buffer.from(`\ufeff${whole}`);
  const units = Buffer.from(`\ufeff${whole}`, 'utf16le');
  return style.encoding === 'utf16le' ? units : units.swap16();
};

describe.each(Object.entries(tables))('a table of %s', (_what, [table, read]) => {
  const plain = Buffer.from(
    [table.header, ...table.rows]
      .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
      .join('\n'),
  );

  it('says the same however it is written', () => {
    const expected = read(plain);
    fc.assert(
      fc.property(Style(table.rows.length, table.header.length), (style) => {
        expect(read(write(table, style))).toEqual(expected);
      }),
      { numRuns: runs(400) },
    );
  });

  it('says the same as JSON, with digits as numbers or not', () => {
    const objects = table.rows.map((cells) =>
      Object.fromEntries(table.header.map((name, index) => [name, cells[index]])),
    );
    expect(read(Buffer.from(JSON.stringify(objects)))).toEqual(read(plain));
  });
});

describe('a table with two columns of one meaning', () => {
  const one = {
    id: 'dana',
    'Employee ID': '1001',
    Name: 'Dana Whitlock',
    'Display Name': 'Dany',
    email: 'd@example.com',
  };

  it('goes by the plainer header, whichever stands first', () => {
    const headers = Object.keys(one) as (keyof typeof one)[];
    fc.assert(
      fc.property(fc.shuffledSubarray(headers, { minLength: headers.length }), (order) => {
        const row = Object.fromEntries(order.map((header) => [header, one[header]]));
        expect(checkRoster([{ row, where: 'line 2' }]).people).toMatchObject([
          { id: 'dana', name: 'Dana Whitlock' },
        ]);
      }),
      { numRuns: runs(50) },
    );
  });
});

describe('a table without a column that it cannot be without', () => {
  it.each([
    [
      'a title above',
      'Interviewers, July\nid,name,email\ndana,Dana,d@example.com',
      ['"Interviewers"', '"July"'],
    ],
    [
      'no header',
      'dana,Dana,d@example.com\nemil,Emil,e@example.com',
      ['"dana"', '"Dana"', '"d@example.com"'],
    ],
    ['another separator', 'id|name|email\ndana|Dana|d@example.com', ['"id|name|email"']],
  ])('is refused once and not line by line: %s', (_what, written, found) => {
    expect(() =>
      linesNaming({ key: 'roster/a.csv', bytes: Buffer.from(written) }, rosterColumns, [
        'id',
        'name',
        'email',
      ]),
    ).toThrow(
      expect.objectContaining({
        name: 'InvalidInput',
        code: 'no-column',
        message: `roster/a.csv has no column "id"; name it in the first line, which has ${found.join(', ')}.`,
      }),
    );
  });

  it('is told of training and outcomes, too', () => {
    const bytes = Buffer.from('Session,Learner,Begin\nA,dana,2026-06-29');
    expect(() =>
      linesNaming({ key: 'training/a.csv', bytes }, trainingColumns, ['session', 'startsOn']),
    ).toThrow(/has no column "startsOn"/);
    expect(() => linesNaming({ key: 'outcomes/a.csv', bytes }, outcomeColumns, ['candidate'])).toThrow(
      /has no column "candidate"/,
    );
  });
});

describe('how well a hire did', () => {
  it.each([
    ['3.5', 3.5],
    ['3,5', 3.5],
    ['3,25', 3.25],
    ['-0,5', -0.5],
    ['4', 4],
  ])('%s is a number', (performance, value) => {
    const row = { candidate: 'cand-17', performance, measuredOn: '2027-09-30' };
    expect(outcomeRow(row, 'line 2').performance).toBe(value);
  });

  it.each(['1,234', '1.234,5', '0x10', '1e3', '80%', '3,5,1', '3 5', ','])('%s is none', (performance) => {
    const row = { candidate: 'cand-17', performance, measuredOn: '2027-09-30' };
    expect(() => outcomeRow(row, 'line 2')).toThrow(/"performance" cannot be read; use a number/);
  });
});
