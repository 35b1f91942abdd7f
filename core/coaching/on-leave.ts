/** What an interviewer's leave does to their tasks: they stand still from its first day to its last. */
import type { Instant } from '../identity.ts';
import { addDays, dayAt, instantOf, msOf, sameInstant, startOfDay } from './calendar.ts';
import type { OwedInput } from './obligation.ts';
import { isCoachTask, type Task } from './task.ts';
import type { TaskEvent } from './task-event.ts';
import { isAway } from './working-time.ts';

/** When the interviewer's present leave began and when it is over, in their zone; absent when they are at work. */
const leaveOf = ({ person, now }: OwedInput): { since: Instant; until?: Instant } | undefined => {
  const { awayFrom, awayUntil, timeZone } = person;
  if (awayFrom === undefined || !isAway(person, dayAt(msOf(now), timeZone))) return undefined;
  const since = instantOf(startOfDay(awayFrom, timeZone));
  return awayUntil === undefined
    ? { since }
    : { since, until: instantOf(startOfDay(addDays(awayUntil, 1), timeZone)) };
};

/** A quarterly review in a week after the leave was put there because of it: its dates stand. */
const isAfterLeave = (task: Task, until: Instant | undefined): boolean =>
  task.kind === 'quarterly' &&
  task.state === 'planned' &&
  task.pausedAt === undefined &&
  task.opensAt !== undefined &&
  until !== undefined &&
  msOf(until) <= msOf(task.opensAt);

/** The event, if any, that lets a task stand still with the interviewer's leave, or go on after it. */
export const pauseEvent = (input: OwedInput, task: Task): TaskEvent | undefined => {
  if (!isCoachTask(task)) return undefined;
  const away = leaveOf(input);
  const leave = away !== undefined && isAfterLeave(task, away.until) ? undefined : away;
  if (leave === undefined)
    return task.pausedAt === undefined ? undefined : { kind: 'resumed', at: resumeAt(input, task) };
  const known = task.pausedAt !== undefined && sameInstant(task.nextAt, leave.until);
  return known ? undefined : { kind: 'paused', ...leave };
};

/** The end of the leave as it was booked, or now where it ended early or had no end. */
const resumeAt = ({ now }: OwedInput, task: Task): Instant =>
  task.nextAt !== undefined && msOf(task.nextAt) <= msOf(now) ? task.nextAt : now;
