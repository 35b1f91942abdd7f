/** What the quarterly cycle keeps: when it starts next, what each coach was given, and how the quarter stands. */
import * as z from 'zod/mini';
import { addDays, dayAt, instantOf, instantOfLocal, isoWeekday, msOf } from '../../core/coaching/calendar.ts';
import { type Quarter, quarterNow } from '../../core/coaching/quarter.ts';
import { Instant, PersonId } from '../../core/identity.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Key, Ledger, Write } from '../ports/ledger.ts';
import { type Kind, put } from './rows.ts';

const Count = z.int().check(z.nonnegative());
const Day = z.iso.date();

/** The state every step of quarterly-cycle is handed. `key` is what it is called where somebody must act on it. */
export const QuarterState = z.looseObject({
  key: z.string(),
  quarter: z.string(),
  from: Day,
  until: Day,
  attempt: Count,
  execution: z.string(),
});
export type QuarterState = z.infer<typeof QuarterState>;

/** The quarter a state is about. */
export const quarterOf = ({ quarter, from, until }: QuarterState): Quarter => ({ key: quarter, from, until });

/** When the next cycle starts (the row's own time), and which was the last. */
const QuarterStart = z.strictObject({
  /** Since when there is a programme at all: quarters that had ended by then are not reported on. */
  since: Instant,
  /** The quarter whose cycle was started last, and how often it has been. */
  quarter: z.optional(z.string()),
  attempt: Count,
});
export const quarterStartRow: Kind<typeof QuarterStart> = { schema: QuarterStart };

/** A coach with more interviewers than this has no quarter that could hold them. */
const mostOfOneCoach = 2000;
const People = z.array(PersonId).check(z.maxLength(mostOfOneCoach));

/** What one coach was given, decided once for each attempt: a crash after it changes nothing of it. */
const CoachQuarter = z.strictObject({
  coach: PersonId,
  attempt: Count,
  at: Instant,
  /** Interviewers whose review of this quarter is open or done already. */
  begun: Count,
  /** Those that nobody has begun, each in its week. */
  placed: z
    .array(z.strictObject({ interviewer: PersonId, opensAt: Instant, dueAt: Instant, minutes: Count }))
    .check(z.maxLength(mostOfOneCoach)),
  /** In order of need. */
  unplaced: z
    .array(z.strictObject({ interviewer: PersonId, minutes: Count }))
    .check(z.maxLength(mostOfOneCoach)),
  shortMinutes: Count,
  postponed: People,
  notDue: Count,
});
export type CoachQuarter = z.infer<typeof CoachQuarter>;
export const coachQuarterRow: Kind<typeof CoachQuarter> = { schema: CoachQuarter };

/** The names that fit into a row; of more, the first by id. */
export const mostNamed = 2000;

/** How the quarter stands after a cycle; the sum of its coaches, and who has none. */
const QuarterStanding = z.strictObject({
  quarter: z.string(),
  attempt: Count,
  at: Instant,
  coaches: Count,
  /** Reviews of this quarter that have a week, or are open or done already. */
  placed: Count,
  unplaced: Count,
  shortMinutes: Count,
  postponed: Count,
  notDue: Count,
  /** Due, and nobody is named who could give it. */
  coachless: z.array(PersonId).check(z.maxLength(mostNamed)),
});
export type QuarterStanding = z.infer<typeof QuarterStanding>;
export const quarterStandingRow: Kind<typeof QuarterStanding> = { schema: QuarterStanding };

const partitionOf = (quarter: string): string => `quarter#${quarter}`;

export const cycleKeys = {
  start: (): Key => ({ partition: 'quarter', sort: 'start' }),
  coaches: partitionOf,
  coach: (quarter: string, coach: PersonId): Key => ({
    partition: partitionOf(quarter),
    sort: `coach#${coach}`,
  }),
  standing: (quarter: string): Key => ({ partition: partitionOf(quarter), sort: 'standing' }),
} as const;
export const coachPrefix = 'coach#';

/** An hour after the night's own hour, so that the day's loops and the fleet are in. */
const cycleHour = 3;
const SATURDAY = 6;

/**
 * When a cycle is looked for next after `now`: on the next Saturday, when this week is over and the next
 * has begun nowhere, or on the first day of the next quarter, whichever is first; by the programme's clock.
 */
export const nextCycle = (now: Instant, policy: Policy): Instant => {
  const { timeZone } = policy.programme;
  const at = (day: string): number => instantOfLocal(day, cycleHour, timeZone);
  const today = dayAt(msOf(now), timeZone);
  const saturday = addDays(today, (SATURDAY - isoWeekday(today) + 7) % 7);
  const weekly = at(saturday) > msOf(now) ? at(saturday) : at(addDays(saturday, 7));
  const quarter = quarterNow(now, policy);
  // Before the hour of its own first day this quarter has not been started yet.
  const starts = [at(quarter.from), at(quarter.until)].filter((start) => start > msOf(now));
  return instantOf(Math.min(weekly, ...starts));
};

/** With the first roster there is a programme, and from then on a time at which its quarter is looked at. */
export const firstCycle = async (ledger: Ledger, now: Instant, policy: Policy): Promise<Write[]> =>
  (await ledger.get(cycleKeys.start())) === undefined
    ? [
        put(
          quarterStartRow,
          cycleKeys.start(),
          'absent',
          { since: now, attempt: 0 },
          { nextAt: nextCycle(now, policy) },
        ),
      ]
    : [];

/** What a quarter is called in the quarantine, where it stands among the objects of the drop. */
const quarantineFolder = 'quarters/';
export const quarantineKeyOf = (quarter: string): string => `${quarantineFolder}${quarter}`;
export const isQuarterKey = (key: string): boolean => /^quarters\/\d{4}-Q\d{1,2}$/.test(key);
