import { type Absence, notAssessable, notEnough } from '../absence.ts';
import { mean, squaredDeviations, variance } from './averages.ts';
import { bootstrapInterval } from './bootstrap.ts';
import { allFinite, type Estimate, notFinite } from './estimate.ts';
import type { Random } from './random.ts';

/** ◊ Candidates below which a rater's habits on the scale cannot be told from the candidates met. */
export const habitFloor = 10;

const equalRatings = notAssessable(
  'no-variation',
  'All ratings are equal, so habits on the scale cannot be told from the candidates.',
);

/** One-way intraclass correlation for unequal groups (Donner 1986); nothing when the ratings do not vary. */
const resemblance = (groups: readonly (readonly number[])[]): number | undefined => {
  const count = groups.reduce((total, group) => total + group.length, 0);
  const grand = mean(groups.flat());
  const within =
    groups.reduce((total, group) => total + squaredDeviations(group), 0) / (count - groups.length);
  const between =
    groups.reduce((total, group) => total + group.length * (mean(group) - grand) ** 2, 0) /
    (groups.length - 1);
  const squares = groups.reduce((total, group) => total + group.length ** 2, 0);
  const typical = (count - squares / count) / (groups.length - 1);
  const spread = between + (typical - 1) * within;
  return spread > 0 ? (between - within) / spread : undefined;
};

/**
 * Halo: how much one candidate's ratings resemble each other across competencies, as an intraclass
 * correlation over the rater's candidates. 1 means that every competency got the same mark. Good
 * candidates are good at several things, so it is only read beside fellow panelists' value.
 * @param candidates the rater's ratings, one list a candidate; those with a single rating are left out.
 */
export const halo = (candidates: readonly (readonly number[])[], random: Random): Estimate | Absence => {
  const groups = candidates.filter((ratings) => ratings.length >= 2);
  if (!groups.every(allFinite)) return notFinite('Ratings');
  if (groups.length < habitFloor)
    return notEnough(groups.length, habitFloor, 'candidates rated on several competencies');
  const value = resemblance(groups);
  const interval = value === undefined ? undefined : bootstrapInterval(groups, resemblance, random);
  if (value === undefined || !interval) return equalRatings;
  return { kind: 'estimate', value, ...interval, n: groups.length, unit: 'candidates' };
};

/** A rater's own ratings of one candidate beside the other panelists' ratings of the same competencies. */
export type SharedCandidate = { readonly own: readonly number[]; readonly others: readonly number[] };

const spreadRatio = (candidates: readonly SharedCandidate[]): number | undefined => {
  const own = candidates.flatMap((candidate) => candidate.own);
  const others = candidates.flatMap((candidate) => candidate.others);
  if (own.length < 2 || others.length < 2) return undefined;
  const typical = variance(others);
  return typical > 0 ? Math.sqrt(variance(own) / typical) : undefined;
};

/**
 * Range restriction: the standard deviation of a rater's ratings over that of the other panelists' on
 * the same candidates. Well below 1: the rater uses less of the scale than the candidates called for.
 */
export const rangeRestriction = (
  candidates: readonly SharedCandidate[],
  random: Random,
): Estimate | Absence => {
  const shared = candidates.filter(({ own, others }) => own.length > 0 && others.length > 0);
  if (!shared.every(({ own, others }) => allFinite(own) && allFinite(others))) return notFinite('Ratings');
  if (shared.length < habitFloor) return notEnough(shared.length, habitFloor, 'shared candidates');
  const value = spreadRatio(shared);
  const interval = value === undefined ? undefined : bootstrapInterval(shared, spreadRatio, random);
  if (value === undefined || !interval) return equalRatings;
  return { kind: 'estimate', value, ...interval, n: shared.length, unit: 'shared candidates' };
};
