import { type Absence, notAssessable } from '../absence.ts';
import { allFinite, notFinite } from './estimate.ts';

/** Square tables; rows are the first rater's category, columns the second's. */
export type Square = readonly (readonly number[])[];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Every disagreement weighs the same: plain κ. */
export const equalDisagreement = (categories: number): Square => disagreement(categories, () => 1);
/** Disagreement grows with the distance between categories. */
export const linearDisagreement = (categories: number): Square => disagreement(categories, Math.abs);
/** Disagreement grows with the distance squared: κ then behaves like an intraclass correlation. */
export const quadraticDisagreement = (categories: number): Square =>
  disagreement(categories, (distance) => distance * distance);

const disagreement = (categories: number, weigh: (distance: number) => number): Square =>
  Array.from({ length: categories }, (_, row) =>
    Array.from({ length: categories }, (_cell, column) => (row === column ? 0 : weigh(row - column))),
  );

/**
 * Cohen's weighted κ = 1 − Σ w·o / Σ w·e (Cohen 1968), from a table of counts or proportions and the
 * weight of each disagreement. Absent when the table is empty, or when both raters used one and the
 * same category throughout.
 */
export const weightedKappa = (table: Square, weights: Square): number | Absence => {
  const size = table.length;
  const square = (each: Square): boolean => each.length === size && each.every((row) => row.length === size);
  if (size < 2 || !square(table) || !square(weights)) {
    return notAssessable('no-scale', 'Two raters need one square table over at least two categories.');
  }
  if (![...table, ...weights].every((row) => allFinite(row) && row.every((value) => value >= 0))) {
    return notFinite('Counts and weights');
  }
  const total = sum(table.flat());
  if (total === 0) return notAssessable('nothing-counted', 'There are no pairs of ratings.');
  const rows = table.map(sum);
  const columns = table.map((_, column) => sum(table.map((row) => row[column] ?? 0)));
  let observed = 0;
  let expected = 0;
  for (const [row, cells] of table.entries()) {
    for (const [column, cell] of cells.entries()) {
      const weight = weights[row]?.[column] ?? 0;
      observed += weight * cell;
      expected += (weight * (rows[row] ?? 0) * (columns[column] ?? 0)) / total;
    }
  }
  return expected === 0
    ? notAssessable(
        'no-variation',
        'Both raters used a single category, so agreement cannot be told from habit.',
      )
    : 1 - observed / expected;
};

/** Counts pairs of ratings into a table over the scale's points; a rating off the scale is absent. */
export const pairTable = (
  pairs: readonly (readonly [number, number])[],
  scale: readonly number[],
): Square | Absence => {
  const table = scale.map(() => scale.map(() => 0));
  for (const [one, other] of pairs) {
    const row = table[scale.indexOf(one)];
    const column = scale.indexOf(other);
    if (!row || column < 0) return notAssessable('off-the-scale', 'A rating is not a point of the scale.');
    row[column] = (row[column] ?? 0) + 1;
  }
  return table;
};
