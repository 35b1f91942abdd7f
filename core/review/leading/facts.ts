/**
 * What is known of a turn besides its words: what the rules hear in it, how it asks, and what was said before
 * it. The reader weighs it with the words. It has learned what each rule is worth from turns of others on which
 * no rule was tuned, so a rule is believed as far as it is right there.
 */
import { type Heard, alreadySaid, endsAsking } from '../already-said.ts';
import type { Asked } from '../asked.ts';
import { type Words, none, wordAt } from '../clauses.ts';
import type { LeadingCue } from '../detected-question.ts';
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
/** The opening of a turn in which the answer may echo, in words. */
const maxEcho = 5;

/** What is told of a turn, but for `saidFact`. In a fixed order: a fact is stored by its place. */
function factsOf({ words, asked, cues, heard, said }: Judged): readonly boolean[] {
  const rules = counted.map((cue) => cues.includes(cue));
  const answer = heard.texts.at(-1)?.slice(-maxAnswer);
  const hintlike = asked.filter((question) => hinting.has(cueOfShape(words, question)));
  return [
    ...rules,
    rules.includes(true),
    asked.some(({ left }) => left === true),
    ...kinds.map((kind) => asked.some((question) => question.kind === kind)),
    words.word.includes('or'),
    heard.exercise,
    heard.exercise && hintlike.length > 0,
    endsAsking(heard),
    said,
    asked.some(({ from, to }) => arranges(words, from, to)),
    answer !== undefined && echoes(words, answer),
    answer !== undefined && hintlike.some((question) => hints(words, question, heard)),
  ];
}
/** The cues that count; a presupposition is only shown. */
const counted = [
  'attached-tag',
  'negative-polar',
  'endorsement',
  'answer-inside',
  'slanted-alternative',
  'value-preface',
] as const satisfies readonly LeadingCue[];

/** That the candidate has said what the last question says: the fact after those, by its place. */
export const saidFact = feature(is.fact, 22);

/** Whether the candidate has, in whichever answer: all of them are searched, which is dear. */
export function isSaid({ words, asked, heard }: Judged): boolean {
  const last = asked.at(-1);
  return last !== undefined && alreadySaid(heard, words, last.from, last.to);
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

/** Adds what is known of the turn besides its words, but for `saidFact`. */
export function plainFacts(judged: Judged, list: FeatureList): void {
  const facts = factsOf(judged);
  for (let fact = 0; fact < facts.length; fact += 1)
    if (facts[fact] === true) add(list, feature(is.fact, fact));
}

/** Adds all that is known of the turn besides its words. */
export function factFeatures(judged: Judged, list: FeatureList): void {
  plainFacts(judged, list);
  if (isSaid(judged)) add(list, saidFact);
}
