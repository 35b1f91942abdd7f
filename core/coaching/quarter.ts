/** The programme's quarters: where they begin is the policy's, in the programme's own zone. */
import { InvalidInput } from '../faults.ts';
import type { Instant } from '../identity.ts';
import type { Policy } from '../rubric/policy.ts';
import { addMonths, type Day, dayAt, msOf, startOfDay } from './calendar.ts';

export type Quarter = {
  /** "2026-Q1": the year in which the quarter begins, and its place among that year's. */
  readonly key: string;
  /** Its first day, and the first day after it. */
  readonly from: Day;
  readonly until: Day;
};

const startsOf = (year: number, months: readonly number[]): readonly Day[] =>
  months.map((month) => `${year}-${String(month).padStart(2, '0')}-01`);

/** The quarter that a day falls in. Throws InvalidInput `quarters` where the policy names no month. */
export const quarterAt = (day: Day, policy: Policy): Quarter => {
  const months = [...new Set(policy.programme.quarterStartMonths)].sort((a, b) => a - b);
  if (months.length === 0)
    throw new InvalidInput(
      'quarters',
      'The policy names no month in which a quarter begins; name at least one.',
    );
  const year = Number(day.slice(0, 4));
  const starts = [year - 1, year, year + 1].flatMap((each) => startsOf(each, months));
  const index = starts.findLastIndex((start) => start <= day);
  const from = starts[index] ?? day;
  const place = months.indexOf(Number(from.slice(5, 7))) + 1;
  return { key: `${from.slice(0, 4)}-Q${place}`, from, until: starts[index + 1] ?? addMonths(from, 3) };
};

/** The quarter now, by the programme's own clock. */
export const quarterNow = (now: Instant, policy: Policy): Quarter =>
  quarterAt(dayAt(msOf(now), policy.programme.timeZone), policy);

/** Whether an instant lies in the quarter, by the programme's own clock. */
export const isIn = (quarter: Quarter, instant: Instant, policy: Policy): boolean => {
  const zone = policy.programme.timeZone;
  const ms = msOf(instant);
  return startOfDay(quarter.from, zone) <= ms && ms < startOfDay(quarter.until, zone);
};
