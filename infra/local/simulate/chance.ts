/** Draws of one stream of chance, by the few shapes the simulation needs. */
import { seededRandomness } from '../../../functions/adapters/seeded-randomness.ts';
import type { Randomness } from '../../../functions/ports/clock.ts';

export type Chance = {
  readonly next: Randomness;
  /** True once in `1 / share` draws. */
  readonly happens: (share: number) => boolean;
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number;
  /** One of them. Throws when there are none. */
  readonly oneOf: <Item>(items: readonly Item[]) => Item;
};

/** Mixes a seed and what it is for into another seed, so that each event has a stream of its own (FNV-1a, 32 bits). */
export const seedFor = (seed: number, purpose: string): number => {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < purpose.length; at += 1) hash = Math.imul(hash ^ purpose.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

export const chanceOf = (seed: number): Chance => {
  const next = seededRandomness(seed);
  return {
    next,
    happens: (share) => next() < share,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    oneOf: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('There is nothing to choose from.');
      return item;
    },
  };
};
