/** What the night computes: one row of the fleet, one beside each interviewer's record, and the judgements it reads. */
import * as z from 'zod/mini';
import { Absence } from '../../core/absence.ts';
import { DriftClaim } from '../../core/calibration/drift-claim.ts';
import { EarlySignal } from '../../core/calibration/early-signal.ts';
import { FleetBaselines } from '../../core/calibration/fleet.ts';
import { PanelSeverity } from '../../core/calibration/severity.ts';
import { CandidateRef, Instant, PersonId } from '../../core/identity.ts';
import { CompetencyId } from '../../core/rubric/rubric.ts';
import { Recommendation } from '../../core/rubric/scorecard.ts';

const Count = z.int().check(z.nonnegative());

export const FleetRow = z.strictObject({
  /** Absent until the first night. */
  computed: z.optional(
    z.strictObject({
      at: Instant,
      /** The version whose counts these rest on; counts of any other were left out. */
      measures: z.string(),
      baselines: FleetBaselines,
      /** The median interviewer's loops a month; absent while too few have led any. */
      loopsPerMonth: z.optional(z.number().check(z.nonnegative())),
      /** Loops of the windows that another version counted and that are still to be counted again. */
      pending: Count,
      /** The same, whose transcript is gone: they stay out until they leave the windows. */
      erased: Count,
    }),
  ),
  /** The quarter whose claims were made last; they are made once. */
  claims: z.optional(z.strictObject({ quarter: z.string(), at: Instant, assessed: Count, rose: Count })),
});
export type FleetRow = z.infer<typeof FleetRow>;

/** The most reasons to look that are kept of one interviewer: five years of one a quarter. */
export const mostRaised = 20;

/** The most panels that are kept of one interviewer: as many as there are loops that may still be recorded again. */
export const mostResiduals = 60;

/** What the comparison with the fleet says of one interviewer. */
export const ComparisonRow = z.strictObject({
  severity: z.union([PanelSeverity, Absence]),
  signal: z.union([EarlySignal, Absence]),
  claim: z.optional(z.strictObject({ quarter: z.string(), verdict: z.union([DriftClaim, Absence]) })),
  /** Each signal and claim once, from the night it was first seen. */
  raised: z.array(z.strictObject({ key: z.string(), raisedAt: Instant })).check(z.maxLength(mostRaised)),
  /** Points above (positive) or below the other panelists, a candidate. */
  residuals: z
    .array(z.strictObject({ candidate: CandidateRef, residual: z.number() }))
    .check(z.maxLength(mostResiduals)),
});
export type ComparisonRow = z.infer<typeof ComparisonRow>;

/** A scorecard as the statistics of panels read it: no notes, no names. */
export const JudgementRow = z.strictObject({
  candidate: CandidateRef,
  rater: PersonId,
  recommendation: Recommendation,
  /** False once it was revised: by then the others' may have been seen. */
  independent: z.boolean(),
  ratings: z.array(z.strictObject({ competency: CompetencyId, rating: z.number() })).check(z.maxLength(60)),
});
export type JudgementRow = z.infer<typeof JudgementRow>;
