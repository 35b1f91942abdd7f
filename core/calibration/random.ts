/** A source of chance: each call gives the next number in [0, 1). Always passed in, never taken. */
export type Random = () => number;

/**
 * A seeded generator: sfc32, Chris Doty-Humphrey's "small fast counter" from PractRand, 128 bits of
 * state. The same seed gives the same sequence on every machine.
 */
export const seededRandom = (seed: number): Random => {
  let a = 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const output = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + output) | 0;
    return (output >>> 0) / 2 ** 32;
  };
  // PractRand's own warm-up: a poor seed has spread over the whole state after a dozen steps.
  for (let step = 0; step < 15; step += 1) next();
  return next;
};

/** A whole number from 0 to `below` − 1. */
export const randomIndex = (random: Random, below: number): number =>
  Math.min(below - 1, Math.floor(random() * below));
