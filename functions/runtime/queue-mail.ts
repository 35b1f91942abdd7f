/** Queues a mail that no task causes: a notice, a question, a digest, a report. */
import type { MailIntent, MailKind } from '../../core/coaching/mail-intent.ts';
import { boundedId } from '../../core/coaching/stable-id.ts';
import { type Instant, MailId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Ledger, Write } from '../ports/ledger.ts';
import { queuedWrites } from './queued-mail.ts';
import { keys, mailRow, read } from './rows.ts';

export type Queued = {
  readonly kind: MailKind;
  readonly to: Pick<Person, 'id'>;
  /** Tells this mail from the next of its kind to the same person: a quarter, a day, a loop. The same word queues nothing twice. */
  readonly occurrence: string;
  /** What it is about, as an id or a key, never as words: the quarter, the site, the loop. */
  readonly subject?: string;
  /** Whose interviews it is about; with `subject` it finds what it is about. */
  readonly interviewer?: Person['id'];
  readonly now: Instant;
  /** Not before; at once where absent. */
  readonly sendAt?: Instant;
};

/** The write that queues it, to be committed with the change that causes it; none where it stands already. */
export const queueMail = async (
  ledger: Ledger,
  { kind, to, occurrence, subject, interviewer, now, sendAt = now }: Queued,
): Promise<Write[]> => {
  const word = occurrence.replaceAll(/[^A-Za-z0-9.:-]/g, '-');
  const id = MailId.parse(boundedId(`${kind}.${word}.${to.id}`));
  const key = keys.mail(to.id, id);
  if ((await read(ledger, mailRow, key)) !== undefined) return [];
  const intent: MailIntent = {
    id,
    kind,
    to: to.id,
    ...(subject === undefined ? {} : { subject }),
    ...(interviewer === undefined ? {} : { interviewer }),
    createdAt: now,
    sendAt,
    state: 'queued',
    attempts: 0,
  };
  return queuedWrites(intent);
};
