/**
 * The life of a coaching task, as a pure reducer: planned → open → coached → closed, or ended by
 * `cancelled` (a person said so) or `superseded` (the facts it rested on are gone). Reminder,
 * escalation and miss are facts beside the state. Applying the same event again changes nothing.
 */
import { InvalidInput } from '../faults.ts';
import type { Instant, LoopId, PersonId } from '../identity.ts';
import type { Policy } from '../rubric/policy.ts';
import { instantOf, isAtOrBefore, msOf } from './calendar.ts';
import { cancelInvitations, type Effect, effectOf } from './effect.ts';
import { applyAnswer, applyFeedback } from './feedback.ts';
import { looksNext, reminderAt } from './next-look.ts';
import type { Answer, Feedback, Task } from './task.ts';

export type TaskEvent =
  | { readonly kind: 'tick' }
  | { readonly kind: 'coached'; readonly feedback: Feedback }
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** Done without feedback: a coach was named, the HR contact has dealt with it. */
  | { readonly kind: 'fulfilled' }
  | { readonly kind: 'handed-over'; readonly to: PersonId }
  /** A calendar date moves; any other task moves only while it is planned. */
  | {
      readonly kind: 'rescheduled';
      readonly dueAt: Instant;
      readonly opensAt?: Instant;
      readonly loopId?: LoopId;
    }
  /** A task that nobody has begun is given another loop, date and opening. */
  | { readonly kind: 're-planned'; readonly plan: Replan }
  /** The interviewer is away from `since`; `until` is when to look again. */
  | {
      readonly kind: 'paused';
      readonly since: Instant;
      readonly until?: Instant;
    }
  | { readonly kind: 'resumed'; readonly at: Instant }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'loop-withdrawn'; readonly loopId: LoopId };

export type Replan = {
  readonly loopId?: LoopId;
  readonly owner?: PersonId;
  readonly dueAt: Instant;
  readonly opensAt?: Instant;
  readonly complianceDueAt?: Instant;
};

export type Circumstances = {
  readonly now: Instant;
  readonly policy: Policy;
  /** Tasks this owner has missed before this one; with this one they decide whether the manager is told. */
  readonly ownerMisses?: number;
  /** Loops a moment may be pointed at; the task's own loop, or any, when absent. */
  readonly loops?: readonly LoopId[];
};

export type Advanced = {
  readonly task: Task;
  readonly effects: readonly Effect[];
};

const unchanged = (task: Task): Advanced => ({ task, effects: [] });

/** Neither done nor ended: somebody still owes it. */
export const isUnfinished = (task: Task): boolean => task.state === 'planned' || task.state === 'open';

/** Puts `nextAt` right; it is always derived, never carried along. */
const settled = (task: Task, effects: readonly Effect[], policy: Policy): Advanced => {
  const { nextAt: _previous, ...rest } = task;
  const nextAt = looksNext(task, policy);
  return { task: nextAt === undefined ? rest : { ...rest, nextAt }, effects };
};

const ended = (task: Task, state: 'cancelled' | 'superseded', now: Instant): Advanced => {
  if (!isUnfinished(task)) return unchanged(task);
  const { nextAt: _next, pausedAt: _paused, ...rest } = task;
  const next: Task = { ...rest, state, endedAt: now };
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
    return ticked(back.task, circumstances);
  }
  if (task.state === 'planned') {
    if (task.nextAt !== undefined && !isAtOrBefore(task.nextAt, now)) return unchanged(task);
    const open: Task = { ...task, state: 'open', openedAt: now };
    const then = ticked(open, circumstances);
    return settled(then.task, [effectOf(open, 'task-opened', 'owner', now), ...then.effects], policy);
  }
  if (isAtOrBefore(task.dueAt, now)) {
    const late = missed(task, circumstances);
    return settled(late.task, late.effects, policy);
  }
  const remind = reminderAt(task, policy);
  if (remind === undefined || !isAtOrBefore(remind, now)) return settled(task, [], policy);
  const reminded: Task = { ...task, remindedAt: now };
  return settled(reminded, [effectOf(reminded, 'task-reminder', 'owner', task.dueAt)], policy);
};

