/** How people write yes and no, and the days of a week, in a spreadsheet. */

const YES = new Set(['true', 'yes', 'y', '1', 'active', 'x', 'wahr', 'ja']);
const NO = new Set(['false', 'no', 'n', '0', 'inactive', 'falsch', 'nein']);

/** Absent when the value is neither. */
export const truthOf = (value: unknown): boolean | undefined => {
  if (typeof value === 'boolean') return value;
  const word = String(value).trim().toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
};

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A day's ISO number from its name, three letters or more of it, or its number. */
const weekdayOf = (word: string): number | undefined => {
  if (/^[1-7]$/.test(word)) return Number(word);
  const index = WEEKDAYS.indexOf(word.slice(0, 3));
  return index < 0 || word.length > 9 ? undefined : index + 1;
};

/** "Thu-Mon" runs over the week's end. */
const span = (from: number, to: number): number[] => {
  const days = [from];
  for (let day = from; day !== to && days.length < 7; days.push(day)) day = (day % 7) + 1;
  return days;
};

/** ISO weekdays, ascending, from "Mon-Thu", "Mon,Wed,Fri", "1-4", "1,2,3" or a list; absent when it is none of them. */
export const weekdaysOf = (value: unknown): number[] | undefined => {
  const text = Array.isArray(value) ? value.join(',') : String(value);
  // Seven days and their ranges fit in a hundred characters with room to spare.
  if (text.length > 100) return undefined;
  const days = new Set<number>();
  for (const part of text
    .toLowerCase()
    .replaceAll(/[–—]/g, '-')
    .split(/[,;/+ ]/)) {
    if (part === '') continue;
    const [first, last, ...more] = part.split('-');
    const from = weekdayOf(first ?? '');
    const to = last === undefined ? from : weekdayOf(last);
    if (from === undefined || to === undefined || more.length > 0) return undefined;
    for (const day of span(from, to)) days.add(day);
  }
  return days.size === 0 ? undefined : [...days].sort((a, b) => a - b);
};
