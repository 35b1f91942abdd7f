import { type Absence, notAssessable } from '../absence.ts';
import type { RatedUnit } from './krippendorff.ts';

/** How much credit two different ratings get: none, or more the closer they are on the scale. */
export type AgreementWeights = 'identity' | 'linear' | 'quadratic';

const weightOf = (weights: AgreementWeights, one: number, other: number, width: number): number => {
  if (one === other) return 1;
  if (weights === 'identity') return 0;
  const distance = Math.abs(one - other) / width;
  return weights === 'linear' ? 1 - distance : 1 - distance * distance;
};

/** How many raters gave each point of the scale to one unit. */
const countsOn = (scale: readonly number[], unit: RatedUnit): number[] =>
  scale.map((point) => unit.filter((rating) => rating === point).length);

/**
 * Gwet's AC1 (identity weights) and AC2, which keep their meaning when nearly all ratings are the same
 * (Gwet 2008; 2014, chapter 5), for any number of raters with missing ratings. Units rated once count
 * in how often each point is used, not in the agreement.
 * @param scale every point that could have been given, also those that nobody gave.
 */
export const gwetAgreement = (
  units: readonly RatedUnit[],
  scale: readonly number[],
  weights: AgreementWeights,
): number | Absence => {
  const points = [...new Set(scale)].sort((one, other) => one - other);
  const width = (points.at(-1) ?? 0) - (points[0] ?? 0);
  if (points.length < 2 || !Number.isFinite(width)) {
    return notAssessable('no-scale', 'A scale needs at least two finite points.');
  }
  if (!units.flat().every((rating) => points.includes(rating))) {
    return notAssessable('off-the-scale', 'A rating is not a point of the scale.');
  }
  const rated = units.filter((unit) => unit.length > 0).map((unit) => countsOn(points, unit));
  const shared = rated.filter((counts) => counts.reduce((sum, each) => sum + each, 0) >= 2);
  if (shared.length === 0) return notAssessable('one-rater', 'No candidate was rated by two people.');
  let observed = 0;
  for (const counts of shared) {
    const raters = counts.reduce((sum, each) => sum + each, 0);
    let agreeing = 0;
    for (const [index, count] of counts.entries()) {
      const credit = counts.reduce(
        (sum, each, other) => sum + each * weightOf(weights, points[index] ?? 0, points[other] ?? 0, width),
        0,
      );
      agreeing += count * (credit - 1);
    }
    observed += agreeing / (raters * (raters - 1)) / shared.length;
  }
  let totalWeight = 0;
  let spread = 0;
  for (const [index, point] of points.entries()) {
    for (const other of points) totalWeight += weightOf(weights, point, other, width);
    const use = rated.reduce(
      (sum, counts) => sum + (counts[index] ?? 0) / counts.reduce((total, each) => total + each, 0),
      0,
    );
    spread += (use / rated.length) * (1 - use / rated.length);
  }
  const chance = (totalWeight * spread) / (points.length * (points.length - 1));
  return chance >= 1
    ? notAssessable('no-variation', 'Agreement by chance alone would be complete.')
    : (observed - chance) / (1 - chance);
};
