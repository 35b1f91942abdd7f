/** `plumbline.scorecard/1`: the interviewer's ratings, notes and recommendation, and when they were submitted. */
import { z } from 'zod';
import { CandidateRef, Instant, PersonId } from '../identity.ts';
import { CompetencyId, Rating } from './rubric.ts';

export const Recommendation = z.enum(['strong-no', 'no', 'yes', 'strong-yes', 'no-decision']);
export type Recommendation = z.infer<typeof Recommendation>;

export const ScorecardRating = z.strictObject({
  /** The rubric's competency; ratings whose name the rubric does not know are refused with that name. */
  competency: CompetencyId,
  rating: z.union([Rating, z.literal('no-decision')]),
  /** Plain text; markup from the vendor has been turned into text. */
  note: z.string().optional(),
});
export type ScorecardRating = z.infer<typeof ScorecardRating>;

export const Scorecard = z.strictObject({
  schema: z.literal('plumbline.scorecard/1'),
  scorecardId: z.string().optional(),
  interviewId: z.string().optional(),
  /** Whose judgement it is, not who typed it. */
  interviewer: PersonId,
  candidate: CandidateRef,
  round: z.string().optional(),
  interviewedAt: Instant.optional(),
  submittedAt: Instant,
  recommendation: Recommendation,
  ratings: z.array(ScorecardRating).max(60),
  notes: z.string().optional(),
  revision: z.number().int().nonnegative().default(0),
  withdrawn: z.boolean().default(false),
});
export type Scorecard = z.infer<typeof Scorecard>;
