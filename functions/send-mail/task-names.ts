/** What each kind of task is called, and what to do about it first. */
import type { Task, TaskKind } from '../../core/coaching/task.ts';

type TaskWords = {
  /** "Review for Dana". */
  readonly title: (interviewer: string) => string;
  /** After "First:". */
  readonly first: (interviewer: string) => string;
  /** The link to the page. */
  readonly open: string;
};

const words: Readonly<Record<TaskKind, TaskWords>> = {
  'assign-coach': {
    title: (name) => `Name a coach for ${name}`,
    first: (name) => `name a coach for ${name}`,
    open: 'Choose a coach',
  },
  'first-loop-review': {
    title: (name) => `Review for ${name}`,
    first: () => 'read the review, then write two sentences',
    open: 'Open the review',
  },
  checkpoint: {
    title: (name) => `Checkpoint for ${name}`,
    first: () => 'read the packet, then write down one moment and one next try',
    open: 'Open the packet',
  },
  calibration: {
    title: (name) => `Calibration with ${name}`,
    first: (name) => `read the packet, then sit down with ${name} for half an hour`,
    open: 'Open the packet',
  },
  'trained-decision': {
    title: (name) => `Trained or not yet: ${name}`,
    first: () => 'read the record, then decide: trained, or not yet',
    open: 'Open the record',
  },
  'exit-review': {
    title: (name) => `Exit review for ${name}`,
    first: () => 'read the packet, then write down what to keep after loop 30',
    open: 'Open the packet',
  },
  quarterly: {
    title: (name) => `Quarterly review for ${name}`,
    first: () => 'read the packet, then write down one moment and one next try',
    open: 'Open the packet',
  },
  'drift-check': {
    title: (name) => `A second look at ${name}’s loops`,
    first: () => 'look at the moments on the page, then say whether there is anything in it',
    open: 'Open the moments',
  },
  // The HR contact alone may know whom it is about, and mail is read over shoulders.
  'people-review': {
    title: () => 'One question to read, referred to HR',
    first: () => 'read one question and decide what follows',
    open: 'Read the question',
  },
};

export const wordsFor = (task: Pick<Task, 'kind'>): TaskWords => words[task.kind];
