/** Bodies of rows that only the ledger needs. */
import * as z from 'zod/mini';
import { Instant, LoopId, PersonId } from '../../core/identity.ts';
import { Person } from '../../core/interviewer/person.ts';
import { Rubric } from '../../core/rubric/rubric.ts';
import { Scorecard } from '../../core/rubric/scorecard.ts';
import { SourceVersion } from '../../core/transcript/inbox.ts';

/** Where a loop's row stands, since its key holds the interviewer and the end time; or where it most likely will. */
export const LoopPlace = z.strictObject({ interviewer: PersonId, sort: z.string() });

/** Which loop a transcript's bytes already belong to. */
export const ContentRow = z.strictObject({ loopId: LoopId });

/** A copy that says nothing of itself, until a loop turns out to have the same bytes. */
export const TwinRow = z.strictObject({ key: z.string() });

export const RubricRow = z.strictObject({
  rubric: Rubric,
  source: SourceVersion,
  /** The object of the drop it was read from. */
  key: z.optional(z.string()),
});

export const ScorecardRow = z.strictObject({
  scorecard: Scorecard,
  source: SourceVersion,
  /** The object of the drop it was read from. */
  key: z.optional(z.string()),
});

/** Who is who as a person said it. It wins over what the file and its metadata say, and outlives both. */
export const SpeakersRow = z.strictObject({
  /** One more with every change, so that saying the old thing again is a change too. */
  revision: z.int().check(z.positive()),
  speakers: z.record(z.string(), z.enum(['interviewer', 'candidate', 'observer'])),
  at: Instant,
});

/** Somebody on the roster, and the time of the newest file that says so: an older one changes nothing about them. */
export const PersonRow = z.extend(Person, { asOf: z.optional(Instant) });

/** One more version with every change of the roster: who has read it as a whole asks for this alone. */
export const RosterEditionRow = z.strictObject({ asOf: Instant });

/** Of which file the policy in force is. */
export const PolicySourceRow = z.strictObject({ source: SourceVersion, key: z.optional(z.string()) });

/** A loop at the place where its scorecard will look for it. */
export const MeetingLoopRow = z.strictObject({
  loopId: LoopId,
  stem: z.string(),
  interviewId: z.optional(z.string()),
  round: z.string(),
  jobFamily: z.optional(z.string()),
  startedAt: Instant,
});
