/**
 * A mail as an intent: written with the change that causes it, rendered and sent later, at least
 * once. It holds keys and ids; what it says is drawn when it is rendered.
 */
import * as z from 'zod/mini';
import { Instant, MailId, PersonId, TaskId } from '../identity.ts';

export const MailKind = z.enum([
  'task-opened',
  'task-reminder',
  'task-escalated',
  'task-handed-over',
  /** A calendar invitation, sent again with a higher sequence when the date moves. */
  'invitation',
  'invitation-cancelled',
  'feedback-ready',
  /** To whoever decides whether a finding stands; `subject` names the finding. */
  'finding-disputed',
  /** What they decided, to whoever disputed it. */
  'dispute-decided',
  'quarantine-notice',
  'speaker-question',
  /** To operations, on Mondays. */
  'weekly-digest',
  /** The quarter's numbers; `subject` is the quarter. */
  'programme-report',
  /** Who is short by how much this quarter; `subject` is the quarter. */
  'capacity-notice',
  /** To interviewers when Plumbline is switched on at their site; `subject` is the site. */
  'site-notice',
  /** To operations: somebody does not get their mail; `subject` says whose mailbox and which mail. */
  'mail-returned',
]);
export type MailKind = z.infer<typeof MailKind>;

export const MailIntent = z.strictObject({
  id: MailId,
  kind: MailKind,
  to: PersonId,
  taskId: z.optional(TaskId),
  /** Whose task it is; with `taskId` it finds the task. */
  interviewer: z.optional(PersonId),
  /** What it is about when it is not a task: a loop, a quarter, a site. */
  subject: z.optional(z.string()),
  createdAt: Instant,
  /** Not before. */
  sendAt: Instant,
  state: z.enum(['queued', 'sent', 'bounced', 'complained', 'dropped']),
  sentAt: z.optional(Instant),
  /** When it first came back, bounced or complained about. */
  returnedAt: z.optional(Instant),
  attempts: z._default(z.int().check(z.nonnegative()), 0),
  /** The id under which it travels: its own, or that of the first of several that make one mail. */
  sentIn: z.optional(MailId),
  /** Why it was dropped, came back or waits, as a code and a sentence. */
  because: z.optional(z.string().check(z.maxLength(300))),
});
export type MailIntent = z.infer<typeof MailIntent>;
