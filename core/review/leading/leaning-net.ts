/**
 * What a turn's features add up to: each weighs something by itself, and those that are often seen weigh
 * together in a few units, each of which adds up its own weights and is squared (a quadratic form of low
 * rank). The weights and where they come from are in data/leaning-weights.ts.
 */
import { leaningWeights } from '../data/leaning-weights.ts';
import { spread } from '../word-hash.ts';
import type { Feature, FeatureList } from './feature.ts';
import { readWeights } from './written-weights.ts';

/** A turn has some hundred features and many have no weight: a table of numbers says so at once, small enough to stay near the processor. */
type Net = {
  /** By place, the feature that has a weight there; nothing where a place is free. */
  readonly features: Int32Array;
  readonly alone: Float32Array;
  /** By place, the row of its weights in the units; 0 where it has none. */
  readonly rows: Uint16Array;
  readonly units: Float32Array;
  /** By place, the turn that last had the feature: each counts once a turn. */
  readonly seen: Uint32Array;
};
let read: Net | undefined;

/** No feature is less than this. */
const free = -1;

/** The place of a feature, or the free one where it would be put; no more than half of the places are taken. */
function placeOf(features: Int32Array, feature: Feature): number {
  const last = features.length - 1;
  let place = (spread(feature) >>> 15) & last;
  while (features[place] !== feature && features[place] !== free) place = (place + 1) & last;
  return place;
}

const { bias, signs } = leaningWeights;
const width = signs.length;
/** More features than any turn of a hundred words has in the units. */
const maxFound = 2048;

function net(): Net {
  if (read !== undefined) return read;
  const size = 2 ** Math.ceil(Math.log2(2 * leaningWeights.features));
  const features = new Int32Array(size).fill(free);
  const alone = new Float32Array(size);
  const rows = new Uint16Array(size);
  const units = new Float32Array(width * (1 + leaningWeights.inUnits));
  let row = 0;
  readWeights(leaningWeights.weights, (weight) => {
    const place = placeOf(features, weight.feature);
    features[place] = weight.feature;
    alone[place] = weight.alone;
    if (weight.units.length === 0) return;
    row += 1;
    rows[place] = row;
    units.set(weight.units, row * width);
  });
  read = { features, alone, rows, units, seen: new Uint32Array(size) };
  return read;
}

let turn = 0;
let sum = 0;
/** The rows of the units that the turn has so far, how many, and how many of them have been added up. */
const found = new Uint16Array(maxFound);
let count = 0;
let summed = 0;
const added = new Float64Array(width);

/** Begins a turn: nothing has been added. */
export function beginTurn(): void {
  turn = (turn + 1) >>> 0 || 1;
  sum = leaningWeights.intercept;
  count = 0;
  summed = 0;
  added.set(bias);
}

/** Adds the features listed from the given one on, each once a turn. */
export function addListed(list: FeatureList, from: number): void {
  const { features, alone, rows, seen } = net();
  for (let index = from; index < list.count; index += 1) {
    const place = placeOf(features, list.of[index] ?? 0);
    if (features[place] === free || seen[place] === turn) continue;
    seen[place] = turn;
    sum += alone[place] ?? 0;
    const row = rows[place] ?? 0;
    if (row > 0 && count < maxFound) {
      found[count] = row;
      count += 1;
    }
  }
}

/** What the features weigh each by itself: a first estimate, which costs nothing more. */
export const aloneSoFar = (): number => sum;

/** The score of what has been added: the logarithm of the odds, by the turn's words alone, that it leads. */
export function scoreSoFar(): number {
  const { units } = net();
  for (; summed < count; summed += 1) {
    const row = (found[summed] ?? 0) * width;
    for (let unit = 0; unit < width; unit += 1) added[unit] = (added[unit] ?? 0) + (units[row + unit] ?? 0);
  }
  let score = sum;
  for (let unit = 0; unit < width; unit += 1) {
    const by = added[unit] ?? 0;
    score += (signs[unit] ?? 0) * by * by;
  }
  return score;
}
