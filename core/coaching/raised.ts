/** What something found in a loop or in a window makes due: a drift check, a people review. */
import { driftCheckDue, peopleReviewDue } from './due.ts';
import { milestonePart } from './first-loop-review.ts';
import { loopById, type NumberedLoop } from './numbered-loops.ts';
import type { Obligation, OwedInput } from './obligation.ts';
import { coachOwner } from './ownership.ts';

/** A signal or claim is looked at by the coach; the same key is the same signal. Backfilled loops alone owe nothing. */
export const driftChecks = (input: OwedInput, loops: readonly NumberedLoop[]): readonly Obligation[] => {
  const { person, roster, policy, now } = input;
  // What loops from before the programme show is no reason for anybody to do anything.
  if (loops.every(({ backfill }) => backfill)) return [];
  const seen = new Set<string>();
  return (input.driftSignals ?? []).flatMap((signal): Obligation[] => {
    const milestone = milestonePart(signal.key);
    if (seen.has(milestone)) return [];
    seen.add(milestone);
    const dueAt = driftCheckDue(signal.raisedAt, policy);
    const { owner, as } = coachOwner(person, roster, now, dueAt);
    return [
      {
        kind: 'drift-check',
        interviewer: person.id,
        milestone,
        ...(owner === undefined ? {} : { owner }),
        ownerAs: as,
        opensAt: signal.raisedAt,
        dueAt,
        minutes: policy.coaching.quarterlyMin,
      },
    ];
  });
};

/** A verified protected topic goes to the HR contact alone, once a loop; a backfilled loop owes nothing. */
export const peopleReviews = (input: OwedInput, loops: readonly NumberedLoop[]): readonly Obligation[] => {
  const { person, roster, policy } = input;
  const seen = new Set<string>();
  return (input.protectedTopics ?? []).flatMap((topic): Obligation[] => {
    const backfill = loopById(loops, topic.loopId)?.backfill ?? false;
    // Never reviewed by the one it is about.
    const owner = roster.hr === person.id ? undefined : roster.hr;
    if (backfill || seen.has(topic.loopId)) return [];
    seen.add(topic.loopId);
    return [
      {
        kind: 'people-review',
        interviewer: person.id,
        milestone: milestonePart(topic.loopId),
        ...(owner === undefined ? {} : { owner }),
        ownerAs: 'hr',
        loopId: topic.loopId,
        opensAt: topic.capturedAt,
        dueAt: peopleReviewDue(topic.capturedAt, policy),
        minutes: policy.coaching.reviewMin,
      },
    ];
  });
};
