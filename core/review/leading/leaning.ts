/**
 * How likely a turn leads, by what labelled turns were made of: a second reader beside the rules, which
 * hears, where it is nearly sure, what no rule names. Logistic regression; the weights and where they
 * come from are in data/leaning-weights.ts.
 */
import type { Heard } from '../already-said.ts';
import type { Asked } from '../asked.ts';
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { leaningWeights } from '../data/leaning-weights.ts';
import type { LeadingCue } from '../detected-question.ts';
import { negation } from '../lexicon.ts';
import { isContent } from '../stems.ts';
import { type Feature, featureOf, leaningFeatures } from './leaning-features.ts';

/**
 * ◊ By cross-validation nine in ten of the turns above it lead. A lower bound finds more and is wrong
 * more often than the rules are.
 */
export const nearlySure = 0.85;

/** A turn has some fifty features and most have no weight: a table of numbers says so at once. */
type Weights = {
  /** By place, the feature that has a weight there; nothing where a place is free. */
  readonly features: Float64Array;
  readonly values: Float64Array;
  /** By place, the turn that last had the feature: each counts once a turn. */
  readonly seen: Uint32Array;
};
let read: Weights | undefined;

/** No feature is less than this. */
const free = -1;

/** The place of a feature, or the free one where it would be put; a place is taken by one in eight. */
function placeOf(features: Float64Array, feature: Feature): number {
  const last = features.length - 1;
  let place = (Math.imul(feature | 0, 0x9e3779b1) >>> 15) & last;
  while (features[place] !== feature && features[place] !== free) place = (place + 1) & last;
  return place;
}

function weights(): Weights {
  if (read !== undefined) return read;
  const parsed = leaningWeights.weights.trim().split(/\s+/);
  const size = 2 ** Math.ceil(Math.log2(parsed.length * 8));
  const features = new Float64Array(size).fill(free);
  const values = new Float64Array(size);
  for (const line of parsed) {
    const at = line.indexOf(':');
    const feature = featureOf(line.slice(0, at));
    const place = placeOf(features, feature);
    features[place] = feature;
    values[place] = Number(line.slice(at + 1));
  }
  read = { features, values, seen: new Uint32Array(size) };
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

let turn = 0;

/** The probability that a turn with these questions leads. */
export function leaningOf(words: Words, asked: readonly Asked[], heard: Heard): number {
  const { features, values, seen } = weights();
  turn = (turn + 1) >>> 0 || 1;
  let score = leaningWeights.intercept;
  leaningFeatures(words, asked, repeatedShare(words, heard), (feature) => {
    const place = placeOf(features, feature);
    if (features[place] === free || seen[place] === turn) return;
    seen[place] = turn;
    score += values[place] ?? 0;
  });
  return 1 / (1 + Math.exp(-score));
}

/** The cue by which a leading question of this shape mostly leads. */
export function cueOfShape(words: Words, { kind, from, to, sentence }: Asked): LeadingCue {
  if (kind === 'tag') return 'attached-tag';
  if (kind === 'statement' || kind === 'fragment') return 'endorsement';
  if (kind === 'polar' && words.word.slice(from, to).includes('or')) return 'slanted-alternative';
  if (kind === 'polar' && maskAt(words, from) & negation) return 'negative-polar';
  return sentence.from > 0 || from > sentence.from + 2 ? 'value-preface' : 'answer-inside';
}
