/**
 * Absence is a value. A measure that cannot be said carries the reason instead of null, 0 or NaN.
 */
import * as z from 'zod/mini';

/** Too little data so far: `have` of the `need` units named by `unit` ("shared candidates", "loops"). */
export const NotEnough = z.strictObject({
  kind: z.literal('not-enough'),
  have: z.int().check(z.nonnegative()),
  need: z.int().check(z.positive()),
  unit: z.string(),
});
export type NotEnough = z.infer<typeof NotEnough>;

/** The data is there but cannot carry this measure; `reason` is a stable word, `message` a sentence for a person. */
export const NotAssessable = z.strictObject({
  kind: z.literal('not-assessable'),
  reason: z.string(),
  message: z.string(),
});
export type NotAssessable = z.infer<typeof NotAssessable>;

export const Absence = z.discriminatedUnion('kind', [NotEnough, NotAssessable]);
export type Absence = z.infer<typeof Absence>;

export const notEnough = (have: number, need: number, unit: string): NotEnough => ({
  kind: 'not-enough',
  have,
  need,
  unit,
});

export const notAssessable = (reason: string, message: string): NotAssessable => ({
  kind: 'not-assessable',
  reason,
  message,
});