const handedOver = (task: Task, to: PersonId, { now, policy }: Circumstances): Advanced => {
  if (!isUnfinished(task))
    throw new InvalidInput(
      'task-ended',
      'This task is already done or ended; there is nothing to hand over.',
    );
  if (to === task.interviewer)
    throw new InvalidInput('own-coach', 'Nobody coaches themselves; hand the task to somebody else.');
  if (to === task.owner) return unchanged(task);
  const handover = task.owner === undefined ? { to, at: now } : { from: task.owner, to, at: now };
  // Fifty is the contract's bound: a task that has been through more hands keeps the latest.
  const next: Task = {
    ...task,
    owner: to,
    handovers: [...task.handovers, handover].slice(-50),
  };
  return settled(
    next,
    task.state === 'open' ? [effectOf(next, 'task-handed-over', 'owner', now)] : [],
    policy,
  );
};

const rescheduled = (
  task: Task,
  event: Extract<TaskEvent, { kind: 'rescheduled' }>,
  policy: Policy,
): Advanced => {
  if (!isUnfinished(task)) return unchanged(task);
  if (task.kind !== 'calibration' && task.state !== 'planned')
    throw new InvalidInput(
      'date-fixed',
      'The date of an opened task does not move; only a calibration is rescheduled.',
    );
  const about = event.loopId === undefined ? {} : { loopId: event.loopId };
  if (msOf(event.dueAt) === msOf(task.dueAt)) return unchanged({ ...task, ...about });
  // The new date is chased like any other; that the old one was missed stays.
  const { remindedAt: _reminded, escalatedAt: _escalated, ...rest } = task;
  const moved: Task = {
    ...rest,
    ...about,
    dueAt: event.dueAt,
    ...(event.opensAt === undefined ? {} : { opensAt: event.opensAt }),
    sequence: task.sequence + 1,
  };
  const effects =
    task.kind === 'calibration'
      ? (['owner', 'interviewer'] as const).map((to) =>
          effectOf(moved, 'invitation', to, String(moved.sequence)),
        )
      : [];
  return settled(moved, effects, policy);
};

const replanned = (task: Task, plan: Replan, policy: Policy): Advanced => {
  if (
    task.state === 'open' ||
    task.state === 'coached' ||
    task.state === 'closed' ||
    task.state === 'cancelled'
  )
    return unchanged(task);
  // What is planned again starts from nothing but its identity and its history of owners.
  const next: Task = {
    id: task.id,
    kind: task.kind,
    interviewer: task.interviewer,
    milestone: task.milestone,
    state: 'planned',
    plannedAt: task.plannedAt,
    minutes: task.minutes,
    handovers: task.handovers,
    sequence: task.sequence + 1,
    ...(task.owner === undefined ? {} : { owner: task.owner }),
    ...(task.pausedAt === undefined ? {} : { pausedAt: task.pausedAt }),
    ...plan,
    plannedDueAt: plan.dueAt,
  };
  const revivedCalibration = task.kind === 'calibration' && task.state === 'superseded';
  const effects = revivedCalibration
    ? (['owner', 'interviewer'] as const).map((to) => effectOf(next, 'invitation', to, String(next.sequence)))
    : [];
  return settled(next, effects, policy);
};

const paused = (task: Task, event: Extract<TaskEvent, { kind: 'paused' }>): Advanced => {
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
const resumed = (task: Task, at: Instant, policy: Policy): Advanced => {
  const { pausedAt, ...rest } = task;
  if (pausedAt === undefined || !isUnfinished(task)) return unchanged(task);
  const away = Math.max(0, msOf(at) - Math.max(msOf(pausedAt), msOf(task.plannedAt)));
  const shift = (instant: Instant): Instant => instantOf(msOf(instant) + away);
  if (task.missedAt !== undefined || task.kind === 'calibration') return settled(rest, [], policy);
  const { remindedAt: _reminded, escalatedAt: _escalated, ...fresh } = rest;
  return settled({ ...fresh, dueAt: shift(task.dueAt) }, [], policy);
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
      return next === task
        ? unchanged(task)
        : settled(next, [effectOf(next, 'feedback-ready', 'interviewer', 'once')], policy);
    }
    case 'answered':
      return unchanged(applyAnswer(task, event.answer, circumstances));
    case 'fulfilled': {
      if (!isUnfinished(task)) return unchanged(task);
      const late =
        isAtOrBefore(task.dueAt, now) && msOf(now) > msOf(task.dueAt) && task.pausedAt === undefined;
      const next: Task = { ...task, state: 'closed', closedAt: now };
      return settled(late ? { ...next, missedAt: task.missedAt ?? task.dueAt } : next, [], policy);
    }
    case 'handed-over':
      return handedOver(task, event.to, circumstances);
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
