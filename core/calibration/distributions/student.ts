import { InvalidInput } from '../../faults.ts';
import { betaQuantile } from './beta.ts';

/**
 * The upper quantile of Student's t: the value exceeded with probability `tail`, by its relation to the
 * incomplete beta (DLMF 8.17; Abramowitz and Stegun 26.7.1).
 * @throws InvalidInput when the tail is not in (0, ½] or the degrees of freedom are not positive.
 */
export const studentUpper = (tail: number, freedom: number): number => {
  if (!(tail > 0 && tail <= 0.5))
    throw new InvalidInput('domain', `An upper tail lies in (0, ½], not at ${tail}.`);
  const x = betaQuantile(2 * tail, freedom / 2, 0.5);
  return Math.sqrt((freedom * (1 - x)) / x);
};
