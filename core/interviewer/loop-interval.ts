/** Intervals over loops, where each loop gives one number. */
import { z95 } from '../calibration/estimate.ts';

type Range = { readonly value: number; readonly low: number; readonly high: number };

/** The mean of per-loop values with mean ± 1.96 standard errors, kept within bounds. Needs at least two values. */
export const meanInterval = (values: readonly number[], bounds: { low: number; high: number }): Range => {
  const n = values.length;
  const value = values.reduce((sum, each) => sum + each, 0) / n;
  const spread = values.reduce((sum, each) => sum + (each - value) ** 2, 0) / Math.max(1, n - 1);
  const reach = z95 * Math.sqrt(spread / n);
  return { value, low: Math.max(bounds.low, value - reach), high: Math.min(bounds.high, value + reach) };
};

/**
 * The median with the interval between the order statistics n/2 ∓ 1.96·√n/2 (Conover 1999, ch. 3.2):
 * it assumes no shape, so it needs no logarithm. Needs at least one value.
 */
export const medianInterval = (values: readonly number[]): Range => {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const at = (rank: number): number => sorted[Math.min(n - 1, Math.max(0, rank))] ?? 0;
  const reach = (z95 * Math.sqrt(n)) / 2;
  return {
    value: (at(Math.floor((n - 1) / 2)) + at(Math.ceil((n - 1) / 2))) / 2,
    low: at(Math.floor(n / 2 - reach)),
    high: at(Math.ceil(n / 2 + reach)),
  };
};
