/** What the detector returns, as a schema for laws. */
import { z } from 'zod';
import { Question } from '../../../../core/review/review.ts';

export const DetectedQuestion = Question.extend({
  cue: z.string().nullable(),
  section: z.enum(['opening', 'assessing', 'selling', 'closing']),
  assessing: z.boolean(),
  follows: z.number().int().nonnegative().nullable(),
  followsBy: z.enum(['words', 'reference']).nullable(),
});
