/** What the rules notice in a question and around it, as features beside its words: values, beliefs, verdicts, sides. */
import type { Asked } from '../asked.ts';
import { beliefIn, isSure } from '../belief.ts';
import { type Words, comma, wordAt } from '../clauses.ts';
import { phraseEnd, phraseIn } from '../phrases.ts';
import { disposition } from './disposition.ts';
import { type FeatureList, add, feature, is, kinds } from './feature.ts';
import { adjudges } from './judging.ts';
import { type Side, weigh } from './slanted-alternative.ts';
import { numberOf } from './small-words.ts';
import { evaluative, valuing } from './values.ts';

/** An answer put at the end of a question is no longer. */
const maxTail = 8;

/** How much in front of a question is searched for a value, and how much after it. */
const maxPreface = 60;
const maxAfter = 24;

/** Adds what the rules notice around a question and in it: values, beliefs, verdicts, an answer at its end, sides. */
export function addAround(list: FeatureList, words: Words, question: Asked, limit: number): void {
  const { from, to, kind, sentence } = question;
  const of = kinds.indexOf(kind);
  const disposed = phraseEnd(disposition, words, from, to) >= 0 ? 1 : 0;
  const earliest = Math.max(limit, from - maxPreface);
  if (from > earliest) {
    const valued = phraseIn(valuing, words, earliest, from) >= 0 ? 2 : 0;
    add(
      list,
      feature(is['value before'], of, disposed + valued + (evaluates(words, earliest, from) ? 4 : 0)),
    );
  }
  const begin = kind === 'statement' || kind === 'fragment' || kind === 'tag' ? sentence.from : from;
  if (beliefIn(words, begin, to) !== undefined) add(list, feature(is.believes, of));
  if (isSure(words, begin, to)) add(list, feature(is.sure, of));
  if (adjudges(words, begin, to)) add(list, feature(is.judges, of));
  for (let at = to - 1; at > from && at >= to - maxTail; at--)
    if ((words.gap[at] ?? 0) >= comma) {
      add(list, feature(is['tail opens'], of, numberOf(words, at)));
      add(list, feature(is['tail is long'], of, to - at));
      break;
    }
  if (to < words.word.length) {
    add(list, feature(is['goes on'], of, numberOf(words, to), numberOf(words, to + 1)));
    const end = Math.min(words.word.length, to + maxAfter);
    const valued = phraseIn(valuing, words, to, end) >= 0 ? 2 : 0;
    add(list, feature(is['goes on with value'], of, disposed + valued + (evaluates(words, to, end) ? 4 : 0)));
  }
  addSides(list, words, from, to);
}

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
}
const sideOf = ({ poor: low, rich: high, damned, just }: Side): number =>
  (low > 0 ? 1 : 0) + (high ? 2 : 0) + (damned ? 4 : 0) + (just ? 8 : 0);
