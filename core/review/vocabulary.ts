/**
 * Every word that some rule asks about, each once: what is known of it is found by its hash, and it is
 * one and the same string wherever it is said or listed, so that comparing it costs nothing.
 */
import { placeOf, wordHash, wordKey } from './word-hash.ts';

/** A word as the rules see it: a contraction is several. */
type Entry = {
  readonly words: readonly string[];
  readonly masks: readonly number[];
  readonly keys: readonly number[];
};

/** A quarter full, so that a word no rule asks about is usually told by one empty place. */
const tableSize = 16_384;
const written: string[] = Array.from({ length: tableSize }, () => '');
const hashes = new Int32Array(tableSize);
const entries: (Entry | undefined)[] = Array.from({ length: tableSize }, () => undefined);

/** The place of a word in the table, or the free one where it would stand. */
function placeOfWord(word: string, hash: number): number {
  let place = placeOf(hash, tableSize);
  while (entries[place] !== undefined && written[place] !== word) place = (place + 1) % tableSize;
  return place;
}

function enter(word: string, hash: number, entry: Entry): void {
  const place = placeOfWord(word, hash);
  written[place] = word;
  hashes[place] = hash;
  entries[place] = entry;
}

/** Strings that are names of properties are kept once by the engine. */
const one = (word: string): string => Object.keys({ [word]: true })[0] ?? word;

/** Enters what is said as `word` and means `words`, each with its classes. */
export function define(word: string, words: readonly string[], masks: readonly number[]): void {
  const said = words.map(one);
  enter(one(word), wordHash(word), { words: said, masks, keys: said.map((part) => wordKey(wordHash(part))) });
}

/** A word of a rule's own list: the string by which the vocabulary has it. */
export function fromVocabulary(word: string): string {
  const same = one(word);
  const hash = wordHash(same);
  // What ends so may also be somebody's: its word is looked up without the ending.
  if (!same.endsWith("'s") && entries[placeOfWord(same, hash)] === undefined)
    enter(same, hash, { words: [same], masks: [0], keys: [wordKey(hash)] });
  return same;
}

/**
 * What is known of the word that fills `text` from `from` to `to`; undefined for any word no rule asks about.
 * @param text lower case, with straight apostrophes
 * @param hash of the word
 */
export function entryOf(text: string, from: number, to: number, hash: number): Entry | undefined {
  for (let place = placeOf(hash, tableSize); ; place = (place + 1) % tableSize) {
    const known = entries[place];
    if (known === undefined) return undefined;
    if (hashes[place] === hash && isWritten(written[place] ?? '', text, from, to)) return known;
  }
}

/** Letter by letter: for words this short that is faster than asking the engine. */
function isWritten(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let at = 0; at < word.length; at++)
    if (word.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  return true;
}
