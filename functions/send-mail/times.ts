/** Instants as the recipient would say them. */
import { dayAt, daysBetween, isTimeZone, msOf } from '../../core/coaching/calendar.ts';
import type { Instant } from '../../core/identity.ts';

export type Times = {
  /** The zone in use: the recipient's, or UTC where theirs is unknown. */
  readonly zone: string;
  /** "Thu 15:00"; with its date, "Thu 24 Sep 15:00", when the weekday alone could be another week's. */
  readonly at: (instant: Instant) => string;
  /** "24 Sep", with the year where it is another. */
  readonly day: (instant: Instant) => string;
};

/** One a zone: making one takes longer than drawing the mail. There are some six hundred zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
};

export function timesIn(timeZone: string, now: Instant): Times {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const format = formatOf(zone);
  const today = dayAt(msOf(now), zone);
  const at = (instant: Instant): string => {
    const part = new Map(format.formatToParts(msOf(instant)).map(({ type, value }) => [type, value]));
    const clock = `${part.get('hour')}:${part.get('minute')}`;
    const day = dayAt(msOf(instant), zone);
    if (Math.abs(daysBetween(today, day)) < 7) return `${part.get('weekday')} ${clock}`;
    const date = `${part.get('weekday')} ${part.get('day')} ${part.get('month')}`;
    return day.slice(0, 4) === today.slice(0, 4)
      ? `${date} ${clock}`
      : `${date} ${part.get('year')} ${clock}`;
  };
  const dayOf = (instant: Instant): string => {
    const part = new Map(format.formatToParts(msOf(instant)).map(({ type, value }) => [type, value]));
    const date = `${part.get('day')} ${part.get('month')}`;
    return part.get('year') === today.slice(0, 4) ? date : `${date} ${part.get('year')}`;
  };
  return { zone, at, day: dayOf };
}

/** A place in a recording: "23:10", "1:03:10". */
export const clockOf = (ms: number): string => {
  const total = Math.floor(ms / 1000);
  const two = (count: number): string => String(count).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${two(minutes)}:${two(total % 60)}`;
};
