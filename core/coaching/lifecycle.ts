/**
 * The life of a coaching task, as a pure reducer: planned → open → coached → closed, or ended by
 * `cancelled` (a person said so) or `superseded` (the facts it rested on are gone). Reminder,
 * escalation and miss are facts beside the state. Applying the same event again changes nothing.
 */
import { InvalidInput } from '../faults.ts';
import type { Instant } from '../identity.ts';
import { DAY_MS, isAtOrBefore, msOf } from './calendar.ts';
import { cancelInvitations, effectOf, invitationsFromNewOwner, nextSequence } from './effect.ts';
import { applyAnswer, applyFeedback } from './feedback.ts';
import { isLate, lateFrom } from './late.ts';
import { reminderAt } from './next-look.ts';
import { paused, resumed } from './pause.ts';
import { replanned, rescheduled } from './rescheduling.ts';
import type { Task } from './task.ts';
import {
  type Advanced,
  type Circumstances,
  isUnfinished,
  settled,
  type TaskEvent,
  unchanged,
} from './task-event.ts';

/** Callers need the events with the reducer, and which tasks it still moves. */
export { isUnfinished, type TaskEvent } from './task-event.ts';

const ended = (task: Task, state: 'cancelled' | 'superseded', now: Instant): Advanced => {
  if (!isUnfinished(task)) return unchanged(task);
  const { nextAt: _next, pausedAt: _paused, ...rest } = task;
  const next: Task = { ...rest, state, endedAt: now, sequence: nextSequence(task) };
  return { task: next, effects: cancelInvitations(next) };
};

const missed = (task: Task, { now, policy, ownerMisses = 0 }: Circumstances): Advanced => {
  const next: Task = { ...task, missedAt: task.missedAt ?? task.dueAt };
  if (next.escalatedAt !== undefined) return unchanged(next);
  const manager = ownerMisses + 1 >= policy.coaching.missesToManager;
  const escalated: Task = { ...next, escalatedAt: now };
  const effects = [effectOf(escalated, 'task-escalated', 'operations', task.dueAt)];
  if (manager) effects.push(effectOf(escalated, 'task-escalated', 'manager', task.dueAt));
  return { task: escalated, effects };
};

const ticked = (task: Task, circumstances: Circumstances): Advanced => {
  const { now, policy } = circumstances;
  if (!isUnfinished(task)) return unchanged(task);
  if (task.pausedAt !== undefined) {
    if (task.nextAt === undefined || !isAtOrBefore(task.nextAt, now)) return unchanged(task);
    const back = resumed(task, task.nextAt, policy);
    const then = ticked(back.task, circumstances);
    return { task: then.task, effects: [...back.effects, ...then.effects] };
  }
  if (task.state === 'planned') {
    if (task.nextAt !== undefined && !isAtOrBefore(task.nextAt, now)) return unchanged(task);
    const open: Task = { ...task, state: 'open', openedAt: now };
    const then = ticked(open, circumstances);
    return settled(then.task, [effectOf(open, 'task-opened', 'owner', now), ...then.effects], policy);
  }
  if (isAtOrBefore(lateFrom(task), now)) {
    const late = missed(task, circumstances);
    return settled(late.task, late.effects, policy);
  }
  const remind = reminderAt(task, policy);
  if (remind === undefined || !isAtOrBefore(remind, now)) return settled(task, [], policy);
  const reminded: Task = { ...task, remindedAt: now };
  return settled(reminded, [effectOf(reminded, 'task-reminder', 'owner', task.dueAt)], policy);
};

/** ◊ Who writes about a meeting so long before it has met already; the evening before may be to prepare. */
const MET_BEFORE_MS = DAY_MS;

/** Told to the interviewer; a meeting that has been held before its date is taken off the calendars. */
const coached = (task: Task, { now, policy }: Circumstances): Advanced => {
  const isMet = task.kind === 'calibration' && msOf(task.dueAt) - msOf(now) > MET_BEFORE_MS;
  const next = isMet ? { ...task, sequence: nextSequence(task) } : task;
  const told = effectOf(next, 'feedback-ready', 'interviewer', 'once');
  return settled(next, isMet ? [told, ...cancelInvitations(next)] : [told], policy);
};

const handedOver = (
  task: Task,
  { to, byHand }: Extract<TaskEvent, { kind: 'handed-over' }>,
  { now, policy }: Circumstances,
): Advanced => {
  if (!isUnfinished(task))
    throw new InvalidInput(
      'task-ended',
      'This task is already done or ended; there is nothing to hand over.',
    );
  if (to === task.interviewer)
    throw new InvalidInput('own-coach', 'Nobody coaches themselves; hand the task to somebody else.');
  if (to === task.owner) return unchanged(task);
  const handover = {
    ...(task.owner === undefined ? {} : { from: task.owner }),
    to,
    at: now,
    ...(byHand === undefined ? {} : { byHand }),
  };
  // Fifty is the contract's bound: a task that has been through more hands keeps the latest.
  const next: Task = {
    ...task,
    owner: to,
    handovers: [...task.handovers, handover].slice(-50),
    sequence: nextSequence(task),
  };
  const told = task.state === 'open' ? [effectOf(next, 'task-handed-over', 'owner', now)] : [];
  return settled(next, [...told, ...invitationsFromNewOwner(next)], policy);
};

/**
 * Applies one event. Goes in: the task as stored, the event, and the time. Comes out: the task as it
 * is to be stored and the mails to queue under the same condition. Throws InvalidInput where a
 * person asked for something that cannot be.
 */
export const advance = (task: Task, event: TaskEvent, circumstances: Circumstances): Advanced => {
  const { now, policy } = circumstances;
  switch (event.kind) {
    case 'tick':
      return ticked(task, circumstances);
    case 'coached': {
      const next = applyFeedback(task, event.feedback, circumstances);
      return next === task ? unchanged(task) : coached(next, circumstances);
    }
    case 'answered':
      return unchanged(applyAnswer(task, event.answer, circumstances));
    case 'fulfilled': {
      if (!isUnfinished(task)) return unchanged(task);
      const next: Task = { ...task, state: 'closed', closedAt: now };
      return settled(
        isLate(task, now) ? { ...next, missedAt: task.missedAt ?? task.dueAt } : next,
        [],
        policy,
      );
    }
    case 'handed-over':
      return handedOver(task, event, circumstances);
    case 'rescheduled':
      return rescheduled(task, event, policy);
    case 're-planned':
      return replanned(task, event.plan, policy);
    case 'paused':
      return paused(task, event);
    case 'resumed':
      return resumed(task, event.at, policy);
    case 'cancelled':
      return ended(task, 'cancelled', now);
    case 'superseded':
      return ended(task, 'superseded', now);
    case 'loop-withdrawn':
      return task.loopId === event.loopId ? ended(task, 'superseded', now) : unchanged(task);
  }
};
