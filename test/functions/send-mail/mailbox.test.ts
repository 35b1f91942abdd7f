import { beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { MailIntent } from '../../../core/coaching/mail-intent.ts';
import { queuedMails } from '../../../functions/runtime/queued-mail.ts';
import { mailRow, put } from '../../../functions/runtime/rows.ts';
import { sendMail } from '../../../functions/send-mail/step.ts';
import { killedAfterSending, mailKey, type Sending, sending } from './sending.ts';

let room: Sending;
beforeEach(async () => {
  room = await sending();
});

describe('a mailbox of years', () => {
  /** Rows that one mail reads, whatever of them is meant for it. */
  const rowsRead = async (id: string): Promise<number> => {
    let rows = 0;
    const counting: Ledger = {
      ...room.ledger,
      async query(range) {
        const found = await room.ledger.query(range);
        rows += found.length;
        return found;
      },
    };
    await sendMail(mailKey(id), { ...room.ports, ledger: counting });
    return rows;
  };

  it('is not read for each mail that is added to it', async () => {
    await room.owes('a');
    const empty = await rowsRead('a');
    for (let old = 0; old < 40; old += 1)
      await room.ledger.commit([
        put(mailRow, mailKey(`old-${old}`), 'absent', {
          ...MailIntent.parse(await room.kept('a')),
          id: `m.old-${old}` as never,
        }),
      ]);
    room.at('2026-09-23T08:00:00.000Z');
    await room.owes('b');
    expect(await rowsRead('b')).toBe(empty);
    expect((await room.kept('b'))?.state).toBe('sent');
  });

  it('knows what is queued, and nothing that has gone', async () => {
    const queued = async () => (await queuedMails(room.ledger, 'noor' as never)).map(({ body }) => body.id);
    await room.owes('a');
    await room.owes('b');
    expect(await queued()).toEqual(['m.a', 'm.b']);
    await room.send('a');
    expect(await queued()).toEqual([]);
    expect(await room.ledger.query({ partition: 'person#noor', prefix: 'queued#', limit: 9 })).toEqual([]);
  });

  it('is not misled by a mark that a crash has left behind', async () => {
    await room.owes('a');
    const mark = await room.ledger.get({ partition: 'person#noor', sort: 'queued#m.a' });
    await room.send('a');
    await room.ledger.commit([
      { kind: 'put', key: mark as never, expects: 'absent', body: mark?.body ?? {} },
    ]);
    expect(await queuedMails(room.ledger, 'noor' as never)).toEqual([]);
  });
});

describe('a mail that the release before queued, without a mark of its own', () => {
  const unmark = async (): Promise<void> => {
    const marks = await room.ledger.query({ partition: 'person#noor', prefix: 'queued#', limit: 20 });
    await room.ledger.commit(
      marks.map(({ partition, sort, version }) => ({
        kind: 'remove',
        key: { partition, sort },
        expects: version,
      })),
    );
  };

  it('is sent where it was in hand when its sender died', async () => {
    await room.owes('a');
    const killed = { ...room.ports, ledger: killedAfterSending(room.ledger) };
    await expect(sendMail(mailKey('a'), killed, undefined, 5)).rejects.toThrow('killed');
    await unmark();
    room.at('2026-09-22T08:05:00.000Z');
    await room.sweep();
    expect(room.out.map(({ id }) => id)).toEqual(['m.a', 'm.a']);
    expect(await room.kept('a')).toMatchObject({ state: 'sent', sentIn: 'm.a' });
  });

  it('travels with the others on the next day at the latest', async () => {
    for (const id of ['a', 'b', 'c']) await room.owes(id);
    await unmark();
    await room.sweep();
    expect(room.out).toHaveLength(1);
    room.at('2026-09-23T08:00:00.000Z');
    await room.sweep();
    expect(room.out).toHaveLength(2);
    for (const id of ['a', 'b', 'c']) expect((await room.kept(id))?.state).toBe('sent');
  });
});
