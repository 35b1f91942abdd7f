/**
 * Phrase books: short fixed phrases with alternatives (`can|could`), optional words (`please?`) and
 * free places (`_`, `_?`), found by their first two words. A phrase has at most twelve places, so a
 * look-up costs a bounded number of steps.
 */
import { type Words, comma } from './clauses.ts';
import { filler } from './lexicon.ts';
import { keyCount, pairKey, wordHash, wordKey } from './word-hash.ts';
import { fromVocabulary } from './vocabulary.ts';
import { wordSet } from './word-set.ts';

type Place = {
  readonly any: boolean;
  readonly optional: boolean;
  readonly words: ReadonlySet<string>;
  /** A bit for the key of each of the words: most others have none of these. */
  readonly bits: number;
};
type Phrase = readonly Place[];
/** The phrases that begin with one word: by their second word where it must be there, else in `open`. */
type Shelf = { readonly bySecond: Map<string, Phrase[]>; readonly open: Phrase[] };

/**
 * Of all books together, a bit each by the key of a word: what book after book is asked of one word lies
 * side by side in memory. There are some eighty books and room for 160.
 */
const bookInts = 5;
type BookBits = Int32Array;
const noBooks = (): BookBits => new Int32Array(keyCount * bookInts);
/** By the key of a word, the books of which a phrase begins with it. */
const begins = noBooks();
/** 1 where any book has a phrase that begins with a word of that key. */
const beginsAny = new Uint8Array(keyCount);
/** Of these, the books of which such a phrase may go on with anything. */
const goesOnFreely = noBooks();
/** By the key of a first and a second word, the books that have a phrase with both. */
const goesOn = noBooks();
let booksMade = 0;

/** Which words may begin a phrase, by their keys: nearly every look-up ends at one of these tables. */
export type Outline = {
  /** Where the book's bit lies in the row of a key, and the bit. */
  readonly int: number;
  readonly bit: number;
  /** By the key of a first and a second word, a bit for the key of each that may come third; `anyThird` where any may. */
  readonly pairs: Int32Array;
};
const anyThird = -1;

export type PhraseBook = Outline & { readonly shelves: ReadonlyMap<string, Shelf> };

const maxPlaces = 12;

function place(written: string): Place {
  const optional = written.endsWith('?');
  const bare = optional ? written.slice(0, -1) : written;
  const words = bare.split('|').map(fromVocabulary);
  const bits = words.reduce((sum, word) => sum | bitOf(keyOf(word)), 0);
  return { any: bare === '_', optional, words: new Set(words), bits };
}

const keyOf = (word: string): number => wordKey(wordHash(word));
const bitOf = (key: number): number => 1 << (key & 31);

function compiled(written: string): Phrase {
  const phrase = written.split(/\s+/).map(place);
  const head = phrase[0];
  if (head === undefined || head.optional || head.any || phrase.length > maxPlaces)
    throw new RangeError(`a phrase begins with a word and has at most ${maxPlaces} places: ${written}`);
  return phrase;
}

/** What a speaker says while looking for the next word of a phrase; each is a filler of the lexicon. */
const hesitations = wordSet(`um uh er erm uhm umm ah hmm`);

function shelve(shelf: Shelf, phrase: Phrase): void {
  const second = phrase[1];
  if (second === undefined || second.optional || second.any) {
    shelf.open.push(phrase);
    return;
  }
  for (const word of second.words) {
    const listed = shelf.bySecond.get(word);
    if (listed === undefined) shelf.bySecond.set(word, [phrase]);
    else listed.push(phrase);
  }
}

/** Compiles phrases, one a line. The first place is always a required word. */
export function phraseBook(phrases: string): PhraseBook {
  const shelves = new Map<string, Shelf>();
  for (const line of phrases.split('\n')) {
    const written = line.trim();
    if (written === '') continue;
    const phrase = compiled(written);
    for (const word of phrase[0]?.words ?? []) {
      const shelf = shelves.get(word) ?? { bySecond: new Map<string, Phrase[]>(), open: [] };
      shelves.set(word, shelf);
      shelve(shelf, phrase);
    }
  }
  return { shelves, ...outlineOf([shelves]) };
}

/** The words one of which must stand at a place, hesitations aside; undefined where anything may, or nothing need. */
function requiredAt(phrase: Phrase, index: number): string[] | undefined {
  const words: string[] = [];
  for (const next of phrase.slice(index)) {
    if (next.any) return undefined;
    words.push(...next.words);
    if (!next.optional) return words.some((word) => hesitations.has(word)) ? undefined : words;
  }
  return undefined;
}

const thirdBits = (phrase: Phrase): number =>
  requiredAt(phrase, 2)?.reduce((bits, word) => bits | bitOf(keyOf(word)), 0) ?? anyThird;

