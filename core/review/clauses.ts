/**
 * A turn's text as words and sentences, in one pass over its characters. Everything downstream works
 * on these arrays with bounded look-ahead, so the time is linear however the text is made.
 */
import { pastAnnotation } from '../transcript/annotations.ts';
import { isWideMark } from '../transcript/wide-marks.ts';
import { wordSet } from './word-set.ts';
import './lexicon.ts';
import { entryOf } from './vocabulary.ts';
import { hashWith, noHash, wordHash, wordKey } from './word-hash.ts';

/** What stood between two words; a greater number ends more. */
export const none = 0;
export const comma = 1;
/** A dash, colon, semicolon, bracket or ellipsis. */
export const pause = 2;
export const stopMark = 3;
export const questionMark = 4;
export type Gap = 0 | 1 | 2 | 3 | 4;

export type Words = {
  readonly text: string;
  /** Lower case, contractions taken apart; see the lexicon. */
  readonly word: readonly string[];
  readonly mask: readonly number[];
  /** The word's key, by which phrase books say no; see `wordKey`. */
  readonly key: readonly number[];
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** What stood before the word. */
  readonly gap: readonly Gap[];
  /** True where the word stands inside quotation marks; empty in a turn without any. */
  readonly quoted: readonly boolean[];
  readonly sentences: readonly Sentence[];
  /** Which phrase books may have a phrase here; filled when the first is asked, see `mayOccur`. */
  readonly books: number[];
};

/** Words `from` up to `to`, closed by `mark` (`none` when the turn just ends) at character `end`. */
export type Sentence = {
  readonly from: number;
  readonly to: number;
  readonly mark: Gap;
  readonly end: number;
};

const abbreviations = wordSet(`mr mrs ms dr vs etc approx e.g i.e prof st inc ltd`);

const letter = 1;
const inWord = 2;
const kinds = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  if (isLetter || code === 35 || code === 43 || code === 95 || code === 37) kinds[code] = letter;
  else if (code === 39 || code === 45 || code === 46) kinds[code] = inWord;
}

/** Letters, digits and whatever is not ASCII and not a mark of punctuation. */
const isLetter = (code: number): boolean => (code < 128 ? kinds[code] === letter : isWideLetter(code));

const isWideLetter = (code: number): boolean =>
  !(code === 0xa0 || code === 0xbf || code === 0xa1 || code === 0xab || code === 0xbb) && !isWideMark(code);

/** An apostrophe, hyphen or full stop goes on with a word when letters stand on both sides of it. */
const joins = (text: string, at: number, code: number): boolean =>
  (code < 128 ? kinds[code] === inWord : code === 0x2019) &&
  at + 1 < text.length &&
  isLetter(text.charCodeAt(at + 1));

/** What a sign below 128 is between two words: nearly every sign is one of these, and of them a space. */
const gaps: readonly Gap[] = Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (sign === ',') return comma;
  if (':;()[]'.includes(sign)) return pause;
  if (sign === '.' || sign === '!') return stopMark;
  return sign === '?' ? questionMark : none;
});

const gapOf = (code: number): Gap => (code < 128 ? (gaps[code] ?? none) : wideGapOf(code));

function wideGapOf(code: number): Gap {
  switch (code) {
    case 0x3001: // 、
    case 0xff0c: // ，
      return comma;
    case 0x2013: // –
    case 0x2014: // —
    case 0x2026: // …
    case 0x2e3a: // ⸺
    case 0xff1a: // ：
    case 0xff1b: // ；
      return pause;
    case 0x3002: // 。
    case 0xff01: // ！
      return stopMark;
    case 0xff1f: // ？
    case 0x061f: // ؟
      return questionMark;
    default:
      return none;
  }
}

/**
 * Lower-cases and straightens apostrophes without moving offsets: a few letters grow when lower-cased,
 * and then only ASCII is folded.
 */
function folded(text: string): string {
  const lower = text.toLowerCase();
  const same =
    lower.length === text.length ? lower : text.replace(/[A-Z]/g, (capital) => capital.toLowerCase());
  return same.includes('\u2019') ? same.replaceAll('\u2019', "'") : same;
}

