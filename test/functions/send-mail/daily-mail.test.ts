import { beforeEach, describe, expect, it } from 'vitest';
import { MailIntent } from '../../../core/coaching/mail-intent.ts';
import { queuedWrites } from '../../../functions/runtime/queued-mail.ts';
import { keys, read, taskRow } from '../../../functions/runtime/rows.ts';
import { statusOf } from '../../../functions/runtime/status.ts';
import { type Sending, sending } from './sending.ts';

let room: Sending;
beforeEach(async () => {
  room = await sending();
});

describe('the day’s one mail', () => {
  it('holds everything that is owed and not urgent, each with its line and its link', async () => {
    await room.owes('a', { minutes: 10 });
    await room.owes('b', { kind: 'exit-review', minutes: 10, dueAt: '2026-09-25T13:00:00.000Z' });
    await room.owes('c', { kind: 'quarterly', minutes: 15 });
    await room.sweep();
    expect(room.out.map(({ subject }) => subject)).toEqual([
      'Today: 3 things, 35 minutes; first: exit review for dana Example',
    ]);
    for (const id of ['a', 'b', 'c']) expect(room.out[0]?.text).toContain(`/tasks/dana/${id}?`);
    for (const id of ['a', 'b', 'c'])
      expect(await room.kept(id)).toMatchObject({ state: 'sent', sentIn: 'm.a' });
    expect(room.out[0]?.id).toBe('m.a');
    expect((await statusOf({ ledger: room.ledger })).mails).toBe(1);
  });

  it('is followed by another only on the next working day', async () => {
    await room.owes('a');
    await room.sweep();
    room.at('2026-09-22T09:00:00.000Z');
    await room.owes('b');
    await room.owes('c');
    await room.sweep();
    expect(room.out).toHaveLength(1);
    room.at('2026-09-23T06:00:00.000Z');
    await room.sweep();
    expect(room.out.map(({ subject }) => subject.slice(0, 15))).toEqual([
      'Checkpoint for ',
      'Today: 2 things',
    ]);
  });

  it('does not hold back what is due within a day, nor what would be before the next morning', async () => {
    await room.owes('a');
    await room.sweep();
    room.at('2026-09-22T09:00:00.000Z');
    await room.owes('b', { dueAt: '2026-09-23T08:00:00.000Z' });
    await room.sweep();
    expect(room.out).toHaveLength(2);
    // A Friday: due on Sunday, which Monday's mail would miss.
    room.at('2026-09-25T08:00:00.000Z');
    await room.owes('c');
    await room.sweep();
    await room.owes('d', { dueAt: '2026-09-27T09:00:00.000Z' });
    await room.sweep();
    expect(room.out).toHaveLength(4);
  });

  it('waits for its reader’s morning', async () => {
    room.at('2026-09-22T20:00:00.000Z');
    await room.owes('a');
    expect(await room.send('a')).toBe('later');
    expect(await room.kept('a')).toMatchObject({
      state: 'queued',
      sendAt: '2026-09-23T06:00:00.000Z',
      attempts: 0,
    });
  });

  it('leaves room.out what has been done meanwhile, and says a task once', async () => {
    await room.owes('a');
    await room.owes('b');
    const again = { ...(await room.kept('b')), id: 'm.b2', kind: 'task-handed-over' };
    await room.ledger.commit(queuedWrites(MailIntent.parse(again)));
    const gone = await read(room.ledger, taskRow, keys.task('dana' as never, 'a'));
    await room.ledger.commit([
      { kind: 'remove', key: keys.task('dana' as never, 'a'), expects: gone?.version ?? 0 },
    ]);
    await room.sweep();
    expect(room.out.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Handed to you: checkpoint/),
    ]);
    expect(await room.kept('a')).toMatchObject({ state: 'dropped' });
    expect([await room.kept('b'), await room.kept('b2')].map((mail) => mail?.state)).toEqual([
      'sent',
      'sent',
    ]);
  });

  it('holds no more than a day does', async () => {
    for (let index = 0; index < 23; index += 1) await room.owes(`t${String(index).padStart(2, '0')}`);
    await room.sweep();
    expect(room.out.map(({ subject }) => subject.slice(0, 16))).toEqual(['Today: 20 things']);
    room.at('2026-09-23T06:00:00.000Z');
    await room.sweep();
    expect(room.out.map(({ subject }) => subject.slice(0, 16))).toEqual([
      'Today: 20 things',
      'Today: 3 things,',
    ]);
  });
});
