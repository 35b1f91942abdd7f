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

/** "2026-07-16 14:45" in the reader's zone, which a spreadsheet takes for a time. */
export const sheetTime = (instant: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(Date.parse(instant));
