import * as z from 'zod/mini';
import { type Absence, notEnough } from '../absence.ts';
import { differenceInterval } from './difference.ts';
import { Interval } from './estimate.ts';
import { type LeadingCounts, leadingTotals } from './leading-counts.ts';
import { jeffreys } from './proportion.ts';

/** One person's loops before and after the moment that is asked about. */
export type BeforeAndAfter = {
  readonly before: readonly LeadingCounts[];
  readonly after: readonly LeadingCounts[];
};

/** Leading shares of questions, 0 to 1, and the range of what was added. */
export const Change = z.strictObject({
  ...Interval.shape,
  people: z.int().check(z.nonnegative()),
  before: z.number(),
  after: z.number(),
});
export type Change = z.infer<typeof Change>;

/** What changed among the coached, among comparable people who were not, and the difference of the two. */
export const Comparison = z.strictObject({
  kind: z.literal('comparison'),
  coached: Change,
  uncoached: Change,
  difference: z.strictObject({ ...Interval.shape, value: z.number() }),
});
export type Comparison = z.infer<typeof Comparison>;

/** ◊ Fewer people an arm than this are individuals, whose numbers belong to them and their coach. */
export const peopleFloor = 8;

const share = (loops: readonly LeadingCounts[], phi: number): (Interval & { value: number }) | Absence => {
  const totals = leadingTotals(loops);
  if ('kind' in totals) return totals;
  // Questions of one loop count for less than as many independent ones.
  const rate = jeffreys(Math.round(totals.leading / phi), Math.round(totals.questions / phi), 'questions');
  if (rate.kind !== 'estimate') return rate;
  const value = totals.leading / totals.questions;
  return { value, low: Math.min(value, rate.low), high: Math.max(value, rate.high) };
};

const changeOf = (people: readonly BeforeAndAfter[], phi: number): Change | Absence => {
  if (people.length < peopleFloor) return notEnough(people.length, peopleFloor, 'people to compare');
  const before = share(
    people.flatMap((person) => person.before),
    phi,
  );
  const after = share(
    people.flatMap((person) => person.after),
    phi,
  );
  if ('kind' in before) return before;
  if ('kind' in after) return after;
  return {
    people: people.length,
    before: before.value,
    after: after.value,
    ...differenceInterval(before, after),
  };
};

const added = ({ before, after, low, high }: Change) => ({ value: after - before, low, high });

const differenceOf = (without: Change, withCoaching: Change): Comparison['difference'] => {
  const [one, other] = [added(without), added(withCoaching)];
  return { value: other.value - one.value, ...differenceInterval(one, other) };
};

/**
 * A before-and-after figure with its uncoached comparison, which cannot be left out: people who were
 * flagged improve partly by chance. Leading shares of questions, 95 %; people in both arms should have
 * been flagged by the same rule.
 * @param phi the fleet's over-dispersion between loops.
 */
export const beforeAndAfter = (
  coached: readonly BeforeAndAfter[],
  uncoached: readonly BeforeAndAfter[],
  phi: number,
): Comparison | Absence => {
  const withCoaching = changeOf(coached, Math.max(1, phi));
  const without = changeOf(uncoached, Math.max(1, phi));
  if ('kind' in withCoaching) return withCoaching;
  if ('kind' in without) return without;
  return {
    kind: 'comparison',
    coached: withCoaching,
    uncoached: without,
    difference: differenceOf(without, withCoaching),
  };
};
