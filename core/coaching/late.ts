/** From when on a task that is not done is late. */
import type { Instant } from '../identity.ts';
import { DAY_MS, instantOf, msOf } from './calendar.ts';
import type { Task } from './task.ts';

/** ◊ A meeting is due when it begins and cannot be written up before it is over: done within a day of it is in time. */
const WRITE_UP_MS = DAY_MS;

export const lateFrom = ({ kind, dueAt }: Pick<Task, 'kind' | 'dueAt'>): Instant =>
  kind === 'calibration' ? instantOf(msOf(dueAt) + WRITE_UP_MS) : dueAt;

/** Away is paused, not late. */
export const isLate = (task: Pick<Task, 'kind' | 'dueAt' | 'pausedAt'>, now: Instant): boolean =>
  task.pausedAt === undefined && msOf(now) > msOf(lateFrom(task));

/**
 * Whether a calibration is still to be held, so that its date may move. One that came to lie in the interviewer's
 * leave has not been, however long ago it was due.
 */
export const isMeetingAhead = (
  { kind, dueAt, pausedAt, missedAt }: Pick<Task, 'kind' | 'dueAt' | 'pausedAt' | 'missedAt'>,
  now: Instant,
): boolean => kind === 'calibration' && missedAt === undefined && msOf(dueAt) > msOf(pausedAt ?? now);
