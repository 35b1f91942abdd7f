/**
 * A vendor's scorecard as it was read, before its names are resolved: who, which competency and what
 * a rating means are still in the vendor's words.
 */
import type { Recommendation } from '../scorecard.ts';

export type DraftRating = {
  /** The competency as the form names it. */
  readonly name: string;
  /** As the form writes it: `strong_yes`, `3`, `no_decision`. */
  readonly value: string;
  readonly note?: string | undefined;
};

export type ScorecardDraft = {
  readonly scorecardId?: string | undefined;
  readonly interviewId?: string | undefined;
  /** Ids, addresses and names by which the form knows whose judgement it is, surest first. */
  readonly interviewer: readonly string[];
  readonly candidate: string;
  readonly round?: string | undefined;
  readonly interviewedAt?: string | undefined;
  readonly submittedAt: string;
  readonly recommendation: Recommendation | { readonly unmapped: string };
  readonly ratings: readonly DraftRating[];
  readonly notes?: string | undefined;
  readonly withdrawn: boolean;
};
