import { beforeEach, describe, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Dispatched } from '../../../functions/ports/dispatch.ts';
import type { Key, Ledger } from '../../../functions/ports/ledger.ts';
import { keys } from '../../../functions/runtime/rows.ts';
import { sweep, sweepLimit } from '../../../functions/sweep/step.ts';

const now = Instant.parse('2026-07-14T12:00:00.000Z');
const clock = virtualClock(now);

let ledger: Ledger;
let sent: (readonly Dispatched[])[];
beforeEach(() => {
  ledger = openSqliteLedger({ path: ':memory:' });
  sent = [];
});

const dispatch = { send: async (messages: readonly Dispatched[]) => void sent.push(messages) };
const tick = async () => await sweep({ ledger, dispatch, clock });

const due = async (key: Key, nextAt: string = now, body: Record<string, unknown> = {}): Promise<void> =>
  await ledger.commit([{ kind: 'put', key, expects: 'absent', body, nextAt: Instant.parse(nextAt) }]);

describe('the sweep', () => {
  it.each([
    ['a task', { partition: 'interviewer#dana', sort: 'task#t1' }, 'advance-task'],
    ['a mail', { partition: 'person#kim', sort: 'mail#m1' }, 'send-mail'],
  ])('hands %s to the step that knows it, with its place', async (_what, key, step) => {
    await due(key);
    expect(await tick()).toEqual({ handed: 1, more: false });
    expect(sent).toEqual([[{ step, ...key }]]);
  });

  it.each([
    ['the night', keys.fleet(), 'update-fleet'],
    ['the quarter', { partition: 'quarter', sort: 'start' }, 'start-quarter'],
  ])('says that %s has come', async (_what, key, step) => {
    await due(key);
    await tick();
    expect(sent).toEqual([[{ step }]]);
  });

  it('hands what has waited to admission, by the key it lies under in the drop', async () => {
    const key = 'transcripts/a.vtt';
    await due(keys.waitingFor(key), now, {
      key,
      for: 'metadata',
      message: 'It waits for its metadata.',
      since: '2026-07-11T12:00:00.000Z',
      until: now,
      subject: 'a',
    });
    await tick();
    expect(sent).toEqual([[{ step: 'admit', key }]]);
  });

  it('leaves what is not due yet, and wakes nobody for nothing', async () => {
    await due({ partition: 'interviewer#dana', sort: 'task#t1' }, '2026-07-14T12:00:00.001Z');
    expect(await tick()).toEqual({ handed: 0, more: false });
    expect(sent).toEqual([]);
  });

  it('passes over a row that nobody knows, and goes on with the others', async () => {
    await due({ partition: 'elsewhere', sort: 'what' });
    await due({ partition: 'interviewer#dana', sort: 'task#t1' });
    expect(await tick()).toEqual({ handed: 1, more: false });
  });

  it('takes five hundred at a time, and says that there may be more', async () => {
    for (let from = 0; from < sweepLimit; from += 100)
      await ledger.commit(
        Array.from({ length: 100 }, (_, index) => ({
          kind: 'put' as const,
          key: { partition: 'interviewer#dana', sort: `task#${from + index}` },
          expects: 'absent' as const,
          body: {},
          nextAt: now,
        })),
      );
    expect(await tick()).toEqual({ handed: 500, more: true });
  });
});
