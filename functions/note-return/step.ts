/**
 * note-return: a mail bounced, was complained about or was refused. Whatever it carried did not reach its
 * reader, so each of its intents says so, and operations hear of it once.
 */
import { returned } from '../../core/coaching/mail-return.ts';
import { InvalidInput } from '../../core/faults.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Ledger, Write } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { roster } from '../runtime/people.ts';
import { queueMail } from '../runtime/queue-mail.ts';
import { returnSubject } from '../runtime/return-subject.ts';
import { keys, mailRow, prefixes, put, type Read, read, readAll } from '../runtime/rows.ts';
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import { type ReturnedMail, type ReturnEvent, returnedMail } from './returned-mail.ts';
import type * as z from 'zod/mini';

export type NotePorts = Pick<Ports, 'ledger' | 'clock'>;

export type Noted = { readonly outcome: 'noted' | 'known' };

/** Throws InvalidInput `return-unknown` for a mail that is in nobody's mailbox, Conflict when somebody wrote meanwhile. */
export const noteReturn = async (
  event: z.infer<typeof ReturnEvent>,
  { ledger, clock }: NotePorts,
): Promise<Noted> => {
  const mail = returnedMail(event);
  const people = await roster(ledger);
  const found = await mailboxOf(mail, people, ledger);
  const writes: Write[] = [];
  for (const { key, version, body } of await carriedBy(found, ledger)) {
    const after = returned(body, mail.code, mail.at);
    // A row without a next look: nobody tries to send it again.
    if (after !== body) writes.push(put(mailRow, key, version, after));
  }
  if (writes.length === 0) return { outcome: 'known' };
  for (const to of whoHears(found, people))
    writes.push(
      ...(await queueMail(ledger, {
        kind: 'mail-returned',
        to,
        occurrence: mail.id,
        subject: returnSubject(found.person.id, mail.id),
        now: clock.now(),
      })),
    );
  await ledger.commit(writes);
  return { outcome: 'noted' };
};

type Found = { readonly person: Person; readonly intent: Read<MailIntent> };

/** The reader by address; where the roster has moved on since, whoever has the mail in their mailbox. */
const mailboxOf = async (
  { id, addresses }: ReturnedMail,
  people: readonly Person[],
  ledger: Ledger,
): Promise<Found> => {
  const isNamed = ({ email }: Person): boolean => addresses.includes(email.toLowerCase());
  for (const person of [...people.filter(isNamed), ...people.filter((one) => !isNamed(one))]) {
    const intent = await read(ledger, mailRow, keys.mail(person.id, id));
    if (intent !== undefined) return { person, intent };
  }
  throw new InvalidInput(
    'return-unknown',
    `The returned mail ${id} is in nobody's mailbox; another stage sends under the same configuration set, or its row is gone.`,
  );
};

/** The intents that travelled in it: several things for one person are one mail. */
const carriedBy = async ({ person, intent }: Found, ledger: Ledger): Promise<readonly Read<MailIntent>[]> => {
  const others: Read<MailIntent>[] = [];
  for await (const row of readAll(ledger, mailRow, keys.mailbox(person.id), prefixes.mail))
    if (row.body.id !== intent.body.id && row.body.sentIn === intent.body.id) others.push(row);
  return [intent, ...others];
};

/** Operations but for the reader; of a notice that came back itself nobody is told, or it would never end. */
const whoHears = ({ person, intent }: Found, people: readonly Person[]): readonly Person[] => {
  if (intent.body.kind === 'mail-returned') return [];
  const others = people.filter(({ id, active }) => active && id !== person.id);
  const operations = others.filter(({ role }) => role === 'operations');
  return operations.length > 0 ? operations : others.filter(({ id }) => id === person.manager);
};
