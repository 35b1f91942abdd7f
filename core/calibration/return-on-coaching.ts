import * as z from 'zod/mini';
import { type Absence, notAssessable, notEnough } from '../absence.ts';
import { mean, variance } from './averages.ts';
import { bootstrapInterval, bootstrapRounds } from './bootstrap.ts';
import { normalQuantile } from './distributions/normal.ts';
import { allFinite, Estimate, notFinite } from './estimate.ts';
import { clusterSums, type ClusterSums, fitRandomIntercept } from './random-intercept.ts';
import type { Random } from './random.ts';

/** One hired person: what the interviewer's scorecard said, and how they did at 12–18 months. */
export type HireOutcome = {
  readonly interviewer: string;
  /** Whether the interview took place after coaching began at the interviewer's site. */
  readonly coached: boolean;
  readonly scorecard: number;
  readonly performance: number;
};

/** Below this many hires in either arm only counts are given. */
export const hiresFloor = 50;
/** ◊ A bootstrap over fewer interviewers would draw the same few again and again. */
export const interviewersFloor = 10;

const Arms = {
  coached: z.int().check(z.nonnegative()),
  uncoached: z.int().check(z.nonnegative()),
};

/** Too few hires in an arm for any comparison: how many there are, and how many each needs. */
export const CountsOnly = z.strictObject({
  kind: z.literal('counts-only'),
  ...Arms,
  need: z.int().check(z.positive()),
});
export type CountsOnly = z.infer<typeof CountsOnly>;

/**
 * The difference of slopes, coached less uncoached (`value`), in standard deviations of performance per
 * standard deviation of scorecard. An association, never a cause.
 */
export const CoachingReturn = z.strictObject({
  ...Estimate.shape,
  ...Arms,
  coachedSlope: z.number(),
  uncoachedSlope: z.number(),
  interviewers: z.int().check(z.positive()),
});
export type CoachingReturn = z.infer<typeof CoachingReturn>;

/** The order of the model's coefficients. */
const width = 4;
const scorecardAt = 1;
const interactionAt = 3;

const standardised = (values: readonly number[]): number[] => {
  const centre = mean(values);
  const deviation = Math.sqrt(variance(values));
  return values.map((value) => (value - centre) / deviation);
};

const clustersOf = (hires: readonly HireOutcome[]): ClusterSums[] => {
  const scorecards = standardised(hires.map(({ scorecard }) => scorecard));
  const performances = standardised(hires.map(({ performance }) => performance));
  const byInterviewer = new Map<string, { predictors: number[]; outcome: number }[]>();
  for (const [index, { interviewer, coached }] of hires.entries()) {
    const scorecard = scorecards[index] ?? 0;
    const arm = coached ? 1 : 0;
    const rows = byInterviewer.get(interviewer) ?? [];
    rows.push({ predictors: [1, scorecard, arm, arm * scorecard], outcome: performances[index] ?? 0 });
    byInterviewer.set(interviewer, rows);
  }
  return [...byInterviewer.values()].map((rows) => clusterSums(rows, width));
};

const noVariation = notAssessable(
  'no-variation',
  'Scorecards or performance do not vary within both groups, so how one follows the other cannot be judged.',
);

/**
 * Whether scorecards tell more about later performance since coaching: performance (z) on scorecard ×
 * coached with a random intercept an interviewer, and a bootstrap clustered by interviewer for the
 * difference of slopes. Below 50 hires an arm: counts only.
 */
export const returnOnCoaching = (
  hires: readonly HireOutcome[],
  random: Random,
  rounds: number = bootstrapRounds,
): CoachingReturn | CountsOnly | Absence => {
  const coached = hires.filter((hire) => hire.coached).length;
  const uncoached = hires.length - coached;
  if (Math.min(coached, uncoached) < hiresFloor)
    return { kind: 'counts-only', coached, uncoached, need: hiresFloor };
  if (!allFinite(hires.flatMap(({ scorecard, performance }) => [scorecard, performance]))) {
    return notFinite('Scorecards and performance');
  }
  const values = (of: (hire: HireOutcome) => number): number => variance(hires.map(of));
  if (values(({ scorecard }) => scorecard) === 0 || values(({ performance }) => performance) === 0)
    return noVariation;
  const clusters = clustersOf(hires);
  if (clusters.length < interviewersFloor)
    return notEnough(clusters.length, interviewersFloor, 'interviewers');
  const fit = fitRandomIntercept(clusters, width);
  const difference = (drawn: readonly ClusterSums[]): number | undefined =>
    fitRandomIntercept(drawn, width)?.coefficients[interactionAt];
  const interval = fit && bootstrapInterval(clusters, difference, random, rounds);
  if (!fit || !interval) return noVariation;
  const uncoachedSlope = fit.coefficients[scorecardAt] ?? 0;
  const value = fit.coefficients[interactionAt] ?? 0;
  return {
    kind: 'estimate',
    value,
    ...interval,
    n: hires.length,
    unit: 'hires',
    coached,
    uncoached,
    coachedSlope: uncoachedSlope + value,
    uncoachedSlope,
    interviewers: clusters.length,
  };
};

/**
 * Which arm an interview belongs to: coached when it took place on or after the start recorded in the
 * policy for the interviewer's site. A site without a start cannot be compared.
 * @param interviewedAt and the starts are ISO 8601 instants in UTC.
 */
export const coachedAt = (
  site: string,
  interviewedAt: string,
  staggeredStarts: Readonly<Record<string, string>>,
): boolean | Absence => {
  const start = Object.hasOwn(staggeredStarts, site) ? staggeredStarts[site] : undefined;
  const [begun, interviewed] = [Date.parse(start ?? ''), Date.parse(interviewedAt)];
  return Number.isNaN(begun) || Number.isNaN(interviewed)
    ? notAssessable('no-start-date', `The policy records no start of coaching for the site ${site}.`)
    : interviewed >= begun;
};

/**
 * How many hires an arm are needed to tell two correlations apart, two-sided at .05, by Fisher's z:
 * 2 (z₁₋α/₂ + z_power)² / (artanh r₁ − artanh r₂)² + 3.
 */
export const hiresNeeded = (one: number, other: number, power: number): number => {
  const distance = Math.atanh(one) - Math.atanh(other);
  return Math.ceil((2 * (normalQuantile(0.975) + normalQuantile(power)) ** 2) / distance ** 2 + 3);
};
