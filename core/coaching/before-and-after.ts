/**
 * Who was flagged for drift, before and after: those whose coach then talked about it, and beside them
 * those with whom nobody has yet. Flagged people improve partly by chance, so the one is never told without the other.
 */
import type { BeforeAndAfter } from '../calibration/before-after.ts';
import type { LeadingCounts } from '../calibration/leading-counts.ts';
import type { Instant, PersonId } from '../identity.ts';
import type { Task } from './task.ts';

/** ◊ As many as a claim of drift looks at; what lies further away belongs to another time. */
export const loopsEachSide = 10;

export type TalkedOf = LeadingCounts & { readonly endedAt: Instant };

/** When a coach talked about it, or was to. */
export const talkedAt = ({ coachedAt, dueAt }: Pick<Task, 'coachedAt' | 'dueAt'>): Instant =>
  coachedAt ?? dueAt;

export type Flagged = {
  readonly coached: readonly BeforeAndAfter[];
  readonly uncoached: readonly BeforeAndAfter[];
};

/**
 * Goes in: every task, and each interviewer's counted loops in any order. Comes out: up to ten loops on each
 * side of the talk, or of the day it was due where there was none. Each person once, by their first signal;
 * whoever has no interview on one of the sides is left out.
 */
export const flaggedPeople = (
  tasks: readonly Task[],
  loopsOf: (interviewer: PersonId) => readonly TalkedOf[],
): Flagged => {
  const firsts = new Map<PersonId, Task>();
  for (const task of tasks) {
    const earlier = firsts.get(task.interviewer);
    const stands = task.state !== 'cancelled' && task.state !== 'superseded';
    if (task.kind !== 'drift-check' || !stands) continue;
    if (earlier === undefined || task.plannedAt < earlier.plannedAt) firsts.set(task.interviewer, task);
  }
  const coached: BeforeAndAfter[] = [];
  const uncoached: BeforeAndAfter[] = [];
  for (const [interviewer, { coachedAt, dueAt }] of firsts) {
    const at = talkedAt({ coachedAt, dueAt });
    const loops = [...loopsOf(interviewer)].sort((a, b) => (a.endedAt < b.endedAt ? -1 : 1));
    const before = loops.filter(({ endedAt }) => endedAt < at).slice(-loopsEachSide);
    const after = loops.filter(({ endedAt }) => endedAt >= at).slice(0, loopsEachSide);
    if (before.length > 0 && after.length > 0)
      (coachedAt === undefined ? uncoached : coached).push({ before, after });
  }
  return { coached, uncoached };
};
