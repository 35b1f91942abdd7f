/**
 * What a turn's features add up to: each weighs something by itself, and those that are often seen weigh
 * together in a few units, each of which adds up its own weights and is squared (a quadratic form of low
 * rank). The weights and where they come from are in data/leaning-weights.ts.
 */
import { leaningWeights } from '../data/leaning-weights.ts';
import { spread } from '../word-hash.ts';
import type { Feature, FeatureList } from './feature.ts';
import { readWeights } from './written-weights.ts';

/**
 * A turn has some hundred features and many have no weight: a table of numbers says so at once. What is known of
 * a feature lies side by side, so that the processor fetches it in one go.
 */
type Net = {
  /** Of each place four numbers, see `of`. */
  readonly places: Int32Array;
  /** The same memory, for the one of them that is a fraction. */
  readonly fractions: Float32Array;
  readonly units: Float32Array;
};
let read: Net | undefined;

const ints = 4;
/** Within a place: the feature, `free` where there is none; its weight alone; the row of its weights in the units, 0 for none; the turn that last had it, since each counts once a turn. */
const of = { feature: 0, alone: 1, row: 2, seen: 3 } as const;
/** No feature is less than this. */
const free = -1;

/** Where the place of a feature begins, or of the free one where it would be put; no more than half of them are taken. */
function placeOf(places: Int32Array, feature: Feature): number {
  const last = places.length / ints - 1;
  let place = (spread(feature) >>> 15) & last;
  for (;;) {
    const found = places[place * ints];
    if (found === feature || found === free) return place * ints;
    place = (place + 1) & last;
  }
}

const { bias, signs } = leaningWeights;
const width = signs.length;
/** More features than any turn of a hundred words has in the units. */
const maxFound = 2048;

function net(): Net {
  if (read !== undefined) return read;
  const size = 2 ** Math.ceil(Math.log2(2 * leaningWeights.features));
  const places = new Int32Array(ints * size);
  for (let place = 0; place < places.length; place += ints) places[place + of.feature] = free;
  const fractions = new Float32Array(places.buffer);
  const units = new Float32Array(width * (1 + leaningWeights.inUnits));
  let row = 0;
  readWeights(leaningWeights.weights, (weight) => {
    const place = placeOf(places, weight.feature);
    places[place + of.feature] = weight.feature;
    fractions[place + of.alone] = weight.alone;
    if (weight.units.length === 0) return;
    row += 1;
    places[place + of.row] = row;
    units.set(weight.units, row * width);
  });
  read = { places, fractions, units };
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
  turn = (turn + 1) | 0 || 1;
  sum = leaningWeights.intercept;
  count = 0;
  summed = 0;
  added.set(bias);
}

/** Adds the features listed from the given one on, each once a turn. */
export function addListed(list: FeatureList, from: number): void {
  const { places, fractions } = net();
  for (let index = from; index < list.count; index += 1) {
    const place = placeOf(places, list.of[index] ?? 0);
    if (places[place + of.feature] === free || places[place + of.seen] === turn) continue;
    places[place + of.seen] = turn;
    sum += fractions[place + of.alone] ?? 0;
    const row = places[place + of.row] ?? 0;
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
