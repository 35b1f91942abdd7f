/** What a leading cue may look at: the turn's words, its questions in order and which one is meant. */
import type { Asked } from '../asked.ts';
import type { Words } from '../clauses.ts';

export type LeadingView = {
  readonly words: Words;
  readonly asked: readonly Asked[];
  readonly index: number;
  readonly question: Asked;
  /** An exercise is running: what sounds like an opinion is a hint. */
  readonly exercise: boolean;
};

/** A cue found: the words whose content the candidate may already have said, or null where that is beside the point. */
export type Suggestion = { readonly from: number; readonly to: number } | null;
