/** A row of the roster: interviewers, coaches, operations and HR contacts are all people. */
import * as z from 'zod/mini';
import { PersonId } from '../identity.ts';
import { nameOf } from '../one-line.ts';

export const PersonRole = z.enum(['interviewer', 'coach', 'operations', 'hr']);
export type PersonRole = z.infer<typeof PersonRole>;

const day = z.iso.date();

export const Person = z.strictObject({
  id: PersonId,
  name: nameOf(120),
  email: z.email().check(z.maxLength(254)),
  timeZone: z.string().check(z.minLength(1), z.maxLength(64)),
  jobFamily: z.optional(z.string().check(z.maxLength(64))),
  /** The day training ended. */
  trainedOn: z.optional(day),
  coach: z.optional(PersonId),
  active: z.boolean(),
  role: z._default(PersonRole, 'interviewer'),
  manager: z.optional(PersonId),
  deputy: z.optional(PersonId),
  site: z.optional(z.string().check(z.maxLength(64))),
  languages: z.optional(z.array(z.string()).check(z.maxLength(20))),
  /** ISO weekdays, Monday 1. */
  workingDays: z.optional(z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.maxLength(7))),
  awayFrom: z.optional(day),
  awayUntil: z.optional(day),
  /** The last leave that was over before the roster said nothing of it any more; kept by us, in no file. */
  lastLeave: z.optional(z.strictObject({ from: day, until: day })),
  coachFrom: z.optional(day),
  coachUntil: z.optional(day),
});
export type Person = z.infer<typeof Person>;
