/**
 * How long finding the questions of a 9,000-word interview takes, beside JSON.parse of the same
 * transcript; and whether one turn of a megabyte made to hurt costs twice as much when it is twice as long.
 */
import { detectQuestions, questionsInTurn } from '../../core/review/detect-questions.ts';
import { hostileShapes } from '../support/hostile-turns.ts';
import { longInterview } from '../support/long-interview.ts';
import { undisturbedMs } from './timing.ts';

const transcript = longInterview({ words: 9000, seed: 5 });
const text = JSON.stringify(transcript);
const [parseMs = 0, detectMs = 0] = undisturbedMs(
  200,
  () => JSON.parse(text),
  () => detectQuestions(transcript),
);
const rounded = (value: number): number => Number(value.toFixed(3));
const print = (value: unknown): boolean => process.stdout.write(`${JSON.stringify(value)}\n`);
print({ parseMs: rounded(parseMs), detectMs: rounded(detectMs), timesParse: rounded(detectMs / parseMs) });

const megabyte = 1_000_000;
for (const [name, shape] of Object.entries(hostileShapes)) {
  const half = shape.repeat(Math.ceil(megabyte / 2 / shape.length));
  const whole = half + half;
  const [halfMs = 0, wholeMs = 0] = undisturbedMs(
    3,
    () => questionsInTurn(half, [{ role: 'candidate', text: half }]),
    () => questionsInTurn(whole, [{ role: 'candidate', text: whole }]),
  );
  print({
    hostile: name,
    halfMs: rounded(halfMs),
    wholeMs: rounded(wholeMs),
    growth: rounded(wholeMs / halfMs),
  });
}
