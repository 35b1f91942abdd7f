/** Which tasks operations see as owed, and in which words they stand there. */
import type { Status } from '../../core/coaching/status.ts';
import { isConfidential } from '../../core/coaching/task.ts';
import type { Instant } from '../../core/identity.ts';

type Tasks = Status['tasks'];

/** That a question was referred to HR is HR's to know. */
export const tasksToShow = ({ tasks }: Status): Tasks => tasks.filter((task) => !isConfidential(task));

export const owedOf = (tasks: Tasks): Tasks =>
  tasks.filter(({ state }) => state === 'open' || state === 'planned');

export const owedWords = ({ dueAt, state }: Tasks[number], now: Instant): 'Overdue' | 'Open' | 'Planned' =>
  dueAt < now ? 'Overdue' : state === 'open' ? 'Open' : 'Planned';
