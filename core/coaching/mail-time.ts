/** When a mail may go out: in its reader's working hours, except what cannot wait for them. */
import type { Instant } from '../identity.ts';
import type { Policy } from '../rubric/policy.ts';
import { DAY_MS, HOUR_MS, instantOf, msOf } from './calendar.ts';
import type { MailKind } from './mail-intent.ts';
import { isConfidential, type Task } from './task.ts';
import { nextWorkingMorning, type WorkingPerson, withinWorkingHours } from './working-time.ts';

/** ◊ An invitation for later than this can wait for the morning; two days leave one to rearrange. */
const NEAR_DAYS = 2;

export type Mailed = {
  readonly kind: MailKind;
  /** Where it is about one. */
  readonly task?: Pick<Task, 'kind' | 'dueAt'> | undefined;
};

/** From when on it is urgent; absent for what never is. */
const urgentFromMs = ({ kind, task }: Mailed, { coaching }: Policy): number | undefined => {
  if (task === undefined || kind === 'feedback-ready') return undefined;
  if (kind === 'task-escalated' || isConfidential(task)) return Number.NEGATIVE_INFINITY;
  const isInvitation = kind === 'invitation' || kind === 'invitation-cancelled';
  return msOf(task.dueAt) - (isInvitation ? NEAR_DAYS * DAY_MS : coaching.reminderHours * HOUR_MS);
};

/** Escalations, what was referred to HR, what is due within a day, and meetings within two: at once, at any hour. */
export const isUrgent = (mailed: Mailed, now: Instant, policy: Policy): boolean =>
  (urgentFromMs(mailed, policy) ?? Number.POSITIVE_INFINITY) <= msOf(now);

/**
 * When to send what comes up at `now`: at once where it is urgent or the reader is at work, else the next
 * working morning, or when it becomes urgent if that is sooner.
 */
export const mailTime = (mailed: Mailed, now: Instant, reader: WorkingPerson, policy: Policy): Instant => {
  const urgentMs = urgentFromMs(mailed, policy) ?? Number.POSITIVE_INFINITY;
  if (urgentMs <= msOf(now)) return now;
  return instantOf(Math.min(msOf(withinWorkingHours(now, reader, policy)), urgentMs));
};

/** What somebody owes goes into one mail a day with everything else they owe; a calendar takes one meeting a message. */
export const isGathered = (kind: MailKind): boolean => gathered.has(kind);
const gathered: ReadonlySet<MailKind> = new Set<MailKind>([
  'task-opened',
  'task-reminder',
  'task-handed-over',
  'finding-disputed',
  'dispute-decided',
]);

/**
 * When what came up after the day's mail had gone is sent: the next working morning. At once where it
 * would be urgent before that: a day's notice on a Friday beats a mail on a Saturday.
 */
export const nextDaysMail = (
  mailed: Mailed,
  now: Instant,
  reader: WorkingPerson,
  policy: Policy,
): Instant => {
  const morning = nextWorkingMorning(now, reader, policy);
  const urgentMs = urgentFromMs(mailed, policy) ?? Number.POSITIVE_INFINITY;
  return urgentMs < msOf(morning) ? now : morning;
};
