/** What numbers of loops and days after training make due: checkpoints, calibrations, the decision, the exit review. */
import type { Instant } from '../identity.ts';
import type { Milestone } from '../rubric/policy.ts';
import { isTrainingBooked } from '../interviewer/status.ts';
import { addDays, addMonths, dayAt, msOf } from './calendar.ts';
import { asAskedFor, datesAskedFor, dayPrefix, isCovered } from './asked.ts';
import { calibrationPlan } from './calibration-date.ts';
import { dayMilestoneDue, loopMilestoneDue } from './due.ts';
import { obligationOfTask } from './first-loop-review.ts';
import { loopNumber, type NumberedLoop } from './numbered-loops.ts';
import type { Obligation, OwedInput } from './obligation.ts';
import { coachOwner } from './ownership.ts';
import { isAgain } from './reviewed-again.ts';
import type { Task, TaskKind } from './task.ts';
import { isBegun, isUnfinished } from './task-event.ts';

const taskOf = (input: OwedInput, kind: TaskKind, milestone: string): Task | undefined =>
  input.tasks.find((task) => task.kind === kind && task.milestone === milestone);

type Dates = { readonly opensAt: Instant; readonly dueAt: Instant };

/** A coach's task at these dates; a begun one as it is. */
const coachTask = (
  input: OwedInput,
  kind: TaskKind,
  milestone: string,
  dates: Dates,
  minutes: number,
  loop?: NumberedLoop,
): Obligation => {
  const begun = taskOf(input, kind, milestone);
  if (isBegun(begun) && kind !== 'calibration') return obligationOfTask(begun);
  const { owner, as } = coachOwner(input.person, input.roster, input.now, dates.dueAt);
  return {
    kind,
    interviewer: input.person.id,
    milestone,
    ...(owner === undefined ? {} : { owner }),
    ownerAs: as,
    ...(loop === undefined ? {} : { loopId: loop.row.loopId }),
    ...dates,
    minutes,
  };
};

/** A task that the n-th loop makes due; nothing when that loop is not there, not known here, or a backfill. */
const atLoop = (
  input: OwedInput,
  loops: readonly NumberedLoop[],
  kind: TaskKind,
  number: number,
  { days, by }: { readonly days: number; readonly by: Milestone },
): readonly Obligation[] => {
  const loop = loopNumber(loops, number);
  if (loop === undefined || loop.backfill || isCovered(input, kind, number)) return [];
  const { policy } = input;
  const times = asAskedFor(loop.row, policy, by);
  const dates = { opensAt: times.capturedAt, dueAt: loopMilestoneDue(times, days, policy) };
  return [coachTask(input, kind, String(number), dates, input.policy.coaching.quarterlyMin, loop)];
};

/** Day 90 after training: owed to everybody whom the programme knew by then, from the roster or by a loop. */
const dayCheckpoint = (input: OwedInput, loops: readonly NumberedLoop[]): readonly Obligation[] => {
  const { person, policy, now } = input;
  const trained = input.trainingEndsOn ?? person.trainedOn;
  if (trained === undefined) return [];
  const { checkpointDay, checkpointDays } = policy.coaching;
  const day = addDays(trained, checkpointDay);
  const dates = dayMilestoneDue(day, checkpointDays, person.timeZone, policy);
  const start = policy.admission.programmeStart;
  if (start !== undefined && msOf(dates.opensAt) < msOf(start)) return [];
  const known = loops.some((loop) => !loop.backfill && msOf(loop.row.endedAt) <= msOf(dates.dueAt));
  const ahead = msOf(now) <= msOf(dates.dueAt);
  const milestone = `${dayPrefix}${checkpointDay}`;
  const exists = taskOf(input, 'checkpoint', milestone) !== undefined;
  if ((!known && !ahead && !exists) || isCovered(input, 'checkpoint', checkpointDay, dayPrefix)) return [];
  const asked = datesAskedFor(dates, checkpointDays, policy, 'checkpointDay');
  return [coachTask(input, 'checkpoint', milestone, asked, policy.coaching.quarterlyMin)];
};

export const checkpoints = (input: OwedInput, loops: readonly NumberedLoop[]): readonly Obligation[] => [
  ...input.policy.coaching.checkpointLoops.flatMap((number) =>
    atLoop(input, loops, 'checkpoint', number, {
      days: input.policy.coaching.checkpointDays,
      by: 'checkpointLoops',
    }),
  ),
  ...dayCheckpoint(input, loops),
];

export const exitReview = (input: OwedInput, loops: readonly NumberedLoop[]): readonly Obligation[] =>
  atLoop(input, loops, 'exit-review', input.policy.coaching.exitLoop, {
    days: input.policy.coaching.exitDays,
    by: 'exitLoop',
  });

/**
 * Calibrations are on the calendar before their loop is led: the first as soon as training is booked
 * or a loop is seen, each further one when the loop of the one before it is there.
 */
export const calibrations = (input: OwedInput, loops: readonly NumberedLoop[]): readonly Obligation[] => {
  const { person, policy, now, lifetime } = input;
  const numbers = [...policy.coaching.calibrationLoops].sort((a, b) => a - b);
  const live = loops.some((loop) => !loop.backfill);
  return numbers.flatMap((number, index): Obligation[] => {
    const milestone = String(number);
    const existing = taskOf(input, 'calibration', milestone);
    if (existing?.state === 'coached' || existing?.state === 'closed') return [obligationOfTask(existing)];
    const before = numbers[index - 1];
    const begins =
      before === undefined
        ? live || isTrainingBooked(person, now, input.trainingEndsOn) || isBookedInTraining(input, existing)
        : live && lifetime.loops >= before;
    const loop = loopNumber(loops, number);
    const passed = lifetime.loops >= number && (loop === undefined || loop.backfill);
    if (!begins || (passed && existing === undefined) || isCovered(input, 'calibration', number)) return [];
    const dates = calibrationPlan(input, loops, number, existing);
    return [coachTask(input, 'calibration', milestone, dates, policy.coaching.calibrationMin, loop)];
  });
};

