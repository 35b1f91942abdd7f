/**
 * Every word that some rule asks about, each once: what is known of it is found by its hash, and it is
 * one and the same string wherever it is said or listed, so that comparing it costs nothing.
 */
import { placeOf, wordHash, wordKey } from './word-hash.ts';

/** A word as the rules see it. */
export type Known = { readonly word: string; readonly mask: number; readonly key: number };

/** What is said as one word: itself, or what it is short for. */
type Entry = Known & {
  readonly written: string;
  /** Of a contraction, all its words; else null. */
  readonly parts: readonly Known[] | null;
};

/** A quarter full, so that a word no rule asks about is usually told by one empty place. */
const tableSize = 16_384;
/** The hash at each place; 0 where it is free, or by a rare chance a word's own. */
const hashes = new Int32Array(tableSize);
const entries: (Entry | undefined)[] = Array.from({ length: tableSize }, () => undefined);

/** The place of a word in the table, or the free one where it would stand. */
function placeOfWord(word: string, hash: number): number {
  let place = placeOf(hash, tableSize);
  while (entries[place] !== undefined && entries[place]?.written !== word) place = (place + 1) % tableSize;
  return place;
}

/** Strings that are names of properties are kept once by the engine. */
const one = (word: string): string => Object.keys({ [word]: true })[0] ?? word;

const known = (word: string, mask: number): Known => ({
  word: one(word),
  mask,
  key: wordKey(wordHash(word)),
});

/**
 * Enters what is said as `written` and means `words`, in place of what was entered before.
 * @param maskOf the classes of a word
 */
export function define(written: string, words: readonly string[], maskOf: (word: string) => number): void {
  const parts = words.map((word) => known(word, maskOf(word)));
  const [first] = parts;
  if (first === undefined) throw new RangeError(`nothing is meant by ${written}`);
  const { word, mask, key } = first;
  const hash = wordHash(written);
  const place = placeOfWord(written, hash);
  hashes[place] = hash;
  entries[place] = { word, mask, key, written: one(written), parts: parts.length === 1 ? null : parts };
}

/** A word of a rule's own list: the string by which the vocabulary has it. */
export function fromVocabulary(word: string): string {
  // What ends so may also be somebody's: its word is looked up without the ending.
  if (!word.endsWith("'s") && entries[placeOfWord(word, wordHash(word))] === undefined)
    define(word, [word], () => 0);
  return one(word);
}

/**
 * What is known of the word that fills `text` from `from` to `to`; undefined for any word no rule asks about.
 * @param text lower case, with straight apostrophes
 * @param hash of the word
 */
export function entryOf(text: string, from: number, to: number, hash: number): Entry | undefined {
  for (let place = placeOf(hash, tableSize); ; place = (place + 1) % tableSize) {
    if (hashes[place] === hash) {
      const entry = entries[place];
      if (entry === undefined || isWritten(entry.written, text, from, to)) return entry;
    } else if (hashes[place] === 0 && entries[place] === undefined) return undefined;
  }
}

/** Letter by letter: for words this short that is faster than asking the engine. */
function isWritten(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let at = 0; at < word.length; at++)
    if (word.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  return true;
}
