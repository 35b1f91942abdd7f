/** When the sweep must look at a task again, derived from its facts alone. */
import type { Instant } from '../identity.ts';
import type { Policy } from '../rubric/policy.ts';
import { HOUR_MS, instantOf, msOf } from './calendar.ts';
import { lateFrom } from './late.ts';
import type { Task } from './task.ts';

/**
 * When the reminder of an open task falls due; absent when it has been sent or is too late,
 * or when the mail that opened the task came so late that a reminder would only repeat it.
 */
export const reminderAt = (task: Task, policy: Policy): Instant | undefined => {
  if (task.remindedAt !== undefined || task.escalatedAt !== undefined) return undefined;
  const at = msOf(task.dueAt) - policy.coaching.reminderHours * HOUR_MS;
  return task.openedAt !== undefined && at <= msOf(task.openedAt) ? undefined : instantOf(at);
};

/** The next moment at which something happens by itself; absent when nothing more will. */
export const looksNext = (task: Task, policy: Policy): Instant | undefined => {
  if (task.pausedAt !== undefined) return task.nextAt;
  if (task.state === 'planned') return task.opensAt ?? task.plannedAt;
  if (task.state !== 'open') return undefined;
  const remind = reminderAt(task, policy);
  if (remind !== undefined) return remind;
  return task.escalatedAt === undefined ? lateFrom(task) : undefined;
};
