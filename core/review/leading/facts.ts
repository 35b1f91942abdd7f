/**
 * What is known of a turn besides its words: what the rules hear in it, how it asks, and what was said before
 * it. The reader weighs it with the words. It has learned what each rule is worth from turns of others on which
 * no rule was tuned, so a rule is believed as far as it is right there.
 */
import { type Heard, alreadySaid, endsAsking } from '../already-said.ts';
import type { Asked } from '../asked.ts';
import { type Words, none, wordAt } from '../clauses.ts';
import type { LeadingCue } from '../detected-question.ts';
import { isContent } from '../stems.ts';
import { arranges } from './arrangement.ts';
import { hinting, hints } from './at-work.ts';
import { cueOfShape } from './cue-of-shape.ts';
import { type FeatureList, add, feature, is, kinds } from './feature.ts';

/** What is known of a turn when it is judged. */
export type Judged = {
  readonly words: Words;
  readonly asked: readonly Asked[];
  /** What the rules hear in each question. */
  readonly cues: readonly (LeadingCue | null)[];
  readonly heard: Heard;
  /** A rule hears that it would lead, had the candidate not said as much. */
  readonly said: boolean;
};

/** An answer is looked at from its end. */
export const maxAnswer = 600;
/** More repeated words than these are not told apart. */
const maxRepeated = 3;
/** The opening of a turn in which the answer may echo, in words. */
const maxEcho = 5;

const told = (holds: boolean): number => (holds ? 1 : 0);
const stating = ({ kind }: Asked): boolean => kind === 'tag' || kind === 'statement';

/** What is told of a turn, each a number from 0 to 1. In a fixed order: a fact is stored by its place. */
function factsOf({ words, asked, cues, heard, said }: Judged): readonly number[] {
  const by = (cue: LeadingCue): number => told(cues.includes(cue));
  const rules = [
    by('attached-tag'),
    by('negative-polar'),
    by('endorsement'),
    by('answer-inside'),
    by('slanted-alternative'),
    by('value-preface'),
  ];
  const answer = heard.texts.at(-1)?.slice(-maxAnswer);
  const repeats = answer === undefined ? 0 : repeated(words, asked, answer);
  return [
    ...rules,
    told(rules.includes(1)),
    told(asked.some(({ left }) => left === true)),
    ...kinds.map((kind) => told(asked.some((question) => question.kind === kind))),
    told(words.word.includes('or')),
    told(heard.exercise),
    told(heard.exercise && hasShapeOfHint(words, asked)),
    told(endsAsking(heard)),
    told(said),
    told(asked.some(({ from, to }) => arranges(words, from, to))),
    repeats,
    repeats * told(asked.some(stating)),
    told(answer !== undefined && echoes(words, answer)),
    told(answer !== undefined && isHint(words, asked, heard)),
    told(answer !== undefined && isSaid(words, asked, heard)),
  ];
}

const hasShapeOfHint = (words: Words, asked: readonly Asked[]): boolean =>
  asked.some((question) => hinting.has(cueOfShape(words, question)));

const isHint = (words: Words, asked: readonly Asked[], heard: Heard): boolean =>
  asked.some((question) => hinting.has(cueOfShape(words, question)) && hints(words, question, heard));

/** Whether the candidate has said what the last question says, in whichever answer. */
function isSaid(words: Words, asked: readonly Asked[], heard: Heard): boolean {
  const last = asked.at(-1);
  return last !== undefined && alreadySaid(heard, words, last.from, last.to);
}

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

/** How finely a share is told. */
const shares = 3;

/** Adds what is known of the turn besides its words. */
export function factFeatures(judged: Judged, list: FeatureList): void {
  for (const [fact, number] of factsOf(judged).entries())
    if (number > 0) add(list, feature(is.fact, fact, Math.round(shares * number)));
}
