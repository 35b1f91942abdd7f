/** What there is, waits and is owed, counted from the ledger. */
import { beforeEach, describe, expect, it } from 'vitest';
import { MailIntent } from '../../../core/coaching/mail-intent.ts';
import { MailId } from '../../../core/identity.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { keys, mailRow, put, quarantineRow, taskRow, waitingRow } from '../../../functions/runtime/rows.ts';
import { setAside, statusOf } from '../../../functions/runtime/status.ts';
import { hired } from '../../support/kept-loop.ts';
import { at, dana, kim, task } from '../../core/coaching/company.ts';

const now = at('2026-03-02T09:00:00.000Z');

let ledger: Ledger;
beforeEach(async () => {
  ledger = memoryLedger();
  await hired(ledger, [dana, kim]);
});

const mailed = async (id: string, more: Partial<MailIntent>): Promise<void> => {
  const mail = MailIntent.parse({
    id: `m.${id}`,
    kind: 'task-opened',
    to: 'kim',
    createdAt: now,
    sendAt: now,
    state: 'sent',
    ...more,
  });
  await ledger.commit([put(mailRow, keys.mail(mail.to, mail.id), 'absent', mail)]);
};
const as = (id: string): MailId => MailId.parse(`m.${id}`);

describe('the status', () => {
  it('counts the mails that went out, several things in one as one', async () => {
    await mailed('a', { sentIn: as('a') });
    await mailed('b', { sentIn: as('a') });
    await mailed('c', {});
    await mailed('d', { to: dana.id, sentIn: as('a') });
    await mailed('e', { state: 'queued' });
    await mailed('f', { state: 'dropped' });
    await mailed('g', { state: 'bounced' });
    expect(await statusOf({ ledger })).toMatchObject({ mails: 4 });
  });

  it('names the mails that wait, and those that came to nothing, each with its reason', async () => {
    await mailed('sent', { because: 'mail-server: Away.' });
    await mailed('queued', { state: 'queued', because: 'mail-server: Away.' });
    await mailed('dropped', { state: 'dropped', because: 'mail-refused: No.' });
    await mailed('bounced', { state: 'bounced', because: 'mail-bounced: Full.' });
    await mailed('called off', { id: as('off'), state: 'dropped' });
    const { mailsHeld, mailsDropped } = await statusOf({ ledger });
    expect(mailsHeld).toEqual([{ id: 'm.queued', to: 'kim', because: 'mail-server: Away.' }]);
    expect(mailsDropped?.map(({ id }) => id).sort()).toEqual(['m.bounced', 'm.dropped']);
  });

  it('says nothing of mails in trouble where there is none', async () => {
    await mailed('a', {});
    const status = await statusOf({ ledger });
    expect(status).not.toHaveProperty('mailsHeld');
    expect(status).not.toHaveProperty('mailsDropped');
  });

  it('lists what is owed by when it is due, then by its id, with what has been done about it', async () => {
    const due = (milestone: string, dueAt: string, more = {}) =>
      task({ kind: 'checkpoint', milestone, dueAt: at(dueAt), ...more });
    const tasks = [
      due('3', '2026-03-09T10:00:00.000Z'),
      due('2', '2026-03-09T10:00:00.000Z'),
      due('9', '2026-03-01T10:00:00.000Z', { remindedAt: now, escalatedAt: now, missedAt: now }),
      due('1', '2026-03-12T10:00:00.000Z', { owner: undefined, pausedAt: now }),
    ];
    await ledger.commit(
      tasks.map((each) => put(taskRow, keys.task(each.interviewer, each.id), 'absent', each)),
    );
    const listed = (await statusOf({ ledger })).tasks;
    expect(listed.map(({ id }) => id.split('.').at(-1))).toEqual(['9', '2', '3', '1']);
    expect(listed[0]).toMatchObject({ coach: 'kim', remindedAt: now, escalatedAt: now, missedAt: now });
    expect(listed[1]).not.toHaveProperty('missedAt');
    expect(listed[1]).not.toHaveProperty('pausedAt');
    expect(listed[3]).toMatchObject({ coach: null, pausedAt: now });
  });

  it('names what waits, for what and until when, and what is set aside, and why', async () => {
    await ledger.commit([
      put(waitingRow, keys.waitingFor('transcripts/a.vtt'), 'absent', {
        key: 'transcripts/a.vtt',
        for: 'metadata',
        message: 'No metadata yet.',
        subject: 'a',
        since: now,
        until: at('2026-03-05T09:00:00.000Z'),
      }),
      put(quarantineRow, keys.quarantined('transcripts/b.vtt'), 'absent', {
        key: 'transcripts/b.vtt',
        code: 'binary',
        message: 'Not text.',
        at: now,
        attempt: 0,
      }),
    ]);
    expect(await setAside({ ledger })).toEqual({
      waiting: [
        {
          key: 'transcripts/a.vtt',
          for: 'metadata',
          message: 'No metadata yet.',
          since: now,
          until: '2026-03-05T09:00:00.000Z',
        },
      ],
      quarantined: [{ key: 'transcripts/b.vtt', code: 'binary', message: 'Not text.' }],
    });
  });
});
