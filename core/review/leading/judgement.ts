/**
 * The last word on whether a turn leads: what its words score, what the rules hear in it and what was said
 * before it, weighed together into one probability. The weights are fitted on turns of others that no
 * rule had been tuned on, so each rule is believed as far as it is right there.
 */
import type { Heard } from '../already-said.ts';
import type { Asked } from '../asked.ts';
import { type Words, none, wordAt } from '../clauses.ts';
import { leaningWeights } from '../data/leaning-weights.ts';
import type { LeadingCue } from '../detected-question.ts';
import { isContent } from '../stems.ts';
import { arranges } from './arrangement.ts';
import { kinds } from './feature.ts';

/** What is known of a turn when it is judged. */
export type Judged = {
  readonly words: Words;
  readonly asked: readonly Asked[];
  /** What the rules hear in each question. */
  readonly cues: readonly (LeadingCue | null)[];
  readonly heard: Heard;
};

/** What is told at once, in the order in which it is weighed. */
const near = [
  'attached-tag',
  'negative-polar',
  'endorsement',
  'answer-inside',
  'slanted-alternative',
  'value-preface',
  'heard by a rule',
  'left standing',
  ...kinds,
  'or',
] as const;
/** What must be looked for, which is done only where it could decide. */
const far = ['arranges', 'repeats', 'repeats and states', 'echoes'] as const;
export const factNames = [...near, ...far] as const;

/** An answer is looked at from its end. */
export const maxAnswer = 600;
/** More repeated words than these are not told apart. */
const maxRepeated = 3;
/** The opening of a turn in which the answer may echo, in words. */
const maxEcho = 5;

const told = (holds: boolean): number => (holds ? 1 : 0);
const stating = ({ kind }: Asked): boolean => kind === 'tag' || kind === 'statement';

function nearFacts({ words, asked, cues }: Judged): readonly number[] {
  const by = (cue: LeadingCue): number => told(cues.includes(cue));
  const rules = [
    by('attached-tag'),
    by('negative-polar'),
    by('endorsement'),
    by('answer-inside'),
    by('slanted-alternative'),
    by('value-preface'),
  ];
  return [
    ...rules,
    told(rules.includes(1)),
    told(asked.some(({ left }) => left === true)),
    ...kinds.map((kind) => told(asked.some((question) => question.kind === kind))),
    told(words.word.includes('or')),
  ];
}

function farFacts({ words, asked, heard }: Judged): readonly number[] {
  const answer = heard.texts.at(-1)?.slice(-maxAnswer);
  const repeats = answer === undefined ? 0 : repeated(words, asked, answer);
  return [
    told(asked.some(({ from, to }) => arranges(words, from, to))),
    repeats,
    repeats * told(asked.some(stating)),
    told(answer !== undefined && echoes(words, answer)),
  ];
}

/** What is told of a turn, a number from 0 to 1 for each name. */
export const factsOf = (judged: Judged): readonly number[] => [...nearFacts(judged), ...farFacts(judged)];

/** How many words that name a matter a question takes from the answer before it, the most of any question, as a share. */
function repeated(words: Words, asked: readonly Asked[], answer: string): number {
  let most = 0;
  for (const { sentence, to } of asked) {
    let count = 0;
    for (let at = sentence.from; at < to && count < maxRepeated; at += 1)
      if (isContent(words, at) && answer.includes(wordAt(words, at))) count += 1;
    most = Math.max(most, count);
  }
  return most / maxRepeated;
}

/** "Till 2027, so…" after "it's good till 2027": what a turn opens with, up to its first mark, was just said. */
function echoes(words: Words, answer: string): boolean {
  for (let at = 0; at < maxEcho; at += 1) {
    if ((words.gap[at + 1] ?? none) !== none) return false;
    if (answer.includes(` ${wordAt(words, at)} ${wordAt(words, at + 1)}`)) return opensShortly(words, at + 2);
  }
  return false;
}

/** Whether there is a mark within the opening. */
function opensShortly(words: Words, from: number): boolean {
  for (let at = from; at <= maxEcho; at += 1) if ((words.gap[at] ?? none) !== none) return true;
  return false;
}

const { intercept, reader, facts } = leaningWeights.judged;
const weighed = (numbers: readonly number[], from: number): number =>
  numbers.reduce((sum, number, index) => sum + number * (facts[from + index] ?? 0), 0);
const farWeights = facts.slice(near.length);
const least = farWeights.reduce((sum, weight) => sum + Math.min(0, weight), 0);
const most = farWeights.reduce((sum, weight) => sum + Math.max(0, weight), 0);

const oddsOf = (chance: number): number => Math.log(chance / (1 - chance));

/** Whether a turn leads with at least this probability whose words have this score. */
export function isAsLikely(chance: number, score: number, judged: Judged): boolean {
  const bound = oddsOf(chance) - intercept - reader * score - weighed(nearFacts(judged), 0);
  if (bound > most) return false;
  return bound <= least || weighed(farFacts(judged), near.length) >= bound;
}

/** The probability that a turn leads whose words have this score. */
export const chanceOf = (score: number, judged: Judged): number =>
  1 / (1 + Math.exp(-intercept - reader * score - weighed(factsOf(judged), 0)));
