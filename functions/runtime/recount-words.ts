/** While loops of a window wait to be counted again, every measure of the record says so. */
import { notAssessable } from '../../core/absence.ts';
import type { InterviewerRecord, Measured } from '../../core/interviewer/record.ts';

const said = (measured: Measured, waiting: string): Measured => {
  if (measured.kind === 'estimate')
    return { ...measured, sentence: `${measured.sentence} ${waiting}, and will join it.` };
  // "Not enough" would be untrue: the interviews are there.
  return measured.kind === 'not-enough' ? notAssessable('counted-again', `${waiting}.`) : measured;
};

/** `pending` counted loops of the window were counted by another version of the measures and are left out so far. */
export const withRecountSaid = (record: InterviewerRecord, pending: number): InterviewerRecord => {
  if (pending === 0) return record;
  const waiting = `${pending === 1 ? 'One interview is' : `${pending} interviews are`} being counted again, by newer rules`;
  const { measures } = record;
  return {
    ...record,
    measures: {
      leadingPer10: said(measures.leadingPer10, waiting),
      talkShare: said(measures.talkShare, waiting),
      missedFollowUpShare: said(measures.missedFollowUpShare, waiting),
      coveredShare: said(measures.coveredShare, waiting),
      timeToScoreHours: said(measures.timeToScoreHours, waiting),
      scoredWithin24hShare: said(measures.scoredWithin24hShare, waiting),
    },
  };
};
