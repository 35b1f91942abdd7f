/** One event of one task: what is written with it, and what is written where it changes nothing. */
import { beforeEach, describe, expect, it } from 'vitest';
import { TaskId } from '../../../core/identity.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Write } from '../../../functions/ports/ledger.ts';
import { applyEvent } from '../../../functions/runtime/change-task.ts';
import { keys, put, read, taskRow } from '../../../functions/runtime/rows.ts';
import { at, dana, kim, ops, task } from '../../core/coaching/company.ts';
import { hired, watched } from '../../support/kept-loop.ts';

const now = at('2026-03-02T09:00:00.000Z');
const also: Write = { kind: 'put', key: { partition: 'p', sort: 'also' }, expects: 'absent', body: {} };

const world = () => {
  const ledger = watched(memoryLedger());
  return { ledger, clock: virtualClock(now) };
};
let ports: ReturnType<typeof world>;
beforeEach(async () => {
  ports = world();
  await hired(ports.ledger, [dana, kim, ops]);
});

const owed = async (more: Parameters<typeof task>[0]) => {
  const body = task({ id: TaskId.parse('t'), owner: kim.id, ...more });
  const key = keys.task(dana.id, body.id);
  await ports.ledger.commit([put(taskRow, key, 'absent', body)]);
  const found = await read(ports.ledger, taskRow, key);
  if (found === undefined) throw new Error('no task');
  ports.ledger.commits.length = 0;
  return found;
};

describe('a task that is missed', () => {
  const missed = async () =>
    (await ports.ledger.get({ partition: keys.mailbox(kim.id), sort: 'misses' }))?.body;
  const dueAt = at('2026-03-02T08:00:00.000Z');

  it('counts once against whoever owes it', async () => {
    const found = await owed({
      kind: 'quarterly',
      state: 'open',
      dueAt,
      remindedAt: at('2026-03-01T08:00:00.000Z'),
    });
    const late = await applyEvent(found, { kind: 'tick' }, ports);
    expect(late.missedAt).toBe(dueAt);
    expect(await missed()).toEqual({ count: 1 });
    const again = await read(ports.ledger, taskRow, found.key);
    if (again === undefined) throw new Error('no task');
    await applyEvent(again, { kind: 'handed-over', to: ops.id }, ports);
    expect(await missed()).toEqual({ count: 1 });
  });

  it('is not counted where something else happens to it', async () => {
    const found = await owed({ kind: 'quarterly', state: 'open', dueAt: at('2026-03-09T08:00:00.000Z') });
    await applyEvent(found, { kind: 'handed-over', to: ops.id }, ports);
    expect(await missed()).toBeUndefined();
  });
});

describe('an event that changes nothing', () => {
  it('writes nothing', async () => {
    const found = await owed({ kind: 'quarterly', state: 'closed' });
    expect(await applyEvent(found, { kind: 'tick' }, ports)).toEqual(found.body);
    expect(ports.ledger.commits).toEqual([]);
  });

  it('writes what goes with it, alone', async () => {
    const found = await owed({ kind: 'quarterly', state: 'closed' });
    expect(await applyEvent(found, { kind: 'tick' }, ports, [also])).toEqual(found.body);
    expect(ports.ledger.commits).toEqual([[also]]);
  });
});
