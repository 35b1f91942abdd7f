/** What a task is called on the pages, and how it stands. */
import type { Task, TaskKind } from '../../core/coaching/task.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { quarterName } from '../runtime/quarter-name.ts';

const kindWords: Readonly<Record<TaskKind, (name: string) => string>> = {
  'assign-coach': (name) => `Name a coach for ${name}`,
  'first-loop-review': (name) => `Review for ${name}`,
  checkpoint: (name) => `Checkpoint for ${name}`,
  calibration: (name) => `Calibration with ${name}`,
  'trained-decision': (name) => `Trained or not yet: ${name}`,
  'exit-review': (name) => `Exit review for ${name}`,
  quarterly: (name) => `Quarterly review for ${name}`,
  'drift-check': (name) => `A second look at ${name}’s loops`,
  'people-review': () => 'One question to read',
};

export const taskTitle = (task: Pick<Task, 'kind'>, interviewer: Pick<Person, 'name'>): string =>
  kindWords[task.kind](interviewer.name);

const kindNames: Readonly<Record<TaskKind, string>> = {
  'assign-coach': 'Naming a coach',
  'first-loop-review': 'Review of an interview',
  checkpoint: 'Checkpoint',
  calibration: 'Calibration',
  'trained-decision': 'Trained or not yet',
  'exit-review': 'Exit review',
  quarterly: 'Quarterly review',
  'drift-check': 'A second look',
  'people-review': 'One question to read',
};

/** "Checkpoint", where its interviewer stands beside it. */
export const kindName = (kind: TaskKind): string => kindNames[kind];

/** "Checkpoint, loop 5", where it is known whom it is about. */
export const taskName = (task: Pick<Task, 'kind' | 'milestone'>): string =>
  `${kindNames[task.kind]}${milestoneWords(task)}`;

/** The others are numbered by how often they were asked for, or named by what a loop is called elsewhere. */
const byLoopNumber: ReadonlySet<TaskKind> = new Set([
  'first-loop-review',
  'checkpoint',
  'calibration',
  'exit-review',
]);

const milestoneWords = ({ kind, milestone }: Pick<Task, 'kind' | 'milestone'>): string => {
  if (/^\d+$/.test(milestone)) return byLoopNumber.has(kind) ? `, loop ${milestone}` : '';
  const day = /^day-(\d+)$/.exec(milestone)?.[1];
  if (day !== undefined) return `, ${day} days after training`;
  return /^\d{4}-Q\d{1,2}$/.test(milestone) ? `, ${quarterName(milestone)}` : '';
};

export const stateWords = (task: Task): string => {
  const late = task.missedAt === undefined ? '' : ', late';
  switch (task.state) {
    case 'planned':
      return 'Planned';
    case 'open':
      return task.missedAt === undefined ? 'Open' : 'Overdue';
    case 'coached':
      return `Feedback written${late}`;
    case 'closed':
      return `Done${late}`;
    case 'cancelled':
      return 'Cancelled';
    case 'superseded':
      return 'No longer owed';
  }
};
