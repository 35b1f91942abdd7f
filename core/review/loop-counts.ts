/** A review's measures as the counts that statistics fold; what the review could not count stays absent. */
import type { LoopCounts } from '../interviewer/record.ts';
import type { MeasuredCount, Review } from './review.ts';

const value = (measured: MeasuredCount): number | undefined =>
  measured.kind === 'count' ? measured.value : undefined;
const outOf = (measured: MeasuredCount): number | undefined =>
  measured.kind === 'count' ? measured.of : undefined;

/** Assessing questions count as none where they could not be counted: no rate can rest on them. */
export function loopCounts({ measures }: Pick<Review, 'measures'>): LoopCounts {
  const { talkShare, timeToScore } = measures;
  const optional: { [Key in keyof LoopCounts]: LoopCounts[Key] | undefined } = {
    questions: value(measures.questions) ?? 0,
    leading: value(measures.leading),
    multiple: value(measures.multiple),
    open: value(measures.open),
    behavioural: value(measures.behavioural),
    hypothetical: value(measures.hypothetical),
    followUps: value(measures.followUps),
    signals: outOf(measures.missedFollowUps),
    missedFollowUps: value(measures.missedFollowUps),
    interruptions: value(measures.interruptions),
    covered: value(measures.covered),
    assigned: outOf(measures.covered),
    interviewerSec: talkShare.kind === 'share' ? talkShare.part : undefined,
    speechSec: talkShare.kind === 'share' ? talkShare.whole : undefined,
    timeToScoreMin: timeToScore.kind === 'minutes' ? timeToScore.value : undefined,
  };
  const present = Object.entries(optional).filter(([, counted]) => counted !== undefined);
  return { questions: 0, ...Object.fromEntries(present) };
}
