/**
 * The programme page of a quarter: its lines in their fixed order, each with its number and a sentence.
 * Counts of tasks are the state of work and always shown; what says how people interview or answer is
 * shown only over groups that nobody can be picked out of. No coach is named, none is ranked.
 */
import { type Absence, notAssessable, notEnough } from '../absence.ts';
import type { Comparison } from '../calibration/before-after.ts';
import { absenceWords, beforeAndAfterWords, returnOnCoachingWords } from '../calibration/words.ts';
import type { CoachingReturn, CountsOnly } from '../calibration/return-on-coaching.ts';
import type { Instant, PersonId } from '../identity.ts';
import type { Person } from '../interviewer/person.ts';
import type { TenureTable } from '../interviewer/tenure.ts';
import type { TrainingRow } from '../interviewer/training.ts';
import type { Policy } from '../rubric/policy.ts';
import { dayAt, msOf, startOfDay } from './calendar.ts';
import { isLate } from './late.ts';
import { isUnfinished } from './task-event.ts';
import {
  count,
  lineOf,
  percent,
  type ProgrammeLine,
  type ProgrammeValue,
  shareOf,
} from './programme-line.ts';
import { isIn, type Quarter } from './quarter.ts';
import { isCoachTask, type Task } from './task.ts';

export type ProgrammeInput = {
  readonly quarter: Quarter;
  readonly people: readonly Person[];
  readonly tasks: readonly Task[];
  readonly training: readonly TrainingRow[];
  /** People with a counted loop in the quarter. */
  readonly interviewed: ReadonlySet<PersonId>;
  /** Interviews captured, and how many the ATS says there were, where it says so. */
  readonly captured: number;
  readonly expected?: number;
  readonly tenure: TenureTable;
  readonly hireQuality: CoachingReturn | CountsOnly | Absence;
  /** Leading questions of those who were flagged, before and after, with those whom no coach has talked to beside them. */
  readonly beforeAndAfter: Comparison | Absence;
  /** Minutes all coaches have in what is left of the quarter; once it is over, those they had in all of it. */
  readonly coachMinutes: number;
  readonly policy: Policy;
  readonly now: Instant;
};

const stands = (task: Task): boolean => task.state !== 'cancelled' && task.state !== 'superseded';
/** Not yet due and not yet done says nothing; away is paused, not missed. */
const isDue = (task: Task, now: Instant): boolean =>
  task.coachedAt !== undefined || (msOf(task.dueAt) <= msOf(now) && task.pausedAt === undefined);
const wasBy = (done: Instant | undefined, due: Instant | undefined): boolean =>
  done !== undefined && due !== undefined && msOf(done) <= msOf(due);

const onTime = ({ tasks, quarter, policy, now }: ProgrammeInput): readonly ProgrammeLine[] => {
  const due = tasks.filter(
    (task) =>
      task.kind === 'first-loop-review' &&
      stands(task) &&
      isIn(quarter, task.dueAt, policy) &&
      isDue(task, now),
  );
  const timely = due.filter((task) => wasBy(task.coachedAt, task.dueAt)).length;
  const strict = due.filter((task) => wasBy(task.coachedAt, task.complianceDueAt ?? task.dueAt)).length;
  return [
    lineOf(
      'first-three-on-time',
      'First three loops reviewed on time',
      shareOf(timely, due.length, 'first-loop reviews due'),
    ),
    lineOf(
      'first-three-within-48h',
      'The same, counted from the end of the loop alone',
      shareOf(strict, due.length, 'first-loop reviews due'),
    ),
  ];
};

const calibrationsHeld = ({ tasks, quarter, policy, now }: ProgrammeInput): ProgrammeLine => {
  const milestone = String(Math.min(...policy.coaching.calibrationLoops));
  const due = tasks.filter(
    (task) =>
      task.kind === 'calibration' &&
      task.milestone === milestone &&
      stands(task) &&
      isIn(quarter, task.dueAt, policy) &&
      isDue(task, now),
  );
  const held = due.filter((task) => task.coachedAt !== undefined).length;
  return lineOf(
    'calibrations-held',
    `Loop-${milestone} calibrations held`,
    shareOf(held, due.length, 'calibrations due'),
  );
};

/** How many of the coached were answered; over fewer people than the smallest group it would single them out. */
const shareClosed = (coached: readonly Task[], policy: Policy): ProgrammeLine => {
  const people = new Set(coached.map((task) => task.interviewer)).size;
  const closed = coached.filter((task) => task.state === 'closed').length;
  const value =
    people < policy.privacy.smallestGroup && coached.length > 0
      ? notEnough(people, policy.privacy.smallestGroup, 'interviewers')
      : shareOf(closed, coached.length, 'coaching loops');
  return lineOf('share-closed', 'Coaching loops that their interviewer has closed', value);
};

const coachlessOf = ({ tasks, people }: ProgrammeInput): number => {
  const active = new Set(people.filter((person) => person.active).map((person) => person.id));
  return new Set(
    tasks
      .filter((task) => task.kind === 'assign-coach' && isUnfinished(task) && active.has(task.interviewer))
      .map((task) => task.interviewer),
  ).size;
};

const isOverdue = (task: Task, now: Instant): boolean => isUnfinished(task) && isLate(task, now);

const overdueAndCoachless = (input: ProgrammeInput): readonly ProgrammeLine[] => {
  const { tasks, now } = input;
  const overdue = tasks.filter((task) => isOverdue(task, now)).length;
  const coachless = coachlessOf(input);
  return [
    lineOf('overdue', 'Overdue', count(overdue, overdue === 1 ? 'task' : 'tasks')),
    lineOf(
      'coachless',
      'Without a coach',
      count(coachless, coachless === 1 ? 'interviewer' : 'interviewers'),
    ),
  ];
};

