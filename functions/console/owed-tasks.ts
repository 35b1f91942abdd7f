/** Which tasks operations see as owed, and in which words they stand there. */
import type { Status } from '../../core/coaching/status.ts';
import { isConfidential } from '../../core/coaching/task.ts';
import type { Instant } from '../../core/identity.ts';

type Tasks = Status['tasks'];

/** That a question was referred to HR is HR's to know. */
export const tasksToShow = ({ tasks }: Status): Tasks => tasks.filter((task) => !isConfidential(task));

export const owedOf = (tasks: Tasks): Tasks =>
  tasks.filter(({ state }) => state === 'open' || state === 'planned');

/** What stands still while its interviewer is away is not overdue, whenever it was due. */
export const owedWords = (
  { dueAt, state, pausedAt }: Tasks[number],
  now: Instant,
): 'Paused' | 'Overdue' | 'Open' | 'Planned' => {
  if (pausedAt !== undefined) return 'Paused';
  if (dueAt < now) return 'Overdue';
  return state === 'open' ? 'Open' : 'Planned';
};
