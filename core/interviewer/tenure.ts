/**
 * The calibrated share by time since training and by training cohort: "as well at 18 months as at 18
 * days" is this line being flat. Sums over groups; a group too small to hide anybody says only how
 * many it still needs.
 */
import * as z from 'zod/mini';
import { Absence, notEnough } from '../absence.ts';
import { Estimate } from '../calibration/estimate.ts';
import { wilson } from '../calibration/proportion.ts';
import { addDays, addMonths, type Day } from '../coaching/calendar.ts';
import type { PersonId } from '../identity.ts';

/** A counted loop as this line sees it; both days in the interviewer's zone. */
export type TenureLoop = {
  readonly interviewer: PersonId;
  readonly trainedOn: Day;
  readonly endedOn: Day;
  readonly calibrated: boolean;
};

export const TenureLine = z.strictObject({
  group: z.string(),
  interviewers: z.int().check(z.nonnegative()),
  loops: z.int().check(z.nonnegative()),
  share: z.union([Estimate, Absence]),
});
export type TenureLine = z.infer<typeof TenureLine>;

export const TenureTable = z.strictObject({
  byTenure: z.array(TenureLine),
  /** The same line, finer, over the first 90 days. */
  afterTraining: z.array(TenureLine),
  byCohort: z.array(TenureLine),
});
export type TenureTable = z.infer<typeof TenureTable>;

/** The first day that no longer belongs to the band; the last band has none. */
type Band = { readonly name: string; readonly until: (trainedOn: Day) => Day };

const BANDS: readonly Band[] = [
  { name: '0 to 90 days', until: (day) => addDays(day, 91) },
  { name: 'to 6 months', until: (day) => addDays(addMonths(day, 6), 1) },
  { name: 'to 12 months', until: (day) => addDays(addMonths(day, 12), 1) },
  { name: 'to 18 months', until: (day) => addDays(addMonths(day, 18), 1) },
  { name: 'beyond 18 months', until: () => '9999-12-31' },
];

const FIRST_DAYS: readonly Band[] = [30, 60, 90].map((days) => ({
  name: `days ${days - 29} to ${days}`,
  until: (day) => addDays(day, days + 1),
}));

/** Quarters of the year are fine enough for training cohorts and wide enough to hold a few people. */
const cohortOf = (trainedOn: Day): string =>
  `trained ${trainedOn.slice(0, 4)}-Q${Math.ceil(Number(trainedOn.slice(5, 7)) / 3)}`;

const bandOf = (bands: readonly Band[], { trainedOn, endedOn }: TenureLoop): string | undefined =>
  bands.find((band) => endedOn < band.until(trainedOn))?.name;

type Sum = { readonly people: Set<PersonId>; loops: number; calibrated: number };

/** Sums by group; a loop of no group is in none. */
const sumsBy = (groupOf: (loop: TenureLoop) => string | undefined) => {
  const groups = new Map<string, Sum>();
  return {
    groups,
    add(loop: TenureLoop): void {
      const name = groupOf(loop);
      if (name === undefined) return;
      const sum = groups.get(name) ?? { people: new Set<PersonId>(), loops: 0, calibrated: 0 };
      sum.people.add(loop.interviewer);
      sum.loops += 1;
      sum.calibrated += loop.calibrated ? 1 : 0;
      groups.set(name, sum);
    },
  };
};

const lineOf = (group: string, sum: Sum | undefined, smallestGroup: number): TenureLine => {
  const interviewers = sum?.people.size ?? 0;
  const share =
    sum === undefined || interviewers < smallestGroup
      ? notEnough(interviewers, Math.max(1, smallestGroup), 'interviewers')
      : wilson(sum.calibrated, sum.loops, 'loops');
  return { group, interviewers, loops: sum?.loops ?? 0, share };
};

export type TenureCount = {
  /** Each counted loop once, in any order; one led before training ended is left out. */
  readonly add: (loop: TenureLoop) => void;
  /** `smallestGroup` is the policy's number of people below which nothing is shown. */
  readonly table: (smallestGroup: number) => TenureTable;
};

/** All three lines, loop by loop: what is kept is a few sums, however many loops a company has. */
export const tenureCount = (): TenureCount => {
  const byTenure = sumsBy((loop) => bandOf(BANDS, loop));
  const afterTraining = sumsBy((loop) => bandOf(FIRST_DAYS, loop));
  const byCohort = sumsBy((loop) => cohortOf(loop.trainedOn));
  return {
    add(loop) {
      if (loop.endedOn < loop.trainedOn) return;
      for (const sums of [byTenure, afterTraining, byCohort]) sums.add(loop);
    },
    table(smallestGroup) {
      const banded = (bands: readonly Band[], { groups }: ReturnType<typeof sumsBy>): TenureLine[] =>
        bands.map(({ name }) => lineOf(name, groups.get(name), smallestGroup));
      return {
        byTenure: banded(BANDS, byTenure),
        afterTraining: banded(FIRST_DAYS, afterTraining),
        byCohort: [...byCohort.groups.keys()]
          .sort()
          .map((name) => lineOf(name, byCohort.groups.get(name), smallestGroup)),
      };
    },
  };
};

/** The same from all loops at once. */
export const tenureTable = (loops: readonly TenureLoop[], smallestGroup: number): TenureTable => {
  const count = tenureCount();
  for (const loop of loops) count.add(loop);
  return count.table(smallestGroup);
};
