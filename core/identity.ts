/**
 * Branded identities, so that one cannot be passed for another. All are opaque strings made by
 * Plumbline or taken from the ATS; none holds a candidate's name.
 */
import * as z from 'zod/mini';
import { nameOf } from './one-line.ts';

/** Ids travel in keys, file names and links: printable, no spaces, no separators of ours, at most 128 characters. */
const Identity = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(128),
    z.regex(/^[A-Za-z0-9][A-Za-z0-9._:@+-]*$/, 'use letters, digits and . _ : @ + - only'),
  );

export const LoopId = Identity.brand<'LoopId'>();
export type LoopId = z.infer<typeof LoopId>;

export const PersonId = Identity.brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

/** An interviewer is a person on the roster; the alias keeps signatures readable. */
export const InterviewerId = PersonId;
export type InterviewerId = PersonId;

export const TaskId = Identity.brand<'TaskId'>();
export type TaskId = z.infer<typeof TaskId>;

export const MailId = Identity.brand<'MailId'>();
export type MailId = z.infer<typeof MailId>;

/** A candidate is a reference, never a name. A space or a hidden character more is the same candidate. */
export const CandidateRef = nameOf(128).brand<'CandidateRef'>();
export type CandidateRef = z.infer<typeof CandidateRef>;

/** An instant, UTC, ISO 8601 with a Z: sortable as text. */
export const Instant = z.iso.datetime().brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

export const Sha256 = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/))
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof Sha256>;
