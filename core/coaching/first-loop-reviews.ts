/**
 * Reviews of first loops: loops 1 to 3 of a lifetime, the first three after a move to another job
 * family, and the first after a long absence.
 */
import type { Instant } from '../identity.ts';
import { erased } from '../interviewer/record.ts';
import { addDays, addMonths, DAY_MS, type Day, dayAt, daysBetween, msOf } from './calendar.ts';
import { milestonePart, obligationOfTask, reviewOf } from './first-loop-review.ts';
import { isComplete, isGone, type NumberedLoop } from './numbered-loops.ts';
import type { Obligation, OwedInput } from './obligation.ts';
import { givenAgain, reviewAgain } from './reviewed-again.ts';
import type { Task } from './task.ts';
import { isBegun } from './task-event.ts';

/** A milestone and the loop that it is about by right, before anybody has begun on anything. */
type Pair = { readonly milestone: string; readonly loop: NumberedLoop };

const lifetimePairs = (input: OwedInput, loops: readonly NumberedLoop[]): readonly Pair[] =>
  loops
    .filter((loop) => loop.number <= input.policy.coaching.firstLoops)
    .map((loop) => ({ milestone: String(loop.number), loop }));

/** After a move the rubric and the baseline are new: the first loops in the new family are reviewed again. */
const familyPairs = (input: OwedInput, loops: readonly NumberedLoop[]): readonly Pair[] => {
  const family = input.person.jobFamily;
  if (family === undefined) return [];
  const moved = loops.some((loop) => loop.row.jobFamily !== undefined && loop.row.jobFamily !== family);
  if (!moved) return [];
  return loops
    .filter((loop) => loop.row.jobFamily === family)
    .slice(0, input.policy.coaching.firstLoops)
    .map((loop, index) => ({ milestone: `family:${milestonePart(family)}:${index + 1}`, loop }));
};

const shortestMonthMs = 28 * DAY_MS;

const localDay = (input: OwedInput, at: Instant): Day => dayAt(msOf(at), input.person.timeZone);

/** Whether the loop is the first after six idle months, or after a leave of ninety days or more. */
const isReturn = (input: OwedInput, loop: NumberedLoop): 'return' | 'leave' | undefined => {
  const { idleMonths, awayDays } = input.policy.coaching;
  if (loop.previousEndedAt === undefined) return undefined;
  const idleMs = msOf(loop.row.endedAt) - msOf(loop.previousEndedAt);
  // Most loops follow the one before within weeks; no calendar is asked about those.
  const leaves = leavesOf(input.person);
  if (idleMs < shortestMonthMs * idleMonths - DAY_MS && leaves.length === 0) return undefined;
  const previous = localDay(input, loop.previousEndedAt);
  const day = localDay(input, loop.row.endedAt);
  if (addMonths(previous, idleMonths) <= day) return 'return';
  const isAfter = leaves.some(
    ({ from, until }) => daysBetween(from, addDays(until, 1)) >= awayDays && previous <= until && day > until,
  );
  return isAfter ? 'leave' : undefined;
};

const leavesOf = ({ awayFrom, awayUntil, lastLeave }: OwedInput['person']) => [
  ...(awayFrom === undefined || awayUntil === undefined ? [] : [{ from: awayFrom, until: awayUntil }]),
  ...(lastLeave === undefined ? [] : [lastLeave]),
];

const returnPairs = (input: OwedInput, loops: readonly NumberedLoop[]): readonly Pair[] =>
  loops.flatMap((loop): readonly Pair[] => {
    const why = isReturn(input, loop);
    return why === undefined ? [] : [{ milestone: `${why}:${milestonePart(loop.row.loopId)}`, loop }];
  });

/** Every pair that owes a review: no loop twice, the earlier rule first, and nothing for a backfill. */
const pairsOf = (input: OwedInput, loops: readonly NumberedLoop[]): readonly Pair[] => {
  const seen = new Set<string>();
  return [...lifetimePairs(input, loops), ...familyPairs(input, loops), ...returnPairs(input, loops)].filter(
    ({ loop }) => {
      const fresh = !seen.has(loop.row.loopId) && !loop.backfill;
      seen.add(loop.row.loopId);
      return fresh;
    },
  );
};

/**
 * Every first-loop review of this interviewer. One whose task
 * has begun keeps the loop it began with; where that was another's by right, because an earlier loop
 * arrived late, the other takes the loop that was left over. A review given of a loop that turned out to
 * be somebody else's stays as what was done, and one loop more is reviewed for it.
 */
export const firstLoopReviews = (input: OwedInput, loops: readonly NumberedLoop[]): readonly Obligation[] => {
  const pairs = pairsOf(input, loops);
  const owed = new Set(pairs.map((pair) => pair.milestone));
  const begun = new Map<string, Task>();
  for (const task of input.tasks) {
    // Open under a milestone that is owed no longer: about to be ended, so it holds nothing.
    const idle = task.state === 'open' && !owed.has(task.milestone);
    if (task.kind === 'first-loop-review' && isBegun(task) && !idle) begun.set(task.milestone, task);
  }
  const spent = pairs.filter(({ milestone }) => isGone(input, loops, begun.get(milestone) ?? {})).length;
  const again = givenAgain(input, loops).slice(0, isComplete(input, loops) ? spent : undefined);
  const held = new Set([...begun.values(), ...again].map((task) => task.loopId));
  const leftOver = pairs.filter((pair) => begun.has(pair.milestone) && !held.has(pair.loop.row.loopId));
  const reviews = pairs.flatMap((pair): readonly Obligation[] => {
    const task = begun.get(pair.milestone);
    if (task !== undefined) return [obligationOfTask(task)];
    const loop = held.has(pair.loop.row.loopId) ? leftOver.shift()?.loop : pair.loop;
    return loop === undefined || isErased(loop) ? [] : [reviewOf(input, pair.milestone, loop)];
  });
  const others = leftOver.filter(({ loop }) => !isErased(loop)).slice(0, Math.max(0, spent - again.length));
  return [...reviews, ...again.map(obligationOfTask), ...others.map(({ loop }) => reviewAgain(input, loop))];
};

/** What was said in it is gone: it keeps its number and nobody can review it. */
const isErased = ({ row }: NumberedLoop): boolean => row.candidate === erased;
