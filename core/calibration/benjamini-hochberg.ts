import { InvalidInput } from '../faults.ts';

/** Which of the hypotheses are rejected, in the order given, and the largest p that was (0 when none is). */
export type FalseDiscoveryDecision = { readonly rejected: readonly boolean[]; readonly threshold: number };

/**
 * Benjamini and Hochberg's step-up procedure (1995): among the rejected, the expected share of false
 * ones is at most q.
 * @throws InvalidInput when a p-value or q is not a probability.
 */
export const benjaminiHochberg = (pValues: readonly number[], q: number): FalseDiscoveryDecision => {
  for (const p of [...pValues, q]) {
    if (!(p >= 0 && p <= 1))
      throw new InvalidInput('domain', `A p-value must lie between 0 and 1, not ${p}.`);
  }
  const sorted = [...pValues].sort((one, other) => one - other);
  const last = sorted.findLastIndex((p, index) => p <= (q * (index + 1)) / sorted.length);
  const threshold = sorted[last] ?? 0;
  return { rejected: pValues.map((p) => last >= 0 && p <= threshold), threshold };
};
