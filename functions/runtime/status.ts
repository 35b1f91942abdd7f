/** What there is, what waits and what is owed, from the ledger alone. */
import { Status } from '../../core/coaching/status.ts';
import type { Ledger } from '../ports/ledger.ts';
import { roster } from './people.ts';
import { keys, loopRow, mailRow, prefixes, quarantineRow, readAll, taskRow, waitingRow } from './rows.ts';

export const statusOf = async ({ ledger }: { readonly ledger: Ledger }): Promise<Status> => {
  const status: Status = {
    schema: 'plumbline.status/1',
    loops: 0,
    waiting: [],
    quarantined: [],
    tasks: [],
    mails: 0,
  };
  const sent = new Set<string>();
  const dropped: NonNullable<Status['mailsDropped']> = [];
  const held: NonNullable<Status['mailsHeld']> = [];
  for await (const { body } of readAll(ledger, waitingRow, keys.waiting)) {
    const { key, for: lacks, message, since, until } = body;
    status.waiting.push({ key, for: lacks, message, since, until });
  }
  for await (const { body } of readAll(ledger, quarantineRow, keys.quarantine))
    status.quarantined.push({ key: body.key, code: body.code, message: body.message });
  for (const person of await roster(ledger)) {
    const partition = keys.interviewer(person.id);
    for (const prefix of [prefixes.loop, prefixes.listed])
      for await (const _loop of readAll(ledger, loopRow, partition, prefix)) status.loops += 1;
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
    for await (const { body: mail } of readAll(ledger, mailRow, keys.mailbox(person.id), prefixes.mail)) {
      // Several things for one person travel in one mail.
      if (mail.state !== 'queued' && mail.state !== 'dropped')
        sent.add(`${person.id} ${mail.sentIn ?? mail.id}`);
      if (mail.because !== undefined && mail.state !== 'sent')
        (mail.state === 'queued' ? held : dropped).push({
          id: mail.id,
          to: mail.to,
          because: mail.because,
        });
    }
  }
  status.mails = sent.size;
  if (dropped.length > 0) status.mailsDropped = dropped;
  if (held.length > 0) status.mailsHeld = held;
  status.tasks.sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.id < b.id ? -1 : 1));
  return Status.parse(status);
};
