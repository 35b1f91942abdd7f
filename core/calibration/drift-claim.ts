import * as z from 'zod/mini';
import { notEnough, type Absence } from '../absence.ts';
import type { Policy } from '../rubric/policy.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { betaQuantile } from './distributions/beta.ts';
import { type BetaBinomial, betaBinomialCdf, upperMidP } from './distributions/beta-binomial.ts';
import { differenceInterval } from './difference.ts';
import { Interval } from './estimate.ts';
import type { FleetMoments } from './fleet.ts';
import { expectedShare, type LeadingCounts, leadingTotals, type LeadingTotals } from './leading-counts.ts';
import { leadingPosterior, type LeadingFloors, type SharePosterior } from './leading-rate.ts';

/** The claim compares this many last loops … */
export const laterLoops = 10;
/** … with this many before them. */
export const earlierLoops = 20;

/** What one interviewer's window says before the fleet is looked at. Shares are of questions, 0 to 1. */
export const DriftEvidence = z.strictObject({
  kind: z.literal('evidence'),
  /** What the earlier loops lead one to expect, and what was seen. */
  expected: z.number(),
  seen: z.number(),
  /** Likely change in share, 90 %, to match a one-sided test at .05. */
  change: Interval,
  midP: z.number(),
  earlier: z.strictObject({ loops: z.int(), questions: z.int() }),
  later: z.strictObject({ loops: z.int(), questions: z.int(), leading: z.int() }),
  source: z.enum(['fleet', 'priors']),
});
export type DriftEvidence = z.infer<typeof DriftEvidence>;

/** The quarter's verdict on one interviewer. */
export const DriftClaim = z.strictObject({
  ...DriftEvidence.shape,
  kind: z.enum(['rose', 'no-clear-change']),
  /** The chance that a doubling would have been missed, with this many questions and this fleet. */
  missedDoubling: z.number().check(z.minimum(0), z.maximum(1)),
});
export type DriftClaim = z.infer<typeof DriftClaim>;

type Prediction = {
  readonly trials: number;
  readonly mean: number;
  readonly variance: number;
  readonly phi: number;
};

/**
 * Moment-matches the prediction for N new questions to a beta-binomial. Its variance
 * φNm(1 − m) + N(N − 1)v = Nm(1 − m)(1 + (N − 1)ρ) gives ρ, and the shapes sum to 1/ρ − 1.
 */
const predictive = ({ trials, mean, variance, phi }: Prediction): BetaBinomial => {
  const binomial = mean * (1 - mean);
  const correlation = (phi - 1 + ((trials - 1) * variance) / binomial) / (trials - 1);
  // At 1 all questions of a period would be alike, at 0 all independent: neither has finite, positive shapes.
  const size = 1 / Math.min(0.999, Math.max(1e-9, correlation)) - 1;
  return { trials, a: mean * size, b: (1 - mean) * size };
};

/**
 * The likely change at 90 %. The later loops stand for themselves (Jeffreys, deflated by φ), unshrunk,
 * because the claim is about what was seen in them.
 */
const likelyChange = (
  posterior: SharePosterior,
  ratio: number,
  later: LeadingTotals,
  phi: number,
): Interval => {
  const a = later.leading / phi + 0.5;
  const b = (later.questions - later.leading) / phi + 0.5;
  const seen = later.leading / later.questions;
  return differenceInterval(
    {
      value: ratio * posterior.mean,
      low: ratio * betaQuantile(0.05, posterior.a, posterior.b),
      high: ratio * betaQuantile(0.95, posterior.a, posterior.b),
    },
    {
      value: seen,
      low: Math.min(seen, betaQuantile(0.05, a, b)),
      high: Math.max(seen, betaQuantile(0.95, a, b)),
    },
  );
};

type Comparison = {
  readonly evidence: DriftEvidence;
  readonly doubled: BetaBinomial;
  readonly same: BetaBinomial;
};

