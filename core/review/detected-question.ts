/** A question as the detector sees it: the published Question plus what the rules need to know. */
import type { Question } from './review.ts';

export type LeadingCue =
  | 'attached-tag'
  | 'negative-polar'
  | 'endorsement'
  | 'answer-inside'
  | 'value-preface'
  | 'slanted-alternative'
  | 'presupposition';

/** Only assessing sections count: opening, selling and closing are left out of every rate. */
export type Section = 'opening' | 'assessing' | 'selling' | 'closing';

export type DetectedQuestion = Question & {
  /** `presupposition` is soft: shown, never flagged `leading`, kept out of the rate. */
  readonly cue: LeadingCue | null;
  readonly section: Section;
  /** In an assessing section and not logistics. */
  readonly assessing: boolean;
  /** The candidate turn it follows up, where there is one. */
  readonly follows: number | null;
  /** `words`: the question takes words of the answer up or points to it; `reference`: it only leans on it ("How did it end?"). */
  readonly followsBy: 'words' | 'reference' | null;
};
