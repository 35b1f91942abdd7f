import * as z from 'zod/mini';
import { notEnough, type Absence } from '../absence.ts';
import type { FleetMoments } from './fleet.ts';
import { expectedShare, type LeadingCounts, leadingTotals } from './leading-counts.ts';
import { leadingPosterior } from './leading-rate.ts';
import { ewmaWeight, nextAverage } from './ewma.ts';

/** The first loops an interviewer is compared with later. */
export const baselineLoops = 15;
/** ◊ In standard deviations: 5 % false alarms in 30 loops, a doubling seen within 30 loops 74 % of the time. */
export const earlySignalLimit = 3.1;

/** To the coach only, and never a claim: the moving average has crossed its limit, or has not. */
export const EarlySignal = z.strictObject({
  kind: z.enum(['signal', 'quiet']),
  /** The baseline's leading share, and the monitored loops' own. */
  expected: z.number(),
  seen: z.number(),
  /** How many loops after the baseline the chart has read, and at which of them (1-based) it first crossed. */
  monitored: z.int().check(z.positive()),
  crossedAt: z.optional(z.int().check(z.positive())),
  source: z.enum(['fleet', 'priors']),
});
export type EarlySignal = z.infer<typeof EarlySignal>;

/**
 * A one-sided EWMA of x − q·m, the leading questions beyond what the baseline expects of a loop, with
 * λ = .1 and L = 3.1. Its variance at every step is exact, and includes the baseline's own uncertainty:
 * Σ wᵢ² φqᵢm(1 − m) + (Σ wᵢqᵢ)² v.
 * @param loops in time order, oldest first; the first 15 that asked a question are the baseline.
 */
export const earlySignal = (loops: readonly LeadingCounts[], fleet: FleetMoments): EarlySignal | Absence => {
  const asked = loops.filter((loop) => loop.questions !== 0);
  const before = asked.slice(0, baselineLoops);
  const after = asked.slice(baselineLoops);
  const earlier = leadingTotals(before);
  const later = leadingTotals(after);
  if ('kind' in earlier) return earlier;
  if ('kind' in later) return later;
  if (after.length === 0) return notEnough(asked.length, baselineLoops + 1, 'interviews');
  const expectedBefore = expectedShare(before, fleet.mu);
  const posterior = leadingPosterior(earlier, { ...fleet, mu: expectedBefore });
  let average = 0;
  let chance = 0;
  let exposure = 0;
  let crossedAt: number | undefined;
  for (const [index, loop] of after.entries()) {
    // A loop of another round is held against that round's expectation of the same person.
    const ratio = (loop.baseline ?? fleet.mu) / expectedBefore;
    const share = Math.min(0.99, posterior.mean * ratio);
    average = nextAverage(average, loop.leading - loop.questions * share, ewmaWeight);
    chance =
      (1 - ewmaWeight) ** 2 * chance + ewmaWeight ** 2 * fleet.phi * loop.questions * share * (1 - share);
    exposure = nextAverage(exposure, loop.questions * ratio, ewmaWeight);
    const deviation = Math.sqrt(chance + exposure ** 2 * posterior.variance);
    if (crossedAt === undefined && average > earlySignalLimit * deviation) crossedAt = index + 1;
  }
  return {
    kind: crossedAt === undefined ? 'quiet' : 'signal',
    expected: Math.min(0.99, (posterior.mean * expectedShare(after, fleet.mu)) / expectedBefore),
    seen: later.leading / later.questions,
    monitored: after.length,
    ...(crossedAt === undefined ? {} : { crossedAt }),
    source: fleet.source,
  };
};