const compare = (
  loops: readonly LeadingCounts[],
  fleet: FleetMoments,
  floors: LeadingFloors,
): Comparison | Absence => {
  const asked = loops.filter((loop) => loop.questions !== 0);
  const latest = asked.slice(-laterLoops);
  const before = asked.slice(-(laterLoops + earlierLoops), -laterLoops);
  const later = leadingTotals(latest);
  const earlier = leadingTotals(before);
  if ('kind' in later) return later;
  if ('kind' in earlier) return earlier;
  const needed = laterLoops + floors.leadingFloorLoops;
  if (asked.length < needed) return notEnough(asked.length, needed, 'interviews');
  for (const { questions } of [later, earlier]) {
    if (questions < floors.leadingFloorQuestions) {
      return notEnough(questions, floors.leadingFloorQuestions, 'questions');
    }
  }
  const expectedBefore = expectedShare(before, fleet.mu);
  // Another mix of rounds is not drift: the expectation moves with the rounds' own baselines.
  const ratio = expectedShare(latest, fleet.mu) / expectedBefore;
  const posterior = leadingPosterior(earlier, { ...fleet, mu: expectedBefore });
  const prediction = (times: number): BetaBinomial => {
    const mean = Math.min(0.99, times * ratio * posterior.mean);
    const variance = posterior.variance * (mean / posterior.mean) ** 2;
    return predictive({ trials: later.questions, mean, variance, phi: fleet.phi });
  };
  const same = prediction(1);
  const evidence: DriftEvidence = {
    kind: 'evidence',
    expected: ratio * posterior.mean,
    seen: later.leading / later.questions,
    change: likelyChange(posterior, ratio, later, fleet.phi),
    midP: upperMidP(later.leading, same),
    earlier: { loops: earlier.loops, questions: earlier.questions },
    later,
    source: fleet.source,
  };
  return { evidence, same, doubled: prediction(2) };
};

/**
 * Whether the last 10 loops hold more leading questions than the 20 before them predict: the posterior
 * of the earlier loops, its moment-matched beta-binomial prediction, and a one-sided mid-p. Alone this
 * is no claim; see {@link quarterlyClaims}.
 * @param loops in time order, oldest first; only the last 30 that asked a question are read.
 */
export const driftEvidence = (
  loops: readonly LeadingCounts[],
  fleet: FleetMoments,
  floors: LeadingFloors,
): DriftEvidence | Absence => {
  const comparison = compare(loops, fleet, floors);
  return 'evidence' in comparison ? comparison.evidence : comparison;
};

/** The chance that a doubled rate would not reach the p-value that a claim needs. */
const chanceToMiss = ({ same, doubled }: Comparison, threshold: number): number => {
  // The mid-p falls as the count rises, so the smallest count that would be claimed is found by halving.
  let low = 0;
  let high = same.trials + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (upperMidP(middle, same) <= threshold) high = middle;
    else low = middle + 1;
  }
  return low === 0 ? 0 : betaBinomialCdf(low - 1, doubled);
};

export type InterviewerLoops = { readonly interviewer: string; readonly loops: readonly LeadingCounts[] };
export type InterviewerClaim = { readonly interviewer: string; readonly claim: DriftClaim | Absence };

export type DriftPolicy = LeadingFloors & Pick<Policy['measures'], 'driftFalseDiscovery'>;

/**
 * The quarter's claims: everyone's evidence, and Benjamini–Hochberg across those who can be assessed,
 * so that at most the policy's share of the claims is expected to be false. In the order given.
 */
export const quarterlyClaims = (
  people: readonly InterviewerLoops[],
  fleet: FleetMoments,
  policy: DriftPolicy,
): InterviewerClaim[] => {
  const compared = people.map(({ interviewer, loops }) => ({
    interviewer,
    result: compare(loops, fleet, policy),
  }));
  const assessed = compared.flatMap(({ result }) => ('evidence' in result ? [result.evidence.midP] : []));
  const q = policy.driftFalseDiscovery;
  const { rejected, threshold } = benjaminiHochberg(assessed, q);
  const claims = rejected.filter(Boolean).length;
  // One more person would be claimed at or below this p-value.
  const needed = Math.min(q, (q * (claims + 1)) / Math.max(1, assessed.length));
  return compared.map(({ interviewer, result }) => {
    if (!('evidence' in result)) return { interviewer, claim: result };
    const rose = claims > 0 && result.evidence.midP <= threshold;
    return {
      interviewer,
      claim: {
        ...result.evidence,
        kind: rose ? 'rose' : 'no-clear-change',
        missedDoubling: chanceToMiss(result, needed),
      },
    };
  });
};
