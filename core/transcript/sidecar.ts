/** What a loop's metadata says: the sidecar beside a transcript, or the canonical envelope's own fields. */
import * as z from 'zod/mini';
import { Participation } from '../interviewer/record.ts';
import { nameOf, oneLine } from '../one-line.ts';

/** ISO 8601 with an offset or Z; kept as UTC. */
const Moment = z.pipe(
  z.iso.datetime({ offset: true, error: 'write it as 2026-07-14T12:00:00Z or 2026-07-14T14:00:00+02:00' }),
  z.transform((text) => new Date(text).toISOString()),
);

export const Sidecar = z.object({
  interviewId: z.optional(nameOf(200)),
  /** The roster's id, or the address of the interviewer. */
  interviewer: nameOf(254),
  candidate: nameOf(128),
  role: z.optional(z.pipe(z.string().check(z.maxLength(120)), z.transform(oneLine))),
  round: nameOf(64),
  jobFamily: z.optional(z.string().check(z.maxLength(64))),
  startedAt: Moment,
  endedAt: Moment,
  /** When the recording began, where one file holds a whole day; its clock counts from here. */
  recordingStartedAt: z.optional(Moment),
  participation: z._default(Participation, 'lead'),
  revision: z._default(z.int().check(z.nonnegative()), 0),
  consent: z.optional(z.boolean()),
  language: z.optional(z.string().check(z.maxLength(35))),
  speakers: z.optional(z.record(z.string(), z.enum(['interviewer', 'candidate', 'observer']))),
});
export type Sidecar = z.infer<typeof Sidecar>;
