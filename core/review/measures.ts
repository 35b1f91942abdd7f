/** One loop's counts. What cannot be counted is a typed absence with its reason, never a zero. */
import { type Absence, notAssessable, notEnough } from '../absence.ts';
import type { DetectedQuestion } from './detected-question.ts';
import type { LoopFacts } from './loop-facts.ts';
import type {
  MeasuredCount,
  MeasuredMinutes,
  MeasuredShare,
  QuestionFlag,
  ReviewHeader,
  ReviewMeasures,
} from './review.ts';

const count = (value: number, of: number): MeasuredCount => ({ kind: 'count', value, of });

/**
 * Counts, each of what it could have been. Only code counts: nothing an analyst proposes changes
 * a number here.
 */
export function reviewMeasures(facts: LoopFacts, header: Pick<ReviewHeader, 'endedAt'>): ReviewMeasures {
  const assessing = facts.questions.filter((question) => question.assessing);
  const abstain: Absence | null = facts.questionsAbstain;
  const asked = (counted: (question: DetectedQuestion) => boolean): MeasuredCount => {
    if (abstain) return abstain;
    return count(assessing.filter(counted).length, assessing.length);
  };
  const flagged = (flag: QuestionFlag): MeasuredCount => asked(({ flags }) => flags.includes(flag));
  return {
    questions: abstain ?? count(assessing.length, facts.questions.length),
    open: asked(({ form }) => form === 'open'),
    closed: asked(({ form }) => form !== 'open'),
    behavioural: flagged('behavioural'),
    hypothetical: flagged('hypothetical'),
    leading: flagged('leading'),
    multiple: flagged('multiple'),
    followUps: flagged('follow-up'),
    missedFollowUps:
      abstain ?? count(facts.probed.filter(({ probe }) => probe === null).length, facts.probed.length),
    interruptions: counted(facts.interruptions),
    monologues: counted(facts.monologues),
    talkShare: shareOf(facts),
    covered: coveredOf(facts),
    timeToScore: timeToScore(facts, header.endedAt),
  };
}

const counted = (
  measured: { readonly found: readonly unknown[]; readonly of: number } | Absence,
): MeasuredCount => ('found' in measured ? count(measured.found.length, measured.of) : measured);

const shareOf = ({ talkShare }: LoopFacts): MeasuredShare => {
  if (talkShare.kind !== 'seconds') return talkShare;
  const { interviewerSec: part, speechSec: whole } = talkShare.bySection.assessing;
  return { kind: 'share', value: part / whole, part, whole };
};

const coveredOf = ({ coverage, questionsAbstain }: LoopFacts): MeasuredCount => {
  if ('kind' in coverage) return coverage;
  if (questionsAbstain) return questionsAbstain;
  const covered = coverage.filter(({ asked, evidence }) => asked && evidence.length > 0);
  return count(covered.length, coverage.length);
};

/** Interview end → submission, in minutes. A submission before the end is an input defect: shown, left out. */
const timeToScore = ({ scorecard }: LoopFacts, endedAt: string | undefined): MeasuredMinutes => {
  if (!scorecard || scorecard.withdrawn) return notEnough(0, 1, 'scorecards');
  if (endedAt === undefined) return notAssessable('no-end', 'Nothing says when the interview ended.');
  const minutes = (Date.parse(scorecard.submittedAt) - Date.parse(endedAt)) / 60_000;
  if (!Number.isFinite(minutes))
    return notAssessable('times', 'The end of the interview or the submission is not a time.');
  if (minutes < 0)
    return notAssessable('before-end', 'The scorecard is dated before the end of the interview.');
  return { kind: 'minutes', value: minutes };
};
