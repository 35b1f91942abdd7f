/**
 * Brings an interviewer's tasks in line with what is owed: makes what is missing, moves what nobody has
 * begun, hands over what its owner cannot hold, pauses for leave, ends what is no longer owed.
 * Planning again at once changes nothing.
 */
import type { Instant } from '../identity.ts';
import { sameContent } from '../same-content.ts';
import { isAskedNoMore } from './asked.ts';
import { sameInstant } from './calendar.ts';
import { handoverEvent, restartedDue } from './change-of-hands.ts';
import { type Effect, invitations } from './effect.ts';
import { milestonePart } from './first-loop-review.ts';
import { isMeetingAhead } from './late.ts';
import { advance } from './lifecycle.ts';
import { isComplete, isGone, loopNumber, type NumberedLoop, numberedLoops } from './numbered-loops.ts';
import type { Obligation, OwedInput } from './obligation.ts';
import { pauseEvent } from './on-leave.ts';
import { isCoached, owed, type OwedKind, owedKinds } from './owed.ts';
import { isAgain } from './reviewed-again.ts';
import { isConfidential, Task, taskId } from './task.ts';
import { isUnfinished, type TaskEvent } from './task-event.ts';

export type PlannedChange = {
  readonly before: Task | undefined;
  readonly task: Task;
  readonly effects: readonly Effect[];
};

/** A new task as it is first stored; a calibration goes onto both calendars at once. */
const created = (input: OwedInput, obligation: Obligation): { task: Task; effects: readonly Effect[] } => {
  const { ownerAs: _as, ...facts } = obligation;
  const task = Task.parse({
    ...facts,
    id: taskId(obligation.kind, obligation.interviewer, obligation.milestone),
    state: 'planned',
    plannedAt: input.now,
    nextAt: obligation.opensAt,
    plannedDueAt: obligation.dueAt,
  });
  return { task, effects: invitations(task) };
};

/** The event, if any, that brings a task to its obligation's loop and dates. */
const towards = (task: Task, obligation: Obligation, now: Instant): TaskEvent | undefined => {
  const dates = { dueAt: obligation.dueAt, opensAt: obligation.opensAt };
  // Compared as owed: a date that a pause or a new owner has moved since stays moved.
  const sameDates =
    sameInstant(task.plannedDueAt, obligation.dueAt) && sameInstant(task.opensAt, obligation.opensAt);
  if (task.state === 'superseded' || (task.state === 'planned' && task.kind !== 'calibration')) {
    if (task.state === 'planned' && task.loopId === obligation.loopId && sameDates) return undefined;
    const { loopId, owner, complianceDueAt, minutes } = obligation;
    return {
      kind: 're-planned',
      plan: {
        ...dates,
        minutes,
        ...(loopId === undefined ? {} : { loopId }),
        ...(owner === undefined ? {} : { owner }),
        ...(complianceDueAt === undefined ? {} : { complianceDueAt }),
      },
    };
  }
  if (!isUnfinished(task) || !isMeetingAhead(task, now)) return undefined;
  const { loopId } = obligation;
  return { kind: 'rescheduled', ...dates, ...(loopId === undefined ? {} : { loopId }) };
};

/** Whether what a task rested on is known to be gone; what cannot be seen from here is left alone. */
const isVoid = (input: OwedInput, loops: readonly NumberedLoop[], task: Task): boolean => {
  if (!isCoached(input)) return !isConfidential(task);
  if (isConfidential(task)) return task.loopId !== undefined && input.cleared?.includes(task.loopId) === true;
  if (isAskedNoMore(task, input.policy)) return true;
  // Their loops were somebody else's, or are gone: there is nothing to look back over.
  if (task.kind === 'quarterly' || task.kind === 'drift-check')
    return input.lifetime.loops === 0 && loops.length === 0;
  const number = Number(task.milestone);
  const isOfTheFirst = task.kind === 'first-loop-review' && (Number.isInteger(number) || isAgain(task));
  // With every loop at hand, what is not owed rests on nothing.
  if (isOfTheFirst && isComplete(input, loops)) return true;
  if (task.kind === 'first-loop-review' && !Number.isInteger(number)) {
    // A leave is read from the roster, which forgets it; a family move stays once it was one.
    const why = loops.find(({ row }) => task.milestone === `return:${milestonePart(row.loopId)}`);
    return why !== undefined && (why.number === 1 || why.previousEndedAt !== undefined);
  }
  if (task.kind === 'trained-decision') return loops.length === 0;
  if (task.kind === 'checkpoint' && !Number.isInteger(number)) return false;
  if (task.kind === 'calibration') return input.lifetime.loops === 0;
  // The loop of that number turned out to be from before the programme: it owes nothing.
  return input.lifetime.loops < number || loopNumber(loops, number)?.backfill === true;
};

