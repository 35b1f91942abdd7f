/**
 * Whether a transcript was written with its marks, told from the text alone. The engine counts
 * patterns and marks faster than a loop over characters, and what cannot change the verdict is not counted.
 */
import type { Turn } from './transcript.ts';

/** A turn longer than this is looked at in its first part. */
export const maxTurnLooked = 20_000;

/** Turns that open like a wh- question; English, as the rules analyst reads it. */
const opensWithQuestionWord =
  /^(?:(?:so|and|okay|ok|right|now|well|great|cool|alright|but)[, ]+){0,3}(?:what|how|why|when|where|who|which)\b(?! (?:i|we|it|happened|they|he|she)\b)/i;
/** Question words anywhere; a lower-case transcript without marks has many of them and no marks. */
const questionWords = /\b(?:what|how|why|when|where|who|which)\b/gi;
const questionMarks = ['?', '？', '؟'] as const;
/** What else ends a sentence. */
const rarerStops = ['!', '。', '！'] as const;
/** Fewer words than this prove nothing about punctuation. */
const minPunctuationWords = 200;
/** Sentences longer than this on average are a recogniser's stream without full stops. */
const maxWordsPerSentence = 60;
/** People ask a marked question for at most every eighth question word, relative clauses included. */
const questionWordsPerMark = 25;
/** "who" and the space before the next one: no text holds question words closer together. */
const lettersPerQuestionWord = 4;

function countOf(mark: string, text: string): number {
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found += 1;
  return found;
}

/**
 * Whether the count over all texts comes to more than `limit`; stops as soon as what is left is too
 * short to get there.
 * @param perCount the least letters that one of what is counted takes
 */
function exceeds(
  texts: readonly string[],
  limit: number,
  perCount: number,
  countIn: (text: string) => number,
): boolean {
  let left = texts.length;
  for (const text of texts) left += text.length;
  let counted = 0;
  for (const text of texts) {
    if (counted > limit || counted + left / perCount <= limit) break;
    counted += countIn(text);
    left -= text.length + 1;
  }
  return counted > limit;
}

const space = 0x20;
function wordsIn(text: string): number {
  let words = 1;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) === space) words += 1;
  return words;
}
const questionWordsIn = (text: string): number => text.match(questionWords)?.length ?? 0;

/** Whether there are more words than so many stops could end sentences of. */
const runsOn = (texts: readonly string[], stops: number): boolean =>
  exceeds(texts, maxWordsPerSentence * (stops + 1), 1, wordsIn);

/** `poor`: question words abound and question marks do not, or nothing ends a sentence. Linear in the text. */
export function punctuationVerdict(turns: readonly Turn[]): 'good' | 'poor' {
  const texts = turns.map(({ text }) => text.slice(0, maxTurnLooked));
  let marks = 0;
  let stops = 0;
  for (const text of texts) {
    for (const mark of questionMarks) marks += countOf(mark, text);
    stops += countOf('.', text);
  }
  stops += marks;
  if (!exceeds(texts, minPunctuationWords - 1, 1, wordsIn)) {
    const opened = texts.filter((text) => opensWithQuestionWord.test(text.slice(0, 80))).length;
    return opened >= 3 && marks === 0 ? 'poor' : 'good';
  }
  if (runsOn(texts, stops)) {
    for (const text of texts) for (const mark of rarerStops) stops += countOf(mark, text);
    if (runsOn(texts, stops)) return 'poor';
  }
  const markable = questionWordsPerMark * (marks + 1);
  return exceeds(texts, markable, lettersPerQuestionWord, questionWordsIn) ? 'poor' : 'good';
}
