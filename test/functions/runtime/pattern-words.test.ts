/** The window's measures as a coach reads them, each in its own unit with the range it likely lies in. */
import { expect, it } from 'vitest';
import { patternSentence, patternWords } from '../../../functions/runtime/pattern-words.ts';

it.each([
  ['leadingPer10', '0.8 leading questions in 10 (likely 0.4 to 1.3).'],
  ['talkShare', '81 % of the talking is the interviewer’s (likely 44 % to 126 %).'],
  ['missedFollowUpShare', '81 % of what deserved a follow-up got none (likely 44 % to 126 %).'],
  ['coveredShare', 'Coverage: 81 % of the competencies have a question and evidence (likely 44 % to 126 %).'],
  ['timeToScoreHours', 'Half of the scorecards are in within 0.8 h (likely 0.4 h to 1.3 h).'],
  ['scoredWithin24hShare', '81 % of the scorecards come in time (likely 44 % to 126 %).'],
] as const)('%s: %s', (measure, sentence) => {
  const estimate = {
    kind: 'estimate' as const,
    value: 0.81,
    low: 0.44,
    high: 1.26,
    n: 9,
    unit: '',
    sentence: '',
  };
  expect(patternSentence(measure, estimate)).toBe(sentence);
});

it('each has a name of its own, and says which way it went', () => {
  expect(Object.values(patternWords).map(({ name, changed }) => [name, changed.up, changed.down])).toEqual([
    ['leading questions', 'more leading questions', 'fewer leading questions'],
    ['the share of the talking', 'talks more', 'talks less'],
    ['missed follow-ups', 'more follow-ups missed', 'fewer follow-ups missed'],
    ['coverage', 'covers more', 'covers less'],
    ['the time to the scorecard', 'scorecards come later', 'scorecards come sooner'],
    ['scorecards in time', 'more scorecards in time', 'fewer scorecards in time'],
  ]);
});
