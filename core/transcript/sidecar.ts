/** What a loop's metadata says: the sidecar beside a transcript, or the canonical envelope's own fields. */
import { z } from 'zod';
import { Participation } from '../interviewer/record.ts';
import { nameOf, oneLine } from '../one-line.ts';

/** ISO 8601 with an offset or Z; kept as UTC. */
const Moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

export const Sidecar = z.object({
  interviewId: z.string().min(1).max(200).optional(),
  /** The roster's id, or the address of the interviewer. */
  interviewer: z.string().min(1).max(254),
  candidate: z.string().min(1).max(128),
  role: z.string().max(120).transform(oneLine).optional(),
  round: nameOf(64),
  jobFamily: z.string().max(64).optional(),
  startedAt: Moment,
  endedAt: Moment,
  /** When the recording began, where one file holds a whole day; its clock counts from here. */
  recordingStartedAt: Moment.optional(),
  participation: Participation.default('lead'),
  revision: z.number().int().nonnegative().default(0),
  consent: z.boolean().optional(),
  language: z.string().max(35).optional(),
  speakers: z.record(z.string(), z.enum(['interviewer', 'candidate', 'observer'])).optional(),
});
export type Sidecar = z.infer<typeof Sidecar>;
