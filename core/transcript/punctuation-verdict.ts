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

const space = 0x20;
/** Whether there are so many words, by the spaces between them; stops as soon as what is left is too short for it. */
function hasWords(text: string, least: number): boolean {
  let missing = least - 1;
  for (let at = 0; missing > 0 && at + missing <= text.length; at += 1)
    if (text.charCodeAt(at) === space) missing -= 1;
  return missing <= 0;
}

/** Whether there are more question words than `limit`; a text that is too short for it is not searched. */
const hasQuestionWords = (text: string, limit: number): boolean =>
  text.length / lettersPerQuestionWord > limit && (text.match(questionWords)?.length ?? 0) > limit;

/** Whether there are more words than so many stops could end sentences of. */
const runsOn = (text: string, stops: number): boolean =>
  hasWords(text, maxWordsPerSentence * (stops + 1) + 1);

/** `poor`: question words abound and question marks do not, or nothing ends a sentence. Linear in the text. */
export function punctuationVerdict(turns: readonly Turn[]): 'good' | 'poor' {
  const texts = turns.map(({ text }) => text.slice(0, maxTurnLooked));
  // In one, since turns are short and asking the engine of each costs more than what it does.
  const text = texts.join(' ');
  let marks = 0;
  for (const mark of questionMarks) marks += countOf(mark, text);
  if (!hasWords(text, minPunctuationWords)) {
    const opened = texts.filter((turn) => opensWithQuestionWord.test(turn.slice(0, 80))).length;
    return opened >= 3 && marks === 0 ? 'poor' : 'good';
  }
  let stops = marks + countOf('.', text);
  if (runsOn(text, stops)) {
    for (const mark of rarerStops) stops += countOf(mark, text);
    if (runsOn(text, stops)) return 'poor';
  }
  return hasQuestionWords(text, questionWordsPerMark * (marks + 1)) ? 'poor' : 'good';
}
