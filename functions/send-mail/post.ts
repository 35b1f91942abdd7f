/** One reader's intents as rows: which of them travel together, who has them in hand, and what became of them. */
import * as z from 'zod/mini';
import { type Day, dayAt, msOf } from '../../core/coaching/calendar.ts';
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import { isGathered } from '../../core/coaching/mail-time.ts';
import { type Instant, MailId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Key, Ledger, Write } from '../ports/ledger.ts';
import { decideAgain } from '../runtime/decide-again.ts';
import { noLongerQueued, queuedMails, stillQueued } from '../runtime/queued-mail.ts';
import { expects, type Kind, keys, mailRow, put, type Read, read } from '../runtime/rows.ts';

export type Queued = Read<MailIntent>;

/** On which day somebody last got the day's one mail. */
const MailDay = z.strictObject({ day: z.string(), mail: MailId });
const mailDayRow: Kind<typeof MailDay> = { schema: MailDay };
const mailDayKey = (person: Person): Key => ({ partition: keys.mailbox(person.id), sort: 'mail-day' });

export type PostDay = { readonly today: Day; readonly row: Read<z.infer<typeof MailDay>> | undefined };

export const postDay = async (person: Person, now: Instant, ledger: Ledger): Promise<PostDay> => ({
  today: dayAt(msOf(now), person.timeZone),
  row: await read(ledger, mailDayRow, mailDayKey(person)),
});

export const hasGone = ({ today, row }: PostDay): boolean => row?.body.day === today;

/** Those that were in hand together with this one when whoever sent them died; one that has no mark is here all the same. */
export const inHandWith = async (
  found: Queued,
  person: Person,
  ledger: Ledger,
): Promise<readonly Queued[]> => {
  const marked = (await queuedMails(ledger, person.id)).filter(
    ({ body }) => body.sentIn === found.body.sentIn,
  );
  return marked.some(({ body }) => body.id === found.body.id) ? marked : [found, ...marked];
};

/** Due, nobody's yet, and of the kinds that make up the day's mail; this one first. */
export const dueWith = async (
  found: Queued,
  person: Person,
  now: Instant,
  ledger: Ledger,
): Promise<readonly Queued[]> => {
  const others = (await queuedMails(ledger, person.id)).filter(
    ({ body }) =>
      body.id !== found.body.id &&
      isGathered(body.kind) &&
      body.sentIn === undefined &&
      msOf(body.sendAt) <= msOf(now),
  );
  return [found, ...others];
};

/**
 * Takes them in hand in one commit, with the day where it is the day's mail: somebody else who wants
 * one of them meanwhile fails, and after `until` may take them over.
 */
export const takeInHand = async (
  members: readonly Queued[],
  as: MailId,
  until: Instant,
  day: { readonly person: Person; readonly is: PostDay } | undefined,
  ledger: Ledger,
): Promise<void> => {
  const claims = members.map(({ key, version, body }) =>
    put(mailRow, key, version, { ...body, sentIn: as, sendAt: until }, { nextAt: until }),
  );
  const marks: Write[] =
    day === undefined
      ? []
      : [put(mailDayRow, mailDayKey(day.person), expects(day.is.row), { day: day.is.today, mail: as })];
  await ledger.commit([...claims, ...marks]);
};

/** What became of one of them, whoever else touched it meanwhile; one that is no longer queued stays as it is. */
export const note = async (
  { key }: Pick<Queued, 'key'>,
  change: Partial<Pick<MailIntent, 'state' | 'sentAt' | 'sendAt' | 'because'>>,
  ledger: Ledger,
): Promise<void> => {
  await decideAgain(async () => {
    const found = await read(ledger, mailRow, key);
    if (found?.body.state !== 'queued') return;
    // Why it waited says nothing of what became of it.
    const { because: _before, ...body } = found.body;
    const after: MailIntent = { ...body, ...change, attempts: body.attempts + 1 };
    const times = after.state === 'queued' ? { nextAt: after.sendAt } : {};
    await ledger.commitInOrder([
      put(mailRow, key, found.version, after, times),
      ...(after.state === 'queued' ? [] : await noLongerQueued(ledger, after)),
    ]);
  });
};

/** Not now; trying has not begun, so nothing is counted. */
export const putOff = async (found: Queued, sendAt: Instant, ledger: Ledger): Promise<void> =>
  await ledger.commitInOrder([
    put(mailRow, found.key, found.version, { ...found.body, sendAt }, { nextAt: sendAt }),
    ...(await stillQueued(ledger, found.body)),
  ]);
