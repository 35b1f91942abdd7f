import { InvalidInput } from '../../faults.ts';

/** Successes among `trials` when the rate itself is drawn from Beta(a, b). */
export type BetaBinomial = { readonly trials: number; readonly a: number; readonly b: number };

/** A year of one interviewer's questions is some 3,000; a hundred thousand is nobody's window. */
const mostTrials = 100_000;

const requireDistribution = ({ trials, a, b }: BetaBinomial): void => {
  if (!Number.isInteger(trials) || trials < 0 || trials > mostTrials) {
    throw new InvalidInput('domain', `Trials must be a whole number up to ${mostTrials}, not ${trials}.`);
  }
  if (!(a > 0) || !(b > 0) || !Number.isFinite(a + b)) {
    throw new InvalidInput('domain', `A beta-binomial needs two positive finite shapes, not ${a} and ${b}.`);
  }
};

/**
 * The probabilities of 0…trials successes. Built outward from the mean by the ratio of neighbours and
 * then normalised, so no large logarithms are subtracted: exact to about 1e-13 whatever the shapes.
 */
const probabilities = (distribution: BetaBinomial): number[] => {
  requireDistribution(distribution);
  const { trials, a, b } = distribution;
  const start = Math.round((trials * a) / (a + b));
  const weights = new Array<number>(trials + 1).fill(0);
  weights[start] = 1;
  let weight = 1;
  for (let k = start; k < trials; k += 1) {
    weight *= ((trials - k) / (k + 1)) * ((k + a) / (trials - k - 1 + b));
    weights[k + 1] = weight;
  }
  weight = 1;
  for (let k = start; k > 0; k -= 1) {
    weight *= (k / (trials - k + 1)) * ((trials - k + b) / (k - 1 + a));
    weights[k - 1] = weight;
  }
  const total = weights.reduce((sum, each) => sum + each, 0);
  return weights.map((each) => each / total);
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** P(exactly `successes`). @throws InvalidInput outside the domain of {@link BetaBinomial}. */
export const betaBinomialPmf = (successes: number, distribution: BetaBinomial): number =>
  probabilities(distribution)[successes] ?? 0;

/** P(at most `successes`). @throws InvalidInput outside the domain of {@link BetaBinomial}. */
export const betaBinomialCdf = (successes: number, distribution: BetaBinomial): number =>
  Math.min(1, sum(probabilities(distribution).slice(0, Math.max(0, Math.floor(successes) + 1))));

/**
 * The one-sided mid-p of seeing `successes` or more: P(more) + ½ P(exactly). Half of the observed point
 * makes a discrete test reject as often as it says it does (Lancaster 1961).
 * @throws InvalidInput outside the domain of {@link BetaBinomial}.
 */
export const upperMidP = (successes: number, distribution: BetaBinomial): number => {
  const points = probabilities(distribution);
  // Smallest first, so that the far tail keeps its digits.
  const above = points.slice(Math.max(0, successes + 1)).reverse();
  return Math.min(1, sum(above) + (points[successes] ?? 0) / 2);
};
