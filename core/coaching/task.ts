/** A coaching task: one thing somebody owes somebody, with a due time. State beside facts: work done late is both done and late. */
import { z } from 'zod';
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
export const Milestone = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.:-]{0,127}$/);
export type Milestone = z.infer<typeof Milestone>;

/** Written feedback: a moment, a rubric item, a next try. */
export const Feedback = z.strictObject({
  by: PersonId,
  at: Instant,
  moment: z.strictObject({
    loopId: LoopId,
    turn: z.number().int().nonnegative(),
  }),
  rubricItem: z.string().trim().min(1).max(200),
  nextTry: z.string().trim().min(1).max(2000),
  text: z.string().trim().max(4000).default(''),
  /** What the coach decided, on a trained-decision only. */
  decision: z.enum(['trained', 'not-yet']).optional(),
});
export type Feedback = z.infer<typeof Feedback>;

/** The interviewer points at a moment and answers either way; a reason is owed for "I'd do it again". */
export const Answer = z.strictObject({
  by: PersonId,
  at: Instant,
  moment: z.strictObject({
    loopId: LoopId,
    turn: z.number().int().nonnegative(),
  }),
  stance: z.enum(['do-differently', 'do-again']),
  because: z.string().trim().max(2000).default(''),
});
export type Answer = z.infer<typeof Answer>;

export const Task = z.strictObject({
  id: TaskId,
  kind: TaskKind,
  /** The person coached. */
  interviewer: PersonId,
  milestone: Milestone,
  /** Who owes it: the coach, an operations person, or the HR contact; absent until somebody is named. */
  owner: PersonId.optional(),
  loopId: LoopId.optional(),
  state: TaskState,
  plannedAt: Instant,
  dueAt: Instant,
  /** When it is to be opened; absent means at once. */
  opensAt: Instant.optional(),
  /** The due time as it was owed, before a pause or a new owner moved `dueAt`. */
  plannedDueAt: Instant.optional(),
  /** The date counted from the end of the loop alone, which compliance is also reported against. */
  complianceDueAt: Instant.optional(),
  /** When the sweep must look at it next; absent when nothing more will happen by itself. */
  nextAt: Instant.optional(),
  openedAt: Instant.optional(),
  remindedAt: Instant.optional(),
  escalatedAt: Instant.optional(),
  missedAt: Instant.optional(),
  coachedAt: Instant.optional(),
  closedAt: Instant.optional(),
  endedAt: Instant.optional(),
  pausedAt: Instant.optional(),
  feedback: Feedback.optional(),
  answer: Answer.optional(),
  /** Who had it before, oldest first; `byHand` where a person gave it over, not the roster. */
  handovers: z
    .array(
      z.strictObject({
        from: PersonId.optional(),
        to: PersonId,
        at: Instant,
        byHand: z.literal(true).optional(),
      }),
    )
    .max(50)
    .default([]),
  minutes: z.number().int().nonnegative(),
  /** A calendar's revision of the same invitation. */
  sequence: z.number().int().nonnegative().default(0),
});
export type Task = z.infer<typeof Task>;

/** The same obligation always gets the same id, so that it cannot be owed twice. Of parts that are ids themselves it is one, too. */
export const taskId = (kind: TaskKind, interviewer: PersonId, milestone: Milestone): TaskId =>
  boundedId(`${kind}.${interviewer}.${milestone}`) as TaskId;
