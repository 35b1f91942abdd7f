/** While interviews are counted again every measure says so, and none says what would be untrue meanwhile. */
import { expect, it } from 'vitest';
import { notAssessable, notEnough } from '../../../core/absence.ts';
import type { InterviewerRecord } from '../../../core/interviewer/record.ts';
import { withRecountSaid } from '../../../functions/runtime/recount-words.ts';

const estimate = {
  kind: 'estimate' as const,
  value: 1,
  low: 0,
  high: 2,
  n: 9,
  unit: 'loops',
  sentence: 'About 1.',
};
const few = notEnough(3, 5, 'loops');
const unknown = notAssessable('no-times', 'There are no times.');
const record = {
  interviewer: 'dana',
  measures: {
    leadingPer10: estimate,
    talkShare: few,
    missedFollowUpShare: unknown,
    coveredShare: estimate,
    timeToScoreHours: few,
    scoredWithin24hShare: estimate,
  },
} as unknown as InterviewerRecord;

it('of none nothing is said', () => {
  expect(withRecountSaid(record, 0)).toBe(record);
});

it.each([
  [1, 'One interview is being counted again, by newer rules'],
  [3, '3 interviews are being counted again, by newer rules'],
])('of %d every measure says it', (pending, words) => {
  const counted = { ...estimate, sentence: `About 1. ${words}, and will join it.` };
  const waiting = notAssessable('counted-again', `${words}.`);
  expect(withRecountSaid(record, pending)).toEqual({
    interviewer: 'dana',
    measures: {
      leadingPer10: counted,
      talkShare: waiting,
      missedFollowUpShare: unknown,
      coveredShare: counted,
      timeToScoreHours: waiting,
      scoredWithin24hShare: counted,
    },
  });
});
