import { beforeEach, describe, expect, it } from 'vitest';
import { Conflict, InvalidInput, Unavailable } from '../../../core/faults.ts';
import { Policy } from '../../../core/rubric/policy.ts';
import { keys, policyRow, put } from '../../../functions/runtime/rows.ts';
import { statusOf } from '../../../functions/runtime/status.ts';
import { sendMail } from '../../../functions/send-mail/step.ts';
import { killedAfterSending, mailKey, type Sending, sending } from './sending.ts';

let room: Sending;
beforeEach(async () => {
  room = await sending();
});

describe('a crash', () => {
  it('between sending and noting sends the same mail again under the same id, and loses none of it', async () => {
    await room.owes('a');
    await room.owes('b');
    await expect(
      sendMail(mailKey('b'), { ...room.ports, ledger: killedAfterSending(room.ledger) }, undefined, 5),
    ).rejects.toThrow('killed');
    await room.owes('c');
    expect(await room.send('a')).toBe('not-due');
    room.at('2026-09-22T08:05:00.000Z');
    await room.sweep();
    const two = room.out.filter(({ subject }) => subject.startsWith('Today: 2 things'));
    expect(two.map(({ id }) => id)).toEqual(['m.b', 'm.b']);
    expect(two.map(({ text }) => text.includes('/dana/c?'))).toEqual([false, false]);
    for (const id of ['a', 'b']) expect(await room.kept(id)).toMatchObject({ state: 'sent', sentIn: 'm.b' });
    // What came after the crash waits for its own day.
    expect(await room.kept('c')).toMatchObject({ state: 'queued', sendAt: '2026-09-23T06:00:00.000Z' });
  });
});

describe('two senders at once', () => {
  it('send one mail', async () => {
    for (const id of ['a', 'b', 'c']) await room.owes(id);
    const tries = await Promise.allSettled(['a', 'b', 'c', 'a'].map((id) => room.send(id, 5)));
    const lost = tries.filter(({ status }) => status === 'rejected');
    expect(lost.every((each) => each.status === 'rejected' && each.reason instanceof Conflict)).toBe(true);
    for (const id of ['a', 'b', 'c']) expect(await room.send(id, 5)).toBe('not-due');
    expect(room.out).toHaveLength(1);
    for (const id of ['a', 'b', 'c']) expect((await room.kept(id))?.state).toBe('sent');
  });
});

describe('a mail that cannot go', () => {
  it('is tried again as a whole while the server is away', async () => {
    await room.owes('a');
    await room.owes('b');
    room.fault = new Unavailable('mail-server', 'Away.');
    expect(await room.send('a')).toBe('later');
    expect(await room.kept('b')).toMatchObject({
      state: 'queued',
      attempts: 1,
      sendAt: '2026-09-22T08:01:00.000Z',
    });
    expect((await statusOf({ ledger: room.ledger })).mailsHeld?.map(({ because }) => because)).toEqual([
      'mail-server: Away.',
      'mail-server: Away.',
    ]);
    room.fault = undefined;
    room.at('2026-09-22T08:01:00.000Z');
    await room.sweep();
    expect(room.out.map(({ id, subject }) => [id, subject.slice(0, 15)])).toEqual([
      ['m.a', 'Today: 2 things'],
    ]);
    expect((await statusOf({ ledger: room.ledger })).mailsHeld).toBeUndefined();
    expect((await room.kept('a'))?.because).toBeUndefined();
  });

  it('is tried again after twice as long each time, and after an hour at most', async () => {
    await room.owes('a', { dueAt: '2026-09-22T12:00:00.000Z' });
    room.fault = new Unavailable('mail-server', 'Away.');
    const waits: number[] = [];
    for (let tried = 0; tried < 8; tried += 1) {
      expect(await room.send('a')).toBe('later');
      const sendAt = (await room.kept('a'))?.sendAt ?? room.clock.now();
      waits.push((Date.parse(sendAt) - Date.parse(room.clock.now())) / 60_000);
      room.at(sendAt);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('fails as it is where it is our own fault', async () => {
    await room.owes('a');
    room.fault = new TypeError('broken');
    await expect(room.send('a')).rejects.toThrow('broken');
    expect((await room.kept('a'))?.state).toBe('queued');
  });

  it('is dropped where its reader is nobody any more', async () => {
    await room.owes('a');
    await room.ledger.commit([{ kind: 'remove', key: keys.person('noor' as never), expects: 1 }]);
    expect(await room.send('a')).toBe('dropped');
    expect((await room.kept('a'))?.because).toBe(
      'nobody: noor is not on the roster any more; nobody can be written to.',
    );
  });

  it('is dropped with the reason in sight where it never can', async () => {
    await room.owes('a');
    room.fault = new InvalidInput('mail-refused', 'The mail server refused it.');
    expect(await room.send('a')).toBe('dropped');
    expect((await statusOf({ ledger: room.ledger })).mailsDropped).toEqual([
      { id: 'm.a', to: 'noor', because: 'mail-refused: The mail server refused it.' },
    ]);
  });

  it.each([
    ['elsewhere.example', 'dropped'],
    ['example.com', 'sent'],
  ])('goes only where the policy lets mail go: %s', async (domain, outcome) => {
    const policy = Policy.parse({ mail: { recipientDomains: [domain] } });
    await room.ledger.commit([put(policyRow, keys.policy(), 'absent', policy)]);
    await room.owes('a');
    expect(await room.send('a')).toBe(outcome);
    expect(room.out).toHaveLength(outcome === 'sent' ? 1 : 0);
    const because = (await statusOf({ ledger: room.ledger })).mailsDropped?.[0]?.because;
    if (outcome === 'dropped') expect(because).toMatch(/^recipient-domain: .*example\.com.*recipientDomains/);
    else expect(because).toBeUndefined();
  });
});
