/** What made a review: beside its counts in every row that keeps them. */
import * as z from 'zod/mini';

export const FindingSource = z.enum(['rules', 'bedrock', 'both']);
export type FindingSource = z.infer<typeof FindingSource>;

/** Which version of what made these counts, so that a new version never looks like drift. */
export const ReviewVersions = z.strictObject({
  measures: z.string(),
  analyst: FindingSource,
  model: z.optional(z.string()),
  prompt: z.optional(z.string()),
  rubric: z.optional(z.string()),
});
export type ReviewVersions = z.infer<typeof ReviewVersions>;
