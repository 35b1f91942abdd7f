/** Whether a transcript's text was written with its marks, told from the text alone, in one pass over its characters. */
import type { Turn } from './transcript.ts';

/** A turn longer than this is looked at in its first part. */
export const maxTurnLooked = 20_000;

/** Turns that open like a wh- question; English, as the rules analyst reads it. */
const opensWithQuestionWord =
  /^(?:(?:so|and|okay|ok|right|now|well|great|cool|alright|but)[, ]+){0,3}(?:what|how|why|when|where|who|which)\b(?! (?:i|we|it|happened|they|he|she)\b)/i;
/** Question words anywhere; a lower-case transcript without marks has many of them and no marks. */
const questionWords = ['what', 'how', 'why', 'when', 'where', 'who', 'which'];
/** Fewer words than this prove nothing about punctuation. */
const minPunctuationWords = 200;
/** Sentences longer than this on average are a recogniser's stream without full stops. */
const maxWordsPerSentence = 60;
/** People ask a marked question for at most every eighth question word, relative clauses included. */
const questionWordsPerMark = 25;

/** What a character is for the count; anything else only stands between words. */
const wordUnit = 1;
const spaceUnit = 2;
const stopUnit = 3;
const questionUnit = 4;
const kinds = new Uint8Array(128);
for (let code = 0; code < 128; code += 1)
  if (/\w/.test(String.fromCharCode(code))) kinds[code] = wordUnit;
kinds[0x20] = spaceUnit;
kinds[0x2e] = stopUnit;
kinds[0x21] = stopUnit;
kinds[0x3f] = questionUnit;

/** 。！？: stops, and none of them the mark that English questions end with. */
const isWideStop = (code: number): boolean => code === 0x3002 || code === 0xff01 || code === 0xff1f;
const small = 0x20;
const letterH = 0x68;
const letterW = 0x77;

/** Whether the letters at `from`, a "w" or an "h", are a whole question word. */
function isQuestionWord(text: string, from: number, end: number): boolean {
  for (const word of questionWords) {
    const past = from + word.length;
    if (past > end || (past < end && kinds[text.charCodeAt(past)] === wordUnit)) continue;
    let at = 0;
    while (at < word.length && (text.charCodeAt(from + at) | small) === word.charCodeAt(at)) at += 1;
    if (at === word.length) return true;
  }
  return false;
}

type Tally = { words: number; asked: number; marks: number; stops: number };

function tally(text: string, into: Tally): void {
  const end = Math.min(text.length, maxTurnLooked);
  let { words, asked, marks, stops } = into;
  words += 1;
  let before = 0;
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? kinds[code] : isWideStop(code) ? stopUnit : 0;
    if (kind === wordUnit) {
      if (before !== wordUnit) {
        const letter = code | small;
        if ((letter === letterW || letter === letterH) && isQuestionWord(text, at, end)) asked += 1;
      }
    } else if (kind === spaceUnit) words += 1;
    else if (kind === stopUnit) stops += 1;
    else if (kind === questionUnit) {
      marks += 1;
      stops += 1;
    }
    before = kind ?? 0;
  }
  into.words = words;
  into.asked = asked;
  into.marks = marks;
  into.stops = stops;
}

/** `poor`: question words abound and question marks do not, or nothing ends a sentence. Linear in the text. */
export function punctuationVerdict(turns: readonly Turn[]): 'good' | 'poor' {
  const seen: Tally = { words: 0, asked: 0, marks: 0, stops: 0 };
  for (const turn of turns) tally(turn.text, seen);
  const { words, asked, marks, stops } = seen;
  if (words < minPunctuationWords) {
    const opened = turns.filter(({ text }) => opensWithQuestionWord.test(text.slice(0, 80))).length;
    return opened >= 3 && marks === 0 ? 'poor' : 'good';
  }
  if (words / (stops + 1) > maxWordsPerSentence) return 'poor';
  return asked >= 10 && asked / (marks + 1) > questionWordsPerMark ? 'poor' : 'good';
}
