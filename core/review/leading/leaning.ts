/**
 * How likely a turn leads, by what labelled turns were made of: a second reader beside the rules, which
 * hears, where it is nearly sure, what no rule names. Logistic regression; the weights and where they
 * come from are in data/leaning-weights.ts.
 */
import type { Heard } from '../already-said.ts';
import type { Asked } from '../asked.ts';
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { leaningWeights } from '../data/leaning-weights.ts';
import { weightsRead } from './written-weights.ts';
import type { LeadingCue } from '../detected-question.ts';
import { negation } from '../lexicon.ts';
import { isContent } from '../stems.ts';
import { type Feature, featureList } from './feature.ts';
import { allRepeatFeatures, leaningFeatures, repeatFeatures } from './leaning-features.ts';
import { offersChoice } from './supplied-reason.ts';

/**
 * ◊ By cross-validation, each set judged by what others wrote, nineteen in twenty of the turns well above it
 * lead and nine in ten of those just above it. A lower bound finds more and is wrong more often than the rules are.
 */
export const nearlySure = 0.75;
/** ◊ Where answers are offered the rules leave most unheard. */
export const sureEnough = 0.7;
/** ◊ A rule that weighs words is not believed in a turn less likely than this: by cross-validation most of it was wrong. */
export const hardly = 0.27;

/** A turn has some hundred features and most have no weight: a table of numbers says so at once. */
type Weights = {
  /** By place, the feature that has a weight there; nothing where a place is free. */
  readonly features: Int32Array;
  readonly values: Float64Array;
  /** By place, the turn that last had the feature: each counts once a turn. */
  readonly seen: Uint32Array;
  /** The most that can be added by what the turn has in common with the answer before it. */
  readonly mostOfRepeats: number;
};
let read: Weights | undefined;

/** No feature is less than this. */
const free = -1;

/** The place of a feature, or the free one where it would be put; a place is taken by one in eight. */
function placeOf(features: Int32Array, feature: Feature): number {
  const last = features.length - 1;
  let place = (Math.imul(feature, 0x9e3779b1) >>> 15) & last;
  while (features[place] !== feature && features[place] !== free) place = (place + 1) & last;
  return place;
}

function weights(): Weights {
  if (read !== undefined) return read;
  const parsed = weightsRead(leaningWeights.weights);
  const size = 2 ** Math.ceil(Math.log2(8 * Math.max(1, parsed.length)));
  const features = new Int32Array(size).fill(free);
  const values = new Float64Array(size);
  for (const [feature, weight] of parsed) {
    const place = placeOf(features, feature);
    features[place] = feature;
    values[place] = weight;
  }
  const valueOf = (feature: Feature): number => values[placeOf(features, feature)] ?? 0;
  const mostOfRepeats = Math.max(0, ...allRepeatFeatures.map(([one, two]) => valueOf(one) + valueOf(two)));
  read = { features, values, seen: new Uint32Array(size), mostOfRepeats };
  return read;
}

/** An answer is looked at from its end. */
const maxAnswer = 600;

/** Which share of the turn's content words stand in the candidate's last answer; undefined without an answer. */
export function repeatedShare(words: Words, heard: Heard): number | undefined {
  const answer = heard.texts.at(-1)?.slice(-maxAnswer);
  if (answer === undefined) return undefined;
  let content = 0;
  let repeated = 0;
  for (let at = 0; at < words.word.length; at += 1) {
    if (!isContent(words, at)) continue;
    content += 1;
    if (answer.includes(wordAt(words, at))) repeated += 1;
  }
  return content === 0 ? 0 : repeated / content;
}

const list = featureList();
let turn = 0;

/** What the features listed from the given one on add to a score, each once a turn. */
function added(score: number, from: number): number {
  const { features, values, seen } = weights();
  let sum = score;
  for (let index = from; index < list.count; index += 1) {
    const place = placeOf(features, list.of[index] ?? 0);
    if (features[place] === free || seen[place] === turn) continue;
    seen[place] = turn;
    sum += values[place] ?? 0;
  }
  return sum;
}

const chance = (score: number): number => 1 / (1 + Math.exp(-score));

/** The score of the turn's own words; what it repeats is added to it by `withRepeats`. */
function scoreOf(words: Words, asked: readonly Asked[]): number {
  turn = (turn + 1) >>> 0 || 1;
  leaningFeatures(words, asked, list);
  return added(leaningWeights.intercept, 0);
}

function withRepeats(score: number, words: Words, heard: Heard): number {
  const repeated = repeatedShare(words, heard);
  if (repeated === undefined) return score;
  const from = list.count;
  repeatFeatures(repeated, list);
  return added(score, from);
}

/** The probability that a turn with these questions leads. */
export const leaningOf = (words: Words, asked: readonly Asked[], heard: Heard): number =>
  chance(withRepeats(scoreOf(words, asked), words, heard));

/**
 * ◊ The labelled turns are short and ask once or twice; of longer ones and of lists of questions most that
 * were judged likely did not lead, in a look at a public podcast's.
 */
const maxJudged = 36;
const maxAsked = 2;

/** "Walk me through it.": a request with nothing in front of it hardly ever leads, and is not worth its time. */
const onlyInvites = (words: Words, [first, ...others]: readonly Asked[]): boolean =>
  first !== undefined &&
  others.length === 0 &&
  first.kind === 'request' &&
  first.from <= maxOpener &&
  !offersChoice(words, 0, words.word.length);
const maxOpener = 3;

/** "…or do you look away?" */
const offers = (words: Words, { from, to }: Asked): boolean => offersChoice(words, Math.max(0, from - 1), to);

/** Whether that probability is high enough for its kind of question; the answer is only read where it could make it so. */
export function leans(words: Words, asked: readonly Asked[], heard: Heard): boolean {
  if (words.word.length > maxJudged || asked.length > maxAsked || onlyInvites(words, asked)) return false;
  const score = scoreOf(words, asked);
  const bound = asked.some((question) => offers(words, question)) ? sureEnough : nearlySure;
  if (chance(score + weights().mostOfRepeats) < bound) return false;
  return chance(withRepeats(score, words, heard)) >= bound;
}

/** Whether a turn's own words make it so unlikely that a rule must be mistaken; what was said before is the rules' affair. */
export const hardlyLeans = (words: Words, asked: readonly Asked[]): boolean =>
  chance(scoreOf(words, asked)) < hardly;

/** The cue by which a leading question of this shape mostly leads. */
export function cueOfShape(words: Words, { kind, from, to, sentence }: Asked): LeadingCue {
  if (kind === 'tag') return 'attached-tag';
  if (kind === 'statement' || kind === 'fragment') return 'endorsement';
  if (kind === 'polar' && offersChoice(words, from, to)) return 'slanted-alternative';
  if (kind === 'polar' && maskAt(words, from) & negation) return 'negative-polar';
  return sentence.from > 0 || from > sentence.from + 2 ? 'value-preface' : 'answer-inside';
}
