/**
 * The words of a transcript, once, as numbers: where each begins and ends and a hash of its
 * lower-case letters. Every rule that looks for words or phrases reads this instead of running a
 * pattern over the text again, so the cost of a review stays linear and small.
 */
import type { Transcript } from '../transcript/transcript.ts';
import { isWideMark } from '../transcript/wide-marks.ts';
import { hashWith, noHash } from './word-hash.ts';

export type WordStream = {
  /** Words in the whole transcript. */
  readonly count: number;
  /** Word `w` is `turns[t].text.slice(starts[w], ends[w])`, offsets in UTF-16 units of its own turn. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Int32Array;
  /** 1 where the word begins with a digit. */
  readonly figures: Uint8Array;
  /** Turn `t` holds the words `firstWord[t]` up to, not including, `firstWord[t + 1]`. */
  readonly firstWord: Int32Array;
};

const apostrophe = 0x27;
const curlyApostrophe = 0x2019;

/** A letter in lower case or a digit, 0 for anything else; for the first 128 code units, which is nearly all of them. */
const folded = new Uint8Array(128);
for (let code = 0; code < 128; code += 1)
  if ((code >= 48 && code <= 57) || (code >= 97 && code <= 122)) folded[code] = code;
  else if (code >= 65 && code <= 90) folded[code] = code + 32;

/** Beyond ASCII everything is a letter but the Latin-1 signs and the blocks of punctuation and space. */
const wideUnit = (code: number): number => {
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba ? code : 0;
  return isWideMark(code) ? 0 : code;
};

/** The unit by which a letter or digit is known, 0 for what is neither. */
const wordUnit = (code: number): number => (code < 128 ? (folded[code] ?? 0) : wideUnit(code));

/** An apostrophe belongs to the word when a letter follows: "you'd", "don’t". */
const joins = (text: string, at: number, code: number): boolean =>
  (code === apostrophe || code === curlyApostrophe) &&
  at + 1 < text.length &&
  wordUnit(text.charCodeAt(at + 1)) !== 0;

type Words = {
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  hashes: Int32Array;
  figures: Uint8Array;
};

const room = (capacity: number): Words => ({
  count: 0,
  starts: new Int32Array(capacity),
  ends: new Int32Array(capacity),
  hashes: new Int32Array(capacity),
  figures: new Uint8Array(capacity),
});

/** At least twice the room; a text of one-letter words needs it, English does not. */
const grown = (words: Words, capacity: number): Words => {
  const larger = room(Math.max(capacity, words.starts.length * 2));
  larger.count = words.count;
  larger.starts.set(words.starts);
  larger.ends.set(words.ends);
  larger.hashes.set(words.hashes);
  larger.figures.set(words.figures);
  return larger;
};

/** Adds the words of one text; returns the same room, or a larger one. */
const read = (text: string, into: Words): Words => {
  const length = text.length;
  // One-letter words with a space between them are the most that a text can hold.
  const most = into.count + ((length + 1) >> 1);
  const words = most > into.starts.length ? grown(into, most) : into;
  const { starts, ends, hashes, figures } = words;
  let count = words.count;
  let at = 0;
  while (at < length) {
    let unit = wordUnit(text.charCodeAt(at));
    if (unit === 0) {
      at += 1;
      continue;
    }
    starts[count] = at;
    if (unit >= 48 && unit <= 57) figures[count] = 1;
    let hash = noHash;
    do {
      hash = hashWith(hash, unit);
      at += 1;
      if (at >= length) break;
      const code = text.charCodeAt(at);
      unit = wordUnit(code);
      if (unit === 0 && joins(text, at, code)) unit = apostrophe;
    } while (unit !== 0);
    ends[count] = at;
    hashes[count] = hash;
    count += 1;
    // What has just ended the word begins none.
    at += 1;
  }
  words.count = count;
  return words;
};

/** The words of every turn, in order. Linear in the length of the text. */
export function wordStream(transcript: Transcript): WordStream {
  const turns = transcript.turns;
  let letters = 0;
  for (const turn of turns) letters += turn.text.length;
  // English runs at about 5.5 units a word.
  let words = room(Math.max(64, (letters / 5) | 0));
  const firstWord = new Int32Array(turns.length + 1);
  for (let turn = 0; turn < turns.length; turn += 1) {
    firstWord[turn] = words.count;
    words = read(turns[turn]?.text ?? '', words);
  }
  firstWord[turns.length] = words.count;
  return { ...words, firstWord };
}

/** Room for a phrase: rubrics and lexicons are hundreds of them, and each is read before the next. */
const scratch = room(32);

/** The hashes of the words of one short text, such as a keyword of a rubric or a lexicon's phrase. */
export function wordHashes(text: string): Int32Array {
  scratch.count = 0;
  const words = read(text, scratch);
  return words.hashes.slice(0, words.count);
}

/** How many words a turn has. */
export const wordsInTurn = (stream: WordStream, turn: number): number =>
  (stream.firstWord[turn + 1] ?? 0) - (stream.firstWord[turn] ?? 0);

/** The first word of the turn that ends after `offset`; `firstWord[turn + 1]` when none does. */
export function wordAtOffset(stream: WordStream, turn: number, offset: number): number {
  let low = stream.firstWord[turn] ?? stream.count;
  let high = stream.firstWord[turn + 1] ?? stream.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stream.ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
