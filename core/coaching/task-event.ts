/** What may happen to a task, what is known when it does, and what comes of it. */
import type { Instant, LoopId, PersonId } from '../identity.ts';
import type { Policy } from '../rubric/policy.ts';
import type { Effect } from './effect.ts';
import { looksNext } from './next-look.ts';
import type { Answer, Feedback, Task } from './task.ts';

export type TaskEvent =
  | { readonly kind: 'tick' }
  | { readonly kind: 'coached'; readonly feedback: Feedback }
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** Done without feedback: a coach was named, the HR contact has dealt with it. */
  | { readonly kind: 'fulfilled' }
  /** `byHand`: somebody chose it, and no change of coach undoes it. */
  | { readonly kind: 'handed-over'; readonly to: PersonId; readonly byHand?: true }
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
  /** As long as before where it does not say. */
  readonly minutes?: number;
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

export const unchanged = (task: Task): Advanced => ({ task, effects: [] });

/** Begun, so that its loop and its date stay as they are; or done. */
export const isBegun = (task: Task | undefined): task is Task & { state: 'open' | 'coached' | 'closed' } =>
  task?.state === 'open' || task?.state === 'coached' || task?.state === 'closed';

/** Neither done nor ended: somebody still owes it. */
export const isUnfinished = (task: Task): boolean => task.state === 'planned' || task.state === 'open';

/** Puts `nextAt` right; it is always derived, never carried along. */
export const settled = (task: Task, effects: readonly Effect[], policy: Policy): Advanced => {
  const { nextAt: _previous, ...rest } = task;
  const nextAt = looksNext(task, policy);
  return { task: nextAt === undefined ? rest : { ...rest, nextAt }, effects };
};
