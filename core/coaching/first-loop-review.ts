/** One review of one first loop: what is owed before anybody begins, and what a begun task says of itself. */
import { asAskedFor } from './asked.ts';
import { firstLoopComplianceDue, firstLoopReviewDue } from './due.ts';
import type { NumberedLoop } from './numbered-loops.ts';
import type { Obligation, OwedInput } from './obligation.ts';
import { coachOwner, namedCoach } from './ownership.ts';
import type { Task } from './task.ts';

/** What a milestone may hold of a loop id or job family: no characters beyond those of `Milestone`. */
export const milestonePart = (text: string): string => text.replaceAll(/[^A-Za-z0-9.:-]/g, '-').slice(0, 120);

export const reviewOf = (input: OwedInput, milestone: string, loop: NumberedLoop): Obligation => {
  const { person, roster, policy, now } = input;
  const coach = namedCoach(person, roster, now);
  const times = asAskedFor(loop.row, policy, 'firstLoops');
  const dueAt = firstLoopReviewDue(times, policy, coach);
  const { owner, as } = coachOwner(person, roster, now, dueAt);
  return {
    kind: 'first-loop-review',
    interviewer: person.id,
    milestone,
    ...(owner === undefined ? {} : { owner }),
    ownerAs: as,
    loopId: loop.row.loopId,
    opensAt: loop.row.capturedAt,
    dueAt,
    complianceDueAt: firstLoopComplianceDue(times.endedAt, policy),
    minutes: policy.coaching.reviewMin,
  };
};

/** What a begun task says of itself: its loop and its date are facts now. */
export const obligationOfTask = (task: Task): Obligation => ({
  kind: task.kind,
  interviewer: task.interviewer,
  milestone: task.milestone,
  ...(task.owner === undefined ? {} : { owner: task.owner }),
  ownerAs: 'coach',
  ...(task.loopId === undefined ? {} : { loopId: task.loopId }),
  opensAt: task.opensAt ?? task.plannedAt,
  dueAt: task.dueAt,
  ...(task.complianceDueAt === undefined ? {} : { complianceDueAt: task.complianceDueAt }),
  minutes: task.minutes,
});
