/** A coaching task: one thing somebody owes somebody, with a due time. State beside facts: work done late is both done and late. */
import * as z from 'zod/mini';
import { Instant, LoopId, PersonId, TaskId } from '../identity.ts';
import { boundedId } from './stable-id.ts';

export const TaskKind = z.enum([
  'assign-coach',
  'first-loop-review',
  'checkpoint',
  'calibration',
  'trained-decision',
  'exit-review',
  'quarterly',
  'drift-check',
  'people-review',
]);
export type TaskKind = z.infer<typeof TaskKind>;

export const TaskState = z.enum(['planned', 'open', 'coached', 'closed', 'cancelled', 'superseded']);
export type TaskState = z.infer<typeof TaskState>;

/** What makes one task of a kind different from the next: a loop number, a day, a quarter, a loop. */
export const Milestone = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9.:-]{0,127}$/));
export type Milestone = z.infer<typeof Milestone>;

/** Written feedback: a moment, a rubric item, a next try. */
export const Feedback = z.strictObject({
  by: PersonId,
  at: Instant,
  moment: z.strictObject({
    loopId: LoopId,
    turn: z.int().check(z.nonnegative()),
  }),
  rubricItem: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  nextTry: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  text: z._default(z.string().check(z.trim(), z.maxLength(4000)), ''),
  /** What the coach decided, on a trained-decision only. */
  decision: z.optional(z.enum(['trained', 'not-yet'])),
});
export type Feedback = z.infer<typeof Feedback>;

/** The interviewer points at a moment and answers either way; a reason is owed for "I'd do it again". */
export const Answer = z.strictObject({
  by: PersonId,
  at: Instant,
  moment: z.strictObject({
    loopId: LoopId,
    turn: z.int().check(z.nonnegative()),
  }),
  stance: z.enum(['do-differently', 'do-again']),
  because: z._default(z.string().check(z.trim(), z.maxLength(2000)), ''),
});
export type Answer = z.infer<typeof Answer>;

export const Task = z.strictObject({
  id: TaskId,
  kind: TaskKind,
  /** The person coached. */
  interviewer: PersonId,
  milestone: Milestone,
  /** Who owes it: the coach, an operations person, or the HR contact; absent until somebody is named. */
  owner: z.optional(PersonId),
  loopId: z.optional(LoopId),
  state: TaskState,
  plannedAt: Instant,
  dueAt: Instant,
  /** When it is to be opened; absent means at once. */
  opensAt: z.optional(Instant),
  /** The due time as it was owed, before a pause or a new owner moved `dueAt`. */
  plannedDueAt: z.optional(Instant),
  /** The date counted from the end of the loop alone, which compliance is also reported against. */
  complianceDueAt: z.optional(Instant),
  /** When the sweep must look at it next; absent when nothing more will happen by itself. */
  nextAt: z.optional(Instant),
  openedAt: z.optional(Instant),
  remindedAt: z.optional(Instant),
  escalatedAt: z.optional(Instant),
  missedAt: z.optional(Instant),
  coachedAt: z.optional(Instant),
  closedAt: z.optional(Instant),
  endedAt: z.optional(Instant),
  pausedAt: z.optional(Instant),
  feedback: z.optional(Feedback),
  answer: z.optional(Answer),
  /** Who had it before, oldest first; `byHand` where a person gave it over, not the roster. */
  handovers: z._default(
    z
      .array(
        z.strictObject({
          from: z.optional(PersonId),
          to: PersonId,
          at: Instant,
          byHand: z.optional(z.literal(true)),
        }),
      )
      .check(z.maxLength(50)),
    [],
  ),
  minutes: z.int().check(z.nonnegative()),
  /** A calendar's revision of the same invitation. */
  sequence: z._default(z.int().check(z.nonnegative()), 0),
});
export type Task = z.infer<typeof Task>;

/** Only the HR contact may know that it exists. */
export const isConfidential = (task: Pick<Task, 'kind'>): boolean => task.kind === 'people-review';

/** A coach's work on what was said; the others are owed by operations or HR, whether or not the interviewer is at work. */
export const isCoachTask = (task: Pick<Task, 'kind'>): boolean =>
  task.kind !== 'assign-coach' && !isConfidential(task);

/** The same obligation always gets the same id, so that it cannot be owed twice. Of parts that are ids themselves it is one, too. */
export const taskId = (kind: TaskKind, interviewer: PersonId, milestone: Milestone): TaskId =>
  boundedId(`${kind}.${interviewer}.${milestone}`) as TaskId;