/** The outline of several books in one. */
export function outlineOf(books: readonly PhraseBook['shelves'][]): Outline {
  const int = booksMade >> 5;
  const bit = 1 << (booksMade & 31);
  booksMade += 1;
  if (int >= bookInts) throw new RangeError(`There are more than ${bookInts * 32} phrase books.`);
  const pairs = new Int32Array(keyCount);
  const enter = (table: BookBits, key: number): void => {
    table[key * bookInts + int] = (table[key * bookInts + int] ?? 0) | bit;
  };
  const addPair = (key: number, second: string, bits: number): void => {
    const pair = pairKey(key, keyOf(second));
    pairs[pair] = (pairs[pair] ?? 0) | bits;
    enter(goesOn, pair);
  };
  for (const shelves of books)
    for (const [word, { bySecond, open }] of shelves) {
      const key = keyOf(word);
      const followers = open.map((phrase) => requiredAt(phrase, 1));
      beginsAny[key] = 1;
      enter(begins, key);
      if (followers.includes(undefined)) enter(goesOnFreely, key);
      for (const [second, filed] of bySecond)
        for (const phrase of filed) addPair(key, second, thirdBits(phrase));
      for (const second of followers.flatMap((words) => words ?? [])) addPair(key, second, anyThird);
    }
  return { int, bit, pairs };
}

const hesitates = (words: Words, at: number): boolean =>
  ((words.mask[at] ?? 0) & filler) !== 0 && hesitations.has(words.word[at] ?? '');

const holds = ({ bits, words: held }: Place, words: Words, at: number): boolean =>
  (bits & bitOf(words.key[at] ?? 0)) !== 0 && held.has(words.word[at] ?? '');

/** Where the rest of a phrase, from place `index`, ends when it goes on at `at`; -1 when it does not. */
function matched(phrase: Phrase, index: number, words: Words, at: number, to: number): number {
  for (let step = index; ; step++) {
    const next = phrase[step];
    if (next === undefined) return at;
    const reachable = at < to && (words.gap[at] ?? 0) <= comma;
    if (reachable && (next.any || holds(next, words, at))) {
      if (next.optional) {
        const taken = matched(phrase, step + 1, words, at + 1, to);
        if (taken >= 0) return taken;
      } else at++;
    } else if (!next.optional) {
      if (!reachable || !hesitates(words, at)) return -1;
      at++;
      step--;
    }
  }
}

function longest(phrases: readonly Phrase[], words: Words, at: number, to: number): number {
  let best = -1;
  for (const phrase of phrases) best = Math.max(best, matched(phrase, 1, words, at, to));
  return best;
}

/** The place of a phrase's next word after the one at `at`. */
function afterHesitation(words: Words, at: number, to: number): number {
  let next = at + 1;
  while (next < to && hesitates(words, next)) next++;
  return next;
}

/** Fills in the books that may have a phrase in a turn, as the first two words at each place tell. */
function note(words: Words): void {
  const { key, books } = words;
  books.length = 0;
  for (let int = 0; int < bookInts; int++) books.push(0);
  for (let at = 0; at < key.length; at++) {
    const first = key[at] ?? 0;
    if (beginsAny[first] === 0) continue;
    const next = afterHesitation(words, at, key.length);
    const row = first * bookInts;
    const pair = pairKey(first, key[next] ?? 0) * bookInts;
    for (let int = 0; int < bookInts; int++)
      books[int] =
        (books[int] ?? 0) |
        (goesOnFreely[row + int] ?? 0) |
        ((begins[row + int] ?? 0) & (goesOn[pair + int] ?? 0));
  }
  books.push(booksMade);
}

/** False where nothing in the turn begins a phrase of the outline: most books are told so once a turn. */
export function mayOccur({ int, bit }: Outline, words: Words): boolean {
  if (words.books[bookInts] !== booksMade) note(words);
  return ((words.books[int] ?? 0) & bit) !== 0;
}

/** False where no phrase of the outline begins at `at`; true where one may. */
export function mayBegin({ int, bit, pairs }: Outline, words: Words, at: number, to: number): boolean {
  const key = words.key[at] ?? 0;
  const row = key * bookInts + int;
  if (((begins[row] ?? 0) & bit) === 0) return false;
  if (((goesOnFreely[row] ?? 0) & bit) !== 0) return true;
  const next = afterHesitation(words, at, to);
  if (next >= to) return false;
  const thirds = pairs[pairKey(key, words.key[next] ?? 0)] ?? 0;
  if (thirds === 0 || thirds === anyThird) return thirds === anyThird;
  const third = afterHesitation(words, next, to);
  return third < to && (thirds & bitOf(words.key[third] ?? 0)) !== 0;
}

/** The word after the longest phrase that begins at `at`, or -1. Never crosses more than a comma. */
export function phraseEnd(book: PhraseBook, words: Words, at: number, to: number): number {
  return at < to && mayBegin(book, words, at, to) ? longestFrom(book, words, at, to) : -1;
}

function longestFrom({ shelves }: PhraseBook, words: Words, at: number, to: number): number {
  const shelf = shelves.get(words.word[at] ?? '');
  if (shelf === undefined) return -1;
  const next = afterHesitation(words, at, to);
  const keyed = next < to ? shelf.bySecond.get(words.word[next] ?? '') : undefined;
  const open = shelf.open.length === 0 ? -1 : longest(shelf.open, words, at + 1, to);
  return keyed === undefined ? open : Math.max(open, longest(keyed, words, at + 1, to));
}

/**
 * The first place in [from, to) where a phrase of the book begins, or -1.
 * @param end the words that a phrase must not go beyond
 */
export function phraseIn(book: PhraseBook, words: Words, from: number, to: number, end = to): number {
  if (!mayOccur(book, words)) return -1;
  for (let at = from; at < to; at++)
    if (at < end && mayBegin(book, words, at, end) && longestFrom(book, words, at, end) >= 0) return at;
  return -1;
}
