/**
 * Times of day and of recording as transcripts write them: `0:33`, `1:02:33`, `00:00:04.859`,
 * `00:00:03,450`. Milliseconds from the start of the recording come out.
 */

/** The text of one clock time, for building longer patterns. Every repetition is bounded. */
export const clockPattern = String.raw`\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,9})?`;

const colon = 0x3a;
const comma = 0x2c;
const dot = 0x2e;
const digitOf = (code: number): number => (code >= 0x30 && code <= 0x39 ? code - 0x30 : -1);

/** Longer runs of digits than a counter of hours has are not a time. */
const maxDigits = 4;

/**
 * Milliseconds of the clock time that fills `text` from `from` to `to`, or -1. Written out because a
 * caption file is a third clock times and this is where reading it spends its time.
 */
export function scanClockMs(text: string, from: number, to: number): number {
  let total = 0;
  let field = 0;
  let digits = 0;
  let colons = 0;
  let at = from;
  for (; at < to; at += 1) {
    const code = text.charCodeAt(at);
    const digit = digitOf(code);
    if (digit >= 0) {
      field = field * 10 + digit;
      digits += 1;
      if (digits > maxDigits) return -1;
    } else if (code === colon && digits > 0 && colons < 2) {
      // Minutes below an hour and seconds below a minute stay below sixty.
      if (colons > 0 && field > 59) return -1;
      total = (total + field) * 60;
      field = 0;
      digits = 0;
      colons += 1;
    } else break;
  }
  if (colons === 0 || digits === 0 || digits > 2 || field > 59) return -1;
  const wholeSecondsMs = (total + field) * 1000;
  return at === to ? wholeSecondsMs : scanFraction(text, at, to, wholeSecondsMs);
}

function scanFraction(text: string, from: number, to: number, wholeSecondsMs: number): number {
  const mark = text.charCodeAt(from);
  if ((mark !== dot && mark !== comma) || to - from < 2 || to - from > 10) return -1;
  let ms = 0;
  let scale = 100;
  for (let at = from + 1; at < to; at += 1) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit < 0) return -1;
    ms += digit * scale;
    // Digits beyond the milliseconds are read and dropped.
    scale = scale >= 10 ? scale / 10 : 0;
  }
  return wholeSecondsMs + ms;
}

/** Milliseconds of `1:02:33.4`, or null when the text is no clock time. Minutes and seconds must be below sixty, except leading minutes. */
export function clockMs(text: string): number | null {
  const trimmed = text.trim();
  const ms = scanClockMs(trimmed, 0, trimmed.length);
  return ms < 0 ? null : ms;
}

/** Milliseconds of a number of seconds given as number or text, or null when it is none. */
export function secondsMs(value: unknown): number | null {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0) return null;
  return Math.round(seconds * 1000);
}

/** Whole milliseconds of a number of milliseconds given as number or text, or null when it is none. */
export function wholeMs(value: unknown): number | null {
  const ms = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof ms !== 'number' || !Number.isFinite(ms) || ms < 0) return null;
  return Math.round(ms);
}

/** A day and a time of it, with or without a zone: `2031-05-04T10:00:00.250Z`, `2031-05-04 10:00:00`. */
const dateAndTime =
  /^\s{0,9}(\d{4}-\d{2}-\d{2})[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}:?\d{2})?\s{0,9}$/i;

/** Milliseconds since 1970 of a day and time; without a zone as if in UTC, since only differences are asked for. Null when it is none. */
export function instantMs(text: unknown): number | null {
  const match = typeof text === 'string' && text.includes('-') ? dateAndTime.exec(text) : null;
  if (match === null) return null;
  const [, day, time = '', zone = 'Z'] = match;
  const ms = Date.parse(`${day}T${time.padStart(time.indexOf(':') === 1 ? time.length + 1 : 0, '0')}${zone}`);
  return Number.isFinite(ms) ? ms : null;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `HH:MM:SS`, rounded down to the second. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** `HH:MM:SS.mmm`, or with another separator before the milliseconds. */
export function preciseClockText(ms: number, separator: '.' | ',' = '.'): string {
  return `${clockText(ms)}${separator}${String(ms % 1000).padStart(3, '0')}`;
}
