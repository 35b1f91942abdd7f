/**
 * `plumbline.transcript/1`: what was said in a loop, whatever notetaker wrote it down.
 * The text of the turns, joined, holds every spoken word of the source in order.
 */
import * as z from 'zod/mini';

/** More turns than an eight-hour interview of one-second turns would hold is not an interview. */
export const maxTurns = 20_000;
/** The longest day of back-to-back rounds that one file was ever seen to hold. */
export const maxDurationMs = 8 * 60 * 60 * 1000;
/** Ten times the largest transcript seen (a day of onsites as word-level JSON, 2.4 MB). */
export const maxBytes = 25 * 1024 * 1024;

export const SpeakerRole = z.enum(['interviewer', 'candidate', 'observer', 'unknown']);
export type SpeakerRole = z.infer<typeof SpeakerRole>;

export const Speaker = z.strictObject({
  /** `s1`, `s2`, … in order of first words. */
  id: z.string(),
  /** As the source wrote it; empty when the source had none. */
  label: z.string(),
  role: SpeakerRole,
});
export type Speaker = z.infer<typeof Speaker>;

export const Turn = z.strictObject({
  index: z.int().check(z.nonnegative()),
  /** A Speaker's id. */
  speaker: z.string(),
  startMs: z.nullable(z.int().check(z.nonnegative())),
  endMs: z.nullable(z.int().check(z.nonnegative())),
  text: z.string(),
});
export type Turn = z.infer<typeof Turn>;

/** A defect that was survived; `turn` names the turn it touched. */
export const TranscriptWarning = z.strictObject({
  code: z.string(),
  message: z.string(),
  turn: z.optional(z.int().check(z.nonnegative())),
});
export type TranscriptWarning = z.infer<typeof TranscriptWarning>;

export const Transcript = z.strictObject({
  schema: z.literal('plumbline.transcript/1'),
  /** BCP 47, as the source declared it. */
  language: z.optional(z.string()),
  speakers: z.array(Speaker).check(z.maxLength(500)),
  turns: z.array(Turn).check(z.maxLength(maxTurns)),
  warnings: z.array(TranscriptWarning),
});
export type Transcript = z.infer<typeof Transcript>;
