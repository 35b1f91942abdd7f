/** A record's measures in plain words. */
import type { InterviewerStatus, Measured, RecordMeasures } from '../../core/interviewer/record.ts';
import { patternSentence } from '../runtime/pattern-words.ts';
import { absenceWords } from './words.ts';

export const statusWords: Readonly<Record<InterviewerStatus, string>> = {
  'in-training': 'In training',
  onboarding: 'Onboarding',
  trained: 'Trained',
  sustained: 'Every quarter',
};

export const recordMeasureWords: Readonly<Record<keyof RecordMeasures, string>> = {
  leadingPer10: 'Leading questions',
  talkShare: 'Share of the talking',
  missedFollowUpShare: 'Missed follow-ups',
  coveredShare: 'Competencies covered',
  timeToScoreHours: 'Time to scorecard',
  scoredWithin24hShare: 'Scorecards within a day',
};

/** As their own record says it to an interviewer: "You speak for 45 % of an interview…". */
export const ownWords = (measured: Measured): string =>
  measured.kind === 'estimate' ? measured.sentence : absenceWords(measured);

/** The same to their coach, about somebody else. */
export const wordsAboutThem = (measure: keyof RecordMeasures, measured: Measured): string =>
  measured.kind === 'estimate' ? patternSentence(measure, measured) : absenceWords(measured);
