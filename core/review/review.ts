/**
 * `plumbline.review/1`: everything Plumbline says about one loop. Every span counts UTF-16 units in
 * the turn's text, so `text.slice(start, end)` is the quote, byte for byte.
 */
import * as z from 'zod/mini';
import { Absence } from '../absence.ts';
import { CandidateRef, Instant, LoopId, PersonId, Sha256 } from '../identity.ts';
import { CompetencyId, Rating } from '../rubric/rubric.ts';
import { FindingSource, ReviewVersions } from './review-versions.ts';

const span = {
  turn: z.int().check(z.nonnegative()),
  start: z.int().check(z.nonnegative()),
  end: z.int().check(z.positive()),
};

export const QuestionForm = z.enum(['open', 'closed', 'statement', 'tag']);
export type QuestionForm = z.infer<typeof QuestionForm>;

export const QuestionFlag = z.enum([
  'behavioural',
  'hypothetical',
  'multiple',
  'leading',
  'protected-topic',
  'salary-history',
  'follow-up',
  'off-rubric',
  'logistics',
]);
export type QuestionFlag = z.infer<typeof QuestionFlag>;

export const Question = z.strictObject({
  ...span,
  text: z.string(),
  form: QuestionForm,
  flags: z.array(QuestionFlag),
  competency: z.nullable(CompetencyId),
});
export type Question = z.infer<typeof Question>;

/** `strength` is something to keep; every other kind is something to change. */
export const FindingKind = z.enum([
  'strength',
  'leading-question',
  'presupposition',
  'multiple-question',
  'missed-follow-up',
  'interruption',
  'monologue',
  'dual-interview',
  'off-script',
  'out-of-order',
  'protected-topic',
  'salary-history',
  'rated-without-evidence',
  'rating-against-evidence',
]);
export type FindingKind = z.infer<typeof FindingKind>;

export const Severity = z.enum(['keep', 'low', 'medium', 'high']);
export type Severity = z.infer<typeof Severity>;

export const Finding = z.strictObject({
  kind: FindingKind,
  ...span,
  /** Always cut from the transcript, never taken from a model. */
  quote: z.string().check(z.minLength(1)),
  /** One sentence: what it was and what was wrong, or good, about it. */
  why: z.string(),
  /** A better way to say it; null where the finding is a strength or nothing better can be offered. */
  tryInstead: z.nullable(z.string()),
  severity: Severity,
  source: FindingSource,
});
export type Finding = z.infer<typeof Finding>;

export const Evidence = z.strictObject(span);
export type Evidence = z.infer<typeof Evidence>;

export const Coverage = z.strictObject({
  competency: CompetencyId,
  name: z.string(),
  mustHave: z.boolean(),
  /** Indexes into `questions`. */
  questions: z.array(z.int().check(z.nonnegative())),
  asked: z.boolean(),
  /** False when it was asked before one that the round puts first; null when it was not asked. */
  inOrder: z.nullable(z.boolean()),
  evidence: z.array(Evidence),
  rating: z.nullable(z.union([Rating, z.literal('no-decision')])),
  verdict: z.enum([
    'covered',
    'not-asked',
    'asked-without-evidence',
    'rated-without-evidence',
    'rating-against-evidence',
  ]),
});
export type Coverage = z.infer<typeof Coverage>;

const Count = z.int().check(z.nonnegative());
const Share = z.strictObject({
  kind: z.literal('share'),
  value: z.number().check(z.minimum(0), z.maximum(1)),
  part: z.number().check(z.nonnegative()),
  whole: z.number().check(z.positive()),
});
const Counted = z.strictObject({ kind: z.literal('count'), value: Count, of: Count });
const Minutes = z.strictObject({ kind: z.literal('minutes'), value: z.number() });
export const MeasuredShare = z.union([Share, Absence]);
export type MeasuredShare = z.infer<typeof MeasuredShare>;
export const MeasuredCount = z.union([Counted, Absence]);
export type MeasuredCount = z.infer<typeof MeasuredCount>;
export const MeasuredMinutes = z.union([Minutes, Absence]);
export type MeasuredMinutes = z.infer<typeof MeasuredMinutes>;

/** One loop's counts. Rates with intervals belong to the window, never to a single loop. */
export const ReviewMeasures = z.strictObject({
  /** Assessing questions: logistics and closing left out. `of` counts every question. */
  questions: MeasuredCount,
  open: MeasuredCount,
  closed: MeasuredCount,
  behavioural: MeasuredCount,
  hypothetical: MeasuredCount,
  leading: MeasuredCount,
  multiple: MeasuredCount,
  /** Follow-ups among assessing questions. */
  followUps: MeasuredCount,
  /** Signals that nobody probed, of all signals. */
  missedFollowUps: MeasuredCount,
  interruptions: MeasuredCount,
  monologues: MeasuredCount,
  /** Interviewer seconds of all seconds in assessing sections. */
  talkShare: MeasuredShare,
  covered: MeasuredCount,
  timeToScore: MeasuredMinutes,
});
export type ReviewMeasures = z.infer<typeof ReviewMeasures>;

export const CaptureGrade = z.enum(['good', 'fair', 'poor']);
export const ReviewHeader = z.strictObject({
  loopId: z.optional(LoopId),
  candidate: z.optional(CandidateRef),
  role: z.optional(z.string()),
  round: z.optional(z.string()),
  jobFamily: z.optional(z.string()),
  interviewer: z.optional(PersonId),
  startedAt: z.optional(Instant),
  endedAt: z.optional(Instant),
  durationMin: z.optional(z.number().check(z.nonnegative())),
  words: Count,
  captureQuality: z.strictObject({ grade: CaptureGrade, defects: z.array(z.string()) }),
  transcript: z.optional(Sha256),
});
export type ReviewHeader = z.infer<typeof ReviewHeader>;

export const NotAssessed = z.strictObject({ what: z.string(), reason: z.string(), message: z.string() });
export type NotAssessed = z.infer<typeof NotAssessed>;

export const Moment = z.strictObject({
  ...span,
  atMs: z.nullable(z.int().check(z.nonnegative())),
  why: z.string(),
});
export type Moment = z.infer<typeof Moment>;

export const Review = z.strictObject({
  schema: z.literal('plumbline.review/1'),
  header: ReviewHeader,
  questions: z.array(Question),
  /** Strengths first, then by severity. */
  findings: z.array(Finding),
  coverage: z.array(Coverage),
  measures: ReviewMeasures,
  /** The one thing to talk about; null when there is nothing worth five minutes. */
  moment: z.nullable(Moment),
  /** Plain text that reads in 90 seconds at 230 words a minute. */
  summary: z.string(),
  notAssessed: z.array(NotAssessed),
  versions: ReviewVersions,
  /** Proposed quotes that were not in the transcript word for word: dropped and counted. */
  droppedQuotes: Count,
});
export type Review = z.infer<typeof Review>;
