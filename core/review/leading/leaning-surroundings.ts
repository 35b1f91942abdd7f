/** What the rules notice in a question and around it, as features beside its words: values, beliefs, verdicts, sides. */
import type { Asked } from '../asked.ts';
import { beliefIn, isSure } from '../belief.ts';
import { type Words, comma, wordAt } from '../clauses.ts';
import { isTold, ownAffair } from '../confirmable.ts';
import { phraseEnd, phraseIn } from '../phrases.ts';
import { contentStems } from '../stems.ts';
import { disposition } from './disposition.ts';
import { type FeatureList, add, feature, is, kinds } from './feature.ts';
import { idioms } from './idioms.ts';
import { adjudges } from './judging.ts';
import { type Side, weigh } from './slanted-alternative.ts';
import { lastEnding, numberOf, standing } from './small-words.ts';
import { evaluative, valuing } from './values.ts';

/** An answer put at the end of a question is no longer. */
const maxTail = 8;

/** How much in front of a question is searched for a value, and how much after it. */
const maxPreface = 60;
const maxAfter = 24;

/** Adds what the rules notice around a question and in it: values, beliefs, verdicts, an answer at its end, sides. */
export function addAround(
  list: FeatureList,
  words: Words,
  question: Asked,
  before: Asked | undefined,
  earliestWord: number,
): void {
  const { from, to, kind, sentence } = question;
  const of = kinds.indexOf(kind);
  const disposed = phraseEnd(disposition, words, from, to) >= 0 ? 1 : 0;
  const earliest = Math.max(before?.to ?? earliestWord, from - maxPreface);
  if (from > earliest) {
    const valued = phraseIn(valuing, words, earliest, from) >= 0 ? 2 : 0;
    add(
      list,
      feature(is['value before'], of, disposed + valued + (evaluates(words, earliest, from) ? 4 : 0)),
    );
  }
  const begin = kind === 'statement' || kind === 'fragment' || kind === 'tag' ? sentence.from : from;
  // "Speed is everything here. How fast are you?": a value is taken up, or left behind.
  if (from > earliest) {
    const front = contentStems(words, earliest, from);
    const taken = contentStems(words, from, to).filter((stem) => front.includes(stem)).length;
    add(list, feature(is['takes up'], of, Math.min(2, taken), disposed));
  }
  const belief = beliefIn(words, begin, to);
  if (belief !== undefined) add(list, feature(is.believes, of));
  if (kind === 'statement') {
    if (isTold(words, begin, to)) add(list, feature(is.told));
    if (ownAffair(words, begin, to, belief)) add(list, feature(is.own));
  }
  if (isSure(words, begin, to)) add(list, feature(is.sure, of));
  if (adjudges(words, begin, to)) add(list, feature(is.judges, of));
  for (let at = to - 1; at > from && at >= to - maxTail; at--)
    if ((words.gap[at] ?? 0) >= comma) {
      add(list, feature(is['tail opens'], of, numberOf(words, at)));
      add(list, feature(is['tail is long'], of, to - at));
      // "…, the shouting?": which words the answer at the end is made of.
      for (let told = at; told < to; told++) {
        const number = numberOf(words, told);
        if (number > lastEnding) add(list, feature(is['tail holds'], of, number));
      }
      break;
    }
  if (to < words.word.length) {
    add(list, feature(is['goes on'], of, numberOf(words, to), numberOf(words, to + 1)));
    const end = Math.min(words.word.length, to + maxAfter);
    const valued = phraseIn(valuing, words, to, end) >= 0 ? 2 : 0;
    add(list, feature(is['goes on with value'], of, disposed + valued + (evaluates(words, to, end) ? 4 : 0)));
  }
  addSides(list, words, isOtherSide(words, question, before) ? (before?.from ?? from) : from, to);
}

/** "Do you hear them out, or do you look at your phone?" is heard as two questions, with an "or" between. */
export const isOtherSide = (words: Words, question: Asked, before: Asked | undefined): boolean =>
  before !== undefined && question.from === before.to + 1 && wordAt(words, before.to) === 'or';

const evaluates = (words: Words, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (evaluative.has(wordAt(words, at))) return true;
  return false;
};

/** Of two answers offered: what is said of one side only, and by how much. */
function addSides(list: FeatureList, words: Words, from: number, to: number): void {
  let or = to - 1;
  while (or > from && wordAt(words, or) !== 'or') or--;
  if (or <= from) return;
  const one = weigh(words, from, or);
  const second = weigh(words, or + 1, to);
  add(list, feature(is.sides, 1, sideOf(one), sideOf(second)));
  if (one.poor > 0 !== second.poor > 0) add(list, feature(is.sides, 2));
  if (one.rich !== second.rich) add(list, feature(is.sides, 3));
  if (one.damned !== second.damned) add(list, feature(is.sides, 4));
  if (one.just !== second.just) add(list, feature(is.sides, 5));
  if (one.rich && second.poor > 0) add(list, feature(is.sides, 6));
  if (second.rich && one.poor > 0) add(list, feature(is.sides, 7));
  if (one.poor + second.poor > 1) add(list, feature(is.sides, 8));
  const first = addSide(list, words, from, or, is['one side']);
  const other = addSide(list, words, or + 1, to, is['other side']);
  add(list, feature(is.balance, 1, first + 3, other + 3));
  add(list, feature(is.balance, 2, Math.abs(first - other)));
  if (first * other < 0) add(list, feature(is.balance, 3));
  add(list, feature(is['side lengths'], 0, lengthOf(or - from)));
  add(list, feature(is['side lengths'], 1, lengthOf(to - or - 1)));
  add(list, feature(is['after or'], numberOf(words, or + 1)));
  add(list, feature(is['after or'], numberOf(words, or + 1), numberOf(words, or + 2)));
}
const sideOf = ({ poor: low, rich: high, damned, just }: Side): number =>
  (low > 0 ? 1 : 0) + (high ? 2 : 0) + (damned ? 4 : 0) + (just ? 8 : 0);

const lengthOf = (count: number): number =>
  count < 4 ? count : count < 6 ? 4 : count < 9 ? 5 : count < 14 ? 6 : 7;

/** Adds the words of one side; says how its words stand, from -3 (ill) to 3 (well). */
function addSide(list: FeatureList, words: Words, from: number, to: number, side: number): number {
  let balance = 0;
  let told = 0;
  for (let at = from; at < to; at++) {
    const number = numberOf(words, at);
    if (number > lastEnding) add(list, feature(side, number));
    balance += standing(number);
    if (phraseEnd(idioms, words, at, to) > 0) told += 1;
  }
  if (told > 0) add(list, feature(is.idioms, side === is['one side'] ? 1 : 2, Math.min(2, told)));
  return Math.max(-3, Math.min(3, balance - told));
}
