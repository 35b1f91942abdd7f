/**
 * What is queued for one reader, beside all they ever got. A mailbox is never emptied: whoever coached twenty
 * people for four years has thousands of mails in it, and each new one asks which others wait.
 */
import * as z from 'zod/mini';
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import type { MailId, PersonId } from '../../core/identity.ts';
import type { Change, Key, Ledger } from '../ports/ledger.ts';
import { type Kind, keys, mailRow, prefixes, put, type Read, read, readAll, removal } from './rows.ts';

/** Says by being there that a mail may be queued; the mail's own row says whether it is. */
const QueuedRow = z.strictObject({ id: z.string() });
const queuedRow: Kind<typeof QueuedRow> = { schema: QueuedRow };

const queuedKey = (to: PersonId, id: MailId): Key => ({
  partition: keys.mailbox(to),
  sort: `${prefixes.queued}${id}`,
});

/** The writes that queue a mail nobody has queued before, to be committed with what causes it. */
export const queuedWrites = (intent: MailIntent): Change[] => [
  put(mailRow, keys.mail(intent.to, intent.id), 'absent', intent, { nextAt: intent.sendAt }),
  markOf(intent),
];

const markOf = ({ to, id }: Pick<MailIntent, 'to' | 'id'>): Change =>
  put(queuedRow, queuedKey(to, id), 'absent', { id });

/** The mark of a mail that goes on waiting, where it has none: the release before made none, and may be running still. */
export const stillQueued = async (
  ledger: Ledger,
  { to, id }: Pick<MailIntent, 'to' | 'id'>,
): Promise<Change[]> =>
  (await read(ledger, queuedRow, queuedKey(to, id))) === undefined ? [markOf({ to, id })] : [];

/** Those of this reader that are queued. */
export const queuedMails = async (ledger: Ledger, to: PersonId): Promise<Read<MailIntent>[]> => {
  const found: Read<MailIntent>[] = [];
  for await (const { body } of readAll(ledger, queuedRow, keys.mailbox(to), prefixes.queued)) {
    const mail = await read(ledger, mailRow, keys.mail(to, body.id as MailId));
    if (mail?.body.state === 'queued') found.push(mail);
  }
  return found;
};

/** To be written behind what became of it: left behind it misleads nobody. */
export const noLongerQueued = async (
  ledger: Ledger,
  { to, id }: Pick<MailIntent, 'to' | 'id'>,
): Promise<Change[]> => removal(await read(ledger, queuedRow, queuedKey(to, id)));
