/**
 * A word as a number, so that most look-ups can say no without a string. Equal words have equal
 * numbers; the reverse is never relied on.
 */

/** The hash of no letters, and of letters with one more after them. */
export const noHash = 17;
export const hashWith = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/** The hash of the word that fills `text` from `from` to `to`. */
export function wordHash(text: string, from = 0, to = text.length): number {
  let hash = noHash;
  for (let at = from; at < to; at++) hash = hashWith(hash, text.charCodeAt(at));
  return hash;
}

/** Spreads numbers that lie close together over all thirty-two bits: Knuth's multiplication by the golden ratio. */
export const spread = (number: number): number => Math.imul(number, 0x9e3779b1);

/** The place of a hash in a table of `size` places, a power of two. */
export const placeOf = (hash: number, size: number): number => (hash ^ (hash >>> 15)) & (size - 1);

/** How many keys there are: few enough for a table of a byte each to stay in the processor's cache. */
export const keyCount = 1024;

/** The key of a word: its place in every table that is asked about words. */
export const wordKey = (hash: number): number => placeOf(hash, keyCount);

/** The key of two words in their order. */
export const pairKey = (first: number, second: number): number => ((first << 3) ^ second) & (keyCount - 1);
