import { type Absence, notAssessable } from '../absence.ts';
import { mean, squaredDeviations } from './averages.ts';
import { allFinite, notFinite } from './estimate.ts';

/** Which of Shrout and Fleiss's six forms: how raters were chosen, and one rater's rating or the panel's mean. */
export type IntraclassForm = '1,1' | '2,1' | '3,1' | '1,k' | '2,k' | '3,k';

type MeanSquares = {
  readonly targets: number;
  readonly raters: number;
  /** Between targets, within targets, between raters, residual. */
  readonly between: number;
  readonly within: number;
  readonly judges: number;
  readonly error: number;
};

const meanSquares = (table: readonly (readonly number[])[], raters: number): MeanSquares => {
  const targets = table.length;
  const total = squaredDeviations(table.flat());
  // What is left of equal means or a perfect fit after rounding is nothing, not a tiny variance.
  const settled = (squares: number): number => (squares < 1e-12 * total ? 0 : squares);
  const between = settled(raters * squaredDeviations(table.map(mean)));
  const columns = Array.from({ length: raters }, (_, rater) => mean(table.map((row) => row[rater] ?? 0)));
  const judges = settled(targets * squaredDeviations(columns));
  const freedom = (targets - 1) * (raters - 1);
  return {
    targets,
    raters,
    between: between / (targets - 1),
    within: settled(total - between) / (targets * (raters - 1)),
    judges: judges / (raters - 1),
    error: settled(total - between - judges) / freedom,
  };
};

const coefficient = (form: IntraclassForm, squares: MeanSquares): number => {
  const { targets: n, raters: k, between, within, judges, error } = squares;
  switch (form) {
    case '1,1':
      return (between - within) / (between + (k - 1) * within);
    case '2,1':
      return (between - error) / (between + (k - 1) * error + (k * (judges - error)) / n);
    case '3,1':
      return (between - error) / (between + (k - 1) * error);
    case '1,k':
      return (between - within) / between;
    case '2,k':
      return (between - error) / (between + (judges - error) / n);
    case '3,k':
      return (between - error) / between;
  }
};

/**
 * The intraclass correlation of full panels (Shrout and Fleiss 1979): rows are candidates, columns the
 * same raters throughout. Absent when the table is not full, has fewer than two rows or columns, or
 * does not vary between candidates.
 */
export const intraclass = (table: readonly (readonly number[])[], form: IntraclassForm): number | Absence => {
  const raters = table[0]?.length ?? 0;
  if (table.length < 2 || raters < 2) {
    return notAssessable('one-rater', 'It takes two candidates rated by the same two people.');
  }
  if (!table.every((row) => row.length === raters)) {
    return notAssessable('panel-not-full', 'Every candidate must be rated by the whole panel.');
  }
  if (!table.every(allFinite)) return notFinite('Ratings');
  const first = table[0]?.[0];
  const varies = table.some((row) => row.some((rating) => rating !== first));
  const value = coefficient(form, meanSquares(table, raters));
  return varies && Number.isFinite(value)
    ? value
    : notAssessable(
        'no-variation',
        'The ratings do not differ between candidates, so nothing can be told apart.',
      );
};
