/** `plumbline.scorecard/1`: the interviewer's ratings, notes and recommendation, and when they were submitted. */
import * as z from 'zod/mini';
import { CandidateRef, Instant, PersonId } from '../identity.ts';
import { CompetencyId, Rating } from './rubric.ts';

export const Recommendation = z.enum(['strong-no', 'no', 'yes', 'strong-yes', 'no-decision']);
export type Recommendation = z.infer<typeof Recommendation>;

export const ScorecardRating = z.strictObject({
  /** The rubric's competency; ratings whose name the rubric does not know are refused with that name. */
  competency: CompetencyId,
  rating: z.union([Rating, z.literal('no-decision')]),
  /** Plain text; markup from the vendor has been turned into text. */
  note: z.optional(z.string()),
});
export type ScorecardRating = z.infer<typeof ScorecardRating>;

export const Scorecard = z.strictObject({
  schema: z.literal('plumbline.scorecard/1'),
  scorecardId: z.optional(z.string()),
  interviewId: z.optional(z.string().check(z.trim())),
  /** Whose judgement it is, not who typed it. */
  interviewer: PersonId,
  candidate: CandidateRef,
  round: z.optional(z.string()),
  interviewedAt: z.optional(Instant),
  submittedAt: Instant,
  recommendation: Recommendation,
  ratings: z.array(ScorecardRating).check(z.maxLength(60)),
  notes: z.optional(z.string()),
  revision: z._default(z.int().check(z.nonnegative()), 0),
  withdrawn: z._default(z.boolean(), false),
});
export type Scorecard = z.infer<typeof Scorecard>;
