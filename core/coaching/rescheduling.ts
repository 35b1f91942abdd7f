/** Moving what may still move: a calibration's date, and the whole plan of a task that nobody has begun. */
import { InvalidInput } from '../faults.ts';
import type { Policy } from '../rubric/policy.ts';
import { msOf } from './calendar.ts';
import { invitations } from './effect.ts';
import type { Task } from './task.ts';
import {
  type Advanced,
  isUnfinished,
  type Replan,
  settled,
  type TaskEvent,
  unchanged,
} from './task-event.ts';

/** The date as moved, with the invitations of a calibration. Throws InvalidInput `date-fixed` for any other opened task. */
export const rescheduled = (
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
  return settled(moved, invitations(moved), policy);
};

/** A task that nobody has begun, or that had lost its ground, as planned anew; a begun one as it is. */
export const replanned = (task: Task, plan: Replan, policy: Policy): Advanced => {
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
  return settled(next, task.state === 'superseded' ? invitations(next) : [], policy);
};
