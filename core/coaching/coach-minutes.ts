/** Minutes that a coach has in a stretch of time: none before their term or after it, and none on leave. */
import type { Person } from '../interviewer/person.ts';
import type { Policy } from '../rubric/policy.ts';
import { addDays, DAY_MS, type Day, startOfDay } from './calendar.ts';

/** From a moment until another, the second no longer in it. */
type Span = readonly [fromMs: number, untilMs: number];

const lengthMs = ([from, until]: Span): number => Math.max(0, until - from);
const shared = (one: Span, other: Span): Span => [Math.max(one[0], other[0]), Math.min(one[1], other[1])];

/** Whole days in that zone, the last one included; without a first or a last day there is no end on that side. */
const daysIn = (timeZone: string, first: Day | undefined, last: Day | undefined): Span => [
  first === undefined ? -Infinity : startOfDay(first, timeZone),
  last === undefined ? Infinity : startOfDay(addDays(last, 1), timeZone),
];

type Coach = Pick<Person, 'timeZone' | 'coachFrom' | 'coachUntil' | 'awayFrom' | 'awayUntil' | 'lastLeave'>;

/** Of the weekly limit, in proportion; of leaves those are known that are booked, begun or were the last. */
export const coachMinutes = (coach: Coach, span: Span, { coaching }: Pick<Policy, 'coaching'>): number => {
  const { timeZone, coachFrom, coachUntil, awayFrom, awayUntil, lastLeave } = coach;
  const term = shared(span, daysIn(timeZone, coachFrom, coachUntil));
  const leaves = [
    ...(awayFrom === undefined ? [] : [daysIn(timeZone, awayFrom, awayUntil)]),
    ...(lastLeave === undefined ? [] : [daysIn(timeZone, lastLeave.from, lastLeave.until)]),
  ];
  const awayMs = leaves.reduce((sum, leave) => sum + lengthMs(shared(term, leave)), 0);
  // A leave whose first day was corrected while it was on stands in both.
  const inBothMs = leaves.length < 2 ? 0 : lengthMs(leaves.reduce(shared, term));
  return (Math.max(0, lengthMs(term) - awayMs + inBothMs) * coaching.weeklyLimitMin) / (7 * DAY_MS);
};
