/**
 * Where runs of five tokens stand, over all turns of one role: one table, built in linear time, so
 * that a quote is found or refused in about the time it takes to read it.
 */

/** Tokens in a row by which places are filed; also the fewest that make a quote. */
export const gramTokens = 5;

export type GramIndex = {
  readonly norms: readonly string[];
  /** The turn that each token stands in, and its place among that turn's tokens. */
  readonly turns: readonly number[];
  readonly places: readonly number[];
  /** Open chains: `head[slot]` and `next[token]` are 1 + a token that begins a run, or 0. */
  readonly head: Int32Array;
  readonly next: Int32Array;
};

/** A sentence said more often than this is looked up among its first places only; bounds hostile text. */
const maxPlaces = 64;

const hashOf = (norm: string): number => {
  let hash = 17;
  for (let at = 0; at < norm.length; at += 1) hash = (Math.imul(hash, 31) + norm.charCodeAt(at)) | 0;
  return hash;
};

const mixed = (hash: number, token: number): number => Math.imul(hash ^ token, 0x9e3779b1) | 0;

/** @param lines for each turn of the role, its number and the tokens that count, with their norms */
export function gramIndex(
  lines: Iterable<{
    readonly turn: number;
    readonly kept: readonly number[];
    readonly norms: readonly string[];
  }>,
): GramIndex {
  const norms: string[] = [];
  const turns: number[] = [];
  const places: number[] = [];
  const hashes: number[] = [];
  for (const line of lines)
    for (const place of line.kept) {
      const norm = line.norms[place] ?? '';
      norms.push(norm);
      turns.push(line.turn);
      places.push(place);
      hashes.push(hashOf(norm));
    }
  let size = 16;
  while (size < norms.length * 2) size *= 2;
  const head = new Int32Array(size);
  const next = new Int32Array(norms.length);
  // From the last to the first, so that chains name the earliest place first.
  for (let token = norms.length - gramTokens; token >= 0; token -= 1) {
    if (turns[token] !== turns[token + gramTokens - 1]) continue;
    const slot = slotOf(hashes, token, size);
    next[token] = head[slot] ?? 0;
    head[slot] = token + 1;
  }
  return { norms, turns, places, head, next };
}

const slotOf = (hashes: readonly number[], from: number, size: number): number => {
  let hash = 0;
  for (let token = from; token < from + gramTokens; token += 1) hash = mixed(hash, hashes[token] ?? 0);
  return (hash ^ (hash >>> 15)) & (size - 1);
};

/**
 * @param quote at least five norms
 * @returns the first of the tokens that read exactly so, in the turn nearest to `turn`, or null
 */
export function findRun(index: GramIndex, quote: readonly string[], turn: number): number | null {
  if (quote.length < gramTokens) return null;
  const slot = slotOf(quote.slice(0, gramTokens).map(hashOf), 0, index.head.length);
  let nearest: number | null = null;
  let token = (index.head[slot] ?? 0) - 1;
  for (let place = 0; token >= 0 && place < maxPlaces; place += 1) {
    if (reads(index, quote, token)) {
      const off = Math.abs((index.turns[token] ?? 0) - turn);
      if (nearest === null || off < Math.abs((index.turns[nearest] ?? 0) - turn)) nearest = token;
    }
    token = (index.next[token] ?? 0) - 1;
  }
  return nearest;
}

/** Every token, not its hash: a collision finds nothing. */
const reads = (index: GramIndex, quote: readonly string[], token: number): boolean => {
  if (index.turns[token] !== index.turns[token + quote.length - 1]) return false;
  for (let offset = 0; offset < quote.length; offset += 1)
    if (index.norms[token + offset] !== quote[offset]) return false;
  return true;
};
