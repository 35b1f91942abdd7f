/** A coach's quarter in weeks: in which of them something can still be given, and how much of each is spoken for. */
import type { Instant } from '../identity.ts';
import type { Person } from '../interviewer/person.ts';
import type { Policy } from '../rubric/policy.ts';
import {
  addDays,
  DAY_MS,
  type Day,
  dayAt,
  daysBetween,
  instantOf,
  instantOfLocal,
  isoWeekday,
  msOf,
} from './calendar.ts';
import type { Quarter } from './quarter.ts';
import type { Task } from './task.ts';
import { isUnfinished } from './task-event.ts';
import { isWorkingDay, usualDays } from './working-time.ts';

/** A week in which the coach works: it opens as their first working day begins and is due as their last one ends. */
export type CoachWeek = {
  readonly monday: Day;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly opensAt: Instant;
  readonly dueAt: Instant;
};

/** ◊ A review that is asked for today for tomorrow is a review that is missed. */
const NOTICE_MS = 2 * DAY_MS;

/** The Mondays of the quarter's whole weeks. */
const mondaysOf = (quarter: Quarter): readonly Day[] => {
  const mondays: Day[] = [];
  const first = addDays(quarter.from, (8 - isoWeekday(quarter.from)) % 7);
  for (let monday = first; addDays(monday, 6) < quarter.until; monday = addDays(monday, 7))
    mondays.push(monday);
  return mondays;
};

/** The quarter's weeks in at least half of which this coach works, in their zone, and may coach, and can still finish something after `now`. */
export const coachWeeks = (
  coach: Person,
  quarter: Quarter,
  policy: Policy,
  now: Instant,
): readonly CoachWeek[] =>
  mondaysOf(quarter).flatMap((monday): CoachWeek[] => {
    const { workdayStartHour, workdayEndHour } = policy.mail;
    const days = [0, 1, 2, 3, 4, 5, 6]
      .map((day) => addDays(monday, day))
      .filter((day) => isWorkingDay(coach, day))
      .filter((day) => (coach.coachFrom ?? day) <= day && day <= (coach.coachUntil ?? day));
    // Back from leave on a Friday: what would open that morning would be late that night.
    if (days.length * 2 < usualDays(coach).length) return [];
    const [opensOn, closesOn] = [days[0], days.at(-1)];
    if (opensOn === undefined || closesOn === undefined) return [];
    const opensAt = instantOf(instantOfLocal(opensOn, workdayStartHour, coach.timeZone));
    const dueAt = instantOf(instantOfLocal(closesOn, workdayEndHour, coach.timeZone));
    return msOf(dueAt) < msOf(now) + NOTICE_MS ? [] : [{ monday, opensOn, closesOn, opensAt, dueAt }];
  });

/** Which of the weeks a day lies in; -1 when in none. */
export const weekOfDay = (day: Day, weeks: readonly CoachWeek[]): number =>
  weeks.findIndex(({ monday }) => monday <= day && daysBetween(monday, day) < 7);

/** When it will be due: a pause with a known end moves it, one without an end takes it off the calendar. */
const expectedDueMs = (task: Task): number | undefined => {
  if (task.pausedAt === undefined) return msOf(task.dueAt);
  const { nextAt } = task;
  return nextAt === undefined ? undefined : msOf(task.dueAt) + msOf(nextAt) - msOf(task.pausedAt);
};

/**
 * Minutes spoken for in each week: every task of the coach in the week it is due, done or not, and what
 * is overdue in the first, since it has to be done some time.
 */
export const minutesByWeek = (
  coach: Person,
  tasks: readonly Task[],
  weeks: readonly CoachWeek[],
  now: Instant,
): number[] => {
  const minutes = weeks.map(() => 0);
  for (const task of tasks) {
    if (task.owner !== coach.id || task.state === 'cancelled' || task.state === 'superseded') continue;
    const dueMs = expectedDueMs(task);
    if (dueMs === undefined) continue;
    const isOverdue = isUnfinished(task) && dueMs <= msOf(now);
    const index = isOverdue ? 0 : weekOfDay(dayAt(dueMs, coach.timeZone), weeks);
    if (index in minutes) minutes[index] = (minutes[index] ?? 0) + task.minutes;
  }
  return minutes;
};
