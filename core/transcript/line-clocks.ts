/** Times that stand before or after a name in one line. */
import { clockMs, clockPattern } from './clock.ts';

/** A time or a span of times in their brackets. */
export const clockRange = String.raw`[\[(]{0,2}(${clockPattern})(?:\s{0,3}(?:-->|[-–—]|to)\s{0,3}(${clockPattern}))?(?:\s?[\])]){0,2}`;
const leadingClock = new RegExp(String.raw`^\\?${clockRange}`);
const trailingClock = new RegExp(String.raw`(^|[\s,|–—(\[-])\\?${clockRange}\s{0,3}$`);

interface Clocked {
  readonly text: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** Splits `Name (0:33)`, `Name  0:33` or `Name - 0:33` into name and time. */
export function splitTrailingClock(text: string): Clocked | undefined {
  const match = trailingClock.exec(text);
  if (match === null) return undefined;
  const startMs = clockMs(match[2] ?? '');
  if (startMs === null) return undefined;
  const name = text.slice(0, match.index).replace(/[\s,|–—-]{1,9}$/, '');
  return { text: name, startMs, endMs: match[3] === undefined ? null : clockMs(match[3]) };
}

/** Splits `0:33 Name` or `[0:33] Name` into time and the rest. */
export function splitLeadingClock(
  text: string,
): (Clocked & { length: number; bracketed: boolean }) | undefined {
  const match = leadingClock.exec(text);
  if (match === null) return undefined;
  const startMs = clockMs(match[1] ?? '');
  if (startMs === null) return undefined;
  const rest = text.slice(match[0].length);
  // "10:30am" and "3:1," belong to the words.
  if (rest !== '' && !/^[\s\])|–—:-]/.test(rest)) return undefined;
  const gap = /^\\?[\s\])|–—:-]{0,9}/.exec(rest)?.[0].length ?? 0;
  const length = match[0].length + gap;
  return {
    text: text.slice(length),
    startMs,
    endMs: match[2] === undefined ? null : clockMs(match[2]),
    length,
    bracketed: /^\\?[[(]/.test(text),
  };
}

const clockAlone = new RegExp(String.raw`^\s{1,9}\\?${clockRange}(?=\s|$)`);

/** The time that stands right after a name's colon, and how many characters it takes. */
export function clockAfterColon(text: string): { startMs: number; length: number } | undefined {
  const match = clockAlone.exec(text.slice(0, 48));
  const startMs = match === null ? null : clockMs(match[1] ?? '');
  return match === null || startMs === null ? undefined : { startMs, length: match[0].length };
}

const heading = new RegExp(
  String.raw`^#{1,6}\s{1,3}\*{0,3}(${clockPattern})\*{0,3}\s{0,3}(?:\{#[^{}]{0,40}\})?\s{0,9}$`,
);

/** The time that is a heading of its own, `### 00:12:30`, as documents mark every few minutes. */
export const headingClockMs = (line: string): number | null =>
  line.startsWith('#') && line.length < 120 ? clockMs(heading.exec(line)?.[1] ?? '') : null;
