/**
 * How the fitted weights are written: in the order of the features, each as its distance from the one
 * before and a letter for its weight, so that two thousand of them are a small text.
 */
import type { Feature } from './feature.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** The letter of a weight of 0; each letter is `step` from the next, and what is heavier than the last is as heavy. */
const middle = 26;
const step = 0.1;

export type Weight = readonly [Feature, number];

/** The weight that will be read where this one is written. */
export const rounded = (weight: number): number =>
  Math.min(letters.length - 1 - middle, Math.max(-middle, Math.round(weight / step))) / (1 / step);

/** Most features have two parts, and lie 256 or 65,536 apart, or a multiple: `1` is 256, `1"` is 65,536 and `1'` is 1. */
const parts = [
  ['"', 65_536],
  ['', 256],
  ["'", 1],
] as const;
function distanceWritten(distance: number): string {
  const [mark, size] = parts.find(([, whole]) => distance % whole === 0) ?? parts[2];
  return `${distance / size}${mark}`;
}
const sizeOf = (mark: string | undefined): number => parts.find(([one]) => one === mark)?.[1] ?? 256;

export function weightsWritten(weights: readonly Weight[]): string {
  let before = 0;
  return weights
    .toSorted(([one], [other]) => one - other)
    .map(([feature, weight]) => {
      const written = `${distanceWritten(feature - before)}${letters[middle + Math.round(rounded(weight) / step)]}`;
      before = feature;
      return written;
    })
    .join('');
}

/** Spaces and line ends are passed over. */
export function weightsRead(text: string): Weight[] {
  let feature = 0;
  return [...text.replaceAll(/\s+/g, '').matchAll(/(\d+)(["']?)([A-Za-z])/g)].map(
    ([, distance, mark, letter]) => {
      feature += Number(distance) * sizeOf(mark);
      return [feature, (letters.indexOf(letter ?? '') - middle) / (1 / step)];
    },
  );
}