type Draft = { task: Task; effects: Effect[] };

const apply = (input: OwedInput, draft: Draft, event: TaskEvent | undefined): void => {
  if (event === undefined) return;
  const { task, effects } = advance(draft.task, event, { now: input.now, policy: input.policy });
  draft.task = task;
  draft.effects.push(...effects);
};

const settle = (input: OwedInput, draft: Draft): void => {
  if (!isUnfinished(draft.task)) return;
  apply(input, draft, pauseEvent(input, draft.task));
  const before = draft.task;
  apply(input, draft, handoverEvent(input, before));
  if (draft.task.owner === before.owner) return;
  const dueAt = restartedDue(input, before, draft.task);
  if (dueAt !== undefined) apply(input, draft, { kind: 'rescheduled', dueAt });
};

/**
 * The tasks to write and the mails to queue, for one interviewer at `now`. Only tasks that change are
 * listed. `kinds` limits what is planned to some kinds; tasks of other kinds are then left alone.
 */
export const planTasks = (
  given: OwedInput,
  kinds: readonly OwedKind[] = owedKinds,
): readonly PlannedChange[] => {
  const loops = numberedLoops(given);
  const drafts = asOfToday(given, loops, kinds);
  const input: OwedInput = { ...given, tasks: drafts.map((draft) => draft.task) };
  const stored = new Map(given.tasks.map((task) => [task.id, task]));
  const existing = new Map(drafts.map((draft) => [draft.task.id, draft]));
  const wanted = new Map(
    owed(input, kinds, loops).map((each) => [taskId(each.kind, each.interviewer, each.milestone), each]),
  );
  const made: Draft[] = [];
  for (const [id, obligation] of wanted)
    if (!existing.has(id)) made.push(mutable(created(input, obligation)));
  for (const draft of [...made, ...drafts])
    settleOne(input, draft, wanted.get(draft.task.id), { loops, kinds });
  return [...made, ...drafts].flatMap((draft) => {
    const before = stored.get(draft.task.id);
    return sameContent(before, draft.task) ? [] : [{ before, ...draft }];
  });
};

type Scope = { readonly loops: readonly NumberedLoop[]; readonly kinds: readonly OwedKind[] };

const settleOne = (
  input: OwedInput,
  draft: Draft,
  obligation: Obligation | undefined,
  { loops, kinds }: Scope,
): void => {
  const { task } = draft;
  if (obligation !== undefined) {
    if (task.state === 'cancelled') return;
    // While the interviewer is away dates stand still; a meeting amid the leave is moved behind it.
    if (task.pausedAt === undefined || task.kind === 'calibration')
      apply(input, draft, towards(task, obligation, input.now));
    settle(input, draft);
    return;
  }
  if (!isUnfinished(task) || !isPlannedHere(task, kinds)) return;
  if (task.kind === 'assign-coach' && isCoached(input)) apply(input, draft, { kind: 'fulfilled' });
  else if (isVoid(input, loops, task)) apply(input, draft, { kind: 'superseded' });
  else settle(input, draft);
};

/** The tasks before anything is asked of them: those about a loop that is gone ended, those of who is away or back paused or resumed. */
const asOfToday = (input: OwedInput, loops: readonly NumberedLoop[], kinds: readonly OwedKind[]): Draft[] =>
  input.tasks.map((task) => {
    const draft: Draft = { task, effects: [] };
    if (!isPlannedHere(task, kinds) || !isCoached(input)) return draft;
    const { loopId } = task;
    if (loopId !== undefined && !isConfidential(task) && isGone(input, loops, task))
      apply(input, draft, { kind: 'loop-withdrawn', loopId });
    if (isUnfinished(draft.task)) apply(input, draft, pauseEvent(input, draft.task));
    return draft;
  });

const mutable = ({ task, effects }: { task: Task; effects: readonly Effect[] }): Draft => ({
  task,
  effects: [...effects],
});

const isPlannedHere = (task: Task, kinds: readonly OwedKind[]): boolean =>
  task.kind === 'quarterly' || (kinds as readonly string[]).includes(task.kind);
