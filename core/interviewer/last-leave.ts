/** A leave that is over: the roster forgets it at once, and what it makes due comes with the next loop. */
import { addDays, dayAt, msOf } from '../coaching/calendar.ts';
import type { Instant } from '../identity.ts';
import type { Person } from './person.ts';

/**
 * What is to be remembered when a roster of `asOf` replaces a person's row: the leave of the row before
 * where it had begun and the new row does not name it, ended on the day before `asOf` at the latest; else
 * what was remembered already.
 */
export const leaveBefore = (before: Person, next: Person, asOf: Instant): Person['lastLeave'] => {
  const { awayFrom: from, awayUntil } = before;
  const today = dayAt(msOf(asOf), before.timeZone);
  if (from === undefined || from > today || from === next.awayFrom) return before.lastLeave;
  // Back sooner than was said, or on a day nobody had said.
  return { from, until: awayUntil === undefined || awayUntil >= today ? addDays(today, -1) : awayUntil };
};
