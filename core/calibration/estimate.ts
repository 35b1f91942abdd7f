import * as z from 'zod/mini';
import { notAssessable, type NotAssessable } from '../absence.ts';

/** A range of likely values; 95 % wherever nothing else is said. */
export const Interval = z.strictObject({ low: z.number(), high: z.number() });
export type Interval = z.infer<typeof Interval>;

/** A number with its interval and what it rests on (`n` of `unit`). */
export const Estimate = z.strictObject({
  kind: z.literal('estimate'),
  value: z.number(),
  ...Interval.shape,
  n: z.int().check(z.nonnegative()),
  unit: z.string(),
});
export type Estimate = z.infer<typeof Estimate>;

/** The normal quantile of a two-sided 95 % interval. */
export const z95 = 1.959963984540054;

/** Every rating, time or count that goes into a formula must be a finite number; this says that one was not. */
export const notFinite = (what: string): NotAssessable =>
  notAssessable('not-finite', `${what} must all be finite numbers; at least one is not.`);

export const allFinite = (values: Iterable<number>): boolean => {
  for (const value of values) if (!Number.isFinite(value)) return false;
  return true;
};
