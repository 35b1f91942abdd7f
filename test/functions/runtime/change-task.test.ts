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
