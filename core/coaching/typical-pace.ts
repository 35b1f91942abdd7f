/** How often people here interview: what the first date of a calibration is guessed from. */
import type { Instant } from '../identity.ts';
import type { LoopRow } from '../interviewer/record.ts';
import { DAY_MS, msOf } from './calendar.ts';

const daysAMonth = 365.25 / 12;

/** ◊ Two loops and the days between them are chance. */
const fewestLoops = 3;
/** ◊ Of fewer people the policy's own guess is as good. */
const fewestPeople = 5;

/** One interviewer's loops a month since the first of these, idle weeks up to `now` included. */
export const loopsPerMonth = (
  rows: readonly Pick<LoopRow, 'endedAt'>[],
  now: Instant,
): number | undefined => {
  const [first] = rows;
  if (first === undefined || rows.length < fewestLoops) return undefined;
  const months = (msOf(now) - msOf(first.endedAt)) / DAY_MS / daysAMonth;
  return rows.length / Math.max(1, months);
};

/** The median of those who have a pace, to a tenth, so that a night does not differ from the next by nothing. */
export const typicalPace = (paces: readonly (number | undefined)[]): number | undefined => {
  const known = paces.filter((pace) => pace !== undefined).sort((a, b) => a - b);
  const middle = known[Math.floor((known.length - 1) / 2)];
  return known.length < fewestPeople || middle === undefined ? undefined : Math.round(middle * 10) / 10;
};
