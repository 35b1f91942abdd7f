/** Where a mail's links lead: one page for one person, its moment first. GET changes nothing at any of them. */
import { plusDays } from '../../core/coaching/calendar.ts';
import { isCoachTask, type Task } from '../../core/coaching/task.ts';
import type { Instant, PersonId } from '../../core/identity.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { type DisputeRow, disputeName } from './console-rows.ts';
import type { Links } from '../ports/links.ts';

type Reader = {
  /** Who is written to, and may open the page. */
  readonly person: PersonId;
  readonly policy: Policy;
  readonly now: Instant;
  readonly links: Links;
};

/** Paths of the console, as links sign them and the console serves them. */
export const consolePaths = {
  task: (task: Pick<Task, 'interviewer' | 'id'>): string =>
    `/tasks/${encodeURIComponent(task.interviewer)}/${encodeURIComponent(task.id)}`,
  record: (interviewer: PersonId): string => `/record/${encodeURIComponent(interviewer)}`,
  loop: (loopId: string): string => `/loops/${encodeURIComponent(loopId)}`,
  dispute: ({ loopId, finding }: Pick<DisputeRow, 'loopId' | 'finding'>, interviewer: PersonId): string =>
    `/disputes/${encodeURIComponent(interviewer)}/${encodeURIComponent(loopId)}/${disputeName(finding)}`,
  status: '/status',
  owedTable: '/status/owed.csv',
  quarantine: '/quarantine',
  programme: '/programme',
  search: '/search',
  outbox: '/outbox',
  signInCallback: '/sign-in/callback',
  signOut: '/sign-out',
  signedOut: '/signed-out',
} as const;

/** An absolute address for one person, good for as long as the policy says. */
export const consoleLink = (path: string, { person, policy, now, links }: Reader): string =>
  `${policy.mail.baseUrl.replace(/\/$/, '')}${links.page({ person, path, expiresAt: plusDays(now, policy.mail.linkDays) })}`;

type TaskLinks = {
  readonly page: string;
  readonly moment: string;
  readonly wrong: string;
  /** Only where there is somebody else who could have it. */
  readonly handOver?: string;
};

/** For whoever sees to it that somebody does it: to handing over, where that can be. */
export const givingLink = (links: {
  readonly page: string;
  readonly handOver?: string | undefined;
}): string => links.handOver ?? links.page;

export const taskLinks = (task: Task, reader: Reader): TaskLinks => {
  const page = consoleLink(consolePaths.task(task), reader);
  return {
    page,
    moment: `${page}#moment`,
    wrong: `${page}#wrong`,
    ...(isCoachTask(task) ? { handOver: `${page}#hand-over` } : {}),
  };
};
