/** The window's measures as a coach reads them: about somebody else, with the range each likely lies in. */
import type { Measured, RecordMeasures } from '../../core/interviewer/record.ts';

const decimal = (value: number): string => value.toFixed(1);
const percent = (value: number): string => `${Math.round(value * 100)} %`;
const hours = (value: number): string => `${value.toFixed(1)} h`;

type Words = {
  readonly name: string;
  readonly number: (value: number) => string;
  readonly said: (value: string) => string;
  readonly changed: { readonly up: string; readonly down: string };
};

export const patternWords: Readonly<Record<keyof RecordMeasures, Words>> = {
  leadingPer10: {
    name: 'leading questions',
    number: decimal,
    said: (value) => `${value} leading questions in 10`,
    changed: { up: 'more leading questions', down: 'fewer leading questions' },
  },
  talkShare: {
    name: 'the share of the talking',
    number: percent,
    said: (value) => `${value} of the talking is the interviewer’s`,
    changed: { up: 'talks more', down: 'talks less' },
  },
  missedFollowUpShare: {
    name: 'missed follow-ups',
    number: percent,
    said: (value) => `${value} of what deserved a follow-up got none`,
    changed: { up: 'more follow-ups missed', down: 'fewer follow-ups missed' },
  },
  coveredShare: {
    name: 'coverage',
    number: percent,
    said: (value) => `Coverage: ${value} of the competencies have a question and evidence`,
    changed: { up: 'covers more', down: 'covers less' },
  },
  timeToScoreHours: {
    name: 'the time to the scorecard',
    number: hours,
    said: (value) => `Half of the scorecards are in within ${value}`,
    changed: { up: 'scorecards come later', down: 'scorecards come sooner' },
  },
  scoredWithin24hShare: {
    name: 'scorecards in time',
    number: percent,
    said: (value) => `${value} of the scorecards come in time`,
    changed: { up: 'more scorecards in time', down: 'fewer scorecards in time' },
  },
};

/** "0.8 leading questions in 10 (likely 0.4 to 1.3)." */
export const patternSentence = (
  measure: keyof RecordMeasures,
  { value, low, high }: Extract<Measured, { readonly kind: 'estimate' }>,
): string => {
  const { said, number } = patternWords[measure];
  return `${said(number(value))} (likely ${number(low)} to ${number(high)}).`;
};
