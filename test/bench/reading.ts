/**
 * How long reading a 1 MB VTT takes beside splitting it into lines, the floor of anything that reads it:
 *
 *     node test/bench/reading.ts
 *
 * Medians of many runs in one warmed-up process; the target is at most ten times the floor.
 */
import { readText } from '../../core/transcript/read-transcript.ts';
import { preciseClockText } from '../../core/transcript/clock.ts';

const runs = 60;
const warmUps = 20;
const targetRatio = 10;

const sentences = [
  'So the first thing we did was to measure how old the oldest file in the queue was,',
  'and what would you have done differently if you had known that at the time?',
  'It was about forty thousand files a day, and nobody had an alarm on it.',
];

/** An invented hour and more of Zoom captions, repeated until it is a megabyte. */
function megabyteOfCaptions(): string {
  const parts = ['WEBVTT\n'];
  let length = 0;
  for (let cue = 0; length < 1024 * 1024; cue += 1) {
    const startMs = (cue * 2500) % 28_000_000;
    const speaker = Math.floor(cue / 4) % 2 === 0 ? 'Maja Lund' : 'Tom Reed';
    const words = sentences[cue % sentences.length] ?? '';
    const block = `\n${cue + 1}\n${preciseClockText(startMs)} --> ${preciseClockText(startMs + 2400)}\n${speaker}: ${words}\n`;
    parts.push(block);
    length += block.length;
  }
  return parts.join('');
}

const median = (values: number[]): number =>
  values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** Text with a body of its own for every run, so that no engine remembers how the last one was split. */
const fresh = (text: string, run: number): string => Buffer.from(`${text}\n${run}`).toString();

const timed = (work: () => unknown): number => {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
};

const text = megabyteOfCaptions();
const splits: number[] = [];
const reads: number[] = [];
// In turns, so that whatever else the machine does slows both.
for (let run = 0; run < warmUps + runs; run += 1) {
  const [one, other] = [fresh(text, 2 * run), fresh(text, 2 * run + 1)];
  const split = timed(() => one.split('\n').length);
  const read = timed(() => readText(other, { name: 'bench.vtt' }).turns.length);
  if (run < warmUps) continue;
  splits.push(split);
  reads.push(read);
}
const splitMs = median(splits);
const readMs = median(reads);
const ratio = readMs / splitMs;
console.log(
  JSON.stringify({
    bytes: text.length,
    splitMs: Number(splitMs.toFixed(2)),
    readMs: Number(readMs.toFixed(2)),
    ratio: Number(ratio.toFixed(1)),
    target: targetRatio,
  }),
);
process.exitCode = ratio <= targetRatio ? 0 : 1;