const space = 0x20;
const possessive = "'s";
const letterS = 0x73;

/** Splits a turn into words and sentences. Linear in the length of the text. */
export function wordsOf(text: string): Words {
  const lower = folded(text);
  const word: string[] = [];
  const mask: number[] = [];
  const key: number[] = [];
  const start: number[] = [];
  const end: number[] = [];
  const gap: Gap[] = [];
  const quoted: boolean[] = [];
  let quotes = false;
  const sentences: Sentence[] = [];
  const length = text.length;
  let before: Gap = none;
  let markEnd = 0;
  let sentenceFrom = 0;
  let inQuote = false;
  let at = 0;
  while (at < length) {
    let code = lower.charCodeAt(at);
    if (isLetter(code)) {
      const from = at;
      let hash = noHash;
      do {
        hash = hashWith(hash, code);
        at++;
        if (at >= length) break;
        code = lower.charCodeAt(at);
      } while (isLetter(code) || joins(lower, at, code));
      if (before >= stopMark) {
        if (word.length > sentenceFrom)
          sentences.push({ from: sentenceFrom, to: word.length, mark: before, end: markEnd });
        sentenceFrom = word.length;
      }
      let to = at;
      let entry = entryOf(lower, from, to, hash);
      if (entry === undefined && lower.charCodeAt(to - 1) === letterS && lower.endsWith(possessive, to)) {
        to -= possessive.length;
        hash = wordHash(lower, from, to);
        entry = entryOf(lower, from, to, hash);
      }
      if (entry !== undefined && entry.parts !== null) {
        for (let part = 0; part < entry.parts.length; part++) {
          const known = entry.parts[part];
          word.push(known?.word ?? '');
          mask.push(known?.mask ?? 0);
          key.push(known?.key ?? 0);
          start.push(from);
          end.push(at);
          gap.push(part === 0 ? before : none);
          if (quotes) quoted.push(inQuote);
        }
      } else {
        word.push(entry === undefined ? lower.slice(from, to) : entry.word);
        mask.push(entry === undefined ? 0 : entry.mask);
        key.push(entry === undefined ? wordKey(hash) : entry.key);
        start.push(from);
        end.push(at);
        gap.push(before);
        if (quotes) quoted.push(inQuote);
      }
      before = none;
      continue;
    }
    if (code === space) {
      at++;
      continue;
    }
    if (code === 0x5b || code === 0x28) {
      const past = pastAnnotation(lower, at);
      if (past > at) {
        at = past;
        continue;
      }
    }
    let mark = gapOf(code);
    if (code === 46) {
      let dots = 1;
      while (at + dots < length && lower.charCodeAt(at + dots) === 46) dots++;
      if (dots > 1) mark = pause;
      else if (abbreviations.has(word[word.length - 1] ?? '') && at === end[end.length - 1]) mark = none;
      at += dots - 1;
    } else if (code === 45) {
      const next = lower.charCodeAt(at + 1);
      if (next === 45 || next === 32 || Number.isNaN(next)) mark = pause;
    } else if (code === 34 || code === 0x201c || code === 0x201d) {
      if (!quotes) for (const _ of word) quoted.push(false);
      quotes = true;
      inQuote = code === 0x201c ? true : code === 0x201d ? false : !inQuote;
    }
    at++;
    if (mark > before) before = mark;
    if (mark >= stopMark) markEnd = at;
  }
  if (before < stopMark) markEnd = end[end.length - 1] ?? 0;
  if (word.length > sentenceFrom)
    sentences.push({ from: sentenceFrom, to: word.length, mark: before, end: markEnd });
  return { text, word, mask, key, start, end, gap, quoted, sentences, books: [] };
}

/** The word at `at`, or the empty string beyond either end. */
export const wordAt = (words: Words, at: number): string => words.word[at] ?? '';
/** The classes of the word at `at`, 0 beyond either end. */
export const maskAt = (words: Words, at: number): number => words.mask[at] ?? 0;
