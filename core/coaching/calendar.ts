/**
 * Civil time from instants, with the time-zone data of the runtime (Intl). Days are ISO dates
 * ("2026-03-29") as a person in that zone would write them; instants are milliseconds or `Instant`.
 */
import { InvalidInput } from '../faults.ts';
import type { Instant } from '../identity.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** An ISO date, "YYYY-MM-DD"; sortable as text. */
export type Day = string;

const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number that so many digits from there on make; NaN where there is another sign among them. */
const digitsAt = (text: string, from: number, count: number): number => {
  let number = 0;
  for (let at = from; at < from + count; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    number = number * 10 + digit;
  }
  return number;
};

const isSpelledOut = (text: string): boolean =>
  text.length === 24 &&
  text[4] === '-' &&
  text[7] === '-' &&
  text[10] === 'T' &&
  text[13] === ':' &&
  text[16] === ':' &&
  text[19] === '.' &&
  text[23] === 'Z';

/** Days since 1970 of a date of the Gregorian calendar, counted in years that begin with March. */
const dayNumber = (year: number, month: number, day: number): number => {
  const since = month > 2 ? year : year - 1;
  const inYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    since * 365 + Math.floor(since / 4) - Math.floor(since / 100) + Math.floor(since / 400) + inYear - 719_468
  );
};

/** Of the date with which a text begins; NaN for leap days and whatever is no date, which are left to the runtime. */
const dateMs = (text: string): number => {
  const [year, month, day] = [digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2)];
  const isUsual = day >= 1 && day <= (lastDays[month - 1] ?? 0);
  return isUsual ? dayNumber(year, month, day) * DAY_MS : NaN;
};

/**
 * Milliseconds since 1970; NaN for what is no instant. A night reads hundreds of thousands of them, and by
 * hand the canonical spelling takes a third of what `Date.parse` does.
 */
export const msOf = (instant: Instant): number => {
  if (!isSpelledOut(instant)) return Date.parse(instant);
  const day = dateMs(instant);
  const hour = digitsAt(instant, 11, 2);
  const minute = digitsAt(instant, 14, 2);
  const second = digitsAt(instant, 17, 2);
  const ms = digitsAt(instant, 20, 3);
  const isUsual = hour < 24 && minute < 60 && second < 60;
  if (!isUsual || Number.isNaN(day + ms)) return Date.parse(instant);
  return day + hour * HOUR_MS + minute * 60_000 + second * 1000 + ms;
};

/** The first moment, in UTC, of a day; read by hand for the same reason. */
const dayMs = (day: Day): number => {
  const ms = day.length === 10 && day[4] === '-' && day[7] === '-' ? dateMs(day) : NaN;
  return Number.isNaN(ms) ? Date.parse(`${day}T00:00:00Z`) : ms;
};

/** The instant in its one canonical spelling, with milliseconds and a Z. */
export const instantOf = (ms: number): Instant => new Date(ms).toISOString() as Instant;

export const plusHours = (instant: Instant, hours: number): Instant =>
  instantOf(msOf(instant) + hours * HOUR_MS);
export const plusDays = (instant: Instant, days: number): Instant => instantOf(msOf(instant) + days * DAY_MS);
export const isAtOrBefore = (a: Instant, b: Instant): boolean => msOf(a) <= msOf(b);

export const sameInstant = (a: Instant | undefined, b: Instant | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && msOf(a) === msOf(b));

/** Fifty years of days, a megabyte or two. */
const mostKept = 20_000;

/** Keeps what was made; a store that is full starts anew. */
const keep = <Key, Value>(store: Map<Key, Value>, key: Key, made: Value): Value => {
  if (store.size >= mostKept) store.clear();
  store.set(key, made);
  return made;
};

// Building a formatter costs a hundred times what using it costs; there are some 600 zone names in all.
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (timeZone: string): Intl.DateTimeFormat =>
  formatters.get(timeZone) ?? keep(formatters, timeZone, newFormatter(timeZone));

const newFormatter = (timeZone: string): Intl.DateTimeFormat => {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch (cause) {
    throw new InvalidInput(
      'time-zone',
      `"${timeZone}" is not a time zone; use a name such as Europe/Berlin or America/New_York.`,
      { cause },
    );
  }
};

