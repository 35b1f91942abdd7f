/**
 * The inbox: every arrival of any kind, kept by what it is about, with the sha-256 of its bytes.
 * Of several versions the greatest (revision, source modified time, sha-256) wins.
 */
import * as z from 'zod/mini';
import { Instant, LoopId, PersonId, Sha256 } from '../identity.ts';

export const SourceVersion = z.strictObject({
  revision: z.int().check(z.nonnegative()),
  modifiedAt: Instant,
  sha256: Sha256,
});
export type SourceVersion = z.infer<typeof SourceVersion>;

/** Negative when `a` is older than `b`, 0 when they are the same version. */
export const compareVersions = (a: SourceVersion, b: SourceVersion): number =>
  a.revision - b.revision || compareText(a.modifiedAt, b.modifiedAt) || compareText(a.sha256, b.sha256);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One object of the drop as it was when it was last looked at. */
export const ArrivalRow = z.strictObject({
  key: z.string(),
  sizeBytes: z.int().check(z.nonnegative()),
  modifiedAt: Instant,
  sha256: z.optional(Sha256),
  arrivedAt: Instant,
});
export type ArrivalRow = z.infer<typeof ArrivalRow>;

/** A transcript and what says whom it is about, which may come in either order. */
export const UploadRow = z.strictObject({
  stem: z.string(),
  transcript: z.optional(ArrivalRow),
  sidecar: z.optional(ArrivalRow),
  /** How often a person asked for it to be tried again. */
  attempt: z.int().check(z.nonnegative()),
  arrivedAt: Instant,
  loopId: z.optional(LoopId),
});
export type UploadRow = z.infer<typeof UploadRow>;

/** What is known of a loop before it is reviewed, and which execution reviews it. */
export const InboxRow = z.strictObject({
  loopId: LoopId,
  interviewer: PersonId,
  /** The upload that won. */
  stem: z.string(),
  transcriptKey: z.string(),
  source: SourceVersion,
  scorecard: z.optional(SourceVersion),
  /** Which correction of who is who it was started with. */
  assigned: z.optional(z.int().check(z.positive())),
  execution: z.string(),
  state: z.enum(['started', 'recorded', 'quarantined']),
  attempt: z.int().check(z.nonnegative()),
  capturedAt: Instant,
});
export type InboxRow = z.infer<typeof InboxRow>;

export const WaitingFor = z.enum(['transcript', 'metadata', 'roster', 'speakers', 'loop', 'rubric']);
export type WaitingFor = z.infer<typeof WaitingFor>;

/** What cannot be placed yet waits, visibly, until `until`. */
export const WaitingRow = z.strictObject({
  key: z.string(),
  for: WaitingFor,
  message: z.string(),
  since: Instant,
  until: Instant,
  /** What would let it go on: a person's id or address, a stem, an interview. */
  subject: z.string(),
  /** The execution that asks, or was answered, where one does. */
  execution: z.optional(z.string()),
  /** All that the file waits for is this; of a list of scorecards several may wait. */
  alone: z.optional(z.literal(true)),
});
export type WaitingRow = z.infer<typeof WaitingRow>;

/** What cannot be read or finished, with a reason a person can act on. */
export const QuarantineRow = z.strictObject({
  key: z.string(),
  code: z.string(),
  message: z.string(),
  at: Instant,
  attempt: z.int().check(z.nonnegative()),
  stem: z.optional(z.string()),
  loopId: z.optional(LoopId),
  execution: z.optional(z.string()),
  /** When operations were told; once is enough. */
  toldAt: z.optional(Instant),
});
export type QuarantineRow = z.infer<typeof QuarantineRow>;
