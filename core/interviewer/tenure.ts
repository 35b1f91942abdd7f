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
const cohortPrefix = 'trained ';
const cohortOf = (trainedOn: Day): string =>
  `${cohortPrefix}${trainedOn.slice(0, 4)}-Q${Math.ceil(Number(trainedOn.slice(5, 7)) / 3)}`;

const bandOf = (bands: readonly Band[], { trainedOn, endedOn }: TenureLoop): string | undefined =>
  bands.find((band) => endedOn < band.until(trainedOn))?.name;

const Count = z.int().check(z.nonnegative());

/** One interviewer's counted loops, and how many of them were calibrated, by group; a loop is in a group of each line. */
export const TenureSums = z.record(z.string(), z.tuple([Count, Count]));
export type TenureSums = z.infer<typeof TenureSums>;

/** One interviewer's loops, each once, in any order; one led before training ended is left out. */
export const tenureSums = (loops: readonly TenureLoop[]): TenureSums => {
  const sums: TenureSums = {};
  for (const loop of loops.filter(({ endedOn, trainedOn }) => endedOn >= trainedOn))
    for (const group of [bandOf(BANDS, loop), bandOf(FIRST_DAYS, loop), cohortOf(loop.trainedOn)]) {
      if (group === undefined) continue;
      const [led, calibrated] = sums[group] ?? [0, 0];
      sums[group] = [led + 1, calibrated + (loop.calibrated ? 1 : 0)];
    }
  return sums;
};

/** The sums of two parts of one interviewer's loops together. */
export const tenureTogether = (one: TenureSums, other: TenureSums): TenureSums => {
  const sums: TenureSums = { ...one };
  for (const [group, [led, calibrated]] of Object.entries(other)) {
    const [before, calibratedBefore] = sums[group] ?? [0, 0];
    sums[group] = [before + led, calibratedBefore + calibrated];
  }
  return sums;
};

type Group = { interviewers: number; loops: number; calibrated: number };

const lineOf = (name: string, group: Group | undefined, smallestGroup: number): TenureLine => {
  const { interviewers, loops, calibrated } = group ?? { interviewers: 0, loops: 0, calibrated: 0 };
  const share =
    loops === 0 || interviewers < smallestGroup
      ? notEnough(interviewers, Math.max(1, smallestGroup), 'interviewers')
      : wilson(calibrated, loops, 'loops');
  return { group: name, interviewers, loops, share };
};

export type TenureCount = {
  /** Each interviewer once, in any order. */
  readonly add: (sums: TenureSums) => void;
  /** `smallestGroup` is the policy's number of people below which nothing is shown. */
  readonly table: (smallestGroup: number) => TenureTable;
};

/** All three lines, interviewer by interviewer: what is kept is a few sums, however many loops a company has. */
export const tenureCount = (): TenureCount => {
  const groups = new Map<string, Group>();
  const cohorts = (): string[] => [...groups.keys()].filter((name) => name.startsWith(cohortPrefix)).sort();
  return {
    add(sums) {
      for (const [name, [led, calibrated]] of Object.entries(sums)) {
        const group = groups.get(name) ?? { interviewers: 0, loops: 0, calibrated: 0 };
        groups.set(name, group);
        group.interviewers += 1;
        group.loops += led;
        group.calibrated += calibrated;
      }
    },
    table(smallestGroup) {
      const lines = (names: readonly string[]): TenureLine[] =>
        names.map((name) => lineOf(name, groups.get(name), smallestGroup));
      return {
        byTenure: lines(BANDS.map(({ name }) => name)),
        afterTraining: lines(FIRST_DAYS.map(({ name }) => name)),
        byCohort: lines(cohorts()),
      };
    },
  };
};

/** The same from everybody's loops at once. */
export const tenureTable = (loops: readonly TenureLoop[], smallestGroup: number): TenureTable => {
  const byPerson = new Map<PersonId, TenureLoop[]>();
  for (const loop of loops) byPerson.set(loop.interviewer, [...(byPerson.get(loop.interviewer) ?? []), loop]);
  const count = tenureCount();
  for (const own of byPerson.values()) count.add(tenureSums(own));
  return count.table(smallestGroup);
};
