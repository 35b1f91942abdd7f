/** Whatever comes, goes to somebody else and comes back, and whenever the coach writes: each first loop is reviewed, and none twice. */
import { describe, expect, it } from 'vitest';
import type { Task } from '../../../core/coaching/task.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { seededRandomness } from '../../../functions/adapters/seeded-randomness.ts';
import { at, inputOf, planned, weekly } from './company.ts';

const now = '2026-12-01T00:00:00Z';
const all = weekly(6);
const isReview = ({ kind }: Task): boolean => kind === 'first-loop-review';
const stands = ({ state }: Task): boolean => state !== 'superseded' && state !== 'cancelled';
const isDone = ({ coachedAt }: Task): boolean => coachedAt !== undefined;

/** The reviews that stand, by the loop they are about. */
const reviewed = (tasks: readonly Task[]): string[] =>
  tasks.filter((task) => isReview(task) && stands(task)).map((task) => String(task.loopId));

/** One of the unfinished reviews is opened, or given. */
const worked = (tasks: readonly Task[], pick: (below: number) => number): Task[] => {
  const unfinished = tasks.filter(
    ({ kind, state }) => kind === 'first-loop-review' && /planned|open/.test(state),
  );
  const one = unfinished[pick(Math.max(1, unfinished.length))];
  const given = pick(2) === 0;
  return tasks.map((task) =>
    task === one
      ? { ...task, state: given ? 'coached' : 'open', ...(given ? { coachedAt: at(now) } : {}) }
      : task,
  );
};

const live = (seed: number): { readonly loops: readonly LoopRow[]; readonly tasks: readonly Task[] } => {
  const next = seededRandomness(seed);
  const pick = (below: number): number => Math.floor(next() * below);
  let loops: LoopRow[] = [];
  let tasks: Task[] = [];
  for (let step = 0; step < 14; step += 1) {
    const one = all[pick(all.length)] as LoopRow;
    if (pick(3) === 0) tasks = worked(tasks, pick);
    else
      loops =
        loops.includes(one) && pick(2) === 0
          ? loops.filter((each) => each !== one)
          : [...new Set([...loops, one])];
    tasks = planned(inputOf(loops, now, { tasks }));
  }
  return { loops, tasks };
};

describe('the first loops of anybody', () => {
  it('have a review each and none twice, and what was given stays', () => {
    for (let seed = 1; seed <= 1500; seed += 1) {
      const { loops, tasks } = live(seed);
      const own = new Set(loops.map(({ loopId }) => String(loopId)));
      const about = reviewed(tasks);
      const ofOwn = about.filter((loopId) => own.has(loopId));
      expect([seed, ofOwn.length >= Math.min(3, loops.length)]).toEqual([seed, true]);
      expect([seed, new Set(about).size]).toEqual([seed, about.length]);
      // Of somebody else's loop only what was given already.
      const others = tasks.filter((task) => isReview(task) && stands(task) && !own.has(String(task.loopId)));
      expect([seed, others.every(isDone)]).toEqual([seed, true]);
      expect([seed, planned(inputOf(loops, now, { tasks }))]).toEqual([seed, tasks]);
    }
  });
});
