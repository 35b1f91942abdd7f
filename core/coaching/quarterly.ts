/**
 * The quarter's reviews: to whom one is due, what it looks at, and who comes first: those who are still
 * being onboarded, then by need.
 */
import type { Instant, LoopId } from '../identity.ts';
import type { Person } from '../interviewer/person.ts';
import type { InterviewerRecord } from '../interviewer/record.ts';
import type { Policy } from '../rubric/policy.ts';
import { isAtOrBefore, msOf } from './calendar.ts';
import type { Task } from './task.ts';

/** One interviewer at the quarter's turn. */
export type QuarterlyCandidate = {
  readonly person: Person;
  readonly record: InterviewerRecord;
  /** When the last quarterly review of this interviewer was given. */
  readonly lastCoachedAt?: Instant;
};

/**
 * Whether a review is due at all: active, and a loop since the last review. Without one it is "not
 * due", and so is somebody whose loops are all from before the programme, which owe nothing.
 */
export const isQuarterlyDue = (
  { person, record, lastCoachedAt }: QuarterlyCandidate,
  { admission }: Pick<Policy, 'admission'>,
): boolean => {
  const { lastEndedAt } = record;
  if (!person.active || lastEndedAt === undefined) return false;
  const begun = admission.programmeStart === undefined || msOf(admission.programmeStart) <= msOf(lastEndedAt);
  return begun && (lastCoachedAt === undefined || msOf(lastEndedAt) > msOf(lastCoachedAt));
};

export type QuarterlyBasis = {
  readonly loops: readonly LoopId[];
  /** False with too few loops for rates: then it is about one loop. */
  readonly rates: boolean;
};

/** What the review looks at: the last 10 to 20 loops, or with fewer than 10 the newest alone and no rates. */
export const quarterlyBasis = (record: InterviewerRecord, policy: Policy): QuarterlyBasis => {
  const { quarterlyLoops, quarterlyMinLoops } = policy.coaching;
  const loops = record.window.filter((entry) => entry.counted).map((entry) => entry.loopId);
  return loops.length < quarterlyMinLoops
    ? { loops: loops.slice(-1), rates: false }
    : { loops: loops.slice(-quarterlyLoops), rates: true };
};

/**
 * ◊ Need, greater is sooner: the share of the window's loops that were not calibrated, plus the years
 * since the last review, so that nobody waits for ever. It orders work; it is never shown.
 */
export const needOf = ({ record, lastCoachedAt }: QuarterlyCandidate, now: Instant): number => {
  const loops = record.window.filter((entry) => entry.counted);
  const uncalibrated = loops.filter((entry) => !entry.calibrated).length / Math.max(1, loops.length);
  const since = lastCoachedAt ?? record.firstEndedAt;
  return uncalibrated + (since === undefined ? 0 : (msOf(now) - msOf(since)) / (365.25 * 86_400_000));
};

const isOnboarding = ({ record }: QuarterlyCandidate): boolean =>
  record.status === 'in-training' || record.status === 'onboarding';

/** Onboarding first, then need, then the id, so that the order is the same every time. */
export const byUrgency =
  (now: Instant) =>
  (a: QuarterlyCandidate, b: QuarterlyCandidate): number =>
    Number(isOnboarding(b)) - Number(isOnboarding(a)) ||
    needOf(b, now) - needOf(a, now) ||
    (a.person.id < b.person.id ? -1 : 1);

/** Its dates no longer move: it is open, done, called off, or stands still while the interviewer is away. */
export const isBegun = (task: Task, now: Instant): boolean =>
  task.state !== 'planned' ||
  task.pausedAt !== undefined ||
  (task.opensAt !== undefined && isAtOrBefore(task.opensAt, now));
