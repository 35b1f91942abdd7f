/** Ids that come out the same on every run: for the demo and the simulation, never for real links. */
import type { Ids, Randomness } from '../ports/clock.ts';
import { prefixedId } from './prefixed-id.ts';

const hexWord = (randomness: Randomness): string =>
  Math.floor(randomness() * 0x1_0000_0000)
    .toString(16)
    .padStart(8, '0');

/** Ids of the same length as real ones, drawn from the given randomness. */
export const seededIds = (randomness: Randomness): Ids => ({
  next: (prefix) => prefixedId(prefix, Array.from({ length: 4 }, () => hexWord(randomness)).join('')),
});
