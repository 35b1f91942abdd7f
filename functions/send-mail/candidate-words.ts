/**
 * The candidate's words stay behind the link. Everything a mail says about a review passes here
 * first: with the transcript by comparing words, without it by what the review itself can vouch for.
 */
import type { Finding, Review } from '../../core/review/review.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';

/** Five words in a row occur by chance in one unrelated transcript of seven hundred; fewer are everybody's. */
const RUN = 5;

export type Discretion = {
  /** Whether these are the interviewer's own words, spoken in one of their turns. */
  readonly mayQuote: (finding: Finding) => boolean;
  /** Whether a sentence written about the loop repeats nothing the candidate said. */
  readonly maySay: (sentence: string) => boolean;
};

export const discretion = (review: Review, transcript: Transcript | undefined): Discretion =>
  transcript === undefined ? byReview(review) : byTranscript(transcript);

/** Whether a sentence repeats nothing the candidate said; anything passes when there is nothing to compare with. */
export const saysNothingOfTheirs = (transcript: Transcript | undefined): ((sentence: string) => boolean) =>
  transcript === undefined ? () => true : byTranscript(transcript).maySay;

const byTranscript = (transcript: Transcript): Discretion => {
  const interviewers = interviewersOf(transcript);
  return {
    mayQuote: ({ turn }) => interviewers.has(transcript.turns[turn]?.speaker ?? ''),
    maySay: (sentence) => {
      const { words, lines } = saidByOthers(transcript);
      // Words somebody never said make up no run of theirs, and of most sentences no run is left to look for.
      const runs = runsOf(sentence).filter((run) => run.every((word) => words.has(word)));
      return !runs.some((run) => lines.includes(` ${run.join(' ')} `));
    },
  };
};

const interviewersOf = ({ speakers }: Transcript): ReadonlySet<string> =>
  new Set(speakers.filter(({ role }) => role === 'interviewer').map(({ id }) => id));

type Said = {
  readonly words: ReadonlySet<string>;
  /** A line a turn, each word with a space on both sides. */
  readonly lines: string;
};

/** A mail asks a dozen times about one transcript. */
const said = new WeakMap<Transcript, Said>();

/** The words of everybody but the interviewers. */
const saidByOthers = (transcript: Transcript): Said => {
  const known = said.get(transcript);
  if (known !== undefined) return known;
  const interviewers = interviewersOf(transcript);
  const turns = transcript.turns
    .filter(({ speaker }) => !interviewers.has(speaker))
    .map(({ text }) => wordsOf(text));
  const all = {
    words: new Set(turns.flat()),
    lines: turns.map((words) => ` ${words.join(' ')} `).join('\n'),
  };
  said.set(transcript, all);
  return all;
};

/** Questions are only ever found in the interviewer's turns, so a turn that holds one is theirs. */
const byReview = (review: Review): Discretion => {
  const turns = new Set(review.questions.map(({ turn }) => turn));
  const asked = review.questions.map(({ text }) => wordsOf(text).join(' '));
  return {
    mayQuote: ({ turn }) => turns.has(turn),
    maySay: (sentence) =>
      quotesIn(sentence).every((words) => {
        const quote = words.join(' ');
        return words.length < 3 || asked.some((question) => question.includes(quote));
      }),
  };
};

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const runsOf = (text: string): string[][] => {
  const words = wordsOf(text);
  const runs: string[][] = [];
  for (let at = 0; at + RUN <= words.length; at += 1) runs.push(words.slice(at, at + RUN));
  return runs;
};

/** What stands between double quotation marks, as words. */
const quotesIn = (sentence: string): string[][] =>
  sentence
    .split(/["“”«»„]/)
    .filter((_, index) => index % 2 === 1)
    .map(wordsOf);
