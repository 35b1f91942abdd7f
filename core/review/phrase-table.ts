/**
 * Words and phrases filed under small numbers, looked up by the hashes of a word stream. Built once
 * for a lexicon or a rubric, then asked for every word: one probe of a typed array a word.
 */
import { wordHashes } from './word-stream.ts';

type Phrase = { readonly rest: Int32Array; readonly value: number };

export type PhraseTable = {
  /** Open addressing: `slots[i]` is 0 when free, else 1 + the index into `entries`. */
  readonly slots: Int32Array;
  readonly keys: Int32Array;
  readonly entries: readonly (readonly Phrase[])[];
  /** By slot, a bit for each second word that a phrase could go on with: "i" begins dozens, and nearly none follows. */
  readonly seconds: Int32Array;
  /** By slot, the value under which its word alone is filed, which is the usual hit; 0 for none, `several` for more. */
  readonly alone: Int32Array;
};

const several = -1;

/** What follows a single word. */
const nothing = new Int32Array(0);

/**
 * @param phrases each phrase with the number it is filed under (positive). A phrase of no words is left out.
 */
export function phraseTable(phrases: Iterable<readonly [phrase: string, value: number]>): PhraseTable {
  const byFirst = new Map<number, Phrase[]>();
  for (const [phrase, value] of phrases) {
    const hashes = wordHashes(phrase);
    const first = hashes[0];
    if (first === undefined) continue;
    const filed = byFirst.get(first);
    const entry = { rest: hashes.length === 1 ? nothing : hashes.slice(1), value };
    if (filed) filed.push(entry);
    else byFirst.set(first, [entry]);
  }
  // A quarter full at most, so that a miss, which is the usual case, costs about one probe.
  let size = 16;
  while (size < byFirst.size * 4) size *= 2;
  const slots = new Int32Array(size);
  const keys = new Int32Array(size);
  const alone = new Int32Array(size);
  const seconds = new Int32Array(size);
  const entries: Phrase[][] = [];
  for (const [hash, filed] of byFirst) {
    let slot = (hash ^ (hash >>> 15)) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    keys[slot] = hash;
    for (const { rest, value } of filed) {
      if (rest.length === 0) alone[slot] = alone[slot] === 0 ? value : several;
      seconds[slot] = (seconds[slot] ?? 0) | secondBit(rest[0]);
    }
    slots[slot] = entries.push(filed.sort((a, b) => a.value - b.value || b.rest.length - a.rest.length));
  }
  return { slots, keys, entries, alone, seconds };
}

/** One of 32 bits for a word; none for no word. */
const secondBit = (hash: number | undefined): number =>
  hash === undefined ? 0 : 1 << ((hash ^ (hash >>> 15)) & 31);

/** What was found: of each phrase its value and its first word, in order. A list is filled again and again. */
export type Hits = { count: number; values: Int32Array; words: Int32Array };
export const noHits = (): Hits => ({ count: 0, values: new Int32Array(64), words: new Int32Array(64) });

function note(hits: Hits, value: number, word: number): void {
  if (hits.count === hits.values.length) {
    hits.values = longer(hits.values);
    hits.words = longer(hits.words);
  }
  hits.values[hits.count] = value;
  hits.words[hits.count] = word;
  hits.count += 1;
}

function longer(list: Int32Array): Int32Array {
  const twice = new Int32Array(2 * list.length);
  twice.set(list);
  return twice;
}

/**
 * Every phrase that begins at a word in [from, to) and ends before `to`, put into `hits` in place of what
 * was there; of several phrases filed under one value at one word, once.
 */
export function findPhrases(
  table: PhraseTable,
  hashes: Int32Array,
  from: number,
  to: number,
  hits: Hits,
): void {
  const { slots, keys, entries, alone, seconds } = table;
  const mask = slots.length - 1;
  hits.count = 0;
  for (let word = from; word < to; word += 1) {
    const hash = hashes[word] ?? 0;
    let slot = (hash ^ (hash >>> 15)) & mask;
    let filed = slots[slot] ?? 0;
    while (filed !== 0 && keys[slot] !== hash) {
      slot = (slot + 1) & mask;
      filed = slots[slot] ?? 0;
    }
    if (filed === 0) continue;
    const single = alone[slot] ?? 0;
    const next = word + 1 < to ? secondBit(hashes[word + 1]) : 0;
    if (single !== several && ((seconds[slot] ?? 0) & next) === 0) {
      if (single !== 0) note(hits, single, word);
      continue;
    }
    let last = 0;
    const phrases = entries[filed - 1] ?? [];
    for (let at = 0; at < phrases.length; at += 1) {
      const phrase = phrases[at];
      if (!phrase || phrase.value === last || !follows(phrase.rest, hashes, word + 1, to)) continue;
      last = phrase.value;
      note(hits, last, word);
    }
  }
}

const follows = (rest: Int32Array, hashes: Int32Array, from: number, to: number): boolean => {
  if (from + rest.length > to) return false;
  for (let at = 0; at < rest.length; at += 1) if (rest[at] !== hashes[from + at]) return false;
  return true;
};
