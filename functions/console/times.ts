/** Instants as the reader of a page would say them. */
import { isTimeZone } from '../../core/coaching/calendar.ts';
import type { Instant } from '../../core/identity.ts';

/** The reader's zone, or UTC where theirs is unknown. */
export const zoneOf = (timeZone: string): string => (isTimeZone(timeZone) ? timeZone : 'UTC');

/** "Thu, 16 Jul 2026, 14:45" in the reader's zone. */
export const timeWords = (instant: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zoneOf(timeZone),
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
    timeZone: zoneOf(timeZone),
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(Date.parse(instant));

/** "2026-07-16 14:45" in the reader's zone, which a spreadsheet takes for a time. */
export const sheetTime = (instant: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: zoneOf(timeZone),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(Date.parse(instant));
