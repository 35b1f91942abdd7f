import { quantile } from './averages.ts';
import { regularisedBeta } from './distributions/beta.ts';
import type { Estimate } from './estimate.ts';

/**
 * The median of at least one value, with the distribution-free interval between two order statistics
 * (Thompson 1936): the narrowest symmetric pair that holds the true median with 95 %, or the smallest
 * and largest value where, below six values, no pair does.
 */
export const medianEstimate = (values: readonly number[], unit: string): Estimate => {
  const sorted = [...values].sort((one, other) => one - other);
  const count = sorted.length;
  let rank = 1;
  // P(the r-th smallest lies above the median) is P(Binomial(n, ½) < r) = I½(n − r + 1, r).
  while (rank < count / 2 && regularisedBeta(0.5, count - rank, rank + 1) <= 0.025) rank += 1;
  const value = quantile(sorted, 0.5);
  return {
    kind: 'estimate',
    value,
    low: sorted[rank - 1] ?? value,
    high: sorted[count - rank] ?? value,
    n: count,
    unit,
  };
};
