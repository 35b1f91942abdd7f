/** The status of an embedded folder, from its ledger alone. */
import { Status } from '../../core/coaching/status.ts';
import type { Ledger } from '../../functions/ports/ledger.ts';
import { roster } from '../../functions/runtime/people.ts';
import {
  keys,
  loopRow,
  mailRow,
  prefixes,
  quarantineRow,
  readAll,
  taskRow,
  waitingRow,
} from '../../functions/runtime/rows.ts';

export const statusOf = async ({ ledger }: { readonly ledger: Ledger }): Promise<Status> => {
  const status: Status = {
    schema: 'plumbline.status/1',
    loops: 0,
    waiting: [],
    quarantined: [],
    tasks: [],
    mails: 0,
  };
  for await (const { body } of readAll(ledger, waitingRow, keys.waiting)) {
    const { subject: _subject, ...shown } = body;
    status.waiting.push(shown);
  }
  for await (const { body } of readAll(ledger, quarantineRow, keys.quarantine))
    status.quarantined.push({ key: body.key, code: body.code, message: body.message });
  for (const person of await roster(ledger)) {
    const partition = keys.interviewer(person.id);
    for await (const _loop of readAll(ledger, loopRow, partition, prefixes.loop)) status.loops += 1;
    for await (const { body: task } of readAll(ledger, taskRow, partition, prefixes.task))
      status.tasks.push({
        id: task.id,
        kind: task.kind,
        interviewer: task.interviewer,
        coach: task.owner ?? null,
        state: task.state,
        dueAt: task.dueAt,
        ...(task.remindedAt === undefined ? {} : { remindedAt: task.remindedAt }),
        ...(task.escalatedAt === undefined ? {} : { escalatedAt: task.escalatedAt }),
        ...(task.missedAt === undefined ? {} : { missedAt: task.missedAt }),
      });
    for await (const { body: mail } of readAll(ledger, mailRow, keys.mailbox(person.id), prefixes.mail))
      if (mail.state === 'sent') status.mails += 1;
  }
  status.tasks.sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.id < b.id ? -1 : 1));
  return Status.parse(status);
};

/** The same for a person at a terminal. */
export const statusText = (status: Status): string => {
  const lines = [
    `${plural(status.loops, 'loop')}, ${plural(status.tasks.length, 'task')}, ${plural(status.mails, 'mail')} sent, ${status.waiting.length} waiting, ${status.quarantined.length} in quarantine`,
    ...status.tasks.map(
      (task) =>
        `  ${task.state.padEnd(10)} ${task.kind} for ${task.interviewer}, owed by ${task.coach ?? 'nobody yet'}, due ${task.dueAt}${task.missedAt === undefined ? '' : ' (missed)'}`,
    ),
    ...status.waiting.map((row) => `  waits for ${row.for}: ${row.message}`),
    ...status.quarantined.map((row) => `  quarantine ${row.code}: ${row.message}`),
  ];
  return `${lines.join('\n')}\n`;
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
