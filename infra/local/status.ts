/** The status of an embedded folder. */
import type { Status } from '../../core/coaching/status.ts';

export { statusOf } from '../../functions/runtime/status.ts';

/** The status as a person reads it at a terminal. */
export const statusText = (status: Status, quarter = ''): string => {
  const lines = [
    `${plural(status.loops, 'loop')}, ${plural(status.tasks.length, 'task')}, ${plural(status.mails, 'mail')} sent, ${status.waiting.length} waiting, ${status.quarantined.length} in quarantine`,
    ...(quarter === '' ? [] : [quarter]),
    ...status.tasks.map(
      (task) =>
        `  ${task.state.padEnd(10)} ${task.kind} for ${task.interviewer}, owed by ${task.coach ?? 'nobody yet'}, due ${task.dueAt}${task.missedAt === undefined ? '' : ' (missed)'}${task.pausedAt === undefined ? '' : ' (paused)'}`,
    ),
    ...status.waiting.map((row) => `  waits for ${row.for}: ${row.message}`),
    ...status.quarantined.map((row) => `  quarantine ${row.code}: ${row.message}`),
    ...(status.mailsDropped ?? []).map(
      (mail) => `  mail ${mail.id} did not reach ${mail.to}: ${mail.because}`,
    ),
    ...(status.mailsHeld ?? []).map((mail) => `  mail ${mail.id} to ${mail.to} waits: ${mail.because}`),
  ];
  return `${lines.join('\n')}\n`;
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
