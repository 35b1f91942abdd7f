/** What tests ask of a ledger, and lay into it: somebody's mails, somebody changed, what admission wants of a loop. */
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import { Instant, LoopId, PersonId, Sha256 } from '../../core/identity.ts';
import type { InboxRow } from '../../core/transcript/inbox.ts';
import type { Ledger } from '../../functions/ports/ledger.ts';
import {
  allOf,
  inboxRow,
  keys,
  mailRow,
  personRow,
  prefixes,
  put,
  read,
} from '../../functions/runtime/rows.ts';

/** Every mail that somebody ever got or is to get. */
export const mailsTo = async (ledger: Ledger, id: string): Promise<readonly MailIntent[]> =>
  (await allOf(ledger, mailRow, keys.mailbox(PersonId.parse(id)), prefixes.mail)).map(({ body }) => body);

/** As a newer roster has them. */
export const changed = async (ledger: Ledger, id: string, more: Record<string, unknown>): Promise<void> => {
  const found = await read(ledger, personRow, keys.person(PersonId.parse(id)));
  if (found === undefined) throw new Error(`${id} is nobody`);
  await ledger.commit([put(personRow, found.key, found.version, { ...found.body, ...more })]);
};

/** The loop of dana's as admission left it, its review under way in this execution. */
export const wanted = async (
  ledger: Ledger,
  loopId: string,
  execution: string,
  more: Partial<InboxRow> = {},
): Promise<void> => {
  const now = Instant.parse('2026-07-14T12:00:00.000Z');
  const id = LoopId.parse(loopId);
  await ledger.commit([
    put(inboxRow, keys.inbox(id), 'absent', {
      loopId: id,
      interviewer: PersonId.parse('dana'),
      stem: loopId,
      transcriptKey: `transcripts/${loopId}.vtt`,
      source: { revision: 0, modifiedAt: now, sha256: Sha256.parse('a'.repeat(64)) },
      execution,
      state: 'started',
      attempt: 0,
      capturedAt: now,
      ...more,
    }),
  ]);
};
