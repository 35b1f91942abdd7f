/**
 * Fits what `core/review/leading/leaning-net.ts` adds up: a weight for each feature and, for those that are
 * seen often, weights in a few units that are squared. Adam in small batches with weight decay; in each
 * step most of a turn's features are left out, so that none comes to lean on another. The same examples
 * and the same seed give the same weights.
 */
import { seededRandom } from '../../core/calibration/random.ts';
import type { Feature } from '../../core/review/leading/feature.ts';
import { type Weight, rounded } from '../../core/review/leading/written-weights.ts';
import { Block } from './adam.ts';

export type NetExample = {
  readonly features: readonly Feature[];
  readonly leads: boolean;
  /** How much it counts. */
  readonly weight: number;
};
export type FittedNet = {
  readonly intercept: number;
  readonly bias: readonly number[];
  readonly signs: readonly number[];
  readonly weights: ReadonlyMap<Feature, Weight>;
};

/** These by cross-validation: how often a feature must be seen to count, and to stand in the units. */
const seldom = 5;
const often = 160;
const units = 8;
/** So many nets, each begun from chance of its own, tell as one what they tell on average. */
const nets = 2;
const leftOut = 0.5;
const unitLeftOut = 0.1;
const rounds = 40;
const batch = 64;
const rate = 0.003;
const decay = 0.1;
/**
 * A feature that stands in no unit is left out where its weight, times the root of how often it is seen, is
 * less. Not by cross-validation: so that the functions that carry the weights stay within their sizes.
 */
const negligible = 0.44;

/** Rises over the first fifth, then falls to nothing along a cosine. */
const rateAt = (done: number): number =>
  done < 0.2
    ? rate * (0.1 + (0.9 * done) / 0.2)
    : (rate / 2) * (1 + Math.cos((Math.PI * (done - 0.2)) / 0.8));

