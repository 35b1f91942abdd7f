/** Logistic regression on a handful of numbers: a ridge of one, full-batch Adam from nothing, so that equal rows give equal weights. */
import { Block } from './adam.ts';

export type OddsRow = { readonly numbers: readonly number[]; readonly leads: boolean };
export type Odds = { readonly intercept: number; readonly weights: readonly number[] };

const steps = 1000;
const rate = 0.02;

export function fitOdds(rows: readonly OddsRow[]): Odds {
  const size = (rows[0]?.numbers.length ?? 0) + 1;
  // The last place is the intercept, which no ridge pulls down.
  const block = new Block(size, 0, () => 0);
  const { value: weights, slope } = block;
  for (let step = 1; step <= steps; step += 1) {
    slope.set(weights);
    slope[size - 1] = 0;
    for (const { numbers, leads } of rows) {
      const miss = chanceBy(weights, numbers) - (leads ? 1 : 0);
      for (const [place, number] of numbers.entries()) slope[place] = (slope[place] ?? 0) + miss * number;
      slope[size - 1] = (slope[size - 1] ?? 0) + miss;
    }
    block.step(step, rate);
  }
  return { intercept: weights[size - 1] ?? 0, weights: [...weights.subarray(0, size - 1)] };
}

function chanceBy(weights: Float64Array, numbers: readonly number[]): number {
  let sum = weights[numbers.length] ?? 0;
  for (const [place, number] of numbers.entries()) sum += (weights[place] ?? 0) * number;
  return 1 / (1 + Math.exp(-sum));
}

export const chanceOfRow = ({ intercept, weights }: Odds, numbers: readonly number[]): number =>
  chanceBy(Float64Array.from([...weights, intercept]), numbers);
