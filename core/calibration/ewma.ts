/**
 * The exponentially weighted moving average, and how much of a single value's and of a baseline's
 * variance it carries after a number of steps.
 */

/** The weight of the newest value in every chart: small, because drift is slow. */
export const ewmaWeight = 0.1;

export const nextAverage = (average: number, value: number, weight: number): number =>
  (1 - weight) * average + weight * value;

/** Σ of squared weights after many steps: the variance of the average over that of one value. */
export const settledVarianceShare = (weight: number): number => weight / (2 - weight);
