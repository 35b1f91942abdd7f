/**
 * A review that is given once more: the first was of a loop that turned out to be somebody else's. It stays
 * as what was done, and one loop of the interviewer's own is reviewed for it.
 */
import { msOf } from './calendar.ts';
import { firstLoopReviewDue } from './due.ts';
import { milestonePart, reviewOf } from './first-loop-review.ts';
import { loopById, type NumberedLoop } from './numbered-loops.ts';
import type { Obligation, OwedInput } from './obligation.ts';
import { namedCoach } from './ownership.ts';
import type { Task } from './task.ts';
import { isBegun } from './task-event.ts';

/** Due like any other, and no sooner than if the recording had come when it became known that the loop is owed a review. */
export const reviewAgain = (input: OwedInput, loop: NumberedLoop): Obligation => {
  const review = reviewOf(input, againMilestone(loop), loop);
  const planned = input.tasks.find(
    ({ kind, milestone, state }) =>
      kind === review.kind && milestone === review.milestone && state === 'planned',
  );
  const { person, roster, policy, now } = input;
  const coach = namedCoach(person, roster, now);
  const dueAt =
    planned?.plannedDueAt ??
    firstLoopReviewDue({ endedAt: loop.row.endedAt, capturedAt: now }, policy, coach);
  return { ...review, dueAt: msOf(dueAt) > msOf(review.dueAt) ? dueAt : review.dueAt };
};

const againPrefix = 'again:';
const againMilestone = ({ row }: NumberedLoop): string => `${againPrefix}${milestonePart(row.loopId)}`;
/** Whether this review stands in for such a one. */
export const isAgain = ({ kind, milestone }: Pick<Task, 'kind' | 'milestone'>): boolean =>
  kind === 'first-loop-review' && milestone.startsWith(againPrefix);

/** Reviews begun in place of such ones, of loops that are this interviewer's; what is done comes first, since it stays. */
export const givenAgain = ({ tasks }: OwedInput, loops: readonly NumberedLoop[]): readonly Task[] =>
  tasks
    .filter(
      (task) =>
        isAgain(task) &&
        isBegun(task) &&
        task.loopId !== undefined &&
        loopById(loops, task.loopId) !== undefined,
    )
    .sort((one, other) => Number(one.state === 'open') - Number(other.state === 'open'));
