import { type Absence, notAssessable, notEnough } from '../absence.ts';
import type { Estimate } from './estimate.ts';
import { medianEstimate } from './median.ts';
import { wilson } from './proportion.ts';

/** One loop's end and its scorecard's submissions, as milliseconds since the epoch. */
export type ScoredLoop = {
  readonly loopId: string;
  readonly endedAtMs: number;
  /** Every submission; only the first counts. Empty while the scorecard is still owed. */
  readonly submittedAtMs: readonly number[];
};

export type TimeToScore = {
  /** The median hours from the interview's end to the first submission. */
  readonly medianHours: Estimate | Absence;
  /** The share of loops whose scorecard was in within the policy's hours (24). */
  readonly onTime: Estimate | Absence;
  /** Loops whose first submission lies before the interview's end: shown to a person, left out. */
  readonly defects: readonly string[];
};

const minuteMs = 60_000;
const dayHours = 24;

/**
 * Minutes from an interview's end to its first submission. A submission before the end is a defect of
 * the input, not a quick scorecard; no submission, or no usable time, is absent too.
 */
export const minutesToScore = ({
  endedAtMs,
  submittedAtMs,
}: Omit<ScoredLoop, 'loopId'>): number | Absence => {
  if (submittedAtMs.length === 0) return notAssessable('not-submitted', 'The scorecard is not in yet.');
  // The loop over submissions is bounded by the revisions of one scorecard.
  const first = submittedAtMs.reduce((earliest, each) => Math.min(earliest, each));
  const minutes = (first - endedAtMs) / minuteMs;
  if (!Number.isFinite(minutes))
    return notAssessable('no-times', 'The end or the submission has no usable time.');
  return minutes < 0
    ? notAssessable('submitted-before-end', 'The scorecard was submitted before the interview ended.')
    : minutes;
};

/** ln minutes, for the chart; anything under a minute counts as one, which is what the sources record. */
export const logMinutes = (minutes: number): number => Math.log(Math.max(1, minutes));

const medianHours = (minutes: readonly number[]): Estimate => {
  const inLogs = medianEstimate(minutes.map(logMinutes), 'interviews');
  const hours = (log: number): number => Math.exp(log) / 60;
  return { ...inLogs, value: hours(inLogs.value), low: hours(inLogs.low), high: hours(inLogs.high) };
};

/**
 * Time to score: the median of log minutes from an interview's end to the first submission, and the
 * share within 24 hours with Wilson's interval. A scorecard owed for longer than that is late, with the
 * minutes it has been owed so far; one owed for less is not counted yet.
 * @param options.asOfMs the moment up to which submissions are known.
 * @param options.floor loops below which nothing is said (5).
 */
export const timeToScore = (
  loops: readonly ScoredLoop[],
  options: { readonly asOfMs: number; readonly floor: number; readonly onTimeHours?: number },
): TimeToScore => {
  const onTimeMin = (options.onTimeHours ?? dayHours) * 60;
  const floor = Math.max(1, options.floor);
  const minutes: number[] = [];
  const defects: string[] = [];
  for (const loop of loops) {
    const taken = minutesToScore(loop);
    const owed = loop.submittedAtMs.length === 0 ? (options.asOfMs - loop.endedAtMs) / minuteMs : 0;
    if (typeof taken === 'number') minutes.push(taken);
    else if (taken.kind === 'not-assessable' && taken.reason === 'submitted-before-end')
      defects.push(loop.loopId);
    else if (owed > onTimeMin && Number.isFinite(owed)) minutes.push(owed);
  }
  if (minutes.length < floor) {
    const absent = notEnough(minutes.length, floor, 'interviews');
    return { medianHours: absent, onTime: absent, defects };
  }
  const onTime = minutes.filter((each) => each <= onTimeMin).length;
  return { medianHours: medianHours(minutes), onTime: wilson(onTime, minutes.length, 'interviews'), defects };
};
