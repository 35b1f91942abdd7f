/**
 * The policy: every number a company may want to change, one validated object whose defaults are
 * the product's own. A policy file names only what it changes. Values marked ◊ are design choices,
 * not literature values.
 */
import * as z from 'zod/mini';
import { isTimeZone } from '../coaching/calendar.ts';
import { Instant } from '../identity.ts';

const count = (value: number) => z._default(z.int().check(z.nonnegative()), value);
const positive = (value: number) => z._default(z.number().check(z.positive()), value);
const share = (value: number) => z._default(z.number().check(z.minimum(0), z.maximum(1)), value);

const Admission = z.strictObject({
  /** Loops that ended before this build records and create no obligations. */
  programmeStart: z.optional(Instant),
  /** How long something may wait for what it still needs, before it is quarantined. */
  waitHours: positive(72),
  /** Shorter than this, or with fewer assessing questions, is a no-show: listed, not counted. */
  minLoopMin: positive(10),
  minAssessingQuestions: count(4),
  /** When true, a loop without recorded consent is not read at all. */
  consentRequired: z._default(z.boolean(), false),
  /** Below this confidence in who the interviewer is, the loop waits for a person. ◊ */
  speakerConfidence: share(0.8),
  /** `{name}` parts of a drop key that stand for metadata, e.g. `transcripts/{jobFamily}/{interviewer}_{candidate}_{round}_{startedAt}.vtt`. */
  keyTemplate: z.optional(z.string().check(z.maxLength(300))),
});

const Measures = z.strictObject({
  /** An interruption starts at least this long before the candidate ends. ◊ */
  interruptionOverlapMs: count(200),
  interruptionWords: count(5),
  interruptionStopMs: count(1000),
  /** A monologue is longer than this without a question. ◊ */
  monologueSec: positive(60),
  /** A follow-up must come within this many interviewer turns. ◊ */
  followUpTurns: count(2),
  /** Say nothing about a leading rate below these. */
  leadingFloorLoops: count(5),
  leadingFloorQuestions: count(50),
  severityFloorShared: count(5),
  severityFirmShared: count(10),
  agreementFloorCandidates: count(20),
  iccFloorPanels: count(15),
  kappaFloorPairs: count(30),
  timeToScoreFloorLoops: count(5),
  /** Fleet priors, used below 20 interviewers or 1,000 questions: leading share, between-interviewer concentration, over-dispersion. */
  fleetFloorInterviewers: count(20),
  fleetFloorQuestions: count(1000),
  priorLeadingShare: share(0.1),
  priorConcentration: positive(40),
  priorOverdispersion: positive(1.4),
  /** Benjamini–Hochberg level of the quarter's claims. */
  driftFalseDiscovery: share(0.1),
  /** Jurisdictions whose salary-history rules apply. */
  jurisdictions: z._default(z.array(z.string()).check(z.maxLength(100)), []),
});

const Calibrated = z.strictObject({
  scorecardHours: positive(24),
  coveredShare: share(0.8),
  panelResidual: positive(1),
  /** Proposed as trained at this many calibrated loops; decided in any case at `decideLoops` or `decideMonths`. */
  trainedLoops: count(15),
  decideLoops: count(25),
  decideMonths: count(12),
  leadingMultiple: positive(2),
  severityBand: positive(0.5),
});

const Coaching = z.strictObject({
  windowLoops: count(30),
  firstLoops: count(3),
  reviewHours: positive(48),
  captureHours: positive(24),
  clock: z._default(z.enum(['elapsed', 'working']), 'elapsed'),
  reminderHours: positive(24),
  checkpointLoops: z._default(z.array(z.int().check(z.positive())).check(z.maxLength(10)), [5, 15]),
  checkpointDay: count(90),
  checkpointDays: positive(7),
  calibrationLoops: z._default(z.array(z.int().check(z.positive())).check(z.maxLength(10)), [10, 25]),
  calibrationMin: positive(30),
  decisionDays: positive(7),
  exitLoop: count(30),
  exitDays: positive(7),
  assignCoachHours: positive(24),
  driftDays: positive(7),
  peopleReviewDays: positive(2),
  quarterlyLoops: count(20),
  quarterlyMinLoops: count(10),
  /** Minutes a coach gives in a week, and what each kind of task takes of them. */
  weeklyLimitMin: positive(120),
  reviewMin: positive(5),
  quarterlyMin: positive(15),
  idleMonths: count(6),
  awayDays: count(90),
  /** Escalated to the manager after this many misses. */
  missesToManager: count(2),
  /** Feedback reaches the interviewer after their scorecard, or after this time where none are fed. */
  independenceHours: positive(48),
});

