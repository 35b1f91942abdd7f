import { InvalidInput } from '../faults.ts';
import { normalDensity } from './distributions/normal.ts';
import { settledVarianceShare } from './ewma.ts';

/** Sixty nodes give the chart tables to five digits for every weight from .05 up. */
const nodeCount = 60;

type Node = { readonly at: number; readonly weight: number };

/** Gauss–Legendre nodes and weights on [−1, 1]: roots of the Legendre polynomial by Newton (DLMF 3.5.15). */
const legendreNodes = (count: number): Node[] =>
  Array.from({ length: count }, (_, index) => {
    let at = Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    let slope = 1;
    // Newton from this start is exact to double precision in five steps.
    for (let step = 0; step < 8; step += 1) {
      let previous = 1;
      let value = at;
      for (let degree = 2; degree <= count; degree += 1) {
        [previous, value] = [value, ((2 * degree - 1) * at * value - (degree - 1) * previous) / degree];
      }
      slope = (count * (at * value - previous)) / (at * at - 1);
      at -= value / slope;
    }
    return { at, weight: 2 / ((1 - at * at) * slope * slope) };
  });

/** Solves a small dense system by Gaussian elimination with partial pivoting. Rows carry the right-hand side last. */
const solve = (rows: number[][]): number[] => {
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    }
    const top = rows[pivot] ?? [];
    [rows[column], rows[pivot]] = [top, rows[column] ?? []];
    const lead = top[column] ?? 1;
    for (let row = 0; row < size; row += 1) {
      const target = rows[row];
      if (row === column || !target) continue;
      const factor = (target[column] ?? 0) / lead;
      for (let entry = column; entry <= size; entry += 1) {
        target[entry] = (target[entry] ?? 0) - factor * (top[entry] ?? 0);
      }
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
};

export type ChartDesign = {
  /** λ, the weight of the newest value. */
  readonly weight: number;
  /** L, the limit in settled standard deviations of the average. */
  readonly limit: number;
  /** How far the mean has moved, in standard deviations of one value. */
  readonly shift: number;
};

/**
 * The average number of values until a two-sided EWMA with fixed limits signals, from the start at its
 * centre: Crowder's integral equation (1987), solved by Gauss–Legendre quadrature.
 * @throws InvalidInput when the weight is not in (0, 1] or the limit is not positive.
 */
export const averageRunLength = ({ weight, limit, shift }: ChartDesign): number => {
  if (!(weight > 0 && weight <= 1) || !(limit > 0) || !Number.isFinite(limit) || !Number.isFinite(shift)) {
    throw new InvalidInput(
      'domain',
      'A chart needs a weight in (0, 1], a positive limit and a finite shift.',
    );
  }
  const bound = limit * Math.sqrt(settledVarianceShare(weight));
  const nodes = legendreNodes(nodeCount).map((node) => ({
    at: node.at * bound,
    weight: node.weight * bound,
  }));
  const kernel = (from: number, to: Node): number =>
    (to.weight / weight) * normalDensity((to.at - (1 - weight) * from) / weight - shift);
  const lengths = solve(
    nodes.map((from, row) => [
      ...nodes.map((to, column) => (row === column ? 1 : 0) - kernel(from.at, to)),
      1,
    ]),
  );
  return nodes.reduce((total, to, index) => total + kernel(0, to) * (lengths[index] ?? 0), 1);
};
