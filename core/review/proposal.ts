/**
 * What an analyst proposes: a claim until it has been verified against the transcript. Nothing
 * here is shown to anybody before its quote has been found word for word.
 */
import { z } from 'zod';
import { maxTurns } from '../transcript/transcript.ts';
import { FindingKind, Severity } from './review.ts';

/** Longer than any turn that is worth quoting; a longer "quote" is a copy of the transcript. */
const maxQuoteUnits = 2000;
/** One sentence; a page of reasons helps nobody and carries whatever was injected. */
const maxSentenceUnits = 400;

export const Proposal = z.strictObject({
  kind: FindingKind,
  turn: z
    .number()
    .int()
    .nonnegative()
    .max(maxTurns - 1),
  quote: z.string().min(1).max(maxQuoteUnits),
  why: z.string().min(1).max(maxSentenceUnits),
  tryInstead: z.string().min(1).max(maxSentenceUnits).nullable(),
  severity: Severity,
});
export type Proposal = z.infer<typeof Proposal>;

/** A model that finds more than this in an hour of talk is not reading, it is reciting. */
export const maxProposals = 500;
