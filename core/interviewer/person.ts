/** A row of the roster: interviewers, coaches, operations and HR contacts are all people. */
import { z } from 'zod';
import { PersonId } from '../identity.ts';
import { nameOf } from '../one-line.ts';

export const PersonRole = z.enum(['interviewer', 'coach', 'operations', 'hr']);
export type PersonRole = z.infer<typeof PersonRole>;

const day = z.iso.date();

export const Person = z.strictObject({
  id: PersonId,
  name: nameOf(120),
  email: z.email().max(254),
  timeZone: z.string().min(1).max(64),
  jobFamily: z.string().max(64).optional(),
  /** The day training ended. */
  trainedOn: day.optional(),
  coach: PersonId.optional(),
  active: z.boolean(),
  role: PersonRole.default('interviewer'),
  manager: PersonId.optional(),
  deputy: PersonId.optional(),
  site: z.string().max(64).optional(),
  languages: z.array(z.string()).max(20).optional(),
  /** ISO weekdays, Monday 1. */
  workingDays: z.array(z.number().int().min(1).max(7)).max(7).optional(),
  awayFrom: day.optional(),
  awayUntil: day.optional(),
  /** The last leave that was over before the roster said nothing of it any more; kept by us, in no file. */
  lastLeave: z.strictObject({ from: day, until: day }).optional(),
  coachFrom: day.optional(),
  coachUntil: day.optional(),
});
export type Person = z.infer<typeof Person>;
