/** `plumbline.status/1`: what a person on call wants to know at a glance. */
import * as z from 'zod/mini';
import { Instant, MailId, PersonId, TaskId } from '../identity.ts';
import { TaskKind, TaskState } from './task.ts';

const TroubledMail = z.strictObject({ id: MailId, to: PersonId, because: z.string() });

export const Status = z.strictObject({
  schema: z.literal('plumbline.status/1'),
  /** Loops recorded, each once, counted or not. */
  loops: z.int().check(z.nonnegative()),
  waiting: z.array(
    z.strictObject({
      key: z.string(),
      for: z.string(),
      message: z.string(),
      since: Instant,
      until: Instant,
    }),
  ),
  quarantined: z.array(z.strictObject({ key: z.string(), code: z.string(), message: z.string() })),
  tasks: z.array(
    z.strictObject({
      id: TaskId,
      kind: TaskKind,
      interviewer: PersonId,
      coach: z.nullable(PersonId),
      state: TaskState,
      dueAt: Instant,
      remindedAt: z.optional(Instant),
      escalatedAt: z.optional(Instant),
      missedAt: z.optional(Instant),
      /** Since when it stands still, because its interviewer is away. */
      pausedAt: z.optional(Instant),
    }),
  ),
  /** Mails handed to the mailer. */
  mails: z.int().check(z.nonnegative()),
  /** Mails that could not be sent or came back, with the reason; absent where there is none. */
  mailsDropped: z.optional(z.array(TroubledMail)),
  /** Mails that wait because they could not be delivered yet, and are tried again; absent where there is none. */
  mailsHeld: z.optional(z.array(TroubledMail)),
});
export type Status = z.infer<typeof Status>;