const Mail = z.strictObject({
  from: z._default(z.string(), 'Plumbline <plumbline@localhost>'),
  /** Where links in mails point; the embedded console by default. */
  baseUrl: z._default(z.url(), 'http://localhost:4455'),
  replyTo: z.optional(z.string()),
  operationsEmail: z.optional(z.email()),
  workdayStartHour: count(8),
  workdayEndHour: count(18),
  linkDays: positive(30),
  /** Domains that mail may go to, exactly as after the @; any where the list is empty. */
  recipientDomains: z._default(
    z
      .array(
        z
          .string()
          .check(
            z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'use a domain such as example.com, in small letters'),
          ),
      )
      .check(z.maxLength(100)),
    [],
  ),
});

const Model = z.strictObject({
  analyst: z._default(z.enum(['rules', 'bedrock']), 'rules'),
  /** Whether a review may be made by the rules alone when the model cannot be had; said in the review. */
  rulesFallback: z._default(z.boolean(), true),
  /** How long a loop waits for a model that is busy or away, before the rules review it alone. */
  fallbackHours: positive(8),
  requestsPerMin: positive(60),
  tokensPerMin: positive(400_000),
});

const Privacy = z.strictObject({
  /** Sums are shown over groups of at least this many people. */
  smallestGroup: count(8),
  /** Per site: what Plumbline may do there. */
  sites: z._default(z.record(z.string(), z.enum(['off', 'coach-only', 'full'])), {}),
  siteDefault: z._default(z.enum(['off', 'coach-only', 'full']), 'full'),
});

/** Calendar quarters begin here; staggered starts by site make the comparison of coached against not. */
const Programme = z.strictObject({
  timeZone: z._default(
    z.string().check(z.refine(isTimeZone, 'expected a zone such as Europe/Berlin')),
    'UTC',
  ),
  quarterStartMonths: z._default(
    z
      .array(z.int().check(z.minimum(1), z.maximum(12)))
      .check(z.minLength(1, 'expected at least one month, such as 1')),
    [1, 4, 7, 10],
  ),
  staggeredStarts: z._default(z.record(z.string(), Instant), {}),
});

export const Policy = z.strictObject({
  schema: z._default(z.literal('plumbline.policy/1'), 'plumbline.policy/1'),
  admission: z.prefault(Admission, {}),
  measures: z.prefault(Measures, {}),
  calibrated: z.prefault(Calibrated, {}),
  coaching: z.prefault(Coaching, {}),
  mail: z.prefault(Mail, {}),
  model: z.prefault(Model, {}),
  privacy: z.prefault(Privacy, {}),
  programme: z.prefault(Programme, {}),
});
export type Policy = z.infer<typeof Policy>;

export const defaultPolicy: Policy = Policy.parse({});

/** Settings that say at which loops and on which days something is owed. */
export const milestoneSettings = [
  'firstLoops',
  'checkpointLoops',
  'checkpointDay',
  'exitLoop',
  'decideLoops',
  'decideMonths',
] as const;
export type Milestone = (typeof milestoneSettings)[number];

/** The policy as it is kept: with the moment since when it asks as it does, for milestones that were others before. */
export const PolicyInForce = z.extend(Policy, {
  asksSince: z.optional(z.partialRecord(z.enum(milestoneSettings), Instant)),
});
export type PolicyInForce = z.infer<typeof PolicyInForce>;
