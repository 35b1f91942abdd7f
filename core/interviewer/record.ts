/**
 * `plumbline.record/1`: what is known of one interviewer. A small snapshot computed from the
 * window, the last 30 loops by end time; folding the same loops in any order gives the same record.
 */
import * as z from 'zod/mini';
import { Absence } from '../absence.ts';
import { Instant, LoopId, PersonId, Sha256 } from '../identity.ts';
import { ReviewVersions } from '../review/review-versions.ts';

export const Participation = z.enum(['lead', 'panel', 'reverse-shadow', 'shadow']);
export type Participation = z.infer<typeof Participation>;

const Count = z.int().check(z.nonnegative());

/** Counts of one loop that statistics fold; absent where the capture could not carry them. */
export const LoopCounts = z.strictObject({
  questions: Count,
  leading: z.optional(Count),
  multiple: z.optional(Count),
  open: z.optional(Count),
  behavioural: z.optional(Count),
  hypothetical: z.optional(Count),
  followUps: z.optional(Count),
  signals: z.optional(Count),
  missedFollowUps: z.optional(Count),
  interruptions: z.optional(Count),
  covered: z.optional(Count),
  assigned: z.optional(Count),
  /** Seconds of interviewer speech and of all speech in assessing sections. */
  interviewerSec: z.optional(z.number().check(z.nonnegative())),
  speechSec: z.optional(z.number().check(z.nonnegative())),
  timeToScoreMin: z.optional(z.number()),
});
export type LoopCounts = z.infer<typeof LoopCounts>;

/** Whether the loop met the calibrated-loop rule; what could not be assessed does not count against it. */
export const CalibratedVerdict = z.strictObject({
  calibrated: z.boolean(),
  against: z.array(
    z.enum(['scorecard-late', 'coverage', 'rated-without-evidence', 'protected-topic', 'panel-residual']),
  ),
  notAssessed: z.array(z.string()),
});
export type CalibratedVerdict = z.infer<typeof CalibratedVerdict>;

/** What stands in the place of a candidate who was erased, and of words that may be theirs. */
export const erased = 'erased';

/** One loop as the ledger keeps it. */
export const LoopRow = z.strictObject({
  loopId: LoopId,
  interviewer: PersonId,
  candidate: z.string(),
  role: z.optional(z.string()),
  round: z.string(),
  jobFamily: z.optional(z.string()),
  participation: Participation,
  startedAt: Instant,
  endedAt: Instant,
  capturedAt: Instant,
  /** Counted loops carry checkpoints; a no-show or a reverse-shadow is listed, not counted. */
  counted: z.boolean(),
  uncountedBecause: z.optional(z.string()),
  backfill: z.boolean(),
  counts: LoopCounts,
  verdict: CalibratedVerdict,
  versions: ReviewVersions,
  execution: z.string(),
  reviewKey: z.string(),
  transcriptKey: z.string(),
  /** (envelope revision, source modified time, sha-256): the greatest wins. */
  source: z.strictObject({ revision: Count, modifiedAt: Instant, sha256: Sha256 }),
  /** The version of the scorecard this review read, when there was one. */
  scorecard: z.optional(z.strictObject({ revision: Count, modifiedAt: Instant, sha256: Sha256 })),
  /** Which correction of who is who it was read with; the greatest wins. */
  assigned: z.optional(Count),
});
export type LoopRow = z.infer<typeof LoopRow>;

export const InterviewerStatus = z.enum(['in-training', 'onboarding', 'trained', 'sustained']);
export type InterviewerStatus = z.infer<typeof InterviewerStatus>;

const Estimate = z.strictObject({
  kind: z.literal('estimate'),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  /** How many units it rests on, and which ("loops", "questions", "shared candidates"). */
  n: Count,
  unit: z.string(),
  /** The sentence a coach reads, with its uncertainty. */
  sentence: z.string(),
});
export const Measured = z.union([Estimate, Absence]);
export type Measured = z.infer<typeof Measured>;

export const RecordMeasures = z.strictObject({
  leadingPer10: Measured,
  talkShare: Measured,
  missedFollowUpShare: Measured,
  coveredShare: Measured,
  timeToScoreHours: Measured,
  scoredWithin24hShare: Measured,
});
export type RecordMeasures = z.infer<typeof RecordMeasures>;

export const WindowEntry = z.strictObject({
  loopId: LoopId,
  endedAt: Instant,
  round: z.string(),
  counted: z.boolean(),
  calibrated: z.boolean(),
  counts: LoopCounts,
});
export type WindowEntry = z.infer<typeof WindowEntry>;

export const InterviewerRecord = z.strictObject({
  schema: z.literal('plumbline.record/1'),
  interviewer: PersonId,
  status: InterviewerStatus,
  /** Lifetime count of counted loops. */
  loops: Count,
  calibratedLoops: Count,
  firstEndedAt: z.optional(Instant),
  lastEndedAt: z.optional(Instant),
  window: z.array(WindowEntry).check(z.maxLength(30)),
  measures: RecordMeasures,
  versions: z.strictObject({ measures: z.string() }),
});
export type InterviewerRecord = z.infer<typeof InterviewerRecord>;