/** Put on the calendars while training was still ahead: it stays there when training is over and no loop has come yet. */
const isBookedInTraining = ({ person, trainingEndsOn }: OwedInput, task: Task | undefined): boolean => {
  const ends = trainingEndsOn ?? person.trainedOn;
  return task !== undefined && ends !== undefined && dayAt(msOf(task.plannedAt), person.timeZone) <= ends;
};

/** All of the first reviews given, those that are owed at all. */
const firstReviewed = (input: OwedInput, loops: readonly NumberedLoop[]): boolean =>
  !input.tasks.some((task) => isAgain(task) && isUnfinished(task)) &&
  loops
    .filter((loop) => loop.number <= input.policy.coaching.firstLoops && !loop.backfill)
    .every((loop) => {
      const task = taskOf(input, 'first-loop-review', String(loop.number));
      return task?.coachedAt !== undefined;
    });

const calibrationHeld = (input: OwedInput, loops: readonly NumberedLoop[]): boolean => {
  const { calibrationLoops } = input.policy.coaching;
  const number = Math.min(...calibrationLoops);
  if (calibrationLoops.length === 0 || isCovered(input, 'calibration', number)) return true;
  const loop = loopNumber(loops, number);
  return loop?.backfill === true || taskOf(input, 'calibration', String(number))?.coachedAt !== undefined;
};

/** The first of the reasons for deciding that holds or will: ready now, loop 25, twelve months. `firstEnd` ended the first loop of the programme. */
const decisionDates = (
  input: OwedInput,
  loops: readonly NumberedLoop[],
  firstEnd: Instant,
): (Dates & { loop?: NumberedLoop }) | undefined => {
  const { person, policy, now, lifetime } = input;
  const { decisionDays } = policy.coaching;
  const { trainedLoops, decideLoops, decideMonths } = policy.calibrated;
  const reasons: (Dates & { loop?: NumberedLoop })[] = [];
  const loop = loopNumber(loops, decideLoops);
  if (loop !== undefined && !loop.backfill) {
    const times = asAskedFor(loop.row, policy, 'decideLoops');
    reasons.push({
      opensAt: times.capturedAt,
      dueAt: loopMilestoneDue(times, decisionDays, policy),
      loop,
    });
  }
  const from = input.trainingEndsOn ?? person.trainedOn ?? dayAt(msOf(firstEnd), person.timeZone);
  const dates = dayMilestoneDue(addMonths(from, decideMonths), decisionDays, person.timeZone, policy);
  // Twelve months that were over before the programme, or the first loop, began are nobody's to decide on.
  if (msOf(dates.opensAt) >= msOf(policy.admission.programmeStart ?? firstEnd))
    reasons.push(datesAskedFor(dates, decisionDays, policy, 'decideMonths'));
  const ready =
    lifetime.calibratedLoops >= trainedLoops &&
    firstReviewed(input, loops) &&
    calibrationHeld(input, loops) &&
    input.measuresAllowTrained !== false;
  // Seven whole days from the moment the evidence is complete.
  if (ready)
    reasons.push({
      opensAt: now,
      dueAt: loopMilestoneDue({ endedAt: now, capturedAt: now }, decisionDays, policy),
    });
  return reasons.sort((a, b) => msOf(a.opensAt) - msOf(b.opensAt))[0];
};

/**
 * The coach's decision, milestone "1". Decided "not yet" before loop 25 and twelve months, it is owed
 * once more, as "2", when either comes.
 */
export const trainedDecision = (input: OwedInput, loops: readonly NumberedLoop[]): readonly Obligation[] => {
  const firstEnd = loops.find((loop) => !loop.backfill)?.row.endedAt;
  if (firstEnd === undefined) return [];
  const first = taskOf(input, 'trained-decision', '1');
  const minutes = input.policy.coaching.quarterlyMin;
  if (isBegun(first)) {
    const decided = obligationOfTask(first);
    if (first.feedback?.decision !== 'not-yet' || first.coachedAt === undefined) return [decided];
    const again = decisionDates({ ...input, measuresAllowTrained: false }, loops, firstEnd);
    const later = again !== undefined && msOf(again.opensAt) > msOf(first.coachedAt);
    return later
      ? [decided, coachTask(input, 'trained-decision', '2', datesOf(again), minutes, again.loop)]
      : [decided];
  }
  const dates = decisionDates(input, loops, firstEnd);
  // Once planned it only comes sooner: evidence that is complete stays so while the sweep is on its way.
  const sooner =
    dates !== undefined &&
    first?.state === 'planned' &&
    msOf(first.plannedDueAt ?? first.dueAt) <= msOf(dates.dueAt);
  if (sooner) return [coachTask(input, 'trained-decision', '1', plannedDates(first), minutes, dates.loop)];
  return dates === undefined
    ? []
    : [coachTask(input, 'trained-decision', '1', datesOf(dates), minutes, dates.loop)];
};

const plannedDates = (task: Task): Dates => ({
  opensAt: task.opensAt ?? task.plannedAt,
  dueAt: task.plannedDueAt ?? task.dueAt,
});

const datesOf = ({ opensAt, dueAt }: Dates): Dates => ({ opensAt, dueAt });
