/**
 * Everything an interviewer's record, roster line, training and policy make somebody owe. A pure
 * function: the order, number and lateness of arrivals change neither what is owed nor how often.
 */
import { assignCoach } from './assign-coach.ts';
import { firstLoopReviews } from './first-loop-reviews.ts';
import { calibrations, checkpoints, exitReview, trainedDecision } from './milestones.ts';
import { type NumberedLoop, numberedLoops } from './numbered-loops.ts';
import type { Obligation, OwedInput } from './obligation.ts';
import { driftChecks, peopleReviews } from './raised.ts';
import type { TaskKind } from './task.ts';

type Rule = (input: OwedInput, loops: readonly NumberedLoop[]) => readonly Obligation[];

/** One rule a kind. The quarterly review is not among them: it is allocated over all coaches at once. */
const RULES: Readonly<Record<Exclude<TaskKind, 'quarterly'>, Rule>> = {
  'assign-coach': assignCoach,
  'first-loop-review': firstLoopReviews,
  checkpoint: checkpoints,
  calibration: calibrations,
  'trained-decision': trainedDecision,
  'exit-review': exitReview,
  'drift-check': driftChecks,
  'people-review': peopleReviews,
};

export type OwedKind = keyof typeof RULES;
export const owedKinds = Object.keys(RULES) as readonly OwedKind[];

/** Whether the programme runs for this person at all: an active interviewer at a site where it is on. */
export const isCoached = ({ person, policy }: Pick<OwedInput, 'person' | 'policy'>): boolean => {
  const site = person.site === undefined ? undefined : policy.privacy.sites[person.site];
  return person.active && (site ?? policy.privacy.siteDefault) !== 'off';
};

/**
 * What is owed for one interviewer at `now`, in a fixed order, each (kind, milestone) once. Tasks that
 * have begun keep their loop and date and are listed as they are; loops from before the programme owe
 * nothing. `kinds` limits the answer to some kinds.
 */
export const owed = (
  input: OwedInput,
  kinds: readonly OwedKind[] = owedKinds,
  loops: readonly NumberedLoop[] = numberedLoops(input),
): readonly Obligation[] => {
  if (!isCoached(input)) return [];
  return owedKinds.filter((kind) => kinds.includes(kind)).flatMap((kind) => RULES[kind](input, loops));
};
