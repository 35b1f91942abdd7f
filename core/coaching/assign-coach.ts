/** Somebody must be named: owed by operations when training is booked or a loop is seen, and nobody coaches. */
import { isTrainingBooked } from '../interviewer/status.ts';
import { HOUR_MS, msOf } from './calendar.ts';
import { assignCoachDue } from './due.ts';
import type { NumberedLoop } from './numbered-loops.ts';
import type { Obligation, OwedInput } from './obligation.ts';
import { namedCoach } from './ownership.ts';

/** Minutes it takes to read who has room and choose. */
const ASSIGN_MIN = 5;

/**
 * Absent while a coach is named who may coach. Milestones count the times somebody had to be found:
 * "1" for the first, the next number when a coach has gone and the earlier task is done.
 */
export const assignCoach = (input: OwedInput, loops: readonly NumberedLoop[]): readonly Obligation[] => {
  const { person, roster, policy, now } = input;
  if (namedCoach(person, roster, now) !== undefined) return [];
  const live = loops.filter((loop) => !loop.backfill);
  if (live.length === 0 && !isTrainingBooked(person, now, input.trainingEndsOn)) return [];
  const earlier = input.tasks.filter((task) => task.kind === 'assign-coach');
  const over = earlier.filter(
    (task) => task.state !== 'planned' && task.state !== 'open' && task.state !== 'superseded',
  );
  const firstSeenMs = Math.min(...live.map((loop) => msOf(loop.row.capturedAt)));
  const hadCoach = person.coach !== undefined && roster.person(person.coach) !== undefined;
  // The first loop starts the clock when it has just been seen; a coach who left, or a need found later, starts it now.
  const fresh =
    over.length === 0 && !hadCoach && msOf(now) - firstSeenMs < policy.coaching.assignCoachHours * HOUR_MS;
  const seen = live.find((loop) => msOf(loop.row.capturedAt) === firstSeenMs);
  const knownAt = fresh && seen !== undefined && firstSeenMs <= msOf(now) ? seen.row.capturedAt : now;
  const owner = roster.operationsFor(person.id);
  return [
    {
      kind: 'assign-coach',
      interviewer: person.id,
      milestone: String(over.length + 1),
      ...(owner === undefined ? {} : { owner }),
      ownerAs: 'operations',
      opensAt: knownAt,
      dueAt: assignCoachDue(knownAt, policy),
      minutes: ASSIGN_MIN,
    },
  ];
};