/** The same line three times: over the years, finer over the first ninety days, and by training cohort. */
const tenureLines = ({ tenure }: ProgrammeInput): readonly ProgrammeLine[] => {
  const groups = [
    ...[...tenure.byTenure, ...tenure.afterTraining].map((line) => ({ id: 'tenure' as const, line })),
    ...tenure.byCohort.map((line) => ({ id: 'cohort' as const, line })),
  ];
  return groups.map(({ id, line: { group, share, loops, interviewers } }) => {
    const value: ProgrammeValue =
      share.kind === 'estimate'
        ? {
            kind: 'share-of',
            part: Math.round(share.value * loops),
            whole: loops,
            value: share.value,
            low: share.low,
            high: share.high,
          }
        : share;
    return lineOf(
      id,
      `Calibrated share, ${group}`,
      value,
      (each) =>
        `${percent(each.value)} of ${loops} loops by ${interviewers} interviewers (likely ${percent(each.low)} to ${percent(each.high)}).`,
    );
  });
};

const hireQuality = ({ hireQuality: found }: ProgrammeInput): ProgrammeLine => {
  const label = 'Hire quality, coached against not';
  if (found.kind === 'counts-only') {
    const have = Math.min(found.coached, found.uncoached);
    return {
      id: 'hire-quality',
      label,
      value: notEnough(have, found.need, 'hires in each group'),
      sentence: `${have} of ${found.need} so far.`,
    };
  }
  if (found.kind === 'not-enough')
    return {
      id: 'hire-quality',
      label,
      value: found,
      sentence: found.unit.startsWith('hires')
        ? `${found.have} of ${found.need} so far.`
        : absenceWords(found),
    };
  if (found.kind !== 'estimate') return lineOf('hire-quality', label, found);
  return {
    id: 'hire-quality',
    label,
    value: count(found.n, 'hires'),
    sentence: returnOnCoachingWords(found),
  };
};

const beforeAndAfter = ({ beforeAndAfter: found }: ProgrammeInput): ProgrammeLine => ({
  id: 'before-after',
  label: 'Leading questions, before and after coaching',
  value: found.kind === 'comparison' ? count(found.coached.people, 'people') : found,
  sentence: beforeAndAfterWords(found),
});

const capacity = (input: ProgrammeInput): ProgrammeLine => {
  const { tasks, quarter, policy, coachMinutes, now } = input;
  const isOver = startOfDay(quarter.until, policy.programme.timeZone) <= msOf(now);
  // Of a quarter that is over all that was owed in it is set against all the time there was; of one that runs,
  // what is left of it, and what is overdue from before, which takes its time now.
  const isOwed = (task: Task): boolean =>
    isIn(quarter, task.dueAt, policy) ? isOver || isUnfinished(task) : !isOver && isOverdue(task, now);
  const owed = tasks
    .filter((task) => isCoachTask(task) && stands(task) && isOwed(task))
    .reduce((sum, task) => sum + task.minutes, 0);
  return {
    id: 'minutes-owed',
    label: 'Coach capacity',
    value: count(owed, 'minutes'),
    sentence: `${owed} minutes owed, ${coachMinutes} there ${isOver ? 'were' : 'are'}${owed > coachMinutes ? `: ${owed - coachMinutes} short` : ''}.${isOver ? '' : withoutCoach(coachlessOf(input))}`,
  };
};

/** Nobody's minutes hold theirs yet; how many they are is said, who they are is not. */
const withoutCoach = (people: number): string =>
  people === 0
    ? ''
    : ` ${people} ${people === 1 ? 'interviewer has' : 'interviewers have'} no coach to owe theirs.`;

/** The page's lines, in its order. A quarter without loops gives the same lines, each saying that there is nothing. */
export const programmeReport = (input: ProgrammeInput): readonly ProgrammeLine[] => {
  const { quarter, policy, tasks, people, training, interviewed, captured, expected, now } = input;
  const coached = tasks.filter(
    (task) => isCoachTask(task) && task.coachedAt !== undefined && isIn(quarter, task.coachedAt, policy),
  );
  const today = dayAt(msOf(now), policy.programme.timeZone);
  const sessions = new Set(
    training
      // What is booked has not been held yet.
      .filter((row) => quarter.from <= row.endsOn && row.endsOn < quarter.until && row.endsOn <= today)
      .map((row) => row.session),
  ).size;
  const active = people.filter((person) => person.active && interviewed.has(person.id));
  const reached = new Set(coached.map((task) => task.interviewer));
  const captureRate =
    expected === undefined
      ? notAssessable(
          'no-schedule',
          `${captured} ${captured === 1 ? 'interview' : 'interviews'} captured; how many there were is not fed.`,
        )
      : shareOf(Math.min(captured, expected), expected, 'interviews held');
  return [
    lineOf(
      'coaching-loops',
      'Coaching loops',
      count(coached.length, coached.length === 1 ? 'coaching loop' : 'coaching loops'),
    ),
    lineOf(
      'training-sessions',
      'Training sessions',
      count(sessions, sessions === 1 ? 'training session' : 'training sessions'),
    ),
    lineOf(
      'coached-of-active',
      'Coached, of active interviewers',
      shareOf(active.filter((person) => reached.has(person.id)).length, active.length, 'active interviewers'),
    ),
    lineOf('capture-rate', 'Interviews captured', captureRate),
    ...onTime(input),
    calibrationsHeld(input),
    shareClosed(coached, policy),
    ...overdueAndCoachless(input),
    ...tenureLines(input),
    hireQuality(input),
    beforeAndAfter(input),
    capacity(input),
  ];
};
