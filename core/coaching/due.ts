/** When each kind of task is due. All hours and days come from the policy. */
import type { Instant } from '../identity.ts';
import type { Policy } from '../rubric/policy.ts';
import { addDays, DAY_MS, type Day, HOUR_MS, instantOf, instantOfLocal, msOf } from './calendar.ts';
import { afterWorkingTime, type WorkingPerson } from './working-time.ts';

/** When a loop ended, and when what was said in it reached Plumbline. */
export type LoopTimes = {
  readonly endedAt: Instant;
  readonly capturedAt: Instant;
};

const later = (a: number, b: number): Instant => instantOf(Math.max(a, b));

/**
 * A first-loop review is due 48 hours after the loop's end, and never less than 24 hours after the
 * capture arrived. On the policy's working clock both spans pause on the coach's days off.
 */
export const firstLoopReviewDue = (loop: LoopTimes, policy: Policy, coach?: WorkingPerson): Instant => {
  const { reviewHours, captureHours, clock } = policy.coaching;
  const after = (from: Instant, hours: number): number =>
    clock === 'working' && coach
      ? afterWorkingTime(msOf(from), hours * HOUR_MS, coach)
      : msOf(from) + hours * HOUR_MS;
  return later(after(loop.endedAt, reviewHours), after(loop.capturedAt, captureHours));
};

/** The date compliance is also counted against: elapsed time from the end, whatever the clock and the capture. */
export const firstLoopComplianceDue = (endedAt: Instant, policy: Policy): Instant =>
  instantOf(msOf(endedAt) + policy.coaching.reviewHours * HOUR_MS);

/**
 * What a loop's number makes due (a checkpoint, a decision, the exit review): so many days after the
 * loop's end, and never less than the policy's capture hours after a late capture arrived.
 */
export const loopMilestoneDue = (loop: LoopTimes, days: number, policy: Policy): Instant =>
  later(msOf(loop.endedAt) + days * DAY_MS, msOf(loop.capturedAt) + policy.coaching.captureHours * HOUR_MS);

/** What a calendar day makes due: opened as that working day starts in the person's zone, due the same hour `days` later. */
export const dayMilestoneDue = (
  day: Day,
  days: number,
  timeZone: string,
  policy: Policy,
): { readonly opensAt: Instant; readonly dueAt: Instant } => ({
  opensAt: instantOf(instantOfLocal(day, policy.mail.workdayStartHour, timeZone)),
  dueAt: instantOf(instantOfLocal(addDays(day, days), policy.mail.workdayStartHour, timeZone)),
});

/** A named coach is owed within 24 hours of the need being known. */
export const assignCoachDue = (knownAt: Instant, policy: Policy): Instant =>
  instantOf(msOf(knownAt) + policy.coaching.assignCoachHours * HOUR_MS);

/** A protected topic is read by the HR contact within two days of the capture that shows it. */
export const peopleReviewDue = (capturedAt: Instant, policy: Policy): Instant =>
  instantOf(msOf(capturedAt) + policy.coaching.peopleReviewDays * DAY_MS);

/** A drift signal is looked at within seven days of being raised. */
export const driftCheckDue = (raisedAt: Instant, policy: Policy): Instant =>
  instantOf(msOf(raisedAt) + policy.coaching.driftDays * DAY_MS);
