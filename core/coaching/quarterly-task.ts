/** A place in a coach's quarter as the task that holds it: made, moved while nobody has begun, or given up. */
import type { Instant, PersonId } from '../identity.ts';
import type { Policy } from '../rubric/policy.ts';
import type { Placement } from './allocation.ts';
import { advance } from './lifecycle.ts';
import { isBegun } from './quarterly.ts';
import { Task, taskId } from './task.ts';

type Circumstances = { readonly now: Instant; readonly policy: Policy };

/**
 * The task as it is to be stored so that the coach gives the review in that week; undefined where it
 * stands so already, and where it has begun meanwhile and no longer moves.
 */
export const placedTask = (
  standing: Task | undefined,
  place: Placement & { readonly coach: PersonId; readonly quarter: string },
  circumstances: Circumstances,
): Task | undefined => {
  const { coach, quarter, interviewer, opensAt, dueAt, minutes } = place;
  if (standing === undefined)
    return Task.parse({
      id: taskId('quarterly', interviewer, quarter),
      kind: 'quarterly',
      interviewer,
      milestone: quarter,
      owner: coach,
      state: 'planned',
      plannedAt: circumstances.now,
      opensAt,
      nextAt: opensAt,
      dueAt,
      plannedDueAt: dueAt,
      minutes,
    });
  const revived = standing.state === 'superseded';
  if (!revived && isBegun(standing, circumstances.now)) return undefined;
  const same = standing.owner === coach && standing.opensAt === opensAt && standing.dueAt === dueAt;
  if (same && !revived) return undefined;
  return advance(standing, { kind: 're-planned', plan: { owner: coach, opensAt, dueAt } }, circumstances)
    .task;
};

/** The task given up because other work took its room; undefined where there is none, or it has begun. */
export const unplacedTask = (standing: Task | undefined, circumstances: Circumstances): Task | undefined =>
  standing === undefined || isBegun(standing, circumstances.now)
    ? undefined
    : advance(standing, { kind: 'superseded' }, circumstances).task;
