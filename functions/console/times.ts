/** Instants as the reader of a page would say them. */
import { isTimeZone } from '../../core/coaching/calendar.ts';
import type { Instant } from '../../core/identity.ts';

/** "Thu, 16 Jul 2026, 14:45" in the reader's zone, or in UTC where theirs is unknown. */
export const timeWords = (instant: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(instant));

/** "16 Jul 2026". */
export const dayWords = (instant: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(Date.parse(instant));
