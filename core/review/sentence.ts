/** The sentence around a word, as a span of its turn. */
import type { Transcript } from '../transcript/transcript.ts';
import { isWideStop } from '../transcript/wide-marks.ts';
import type { WordStream } from './word-stream.ts';

/** Where a speaker never pauses, or the capture lost the full stops, this many words either side will do. ◊ */
const reachWords = 30;

export type Sentence = {
  readonly start: number;
  readonly end: number;
  /** The words of the sentence: `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
};

export function sentenceAround(
  transcript: Transcript,
  stream: WordStream,
  turn: number,
  word: number,
): Sentence {
  const text = transcript.turns[turn]?.text ?? '';
  const firstWord = stream.firstWord[turn] ?? 0;
  const pastWord = stream.firstWord[turn + 1] ?? stream.count;
  let from = word;
  while (from > firstWord && word - from < reachWords && !endsAfter(text, stream, from - 1)) from -= 1;
  let to = word + 1;
  while (to < pastWord && to - word < reachWords && !endsAfter(text, stream, to - 1)) to += 1;
  const start = stream.starts[from] ?? 0;
  let end = stream.ends[to - 1] ?? text.length;
  while (end < text.length && '.?!…%。！？؟'.includes(text.charAt(end))) end += 1;
  return { start, end, from, to };
}

/** ' " ) ] ” ’ %: what may stand between a word and the mark that ends its sentence. */
const closes = (unit: number): boolean =>
  unit === 0x27 ||
  unit === 0x22 ||
  unit === 0x29 ||
  unit === 0x5d ||
  unit === 0x201d ||
  unit === 0x2019 ||
  unit === 0x25;

/** A full stop, question or exclamation mark after the word, before white space or the end; a wide one before anything. */
const endsAfter = (text: string, stream: WordStream, word: number): boolean => {
  let at = stream.ends[word] ?? text.length;
  let unit = text.charCodeAt(at);
  if (unit === 0x20) return false;
  if (closes(unit)) {
    at += 1;
    unit = text.charCodeAt(at);
  }
  if (isWideStop(unit)) return true;
  if (unit !== 0x2e && unit !== 0x3f && unit !== 0x21 && unit !== 0x2026 && unit !== 0x061f) return false;
  const next = text.charCodeAt(at + 1);
  return at + 1 >= text.length || next <= 0x20 || next === 0x22 || next === 0x2e;
};