/** How often each feature is seen. */
function countsOf(examples: readonly NetExample[]): ReadonlyMap<Feature, number> {
  const counts = new Map<Feature, number>();
  for (const { features } of examples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

function fitOne(examples: readonly NetExample[], seed: number): FittedNet {
  const random = seededRandom(seed);
  /** A standard normal number, by Box and Muller. */
  const normal = (): number => Math.sqrt(-2 * Math.log(random() + 1e-7)) * Math.cos(2 * Math.PI * random());
  const kept = [...countsOf(examples)]
    .filter(([, count]) => count >= seldom)
    .sort(([one, count], [other, counted]) => counted - count || one - other);
  const inUnits = kept.filter(([, count]) => count >= often).length;
  const places = new Map(kept.map(([feature], place) => [feature, place]));
  const rows = examples.map(({ features, leads, weight }) => ({
    leads: leads ? 1 : 0,
    weight,
    at: features.flatMap((feature) => places.get(feature) ?? []),
  }));
  const alone = new Block(kept.length, decay, () => 0);
  const inner = new Block(inUnits * units, decay, () => normal() * 0.02);
  const bias = new Block(units, 0, () => 0);
  const outer = new Block(units, decay / 10, () => normal() * Math.sqrt(1 / units));
  const intercept = new Block(1, 0, () => 0);
  const order = rows.map((_, index) => index);
  const steps = rounds * Math.ceil(rows.length / batch);
  const chosen = new Int32Array(1024);
  const sums = new Float64Array(units);
  const masks = new Float64Array(units);
  const scale = 1 / (1 - leftOut);
  let step = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    for (let begin = 0; begin < order.length; begin += batch) {
      const end = Math.min(order.length, begin + batch);
      for (let index = begin; index < end; index += 1) {
        const row = rows[order[index] ?? 0];
        if (row === undefined) continue;
        let count = 0;
        for (const place of row.at)
          if (count < chosen.length && random() >= leftOut) {
            chosen[count] = place;
            count += 1;
          }
        sums.fill(0);
        let score = intercept.value[0] ?? 0;
        for (let at = 0; at < count; at += 1) {
          const place = chosen[at] ?? 0;
          score += scale * (alone.value[place] ?? 0);
          if (place < inUnits)
            for (let unit = 0; unit < units; unit += 1)
              sums[unit] = (sums[unit] ?? 0) + (inner.value[place * units + unit] ?? 0);
        }
        for (let unit = 0; unit < units; unit += 1) {
          const sum = scale * (sums[unit] ?? 0) + (bias.value[unit] ?? 0);
          sums[unit] = sum;
          masks[unit] = random() < unitLeftOut ? 0 : 1 / (1 - unitLeftOut);
          score += (masks[unit] ?? 0) * (outer.value[unit] ?? 0) * sum * sum;
        }
        const miss = ((1 / (1 + Math.exp(-score)) - row.leads) * row.weight) / (end - begin);
        intercept.slope[0] = (intercept.slope[0] ?? 0) + miss;
        for (let unit = 0; unit < units; unit += 1) {
          const sum = sums[unit] ?? 0;
          const by = miss * (masks[unit] ?? 0);
          outer.slope[unit] = (outer.slope[unit] ?? 0) + by * sum * sum;
          sums[unit] = 2 * by * (outer.value[unit] ?? 0) * sum;
          bias.slope[unit] = (bias.slope[unit] ?? 0) + (sums[unit] ?? 0);
        }
        for (let at = 0; at < count; at += 1) {
          const place = chosen[at] ?? 0;
          alone.slope[place] = (alone.slope[place] ?? 0) + scale * miss;
          if (place < inUnits)
            for (let unit = 0; unit < units; unit += 1) {
              const cell = place * units + unit;
              inner.slope[cell] = (inner.slope[cell] ?? 0) + scale * (sums[unit] ?? 0);
            }
        }
      }
      step += 1;
      const by = rateAt(step / steps);
      for (const block of [alone, inner, bias, outer, intercept]) block.step(step, by);
    }
  }
  // A unit's own weight goes into what it adds up: its sign is left.
  const scales = [...outer.value].map((value) => Math.sqrt(Math.abs(value) / nets));
  return {
    intercept: intercept.value[0] ?? 0,
    bias: scales.map((by, unit) => by * (bias.value[unit] ?? 0)),
    signs: [...outer.value].map(Math.sign),
    weights: new Map(
      kept.map(([feature], place) => {
        const row = scales.map((by, unit) => by * (inner.value[place * units + unit] ?? 0));
        return [feature, { feature, alone: alone.value[place] ?? 0, units: place < inUnits ? row : [] }];
      }),
    ),
  };
}

/** What several nets tell on average, as one whose units are all of theirs; with its weights as they will be written. */
export function fitNet(examples: readonly NetExample[]): FittedNet {
  const fitted = Array.from({ length: nets }, (_, seed) => fitOne(examples, seed + 1));
  const counts = countsOf(examples);
  const weights = new Map<Feature, Weight>();
  for (const feature of fitted[0]?.weights.keys() ?? []) {
    const each = fitted.map((one) => one.weights.get(feature));
    const own = each.reduce((sum, one) => sum + (one?.alone ?? 0) / nets, 0);
    const row = each.flatMap((one) => one?.units ?? []);
    if (row.length > 0 || Math.abs(own) * Math.sqrt(counts.get(feature) ?? 0) >= negligible)
      weights.set(feature, rounded({ feature, alone: own, units: row }));
  }
  return {
    intercept: fitted.reduce((sum, one) => sum + one.intercept / nets, 0),
    bias: fitted.flatMap((one) => one.bias),
    signs: fitted.flatMap((one) => one.signs),
    weights,
  };
}

/** The score of a turn with these features, as `leaning-net.ts` adds it up. */
export function scoreBy(
  { intercept, bias, signs, weights }: FittedNet,
  features: readonly Feature[],
): number {
  let score = intercept;
  const sums = [...bias];
  for (const feature of features) {
    const weight = weights.get(feature);
    if (weight === undefined) continue;
    score += weight.alone;
    for (const [unit, value] of weight.units.entries()) sums[unit] = (sums[unit] ?? 0) + value;
  }
  for (const [unit, sum] of sums.entries()) score += (signs[unit] ?? 0) * sum * sum;
  return score;
}
