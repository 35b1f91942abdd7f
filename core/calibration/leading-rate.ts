import * as z from 'zod/mini';
import { notEnough, type Absence } from '../absence.ts';
import type { Policy } from '../rubric/policy.ts';
import { betaQuantile } from './distributions/beta.ts';
import { Estimate } from './estimate.ts';
import type { FleetMoments, Leaning } from './fleet.ts';
import { expectedShare, type LeadingCounts, leadingTotals, type LeadingTotals } from './leading-counts.ts';

/** A leading share of questions (0 to 1), with what it leans on. */
export const LeadingRate = z.strictObject({
  ...Estimate.shape,
  loops: z.int().check(z.positive()),
  leading: z.int().check(z.nonnegative()),
  source: z.enum(['fleet', 'priors']),
});
export type LeadingRate = z.infer<typeof LeadingRate>;

export type LeadingFloors = Pick<Policy['measures'], 'leadingFloorLoops' | 'leadingFloorQuestions'>;

/** What is believed of an interviewer's leading share: Beta(a, b). */
export type SharePosterior = {
  readonly a: number;
  readonly b: number;
  readonly mean: number;
  readonly variance: number;
};

/**
 * The posterior of a leading share: a = μk + X/φ, b = (1 − μ)k + (Q − X)/φ. Dividing by φ lets
 * questions of one loop count for less than as many independent ones.
 */
export const leadingPosterior = (
  totals: Pick<LeadingTotals, 'questions' | 'leading'>,
  fleet: Pick<FleetMoments, 'mu' | 'k' | 'phi'>,
): SharePosterior => {
  const a = fleet.mu * fleet.k + totals.leading / fleet.phi;
  const b = (1 - fleet.mu) * fleet.k + (totals.questions - totals.leading) / fleet.phi;
  const mean = a / (a + b);
  return { a, b, mean, variance: (mean * (1 - mean)) / (a + b + 1) };
};

/**
 * An interviewer's leading share over a window, shrunk towards the fleet's (empirical Bayes), with its
 * 95 % Beta interval. Below the floors of loops or questions it is not enough yet.
 */
export const leadingRate = (
  loops: readonly LeadingCounts[],
  fleet: Leaning,
  floors: LeadingFloors,
): LeadingRate | Absence => {
  const totals = leadingTotals(loops);
  if ('kind' in totals) return totals;
  if (totals.loops < floors.leadingFloorLoops)
    return notEnough(totals.loops, floors.leadingFloorLoops, 'interviews');
  if (totals.questions < floors.leadingFloorQuestions) {
    return notEnough(totals.questions, floors.leadingFloorQuestions, 'questions');
  }
  const { a, b, mean } = leadingPosterior(totals, { ...fleet, mu: expectedShare(loops, fleet.mu) });
  return {
    kind: 'estimate',
    value: mean,
    low: betaQuantile(0.025, a, b),
    high: betaQuantile(0.975, a, b),
    n: totals.questions,
    unit: 'questions',
    loops: totals.loops,
    leading: totals.leading,
    source: fleet.source,
  };
};
