/**
 * Whether the capture kept its question marks. Where word order finds questions and marks do not,
 * counts abstain: dropping "?" alone took question detection from F1 .885 to .675 on a public corpus.
 */
export type PunctuationTally = {
  /** Questions found by word order alone: no tags, no rising statements, no requests. */
  ordered: number;
  /** How many of those end with a question mark. */
  marked: number;
  whWords: number;
  questionMarks: number;
};

export const emptyTally = (): PunctuationTally => ({ ordered: 0, marked: 0, whWords: 0, questionMarks: 0 });

/** Fewer ordered questions than this say nothing about the capture. ◊ */
const minOrdered = 4;
const minMarkedShare = 0.4;
/** A quarter of an hour of interviewing holds about a dozen wh-words. ◊ */
const manyWhWords = 12;

export function punctuationOf(tally: PunctuationTally): 'good' | 'poor' {
  if (tally.ordered >= minOrdered && tally.marked < tally.ordered * minMarkedShare) return 'poor';
  return tally.questionMarks === 0 && tally.whWords >= manyWhWords ? 'poor' : 'good';
}
