/** Where an interviewer stands: in training → onboarding → trained → sustained. */
import { dayAt, msOf } from '../coaching/calendar.ts';
import type { Task } from '../coaching/task.ts';
import type { Instant } from '../identity.ts';
import type { Person } from './person.ts';
import type { InterviewerStatus } from './record.ts';

type Trainee = Pick<Person, 'timeZone' | 'trainedOn'>;

/** The day training ends: what the training feed says, else the roster. */
const trainingEndsOn = (person: Trainee, fromFeed?: string): string | undefined =>
  fromFeed ?? person.trainedOn;

/** Whether a training that has not ended yet is on the books; its last day still counts. */
export const isTrainingBooked = (person: Trainee, now: Instant, fromFeed?: string): boolean => {
  const ends = trainingEndsOn(person, fromFeed);
  return ends !== undefined && dayAt(msOf(now), person.timeZone) <= ends;
};

export type StatusInput = {
  readonly person: Trainee;
  /** Lifetime count of counted loops. */
  readonly loops: number;
  readonly tasks: readonly Task[];
  readonly trainingEndsOn?: string;
  readonly now?: Instant;
};

/**
 * `in-training` until the training's last day is over, and for somebody untrained who has led nothing;
 * `trained` once a coach has decided so; `sustained` once a quarterly review has been held after that.
 * The named coach until loop 30 stands beside this, independent of it. Without `now` a training day
 * counts as over.
 */
export const interviewerStatus = (input: StatusInput): InterviewerStatus => {
  const decided = input.tasks
    .filter((task) => task.kind === 'trained-decision' && task.feedback?.decision === 'trained')
    .flatMap((task) => (task.coachedAt === undefined ? [] : [msOf(task.coachedAt)]));
  if (decided.length > 0) {
    const since = Math.min(...decided);
    const kept = input.tasks.some(
      (task) => task.kind === 'quarterly' && task.coachedAt !== undefined && msOf(task.coachedAt) >= since,
    );
    return kept ? 'sustained' : 'trained';
  }
  const ends = trainingEndsOn(input.person, input.trainingEndsOn);
  const running = input.now !== undefined && isTrainingBooked(input.person, input.now, input.trainingEndsOn);
  if (running || (ends === undefined && input.loops === 0)) return 'in-training';
  return 'onboarding';
};
