/** Time that passes only on somebody's working days, day by day on their own wall calendar. */
import type { Instant } from '../identity.ts';
import type { Person } from '../interviewer/person.ts';
import type { Policy } from '../rubric/policy.ts';
import {
  addDays,
  type Day,
  dayAt,
  instantOf,
  instantOfLocal,
  isoWeekday,
  msOf,
  startOfDay,
} from './calendar.ts';

/** What of a person decides when they work. */
export type WorkingPerson = Pick<Person, 'timeZone' | 'workingDays' | 'awayFrom' | 'awayUntil'>;

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

/** A year and a half of days: longer than any leave that a date should wait for. */
const MOST_DAYS = 550;

/** Whether the person is on leave that day; `awayUntil` is the last day away, and leave without an end lasts. */
export const isAway = (person: Pick<Person, 'awayFrom' | 'awayUntil'>, day: Day): boolean =>
  person.awayFrom === undefined
    ? false
    : person.awayFrom <= day && (person.awayUntil === undefined || day <= person.awayUntil);

/** The ISO weekdays of an ordinary week of theirs. */
export const usualDays = ({ workingDays }: Pick<Person, 'workingDays'>): readonly number[] =>
  workingDays?.length ? workingDays : MONDAY_TO_FRIDAY;

export const isWorkingDay = (person: WorkingPerson, day: Day): boolean =>
  usualDays(person).includes(isoWeekday(day)) && !isAway(person, day);

/** The first working day on or after `day`; `day` itself when there is none within a year and a half. */
export const nextWorkingDay = (person: WorkingPerson, day: Day): Day => {
  for (let step = 0, candidate = day; step < MOST_DAYS; step += 1, candidate = addDays(candidate, 1))
    if (isWorkingDay(person, candidate)) return candidate;
  return day;
};

/**
 * The moment at which `durationMs` of working-day time has passed since `fromMs`. Days off do not
 * count, days on count whole, 23 or 25 hours long where the clock changes.
 */
export const afterWorkingTime = (fromMs: number, durationMs: number, person: WorkingPerson): number => {
  let at = fromMs;
  let left = durationMs;
  for (let step = 0; step < MOST_DAYS; step += 1) {
    const day = dayAt(at, person.timeZone);
    const end = startOfDay(addDays(day, 1), person.timeZone);
    if (isWorkingDay(person, day)) {
      if (left <= end - at) return at + left;
      left -= end - at;
    }
    at = end;
  }
  return at + left;
};

/** The instant of an hour on the first working day on or after `day`. */
export const workingHour = (person: WorkingPerson, day: Day, hour: number): number =>
  instantOfLocal(nextWorkingDay(person, day), hour, person.timeZone);

type Hours = { readonly mail: Pick<Policy['mail'], 'workdayStartHour' | 'workdayEndHour'> };

/** The start of the first working day that has not begun yet at `now`: where a day's mails are gathered. */
export const nextWorkingMorning = (now: Instant, person: WorkingPerson, policy: Hours): Instant => {
  const today = dayAt(msOf(now), person.timeZone);
  const first = workingHour(person, today, policy.mail.workdayStartHour);
  if (first >= msOf(now)) return instantOf(first);
  return instantOf(workingHour(person, addDays(today, 1), policy.mail.workdayStartHour));
};

/** `now` within the person's working hours, else the next working morning: when a mail may be sent. */
export const withinWorkingHours = (now: Instant, person: WorkingPerson, policy: Hours): Instant => {
  const today = dayAt(msOf(now), person.timeZone);
  const from = instantOfLocal(today, policy.mail.workdayStartHour, person.timeZone);
  const to = instantOfLocal(today, policy.mail.workdayEndHour, person.timeZone);
  const open = isWorkingDay(person, today) && from <= msOf(now) && msOf(now) < to;
  return open ? now : nextWorkingMorning(now, person, policy);
};
