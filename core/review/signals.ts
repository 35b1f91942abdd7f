/**
 * Signals: what the candidate said that deserved a follow-up. They say nothing of the candidate,
 * only of what an interviewer would want to ask next.
 */
import type { Transcript } from '../transcript/transcript.ts';
import type { Answer } from './answers.ts';
import type { DetectedQuestion } from './detected-question.ts';
import { findPhrases, noHits } from './phrase-table.ts';
import { sentenceAround } from './sentence.ts';
import { signalTable, WordClass } from './signal-lexicon.ts';
import type { WordStream } from './word-stream.ts';

export type SignalKind =
  | 'red-flag'
  | 'vague-we'
  | 'missing-action'
  | 'missing-result'
  | 'missing-situation'
  | 'claim-without-number'
  | 'number-without-baseline';

export type Signal = {
  readonly kind: SignalKind;
  /** The sentence that shows it, in one of the candidate's turns. */
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  /** Index into the answers. */
  readonly answer: number;
};

/** Shorter answers leave something out of necessity. ◊ */
const minAnswerWords = 20;
/** A claim wants its number however short the answer is that makes it, but for a word in passing. ◊ */
const minClaimWords = 8;
/** A story without an ending is only remarkable once there has been room for one. ◊ */
const minStoryWords = 40;
/** From this many "we" without one "I" it is unclear who did it. ◊ */
const minVagueWe = 3;

/** What was counted in one answer; filled anew for each. */
type Tally = {
  readonly counts: Int32Array;
  /** Where each class that was seen was first seen. */
  readonly firstTurn: Int32Array;
  readonly firstWord: Int32Array;
  /** Where a change is told, and where one is claimed. */
  readonly sites: Site[];
  readonly claims: Site[];
};
type Site = readonly [turn: number, word: number];

/**
 * At most one signal an answer, the one most worth asking about. Linear in the words of the answers.
 * Only answers to assessing questions are read.
 */
export function signals(
  transcript: Transcript,
  stream: WordStream,
  questions: readonly DetectedQuestion[],
  given: readonly Answer[],
): Signal[] {
  const found: Signal[] = [];
  const tally = emptyTally();
  for (const [index, answer] of given.entries()) {
    if (answer.words < minClaimWords) continue;
    const asked = askedFor(answer, questions);
    if (!asked.assessing) continue;
    fill(tally, transcript, stream, answer);
    const seen = signalIn(transcript, stream, answer, tally, asked);
    if (!seen) continue;
    const [kind, turn, word] = seen;
    const { start, end } = sentenceAround(transcript, stream, turn, word);
    found.push({ kind, turn, start, end, answer: index });
  }
  return found;
}

/** Whether any of the questions that an answer answers is of a kind. */
type AskedFor = { assessing: boolean; behavioural: boolean; hypothetical: boolean };

function askedFor(answer: Answer, questions: readonly DetectedQuestion[]): AskedFor {
  const asked = { assessing: false, behavioural: false, hypothetical: false };
  for (const index of answer.questions) {
    const question = questions[index];
    if (question === undefined) continue;
    if (question.assessing) asked.assessing = true;
    if (question.flags.includes('behavioural')) asked.behavioural = true;
    if (question.flags.includes('hypothetical')) asked.hypothetical = true;
  }
  return asked;
}

const hits = noHits();
const classCount = Math.max(...Object.values(WordClass)) + 1;

const emptyTally = (): Tally => ({
  counts: new Int32Array(classCount),
  firstTurn: new Int32Array(classCount),
  firstWord: new Int32Array(classCount),
  sites: [],
  claims: [],
});

function fill(tally: Tally, transcript: Transcript, stream: WordStream, answer: Answer): void {
  const { counts, firstTurn, firstWord, sites, claims } = tally;
  counts.fill(0);
  sites.length = 0;
  claims.length = 0;
  for (const turn of answer.turns) {
    const from = stream.firstWord[turn] ?? 0;
    const to = stream.firstWord[turn + 1] ?? 0;
    findPhrases(signalTable, stream.hashes, from, to, hits);
    for (let index = 0; index < hits.count; index += 1) {
      const value = hits.values[index] ?? 0;
      const word = hits.words[index] ?? 0;
      const seen = counts[value] ?? 0;
      counts[value] = seen + 1;
      if (seen === 0) {
        firstTurn[value] = turn;
        firstWord[value] = word;
      }
      if (value === WordClass.change) sites.push([turn, word]);
      if (value === WordClass.claim) claims.push([turn, word]);
    }
    counts[WordClass.number] = (counts[WordClass.number] ?? 0) + figures(transcript, stream, turn, from, to);
  }
}

