/** What a change of a task causes: mails to queue under the same condition as the change. */
import { MailId, type TaskId } from '../identity.ts';
import type { MailKind } from './mail-intent.ts';
import { boundedId } from './stable-id.ts';
import type { Task } from './task.ts';

/** Who is written to; the caller turns the part somebody plays into the person who plays it now. */
export type EffectTo = 'owner' | 'previous-owner' | 'operations' | 'manager' | 'interviewer';

export type Effect = {
  readonly kind: MailKind;
  readonly to: EffectTo;
  readonly taskId: TaskId;
  /** Tells this mail from the next of its kind about the same task; the same change always gives the same word. */
  readonly occurrence: string;
};

export const effectOf = (task: Task, kind: MailKind, to: EffectTo, occurrence: string): Effect => ({
  kind,
  to,
  taskId: task.id,
  occurrence,
});

/** The same effect always gets the same mail id, so that a repeated change queues nothing twice. */
export const mailIdOf = (effect: Effect): MailId =>
  MailId.parse(
    boundedId(
      `${effect.kind}.${effect.to}.${effect.occurrence.replaceAll(/[^A-Za-z0-9.:-]/g, '-')}.${effect.taskId}`,
    ),
  );

const onCalendars = (task: Task, kind: 'invitation' | 'invitation-cancelled'): readonly Effect[] =>
  (['owner', 'interviewer'] as const).map((to) => effectOf(task, kind, to, String(task.sequence)));

/** Only a calibration is on anybody's calendar: on the owner's and the interviewer's, as it stands now. */
export const invitations = (task: Task): readonly Effect[] =>
  task.kind === 'calibration' ? onCalendars(task, 'invitation') : [];

export const cancelInvitations = (task: Task): readonly Effect[] =>
  task.kind === 'calibration' ? onCalendars(task, 'invitation-cancelled') : [];

/** With its new owner, and off the calendar of the one before. */
export const invitationsFromNewOwner = (task: Task): readonly Effect[] =>
  task.kind === 'calibration'
    ? [effectOf(task, 'invitation-cancelled', 'previous-owner', String(task.sequence)), ...invitations(task)]
    : [];

/** A calendar takes a message for news only with a greater sequence than it knows (RFC 5546 §2.1.4); other tasks have none. */
export const nextSequence = (task: Task): number =>
  task.kind === 'calibration' ? task.sequence + 1 : task.sequence;
