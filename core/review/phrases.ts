/**
 * Phrase books: short fixed phrases with alternatives (`can|could`), optional words (`please?`) and
 * free places (`_`, `_?`), found by their first word. A phrase has at most ten places, so a look-up
 * costs a bounded number of steps.
 */
import { type Words, comma } from './clauses.ts';
import { wordSet } from './word-set.ts';

type Place = { readonly any: boolean; readonly optional: boolean; readonly words: ReadonlySet<string> };
type Phrase = readonly Place[];
export type PhraseBook = ReadonlyMap<string, readonly Phrase[]>;

const maxPlaces = 12;

function place(written: string): Place {
  const optional = written.endsWith('?');
  const bare = optional ? written.slice(0, -1) : written;
  return { any: bare === '_', optional, words: new Set(bare.split('|')) };
}

/** Compiles phrases, one a line or one an element. The first place is always a required word. */
export function phraseBook(phrases: string): PhraseBook {
  const book = new Map<string, Phrase[]>();
  for (const line of phrases.split('\n')) {
    const written = line.trim();
    if (written === '') continue;
    const compiled = written.split(/\s+/).map(place);
    const head = compiled[0];
    if (head === undefined || head.optional || head.any || compiled.length > maxPlaces)
      throw new RangeError(`a phrase begins with a word and has at most ${maxPlaces} places: ${written}`);
    for (const word of head.words) {
      const listed = book.get(word);
      if (listed === undefined) book.set(word, [compiled]);
      else listed.push(compiled);
    }
  }
  return book;
}

/** What a speaker says while looking for the next word of a phrase. */
const hesitations = wordSet(`um uh er erm uhm umm ah hmm`);

function matched(phrase: Phrase, index: number, words: Words, at: number, to: number): number {
  const next = phrase[index];
  if (next === undefined) return at;
  let best = -1;
  if (at < to && (index === 0 || (words.gap[at] ?? 0) <= comma)) {
    if (next.any || next.words.has(words.word[at] ?? ''))
      best = matched(phrase, index + 1, words, at + 1, to);
  }
  if (best < 0 && next.optional) best = matched(phrase, index + 1, words, at, to);
  const hesitates = best < 0 && index > 0 && at < to && hesitations.has(words.word[at] ?? '');
  return hesitates ? matched(phrase, index, words, at + 1, to) : best;
}

/** The word after the longest phrase that begins at `at`, or -1. Never crosses more than a comma. */
export function phraseEnd(book: PhraseBook, words: Words, at: number, to: number): number {
  const phrases = book.get(words.word[at] ?? '');
  if (phrases === undefined) return -1;
  let best = -1;
  for (const phrase of phrases) best = Math.max(best, matched(phrase, 0, words, at, to));
  return best;
}

/** The first place in [from, to) where a phrase of the book begins, or -1. */
export function phraseIn(book: PhraseBook, words: Words, from: number, to: number): number {
  for (let at = from; at < to; at++) if (phraseEnd(book, words, at, to) >= 0) return at;
  return -1;
}
