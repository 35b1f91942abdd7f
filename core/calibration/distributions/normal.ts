import { InvalidInput } from '../../faults.ts';

const rootTwoPi = Math.sqrt(2 * Math.PI);

/** The standard normal density. */
export const normalDensity = (x: number): number => Math.exp(-0.5 * x * x) / rootTwoPi;

/** Φ(x) − ½ by its power series (Marsaglia, "Evaluating the normal distribution", 2004). */
const centralArea = (x: number): number => {
  let term = x;
  let sum = x;
  // At |x| = 4 the terms fall below 1e-17 of the sum before the 90th.
  for (let k = 3; k < 200 && Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return sum * normalDensity(x);
};

/** P(Z > x) for x ≥ 4 by Laplace's continued fraction (DLMF 7.9.3), evaluated from its tail. */
const upperTail = (x: number): number => {
  let fraction = x;
  // 60 levels give 1e-15 at x = 4, and fewer are needed beyond.
  for (let level = 60; level >= 1; level -= 1) fraction = x + level / fraction;
  return normalDensity(x) / fraction;
};

/**
 * Φ(x), the probability that a standard normal falls below x.
 * @throws InvalidInput when x is NaN.
 */
export const normalCdf = (x: number): number => {
  if (Number.isNaN(x)) throw new InvalidInput('domain', 'The normal distribution needs a number, not NaN.');
  if (x <= -4) return x < -40 ? 0 : upperTail(-x);
  if (x >= 4) return x > 40 ? 1 : 1 - upperTail(x);
  return 0.5 + centralArea(x);
};

/** Abramowitz and Stegun 26.2.23: within 4.5e-4, a start for the refinement. For 0 < p ≤ ½. */
const roughQuantile = (p: number): number => {
  const t = Math.sqrt(-2 * Math.log(p));
  return -(
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  );
};

/**
 * The p-th quantile of the standard normal, refined by Halley's method to the precision of Φ.
 * @throws InvalidInput when p is not strictly between 0 and 1: the quantile there is infinite.
 */
export const normalQuantile = (p: number): number => {
  if (!(p > 0 && p < 1)) {
    throw new InvalidInput('domain', `A normal quantile needs a probability between 0 and 1, not ${p}.`);
  }
  if (p > 0.5) return -normalQuantile(1 - p);
  let x = roughQuantile(p);
  // Halley triples the digits a step: two from 4e-4 reach double precision, the third is for the far tail.
  for (let step = 0; step < 3; step += 1) {
    const newton = (normalCdf(x) - p) / normalDensity(x);
    x -= newton / (1 + (x * newton) / 2);
  }
  return x;
};
