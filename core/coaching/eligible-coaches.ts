/** Who could coach somebody: proposed to operations, who choose. The order is by name of the id, never by merit. */
import type { Instant, PersonId } from '../identity.ts';
import type { Person } from '../interviewer/person.ts';
import type { Policy } from '../rubric/policy.ts';
import { DAY_MS, dayAt, msOf } from './calendar.ts';
import { isUnfinished } from './task-event.ts';
import { mayCoach } from './ownership.ts';
import type { Task } from './task.ts';
import { isAway } from './working-time.ts';

const WEEK_MS = 7 * DAY_MS;

export type EligibleCoach = {
  readonly coach: PersonId;
  /** Minutes this coach has left in the week ahead. */
  readonly freeMin: number;
};

/** Minutes of unfinished tasks that this coach owes within the week from `now`, and whatever is overdue. */
export const minutesOwed = (coach: PersonId, tasks: readonly Task[], now: Instant): number =>
  tasks
    .filter((task) => task.owner === coach && isUnfinished(task) && task.pausedAt === undefined)
    .filter((task) => msOf(task.dueAt) < msOf(now) + WEEK_MS)
    .reduce((sum, task) => sum + task.minutes, 0);

/**
 * Coaches who may coach this interviewer: of the same job family where both say one, not oneself, not on
 * leave today, and with room for a first review under the weekly limit.
 */
export const eligibleCoaches = (
  interviewer: Person,
  people: Iterable<Person>,
  tasks: readonly Task[],
  policy: Policy,
  now: Instant,
): readonly EligibleCoach[] => {
  const { coachFrom: _from, coachUntil: _until, ...anyTerm } = interviewer;
  const found: EligibleCoach[] = [];
  for (const person of people) {
    const family = person.jobFamily;
    const sameFamily =
      family === undefined || interviewer.jobFamily === undefined || family === interviewer.jobFamily;
    // The term on the interviewer's row was the coach's before; it binds nobody new.
    if (person.role !== 'coach' || !sameFamily || !mayCoach(person, anyTerm, now)) continue;
    if (isAway(person, dayAt(msOf(now), person.timeZone))) continue;
    const freeMin = policy.coaching.weeklyLimitMin - minutesOwed(person.id, tasks, now);
    if (freeMin >= policy.coaching.reviewMin) found.push({ coach: person.id, freeMin });
  }
  return found.sort((a, b) => (a.coach < b.coach ? -1 : 1));
};
