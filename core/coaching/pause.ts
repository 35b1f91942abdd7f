/** An interviewer's leave: their tasks stand still, and what fell into it is paused, not missed. */
import type { Instant } from '../identity.ts';
import type { Policy } from '../rubric/policy.ts';
import { instantOf, msOf } from './calendar.ts';
import { rescheduled } from './rescheduling.ts';
import type { Task } from './task.ts';
import { type Advanced, isUnfinished, settled, type TaskEvent, unchanged } from './task-event.ts';

/** Stands still from the beginning of the leave, however late that is known. */
export const paused = (task: Task, event: Extract<TaskEvent, { kind: 'paused' }>): Advanced => {
  if (!isUnfinished(task)) return unchanged(task);
  const { nextAt: _next, missedAt, ...rest } = task;
  // Leave that is announced late undoes a miss that fell into it: paused, not missed.
  const kept = missedAt !== undefined && msOf(missedAt) < msOf(event.since) ? { missedAt } : {};
  const next: Task = {
    ...rest,
    ...kept,
    pausedAt: task.pausedAt ?? event.since,
    ...(event.until === undefined ? {} : { nextAt: event.until }),
  };
  return unchanged(next);
};

/** The clock goes on where it stood: what is not yet missed is due later by as long as the pause was. */
export const resumed = (task: Task, at: Instant, policy: Policy): Advanced => {
  const { pausedAt, ...rest } = task;
  if (pausedAt === undefined || !isUnfinished(task)) return unchanged(task);
  const away = Math.max(0, msOf(at) - Math.max(msOf(pausedAt), msOf(task.plannedAt)));
  const shift = (instant: Instant): Instant => instantOf(msOf(instant) + away);
  if (task.missedAt !== undefined) return settled(rest, [], policy);
  if (task.kind === 'calibration') {
    // A meeting after the leave or before it stays where it is; one that fell into it is booked anew.
    const stays = msOf(task.dueAt) > msOf(at) || msOf(task.dueAt) <= msOf(pausedAt);
    return stays
      ? settled(rest, [], policy)
      : rescheduled(rest, { kind: 'rescheduled', dueAt: shift(task.dueAt) }, policy);
  }
  const { remindedAt: _reminded, escalatedAt: _escalated, ...fresh } = rest;
  return settled({ ...fresh, dueAt: shift(task.dueAt) }, [], policy);
};
