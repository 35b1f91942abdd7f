/** Dates worked out the long way, apart from the program's own: days as text, and a zone's clock by asking for every hour. */
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The same day of a later month, or that month's last where it is shorter. */
export const plusMonths = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const place = year * 12 + (month - 1) + months;
  const first = `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;
  for (let last = date; ; last -= 1) {
    const candidate = `${first}-${String(last).padStart(2, '0')}`;
    const parsed = new Date(`${candidate}T12:00:00Z`);
    if (!Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(candidate)) return candidate;
  }
};

const written = new Map<string, Intl.DateTimeFormat>();

/** What somebody in that zone would write down: "2026-03-29 09". */
const wallHour = (ms: number, timeZone: string): string => {
  const format =
    written.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
    });
  written.set(timeZone, format);
  return format.format(ms);
};

export const dayIn = (ms: number, timeZone: string): string => wallHour(ms, timeZone).slice(0, 10);

/** The moment at which the zone's clock shows this day and hour: every quarter of an hour of three days is looked at. */
export const atHour = (day: string, hour: number, timeZone: string): number => {
  const wanted = `${day} ${String(hour).padStart(2, '0')}`;
  const from = Date.parse(`${day}T00:00:00Z`) - dayMs;
  for (let ms = from; ms < from + 3 * dayMs; ms += hourMs / 4)
    if (wallHour(ms, timeZone) === wanted) return ms;
  throw new RangeError(`${timeZone} never shows ${wanted}.`);
};

/** Monday 1 to Sunday 7. */
export const weekday = (day: string): number => ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
