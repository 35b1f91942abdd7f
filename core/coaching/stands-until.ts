/**
 * For how long a plan that changed nothing goes on changing nothing, while nothing but time passes. A
 * night plans for everybody, and for most of them tonight's plan is last night's.
 */
import type { Person } from '../interviewer/person.ts';
import { bookedUntilMs } from './calibration-date.ts';
import { addDays, type Day, msOf, startOfDay } from './calendar.ts';
import { isMeetingAhead } from './late.ts';
import { numberedLoops } from './numbered-loops.ts';
import type { OwedInput } from './obligation.ts';
import { isUnfinished } from './task-event.ts';

/** Days on which somebody begins or ends to be there, or to be a coach. */
const turningDays = ({ awayFrom, awayUntil, coachFrom, coachUntil }: Person): readonly Day[] =>
  [awayFrom, awayUntil && addDays(awayUntil, 1), coachFrom, coachUntil && addDays(coachUntil, 1)].filter(
    (day) => day !== undefined,
  );

/** In every zone of those concerned: a term on the interviewer's row is read by the coach's calendar. */
const turningMoments = (input: OwedInput, others: readonly Person[]): readonly number[] => {
  const people = [input.person, ...others];
  const trained = input.trainingEndsOn ?? input.person.trainedOn;
  const days = new Set(people.flatMap(turningDays));
  if (trained !== undefined) days.add(addDays(trained, 1));
  const zones = new Set(people.map(({ timeZone }) => timeZone));
  return [...days].flatMap((day) => [...zones].map((zone) => startOfDay(day, zone)));
};

/** Nothing of a task that stands still, and nothing of one that has begun but a calibration's date, moves with time alone. */
const taskMoments = (input: OwedInput): readonly number[] => {
  const waiting = input.tasks.filter((task) => isUnfinished(task) && task.pausedAt === undefined);
  const booked = waiting.filter((task) => isMeetingAhead(task, input.now));
  const loops = booked.length === 0 ? [] : numberedLoops(input);
  return [
    ...waiting.filter(({ state }) => state === 'planned').map((task) => msOf(task.opensAt ?? task.plannedAt)),
    ...booked.map((task) => bookedUntilMs(input, loops, task)),
  ];
};

/**
 * Goes in: what a plan was made from that changed nothing, and everybody of the roster whom it asked
 * about. Comes out: the moment (ms since 1970, not before `now`) up to which planning from the same
 * changes nothing either; at it and after it, it may. Infinite where nothing lies ahead.
 */
export const standsUntilMs = (input: OwedInput, others: readonly Person[]): number => {
  const now = msOf(input.now);
  const ahead = turningMoments(input, others).filter((moment) => moment > now);
  // What should have been opened by now is planned anew until it is.
  return Math.max(now, Math.min(...ahead, ...taskMoments(input)));
};
