/** What the detector returns, as a schema for laws. */
import * as z from 'zod/mini';
import { Question } from '../../../../core/review/review.ts';

export const DetectedQuestion = z.extend(Question, {
  cue: z.nullable(z.string()),
  section: z.enum(['opening', 'assessing', 'selling', 'closing']),
  assessing: z.boolean(),
  follows: z.nullable(z.int().check(z.nonnegative())),
  followsBy: z.nullable(z.enum(['words', 'reference'])),
});
