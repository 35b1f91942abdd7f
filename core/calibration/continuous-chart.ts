import * as z from 'zod/mini';
import { type Absence, notAssessable, notEnough } from '../absence.ts';
import { mean, squaredDeviations } from './averages.ts';
import { allFinite, notFinite } from './estimate.ts';
import { ewmaWeight, nextAverage, settledVarianceShare } from './ewma.ts';

/** In standard deviations: an average run of 500 without a change (Lucas and Saccucci 1990, λ = .1). */
export const continuousLimit = 2.814;

/** ◊ Loops an interviewer's own level is taken from, as for the early signal. */
export const continuousBaselineLoops = 15;

/** Whether a continuous measure (severity residual, logit of talk share, log of time to score) has moved. */
export const ContinuousSignal = z.strictObject({
  kind: z.enum(['higher', 'lower', 'quiet']),
  /** The level the chart started from and the moving average now, in the measure's own units. */
  baseline: z.number(),
  average: z.number(),
  monitored: z.int().check(z.positive()),
  crossedAt: z.optional(z.int().check(z.positive())),
});
export type ContinuousSignal = z.infer<typeof ContinuousSignal>;

export type ContinuousBaseline = {
  readonly mean: number;
  /** Of one loop, within an interviewer: see {@link spreadWithin}. */
  readonly standardDeviation: number;
  /** From how many loops the mean was estimated; leave out where it is known, as a residual's 0 is. */
  readonly loops?: number;
};

/**
 * A two-sided EWMA with λ = .1 and the fixed limit L = 2.814, which gives 5 % false alarms in 30 loops.
 * Where the baseline's mean was estimated from n loops, its variance σ²/n is in the limit, in the part
 * that the average has taken up so far.
 * @param values in time order, after the baseline, in the measure's own units.
 */
export const continuousSignal = (
  values: readonly number[],
  baseline: ContinuousBaseline,
): ContinuousSignal | Absence => {
  if (!allFinite([...values, baseline.mean, baseline.standardDeviation]))
    return notFinite('The values of a chart');
  if (values.length === 0) return notEnough(0, 1, 'interviews');
  if (!(baseline.standardDeviation > 0)) {
    return notAssessable(
      'no-variation',
      'The measure does not vary at all, so no change of it can be judged.',
    );
  }
  const variance = baseline.standardDeviation ** 2;
  const ofMean = baseline.loops === undefined ? 0 : variance / Math.max(1, baseline.loops);
  let average = 0;
  let takenUp = 0;
  let crossing: { kind: 'higher' | 'lower'; at: number } | undefined;
  for (const [index, value] of values.entries()) {
    average = nextAverage(average, value - baseline.mean, ewmaWeight);
    takenUp = nextAverage(takenUp, 1, ewmaWeight);
    const deviation = Math.sqrt(variance * settledVarianceShare(ewmaWeight) + takenUp ** 2 * ofMean);
    if (crossing === undefined && Math.abs(average) > continuousLimit * deviation) {
      crossing = { kind: average > 0 ? 'higher' : 'lower', at: index + 1 };
    }
  }
  return {
    kind: crossing?.kind ?? 'quiet',
    baseline: baseline.mean,
    average: baseline.mean + average,
    monitored: values.length,
    ...(crossing ? { crossedAt: crossing.at } : {}),
  };
};

/**
 * One interviewer's chart from all their loops: the first 15 give the mean, the fleet the spread.
 * @param values in time order, oldest first.
 */
export const continuousDrift = (
  values: readonly number[],
  standardDeviation: number,
): ContinuousSignal | Absence => {
  if (values.length <= continuousBaselineLoops) {
    return notEnough(values.length, continuousBaselineLoops + 1, 'interviews');
  }
  const before = values.slice(0, continuousBaselineLoops);
  return continuousSignal(values.slice(continuousBaselineLoops), {
    mean: mean(before),
    standardDeviation,
    loops: before.length,
  });
};

/** ◊ Degrees of freedom below which a fleet's spread is itself too uncertain to chart against. */
const spreadFloor = 30;

/**
 * The standard deviation of one loop within an interviewer, pooled over the fleet. An interviewer's own
 * 15 loops would estimate it too poorly for a chart.
 */
export const spreadWithin = (interviewers: readonly (readonly number[])[]): number | Absence => {
  const many = interviewers.filter((values) => values.length >= 2);
  if (!many.every(allFinite)) return notFinite('The values of a chart');
  const freedom = many.reduce((total, values) => total + values.length - 1, 0);
  if (freedom < spreadFloor) return notEnough(freedom, spreadFloor, 'repeated interviews');
  const scatter = many.reduce((total, values) => total + squaredDeviations(values), 0);
  if (scatter === 0) {
    return notAssessable(
      'no-variation',
      'The measure does not vary at all, so no change of it can be judged.',
    );
  }
  return Math.sqrt(scatter / freedom);
};

/**
 * The logit of a talk share in seconds, so that a chart's steps mean the same near 0 and near 1. Half a
 * second on either side keeps silence finite.
 */
export const logitTalkShare = (interviewerSec: number, speechSec: number): number | Absence => {
  if (
    !(speechSec > 0) ||
    !(interviewerSec >= 0) ||
    !(interviewerSec <= speechSec) ||
    !Number.isFinite(speechSec)
  ) {
    return notAssessable('no-speech-time', 'Without times of speech there is no talk share.');
  }
  // As a difference: the quotient of the greatest numbers would be no number.
  return Math.log(interviewerSec + 0.5) - Math.log(speechSec - interviewerSec + 0.5);
};
