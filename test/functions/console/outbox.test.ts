/** The outbox of a folder: the newest mails of everybody, each with the page that it opened for its reader. */
import { expect, it } from 'vitest';
import { plusDays } from '../../../core/coaching/calendar.ts';
import { MailIntent, type MailKind } from '../../../core/coaching/mail-intent.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { checkLink } from '../../../functions/adapters/signed-links.ts';
import { sentMails } from '../../../functions/console/outbox.ts';
import type { ConsolePorts, Visit } from '../../../functions/console/visit.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { keys, mailRow, put } from '../../../functions/runtime/rows.ts';
import { hired } from '../../support/kept-loop.ts';
import { at, dana, kim } from '../../core/coaching/company.ts';

const now = at('2026-03-02T09:00:00.000Z');
const key = new Uint8Array(32).fill(7);

/** As mails of these were queued, a second apart, oldest first. */
const outbox = async (mails: readonly (Partial<MailIntent> & { readonly kind: MailKind })[]) => {
  const ledger: Ledger = memoryLedger();
  await hired(ledger, [dana, kim]);
  for (const [index, more] of mails.entries()) {
    const sendAt = new Date(Date.parse(now) + index * 1000).toISOString();
    const mail = MailIntent.parse({
      id: `m.${index}`,
      to: 'kim',
      createdAt: sendAt,
      sendAt,
      state: 'sent',
      ...more,
    });
    await ledger.commit([put(mailRow, keys.mail(mail.to, mail.id), 'absent', mail)]);
  }
  return await sentMails({ now, policy: defaultPolicy } as Visit, { ledger } as ConsolePorts, key);
};

const pathOf = async (more: Parameters<typeof outbox>[0][number]): Promise<string | undefined> => {
  const [sent] = await outbox([more]);
  if (sent?.href === undefined) return undefined;
  const url = new URL(sent.href, 'http://console');
  const opens = checkLink(key, url.pathname, Object.fromEntries(url.searchParams), now);
  expect(opens).toEqual({
    kind: 'good',
    person: sent.to.id,
    expiresAt: plusDays(now, defaultPolicy.mail.linkDays),
  });
  return url.pathname;
};

const ofTask = { taskId: 'quarterly.dana.1', interviewer: 'dana' } as Partial<MailIntent>;
const ofDispute = { interviewer: 'dana', subject: 'loop.1#4.0.leading-question' } as Partial<MailIntent>;
const task = '/tasks/dana/quarterly.dana.1';

it.each<[MailKind, Partial<MailIntent>, string | undefined]>([
  ['task-opened', ofTask, task],
  ['task-reminder', ofTask, task],
  ['task-escalated', ofTask, task],
  ['task-handed-over', ofTask, task],
  ['feedback-ready', { ...ofTask, to: dana.id }, task],
  ['invitation', ofTask, task],
  ['invitation', { ...ofTask, to: dana.id }, undefined],
  ['invitation-cancelled', ofTask, undefined],
  ['finding-disputed', ofDispute, '/disputes/dana/loop.1/4.0.leading-question'],
  ['dispute-decided', { ...ofDispute, to: dana.id }, '/disputes/dana/loop.1/4.0.leading-question'],
  ['quarantine-notice', {}, '/quarantine'],
  ['weekly-digest', {}, '/status'],
  ['capacity-notice', {}, '/status'],
  ['speaker-question', {}, '/status'],
  ['mail-returned', {}, '/status'],
  ['programme-report', {}, '/programme'],
  ['site-notice', { to: dana.id }, '/record/dana'],
])('of a mail %s with %o opens %s, for whoever got it', async (kind, more, path) => {
  expect(await pathOf({ kind, ...more })).toBe(path);
});

it('lists the newest first, of everybody, and as many as somebody scrolls through', async () => {
  const mails = Array.from({ length: 201 }, (_, index) => ({
    kind: 'weekly-digest' as const,
    to: index % 2 === 0 ? kim.id : dana.id,
  }));
  const shown = (await outbox(mails)).map(({ mail }) => mail.id);
  expect(shown).toHaveLength(200);
  expect(shown.slice(0, 3)).toEqual(['m.200', 'm.199', 'm.198']);
  expect(shown.at(-1)).toBe('m.1');
});
