import { notAssessable, type NotAssessable } from '../absence.ts';

/** What one loop adds to a leading rate. */
export type LeadingCounts = {
  /** Assessing questions. */
  readonly questions: number;
  readonly leading: number;
  /** The fleet's leading share for this loop's round and job family, where it has one of its own. */
  readonly baseline?: number;
};

/** Sums over loops, in whole questions. */
export type LeadingTotals = { readonly loops: number; readonly questions: number; readonly leading: number };

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0;

/**
 * Sums loops that asked at least one question; a loop without questions says nothing about a rate.
 * Absent when a count is impossible (negative, not whole, more leading than asked, or a baseline that
 * is not a share).
 */
export const leadingTotals = (loops: readonly LeadingCounts[]): LeadingTotals | NotAssessable => {
  let questions = 0;
  let leading = 0;
  let counted = 0;
  for (const loop of loops) {
    const baseline = loop.baseline ?? 0.5;
    if (
      !isCount(loop.questions) ||
      !isCount(loop.leading) ||
      loop.leading > loop.questions ||
      !(baseline > 0 && baseline < 1)
    ) {
      return notAssessable(
        'impossible-counts',
        `${loop.leading} leading of ${loop.questions} questions is not something counting can give.`,
      );
    }
    if (loop.questions === 0) continue;
    questions += loop.questions;
    leading += loop.leading;
    counted += 1;
  }
  return { loops: counted, questions, leading };
};

/** The question-weighted leading share that the fleet's baselines expect of these loops. */
export const expectedShare = (loops: readonly LeadingCounts[], otherwise: number): number => {
  let questions = 0;
  let expected = 0;
  for (const loop of loops) {
    questions += loop.questions;
    expected += loop.questions * (loop.baseline ?? otherwise);
  }
  return questions > 0 ? expected / questions : otherwise;
};
