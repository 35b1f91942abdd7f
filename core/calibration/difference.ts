import type { Interval } from './estimate.ts';

type Measured = Interval & { readonly value: number };

/**
 * The interval of `after` − `before` from their own two intervals, when they are independent: each
 * side's distances are squared and added (Newcombe 1998, method 10). It has the level of its parts.
 */
export const differenceInterval = (before: Measured, after: Measured): Interval => {
  const change = after.value - before.value;
  return {
    low: change - Math.hypot(after.value - after.low, before.high - before.value),
    high: change + Math.hypot(after.high - after.value, before.value - before.low),
  };
};
