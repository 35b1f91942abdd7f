/**
 * The calibrated share by time since training and by training cohort: "as well at 18 months as at 18
 * days" is this line being flat. Sums over groups; a group too small to hide anybody says only how
 * many it still needs.
 */
import { type Absence, notEnough } from '../absence.ts';
import type { Estimate } from '../calibration/estimate.ts';
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

export type TenureLine = {
  readonly group: string;
  readonly interviewers: number;
  readonly loops: number;
  readonly share: Estimate | Absence;
};

export type TenureTable = {
  readonly byTenure: readonly TenureLine[];
  /** The same line, finer, over the first 90 days. */
  readonly afterTraining: readonly TenureLine[];
  readonly byCohort: readonly TenureLine[];
};

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

const sums = (
  loops: readonly TenureLoop[],
  groupOf: (loop: TenureLoop) => string | undefined,
): Map<string, Sum> => {
  const groups = new Map<string, Sum>();
  for (const loop of loops) {
    const name = groupOf(loop);
    if (name === undefined) continue;
    const sum = groups.get(name) ?? { people: new Set<PersonId>(), loops: 0, calibrated: 0 };
    sum.people.add(loop.interviewer);
    sum.loops += 1;
    sum.calibrated += loop.calibrated ? 1 : 0;
    groups.set(name, sum);
  }
  return groups;
};

const lineOf = (group: string, sum: Sum | undefined, smallestGroup: number): TenureLine => {
  const interviewers = sum?.people.size ?? 0;
  const share =
    sum === undefined || interviewers < smallestGroup
      ? notEnough(interviewers, Math.max(1, smallestGroup), 'interviewers')
      : wilson(sum.calibrated, sum.loops, 'loops');
  return { group, interviewers, loops: sum?.loops ?? 0, share };
};

/**
 * All three lines from every counted loop at hand, in any order. Loops led before training ended are
 * left out. `smallestGroup` is the policy's number of people below which nothing is shown.
 */
export const tenureTable = (all: readonly TenureLoop[], smallestGroup: number): TenureTable => {
  const loops = all.filter((loop) => loop.endedOn >= loop.trainedOn);
  const banded = (bands: readonly Band[]): readonly TenureLine[] => {
    const groups = sums(loops, (loop) => bandOf(bands, loop));
    return bands.map((band) => lineOf(band.name, groups.get(band.name), smallestGroup));
  };
  const cohorts = sums(loops, (loop) => cohortOf(loop.trainedOn));
  return {
    byTenure: banded(BANDS),
    afterTraining: banded(FIRST_DAYS),
    byCohort: [...cohorts.keys()].sort().map((name) => lineOf(name, cohorts.get(name), smallestGroup)),
  };
};
