/** Where a mail's links lead: one page for one task, its moment first. GET changes nothing at any of them. */
import type { Task } from '../../core/coaching/task.ts';
import type { Policy } from '../../core/rubric/policy.ts';

export const taskLinks = (
  task: Task,
  policy: Policy,
): { readonly page: string; readonly moment: string; readonly handOver: string; readonly wrong: string } => {
  const page = `${policy.mail.baseUrl}/tasks/${encodeURIComponent(task.interviewer)}/${encodeURIComponent(task.id)}`;
  return { page, moment: `${page}#moment`, handOver: `${page}#hand-over`, wrong: `${page}#wrong` };
};
