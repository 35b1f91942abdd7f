import { type Absence, notAssessable } from '../absence.ts';
import { allFinite, notFinite } from './estimate.ts';

/** The ratings that one candidate (or one candidate and competency) got, one a rater; missing ones are left out. */
export type RatedUnit = readonly number[];

/** What a difference between two ratings weighs. */
export type DifferenceMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** How often each value occurs among pairable ratings, sorted by value. */
type Marginals = readonly { readonly value: number; readonly count: number }[];

const marginalsOf = (units: readonly RatedUnit[]): Marginals => {
  const counts = new Map<number, number>();
  for (const value of units.flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => one.value - other.value);
};

/** δ² between two of the sorted values, by metric (Krippendorff 2011, sections E and F). */
const squaredDifference = (metric: DifferenceMetric, marginals: Marginals) => {
  const ranks = new Map<number, number>();
  let below = 0;
  for (const { value, count } of marginals) {
    // The mid-rank: the counts between two values, half of each end's included.
    ranks.set(value, below + count / 2);
    below += count;
  }
  return (one: number, other: number): number => {
    if (one === other) return 0;
    if (metric === 'nominal') return 1;
    if (metric === 'ordinal') return ((ranks.get(one) ?? 0) - (ranks.get(other) ?? 0)) ** 2;
    return metric === 'interval' ? (one - other) ** 2 : ((one - other) / (one + other)) ** 2;
  };
};

/**
 * Krippendorff's α = 1 − Dₒ/Dₑ for any number of raters with missing ratings ("Computing
 * Krippendorff's Alpha-Reliability", 2011). 1 is full agreement, 0 is chance. Units with fewer than
 * two ratings carry no pair and are left out. Absent when no unit is rated twice, all ratings are
 * equal, or a ratio is asked of ratings that are not positive.
 */
export const krippendorffAlpha = (
  units: readonly RatedUnit[],
  metric: DifferenceMetric,
): number | Absence => {
  const pairable = units.filter((unit) => unit.length >= 2);
  if (!pairable.every(allFinite)) return notFinite('Ratings');
  if (pairable.length === 0) return notAssessable('one-rater', 'No candidate was rated by two people.');
  const marginals = marginalsOf(pairable);
  if (marginals.length === 1) {
    return notAssessable('no-variation', 'All ratings are equal, so agreement cannot be told from habit.');
  }
  if (metric === 'ratio' && (marginals[0]?.value ?? 0) <= 0) {
    return notAssessable('not-a-ratio-scale', 'A ratio needs ratings above zero.');
  }
  const difference = squaredDifference(metric, marginals);
  let observed = 0;
  for (const unit of pairable) {
    let within = 0;
    for (const one of unit) for (const other of unit) within += difference(one, other);
    observed += within / (unit.length - 1);
  }
  let expected = 0;
  let count = 0;
  for (const one of marginals) {
    count += one.count;
    for (const other of marginals) expected += one.count * other.count * difference(one.value, other.value);
  }
  return 1 - (observed * (count - 1)) / expected;
};
