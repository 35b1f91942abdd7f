/**
 * Reading a megabyte of each format, beside splitting it into lines, the floor of anything that reads it,
 * and beside the usual parsers. Those stop at cues or cells; ours goes on to turns, speakers and warnings.
 */
import { parse as parseWithPlussub } from '@plussub/srt-vtt-parser';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseWebvtt } from 'node-webvtt';
import { parseSync } from 'subtitle';
import { preciseClockText } from '../../core/transcript/clock.ts';
import { readText } from '../../core/transcript/read-transcript.ts';
import type { Peer, Race } from './timing.ts';

const sentences = [
  'So the first thing we did was to measure how old the oldest file in the queue was,',
  'and what would you have done differently if you had known that at the time?',
  'It was about forty thousand files a day, and nobody had an alarm on it.',
];

type Cue = {
  readonly number: number;
  readonly start: string;
  readonly end: string;
  readonly speaker: string;
  readonly words: string;
};

/** An invented hour and more of captions, repeated until it is a megabyte. */
function megabyteOf(head: string, written: (cue: Cue) => string): string {
  const parts = [head];
  let length = 0;
  for (let cue = 0; length < 1024 * 1024; cue += 1) {
    const startMs = (cue * 2500) % 28_000_000;
    const block = written({
      number: cue + 1,
      start: preciseClockText(startMs),
      end: preciseClockText(startMs + 2400),
      speaker: Math.floor(cue / 4) % 2 === 0 ? 'Maja Lund' : 'Tom Reed',
      words: sentences[cue % sentences.length] ?? '',
    });
    parts.push(block);
    length += block.length;
  }
  return parts.join('');
}

const vtt = (): string =>
  megabyteOf(
    'WEBVTT\n',
    ({ number, start, end, speaker, words }) => `\n${number}\n${start} --> ${end}\n${speaker}: ${words}\n`,
  );
const srt = (): string =>
  megabyteOf('', ({ number, start, end, speaker, words }) =>
    `${number}\n${start} --> ${end}\n${speaker}: ${words}\n\n`.replaceAll('.', ','),
  );
const csv = (): string =>
  megabyteOf(
    'speaker,start,end,text\n',
    ({ start, end, speaker, words }) => `${speaker},${start},${end},"${words}"\n`,
  );

/** Text with a body of its own for every round, so that no engine remembers how the last one was split. */
const fresh = (text: string, mark: string): string => Buffer.from(`${text}\n${mark}`).toString();

/** What a parser found, so that one that gives up early is seen. */
type Parser = { readonly name: string; readonly count: (text: string) => number };

const race = (format: string, target: number | null, text: string, parsers: readonly Parser[]): Race => {
  const { turns } = readText(text, { name: `bench.${format}` });
  // A bench that reads nothing is fast and proves nothing.
  if (turns.length < 1000) throw new Error(`The ${format} of the bench was read as ${turns.length} turns.`);
  for (const { name, count } of parsers)
    if (count(text) < turns.length) throw new Error(`${name} found ${count(text)} of ${turns.length} turns.`);
  return {
    name: `reading 1 MB of ${format.toUpperCase()}`,
    rounds: 60,
    target,
    floor: {
      name: 'splitting lines',
      ready: (round) => {
        const own = fresh(text, `${round}`);
        return () => own.split('\n').length;
      },
    },
    work: {
      name: 'the reader',
      ready: (round) => {
        const own = fresh(text, `b ${round}`);
        return () => readText(own, { name: `bench.${format}` }).turns.length;
      },
    },
    peers: parsers.map(
      ({ name, count }): Peer => ({
        name,
        every: 4,
        ready: () => {
          const own = Buffer.from(text).toString();
          return () => count(own);
        },
      }),
    ),
  };
};

const plussub: Parser = {
  name: '@plussub/srt-vtt-parser',
  count: (text) => parseWithPlussub(text).entries.length,
};
const subtitle: Parser = { name: 'subtitle', count: (text) => parseSync(text).length };

export const reading = (): Race[] => [
  race('vtt', 10, vtt(), [
    plussub,
    subtitle,
    { name: 'node-webvtt', count: (text) => parseWebvtt(text).cues.length },
  ]),
  race('srt', null, srt(), [plussub, subtitle]),
  race('csv', null, csv(), [{ name: 'csv-parse', count: (text) => parseCsv(text).length - 1 }]),
];