/** Whether the runtime knows this IANA zone name. */
export const isTimeZone = (timeZone: string): boolean => {
  try {
    formatterOf(timeZone);
    return true;
  } catch {
    return false;
  }
};

/** The wall clock of a zone at an instant, asked of the runtime, written as if it were UTC milliseconds. */
const wallAsked = (ms: number, timeZone: string): number => {
  const field: Record<string, number> = {};
  for (const part of formatterOf(timeZone).formatToParts(ms)) field[part.type] = Number(part.value);
  const at = (name: string): number => field[name] ?? 0;
  return Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
};

const offsetAsked = (ms: number, timeZone: string): number =>
  wallAsked(ms, timeZone) - Math.floor(ms / 1000) * 1000;

/** Offsets zone by zone, as they are at the first moment of each UTC day; asking the runtime takes a hundred times as long as looking here. */
const dayOffsets = new Map<string, Map<number, number>>();

const offsetsOf = (timeZone: string): Map<number, number> =>
  dayOffsets.get(timeZone) ?? keep(dayOffsets, timeZone, new Map<number, number>());

const offsetAtDay = (day: number, offsets: Map<number, number>, timeZone: string): number =>
  offsets.get(day) ?? keep(offsets, day, offsetAsked(day * DAY_MS, timeZone));

/** Milliseconds that the zone's wall clock is ahead of UTC at this instant. */
const offsetMs = (ms: number, timeZone: string): number => {
  const day = Math.floor(ms / DAY_MS);
  const offsets = offsetsOf(timeZone);
  const before = offsetAtDay(day, offsets, timeZone);
  // On a day on which the clock jumps there is no one answer to keep. No zone has ever jumped there and back within a day.
  return before === offsetAtDay(day + 1, offsets, timeZone) ? before : offsetAsked(ms, timeZone);
};

/** The wall clock of a zone at an instant, in whole seconds, written as if it were UTC milliseconds. */
const wallMs = (ms: number, timeZone: string): number =>
  Math.floor(ms / 1000) * 1000 + offsetMs(ms, timeZone);

/** Days as text, by their number since 1970: planning asks for the same few hundred again and again. */
const dayTexts = new Map<number, Day>();

const dayText = (wall: number): Day => {
  const number = Math.floor(wall / DAY_MS);
  return dayTexts.get(number) ?? keep(dayTexts, number, new Date(wall).toISOString().slice(0, 10));
};

/** The day it is for somebody in that zone. */
export const dayAt = (ms: number, timeZone: string): Day => dayText(wallMs(ms, timeZone));

export const addDays = (day: Day, days: number): Day => dayText(dayMs(day) + days * DAY_MS);

/** Same day of a later month; the month's last day when it is shorter (31 January + 1 is 28 February). */
export const addMonths = (day: Day, months: number): Day => {
  const from = new Date(`${day}T00:00:00Z`);
  const target = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(from.getUTCDate(), last));
  return dayText(target.getTime());
};

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((dayMs(to) - dayMs(from)) / DAY_MS);

/** Monday 1 to Sunday 7. */
export const isoWeekday = (day: Day): number => {
  // 1 January 1970 was a Thursday.
  const sinceMonday = (dayMs(day) / DAY_MS + 3) % 7;
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1;
};

/**
 * The instant at which a zone's clock shows this day and hour. Where the clock jumps over it, the
 * moment after the jump; where it shows it twice, the first.
 */
export const instantOfLocal = (day: Day, hour: number, timeZone: string): number => {
  const wall = dayMs(day) + hour * HOUR_MS;
  // Offsets change at most once within a day, so one of these two is in force at that hour.
  const before = wall - offsetMs(wall - DAY_MS, timeZone);
  const after = wall - offsetMs(wall + DAY_MS, timeZone);
  const earlier = Math.min(before, after);
  // Where neither shows the hour it was skipped, and the later of the two is the moment of the jump.
  return wallMs(earlier, timeZone) === wall ? earlier : Math.max(before, after);
};

/** The first instant of a day in a zone, also where its midnight is skipped. */
export const startOfDay = (day: Day, timeZone: string): number => instantOfLocal(day, 0, timeZone);
