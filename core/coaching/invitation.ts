/**
 * A calibration as both calendars hold it: the same id over its whole life, a sequence that only grows,
 * and half an hour that suits both people.
 */
import type { Instant } from '../identity.ts';
import type { Policy } from '../rubric/policy.ts';
import { addDays, type Day, dayAt, instantOf, instantOfLocal, msOf } from './calendar.ts';
import type { Task } from './task.ts';
import { isWorkingDay, nextWorkingDay, type WorkingPerson } from './working-time.ts';

const MINUTE_MS = 60_000;

/** ◊ Two weeks of the host's working days: where their hours meet on none of them, they never do. */
const MOST_HOST_DAYS = 10;

/** ◊ Mid-morning for the coach, where both are at work then: nobody's first thing and nobody's lunch. */
export const PREFERRED_HOUR = 10;

type Span = { readonly fromMs: number; readonly untilMs: number };

type People = { readonly host: WorkingPerson; readonly guest: WorkingPerson };

type Hours = { readonly mail: Pick<Policy['mail'], 'workdayStartHour' | 'workdayEndHour'> };

const workday = (person: WorkingPerson, day: Day, { mail }: Hours): readonly Span[] =>
  isWorkingDay(person, day)
    ? [
        {
          fromMs: instantOfLocal(day, mail.workdayStartHour, person.timeZone),
          untilMs: instantOfLocal(day, mail.workdayEndHour, person.timeZone),
        },
      ]
    : [];

/** When both are at work for so long on that day of the host's: at most two spans, earliest first; none where the hours do not meet. */
const commonHours = ({ host, guest }: People, day: Day, lengthMs: number, policy: Hours): readonly Span[] =>
  workday(host, day, policy).flatMap((own) =>
    // Twelve hours away, the host's day lies in two of the guest's.
    [-1, 0, 1]
      .flatMap((shift) => workday(guest, addDays(day, shift), policy))
      .map(({ fromMs, untilMs }) => ({
        fromMs: Math.max(own.fromMs, fromMs),
        untilMs: Math.min(own.untilMs, untilMs),
      }))
      .filter(({ fromMs, untilMs }) => untilMs - fromMs >= lengthMs),
  );

/**
 * The start of a meeting of `minutes` on the host's day of `on`: at `on` itself where both are at work
 * throughout, else as near to mid-morning of the host's as both are. Where their working hours do not
 * meet that day, mid-morning of the host's: somebody has to move, and they can say so in their calendar.
 */
export const meetingStart = (on: Instant, minutes: number, people: People, policy: Hours): Instant => {
  const { host } = people;
  const day = dayAt(msOf(on), host.timeZone);
  const lengthMs = minutes * MINUTE_MS;
  const preferred = instantOfLocal(day, PREFERRED_HOUR, host.timeZone);
  const spans = commonHours(people, day, lengthMs, policy);
  if (spans.some(({ fromMs, untilMs }) => fromMs <= msOf(on) && msOf(on) + lengthMs <= untilMs)) return on;
  const [nearest] = spans
    .map(({ fromMs, untilMs }) => Math.min(Math.max(preferred, fromMs), untilMs - lengthMs))
    .sort((a, b) => Math.abs(a - preferred) - Math.abs(b - preferred));
  return instantOf(nearest ?? preferred);
};

/** Working days from this one on. */
const daysFrom = (person: WorkingPerson, first: Day): readonly Day[] => {
  const days = [first];
  while (days.length < MOST_HOST_DAYS) days.push(nextWorkingDay(person, addDays(days.at(-1) ?? first, 1)));
  return days;
};

/**
 * The start of a meeting of `minutes` on the first of the host's working days, from `day` on, on which both
 * are at work for so long. Where their hours never meet, mid-morning of the host's first day on which the
 * guest works at all; a leave without an end is not waited for.
 */
export const meetingFrom = (day: Day, minutes: number, people: People, policy: Hours): Instant => {
  const { host, guest } = people;
  const first = nextWorkingDay(host, day);
  const startOn = (on: Day): Instant =>
    meetingStart(instantOf(instantOfLocal(on, PREFERRED_HOUR, host.timeZone)), minutes, people, policy);
  const isShared = (on: Day): boolean => commonHours(people, on, minutes * MINUTE_MS, policy).length > 0;
  const isWorked = (on: Day): boolean => isWorkingDay(guest, dayAt(msOf(startOn(on)), guest.timeZone));
  const days = isShared(first) ? [first] : daysFrom(host, first);
  const on = days.find(isShared) ?? days.find(isWorked);
  if (on !== undefined) return startOn(on);
  // A leave that is longer than what was looked at.
  if (guest.awayUntil !== undefined && guest.awayUntil >= first)
    return meetingFrom(addDays(guest.awayUntil, 1), minutes, people, policy);
  return startOn(first);
};

export type Meeting = {
  /** Globally unique and never another's; a calendar knows a moved or cancelled meeting by it. */
  readonly uid: string;
  /** Of two messages about one meeting the greater holds (RFC 5546 §2.1.5). */
  readonly sequence: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
};

/** The meeting of a calibration between its owner and its interviewer. */
export const meetingOf = (
  task: Pick<Task, 'id' | 'dueAt' | 'minutes' | 'sequence'>,
  people: People,
  policy: Hours,
): Meeting => {
  const startsAt = meetingStart(task.dueAt, task.minutes, people, policy);
  return {
    uid: `${task.id}@plumbline`,
    sequence: task.sequence,
    startsAt,
    endsAt: instantOf(msOf(startsAt) + task.minutes * MINUTE_MS),
  };
};
