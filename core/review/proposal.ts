/**
 * What an analyst proposes: a claim until it has been verified against the transcript. Nothing
 * here is shown to anybody before its quote has been found word for word.
 */
import * as z from 'zod/mini';
import { maxTurns } from '../transcript/transcript.ts';
import { FindingKind, Severity } from './review.ts';

/** Longer than any turn that is worth quoting; a longer "quote" is a copy of the transcript. */
const maxQuoteUnits = 2000;
/** One sentence; a page of reasons helps nobody and carries whatever was injected. */
const maxSentenceUnits = 400;

export const Proposal = z.strictObject({
  kind: FindingKind,
  turn: z.int().check(z.nonnegative(), z.maximum(maxTurns - 1)),
  quote: z.string().check(z.minLength(1), z.maxLength(maxQuoteUnits)),
  why: z.string().check(z.minLength(1), z.maxLength(maxSentenceUnits)),
  tryInstead: z.nullable(z.string().check(z.minLength(1), z.maxLength(maxSentenceUnits))),
  severity: Severity,
});
export type Proposal = z.infer<typeof Proposal>;

/** A model that finds more than this in an hour of talk is not reading, it is reciting. */
export const maxProposals = 500;
