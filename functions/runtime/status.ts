/** What there is, what waits and what is owed, from the ledger alone. */
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import { Status } from '../../core/coaching/status.ts';
import type { PersonId } from '../../core/identity.ts';
import type { Ledger } from '../ports/ledger.ts';
import { ofEach, tasksAbout } from './everybody.ts';
import { roster } from './people.ts';
import {
  keptRecord,
  keys,
  loopRow,
  mailRow,
  prefixes,
  quarantineRow,
  read,
  readAll,
  waitingRow,
} from './rows.ts';

/** What is not taken in: it lacks something, or somebody has to act on it. */
export const setAside = async ({
  ledger,
}: {
  readonly ledger: Ledger;
}): Promise<Pick<Status, 'waiting' | 'quarantined'>> => {
  const waiting: Status['waiting'] = [];
  for await (const { body } of readAll(ledger, waitingRow, keys.waiting)) {
    const { key, for: lacks, message, since, until } = body;
    waiting.push({ key, for: lacks, message, since, until });
  }
  const quarantined: Status['quarantined'] = [];
  for await (const { body } of readAll(ledger, quarantineRow, keys.quarantine))
    quarantined.push({ key: body.key, code: body.code, message: body.message });
  return { waiting, quarantined };
};

export const statusOf = async ({ ledger }: { readonly ledger: Ledger }): Promise<Status> => {
  const status: Status = {
    schema: 'plumbline.status/1',
    loops: 0,
    ...(await setAside({ ledger })),
    tasks: [],
    mails: 0,
  };
  const sent = new Set<string>();
  const dropped: NonNullable<Status['mailsDropped']> = [];
  const held: NonNullable<Status['mailsHeld']> = [];
  const people = await ofEach(await roster(ledger), async ({ id }) => ({
    id,
    loops: await loopsOf(ledger, id),
    tasks: await tasksAbout(ledger, id),
    mails: await mailsTo(ledger, id),
  }));
  for (const person of people) {
    status.loops += person.loops;
    for (const task of person.tasks)
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
        ...(task.pausedAt === undefined ? {} : { pausedAt: task.pausedAt }),
      });
    for (const mail of person.mails) {
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

/**
 * How many an interviewer has led, as their record counts them over a lifetime, and how many are listed without
 * counting: the loops themselves would be most of the table.
 */
const loopsOf = async (ledger: Ledger, id: PersonId): Promise<number> => {
  let loops = (await read(ledger, keptRecord, keys.record(id)))?.body.loops ?? 0;
  for await (const _listed of readAll(ledger, loopRow, keys.interviewer(id), prefixes.listed)) loops += 1;
  return loops;
};

const mailsTo = async (ledger: Ledger, id: PersonId): Promise<readonly MailIntent[]> => {
  const mails: MailIntent[] = [];
  for await (const { body } of readAll(ledger, mailRow, keys.mailbox(id), prefixes.mail)) mails.push(body);
  return mails;
};
