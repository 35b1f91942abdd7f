/** Chance that can be replayed. */
import type { Randomness } from '../ports/clock.ts';

/** Spreads one 32-bit seed over the state (splitmix32), so that seeds 1 and 2 have nothing in common. */
const spread = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
};

const rotateLeft = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/**
 * The same sequence for the same seed (its low 32 bits), uniform in [0, 1) with 32 bits: xoshiro128++
 * by Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021.
 */
export const seededRandomness = (seed: number): Randomness => {
  const next = spread(seed);
  let [a, b, c, d] = [next(), next(), next(), next()];
  return () => {
    const result = (rotateLeft((a + d) | 0, 7) + a) >>> 0;
    const carried = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= carried;
    d = rotateLeft(d, 11);
    return result / 0x1_0000_0000;
  };
};
