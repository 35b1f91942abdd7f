/** What a change of a task causes: mails to queue under the same condition as the change. */
import { MailId, type TaskId } from '../identity.ts';
import type { MailKind } from './mail-intent.ts';
import { boundedId } from './stable-id.ts';
import type { Task } from './task.ts';

/** Who is written to; the caller turns the part somebody plays into the person who plays it now. */
export type EffectTo = 'owner' | 'operations' | 'manager' | 'interviewer';

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

/** Only a calibration is on anybody's calendar. */
export const cancelInvitations = (task: Task): readonly Effect[] =>
  task.kind === 'calibration'
    ? (['owner', 'interviewer'] as const).map((to) =>
        effectOf(task, 'invitation-cancelled', to, String(task.sequence)),
      )
    : [];
