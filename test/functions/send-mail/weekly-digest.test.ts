import { beforeEach, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { nextDigest } from '../../../functions/runtime/digest-schedule.ts';
import { keys, personRow, read } from '../../../functions/runtime/rows.ts';
import { hired } from '../../support/kept-loop.ts';
import { type Sending, sending } from './sending.ts';

let room: Sending;
beforeEach(async () => {
  room = await sending();
});

describe('the week’s digest', () => {
  const operations = async (more: Record<string, unknown> = {}) =>
    await hired(room.ledger, [{ id: 'ines', role: 'operations', timeZone: 'America/New_York', ...more }]);
  const queued = async (): Promise<string[]> =>
    (await room.ledger.query({ partition: 'person#ines', prefix: 'mail#', limit: 20 })).map(
      ({ body }) => `${String(body['state'])} ${String(body['sendAt'])}`,
    );

  it('comes every Monday as work begins, each queueing the next, also across a change of the clocks', async () => {
    room.at('2026-10-23T08:00:00.000Z');
    await operations();
    await room.owes('a', { dueAt: '2026-10-20T13:00:00.000Z' });
    const ines = (await read(room.ledger, personRow, keys.person('ines' as never)))?.body;
    if (ines === undefined) throw new Error('nobody');
    for (let twice = 0; twice < 2; twice += 1)
      await room.ledger.commit(await nextDigest(room.ledger, ines, room.clock.now(), defaultPolicy));
    expect(await queued()).toEqual(['queued 2026-10-26T12:00:00.000Z']);
    room.at('2026-10-26T12:00:00.000Z');
    await room.sweep();
    room.at('2026-11-02T13:00:00.000Z');
    await room.sweep();
    expect(room.out.filter(({ subject }) => subject.startsWith('The week: 1 overdue'))).toHaveLength(2);
    expect(await queued()).toEqual([
      'sent 2026-10-26T12:00:00.000Z',
      'sent 2026-11-02T13:00:00.000Z',
      'queued 2026-11-09T13:00:00.000Z',
    ]);
  });

  it('is nobody’s who is not, or no longer, in operations', async () => {
    await operations({ active: false });
    const ines = (await read(room.ledger, personRow, keys.person('ines' as never)))?.body;
    if (ines === undefined) throw new Error('nobody');
    expect(await nextDigest(room.ledger, ines, room.clock.now(), defaultPolicy)).toEqual([]);
  });
});