/** How many words begin with a digit, years left out: a year measures nothing. */
const figures = (
  transcript: Transcript,
  stream: WordStream,
  turn: number,
  from: number,
  to: number,
): number => {
  let found = 0;
  for (let word = from; word < to; word += 1)
    if (stream.figures[word] === 1 && !isYear(transcript.turns[turn]?.text ?? '', stream, word)) found += 1;
  return found;
};

const isYear = (text: string, stream: WordStream, word: number): boolean =>
  (stream.ends[word] ?? 0) - (stream.starts[word] ?? 0) === 4 &&
  /^(?:19|20)\d\d$/.test(text.slice(stream.starts[word], stream.ends[word]));

type Seen = readonly [kind: SignalKind, turn: number, word: number];

const signalIn = (
  transcript: Transcript,
  stream: WordStream,
  answer: Answer,
  { counts, firstTurn: turnOf, firstWord: wordOf, sites, claims }: Tally,
  asked: Readonly<AskedFor>,
): Seen | null => {
  const count = (of: WordClass): number => counts[of] ?? 0;
  const at = (kind: SignalKind, of: WordClass): Seen => [kind, turnOf[of] ?? 0, wordOf[of] ?? 0];
  const own = count(WordClass.own) - count(WordClass.opinion);
  const story = asked.behavioural && answer.words >= minStoryWords;
  const lastTurn = answer.turns[answer.turns.length - 1] ?? 0;
  const lastWord = (stream.firstWord[lastTurn + 1] ?? 0) - 1;
  const firstTurn = answer.turns[0] ?? 0;

  const bare = (): Seen | null => claimWithoutNumber(transcript, stream, claims);

  if (answer.words < minAnswerWords) return asked.hypothetical && !asked.behavioural ? null : bare();
  if (count(WordClass.redFlag) > 0) return at('red-flag', WordClass.redFlag);
  if (asked.hypothetical && !asked.behavioural) return null;
  if (count(WordClass.we) >= minVagueWe && own <= 0) return at('vague-we', WordClass.we);
  if (story && own <= 0) return ['missing-action', firstTurn, stream.firstWord[firstTurn] ?? 0];
  if (story && count(WordClass.situation) === 0 && count(WordClass.habit) > 0)
    return at('missing-situation', WordClass.habit);
  if (story && count(WordClass.result) === 0 && count(WordClass.number) === 0)
    return ['missing-result', lastTurn, lastWord];
  const claimed = bare();
  if (claimed !== null) return claimed;
  if (count(WordClass.baseline) === 0 && count(WordClass.number) > 0)
    return numberWithoutBaseline(transcript, stream, sites);
  return null;
};

/** The first few places of an answer are enough to decide. */
const mostSites = 8;

/** A claim in whose sentence nothing is counted: a number elsewhere in the answer is of something else. */
const claimWithoutNumber = (
  transcript: Transcript,
  stream: WordStream,
  claims: readonly Site[],
): Seen | null => {
  for (const [turn, word] of claims.slice(0, mostSites)) {
    const { from, to } = sentenceAround(transcript, stream, turn, word);
    if (numbersIn(transcript, stream, turn, from, to) === 0) return ['claim-without-number', turn, word];
  }
  return null;
};

const numbersIn = (
  transcript: Transcript,
  stream: WordStream,
  turn: number,
  from: number,
  to: number,
): number => {
  let found = figures(transcript, stream, turn, from, to);
  findPhrases(signalTable, stream.hashes, from, to, hits);
  for (let index = 0; index < hits.count; index += 1) if (hits.values[index] === WordClass.number) found += 1;
  return found;
};

/** A change and exactly one figure in one sentence: by how much is said, from what is not. */
const numberWithoutBaseline = (
  transcript: Transcript,
  stream: WordStream,
  sites: readonly Site[],
): Seen | null => {
  for (const [turn, word] of sites.slice(0, mostSites)) {
    const { from, to } = sentenceAround(transcript, stream, turn, word);
    if (figures(transcript, stream, turn, from, to) === 1) return ['number-without-baseline', turn, word];
  }
  return null;
};
