/** Which tasks operations see as owed, and in which words they stand there. */
import { lateFrom } from '../../core/coaching/late.ts';
import type { Status } from '../../core/coaching/status.ts';
import { isConfidential } from '../../core/coaching/task.ts';
import type { Instant } from '../../core/identity.ts';

type Tasks = Status['tasks'];

/** That a question was referred to HR is HR's to know. */
export const tasksToShow = ({ tasks }: Status): Tasks => tasks.filter((task) => !isConfidential(task));

export const owedOf = (tasks: Tasks): Tasks =>
  tasks.filter(({ state }) => state === 'open' || state === 'planned');

/** What stands still while its interviewer is away is not overdue, whenever it was due. */
export const owedWords = (task: Tasks[number], now: Instant): 'Paused' | 'Overdue' | 'Open' | 'Planned' => {
  if (task.pausedAt !== undefined) return 'Paused';
  if (lateFrom(task) < now) return 'Overdue';
  return task.state === 'open' ? 'Open' : 'Planned';
};
