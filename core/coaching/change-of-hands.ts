/** Into whose hands a task passes when its owner cannot hold it, and what that does to its date. */
import type { Instant, PersonId } from '../identity.ts';
import { dayAt, msOf } from './calendar.ts';
import { firstLoopReviewDue } from './due.ts';
import type { OwedInput } from './obligation.ts';
import { canHold, coachOwner, namedCoach, standIns } from './ownership.ts';
import { isCoachTask, isConfidential, type Task } from './task.ts';
import type { TaskEvent } from './task-event.ts';

/** A quarterly review planned for a later week is held by whoever is there in that week: leave before it moves nothing. */
const heldFrom = ({ now }: OwedInput, { kind, state, opensAt }: Task): Instant =>
  kind === 'quarterly' && state === 'planned' && opensAt !== undefined && msOf(opensAt) > msOf(now)
    ? opensAt
    : now;

/** What brings the task into the hands that should hold it now, where those are not the ones that do. */
export const handoverEvent = (input: OwedInput, task: Task): TaskEvent | undefined => {
  const to = handoverTo(input, task);
  return to === undefined ? undefined : { kind: 'handed-over', to };
};

/** Who should hold the task now, where that is somebody else than who does. */
const handoverTo = (input: OwedInput, task: Task): PersonId | undefined => {
  const { person, roster } = input;
  const now = heldFrom(input, task);
  const holder = task.owner === undefined ? undefined : roster.person(task.owner);
  const able = canHold(task.owner, person, roster, now);
  if (!isCoachTask(task)) {
    const role = isConfidential(task) ? roster.hr : roster.operationsFor(person.id);
    const to = able || role === person.id ? undefined : role;
    return to === task.owner ? undefined : to;
  }
  const { owner, as } = coachOwner(person, roster, now, task.dueAt);
  // Operations keep it only until a coach is there, a coach of before only until there is another; who took it by hand keeps it.
  const waiting = holder?.role === 'operations' && as !== 'operations';
  const replaced = as !== 'operations' && !isByHand(task) && !isInLine(task, input);
  return (able && !waiting && !replaced) || owner === task.owner ? undefined : owner;
};

/** Who has the task once it has been handed over, where it has to be. */
export const ownerAfter = (input: OwedInput, task: Task): PersonId | undefined =>
  handoverTo(input, task) ?? task.owner;

const isByHand = ({ owner, handovers }: Task): boolean => {
  const last = handovers.at(-1);
  return last?.to === owner && last?.byHand === true;
};

/** The coach of today or somebody who may stand in, on leave or not. */
const isInLine = ({ owner }: Task, { person, roster }: OwedInput): boolean =>
  standIns(person, roster).some(({ id }) => id === owner);

/** The clock of a review nobody has begun restarts for its new owner when the coach before is gone, not merely away. */
export const restartedDue = (input: OwedInput, before: Task, after: Task): Instant | undefined => {
  const { roster, policy, now, person } = input;
  const previous = before.owner === undefined ? undefined : roster.person(before.owner);
  const gone =
    previous === undefined ||
    !previous.active ||
    (previous.coachUntil ?? '9999') < dayAt(msOf(now), previous.timeZone);
  const wasCoach = before.owner !== undefined && previous?.role !== 'operations';
  if (after.state !== 'planned' || after.kind !== 'first-loop-review' || !gone || !wasCoach) return undefined;
  const due = firstLoopReviewDue({ endedAt: now, capturedAt: now }, policy, namedCoach(person, roster, now));
  return msOf(due) > msOf(after.dueAt) ? due : undefined;
};
