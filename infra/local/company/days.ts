/** Days and hours of the invented company's calendar. */
import { addDays, type Day, instantOf, instantOfLocal, isoWeekday } from '../../../core/coaching/calendar.ts';
import type { Instant } from '../../../core/identity.ts';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export const at = (day: Day, hour: number, timeZone = 'UTC'): Instant =>
  instantOf(instantOfLocal(day, hour, timeZone));

export const later = (instant: string, ms: number): Instant => instantOf(Date.parse(instant) + ms);

export type Span = { readonly from: Day; readonly until: Day };

export const within = (day: Day, { from, until }: Span): boolean => from <= day && day <= until;

/** The first day on or after this one that is one of `weekdays` (Monday 1) and in none of the spans. */
export const nextWorkday = (day: Day, weekdays: readonly number[], away: readonly Span[] = []): Day => {
  let candidate = day;
  while (!weekdays.includes(isoWeekday(candidate)) || away.some((span) => within(candidate, span)))
    candidate = addDays(candidate, 1);
  return candidate;
};
