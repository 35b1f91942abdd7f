import { beforeEach, describe, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { cycleKeys, firstCycle, quarterStartRow } from '../../../functions/runtime/quarter-rows.ts';
import { read } from '../../../functions/runtime/rows.ts';
import { startQuarter } from '../../../functions/start-quarter/step.ts';

const founded = Instant.parse('2026-03-31T12:00:00.000Z');

let ledger: Ledger;
let clock: ReturnType<typeof virtualClock>;
let started: { readonly machine: string; readonly name: string; readonly input: unknown }[];
beforeEach(async () => {
  ledger = openSqliteLedger({ path: ':memory:' });
  clock = virtualClock(founded);
  started = [];
  await ledger.commit(await firstCycle(ledger, founded, defaultPolicy));
});

const workflows = {
  start: async (machine: string, name: string, input: unknown) => {
    const exists = started.some((each) => each.name === name);
    started.push({ machine, name, input });
    return exists ? ('exists' as const) : ('started' as const);
  },
};
const lookAt = async (at: string) => {
  clock.set(Instant.parse(at));
  return (await startQuarter({ ledger, clock, workflows })).outcome;
};

describe('the start of a quarter’s cycle', () => {
  it('is told what the quarter is, and how often it has been started', async () => {
    expect(await lookAt('2026-04-01T03:00:00.000Z')).toBe('started');
    const [first] = started;
    expect(first).toMatchObject({
      machine: 'quarterly-cycle',
      input: {
        key: 'quarters/2026-Q2',
        quarter: '2026-Q2',
        from: '2026-04-01',
        until: '2026-07-01',
        attempt: 1,
        execution: first?.name,
      },
    });
    // "q-" and forty signs of a hash: within the eighty that an execution's name may have.
    expect(first?.name).toMatch(/^q-[0-9a-f]{40}$/);
  });

  it.each([
    ['before its time', '2026-04-01T02:59:59.999Z', 'not-due'],
    ['at its time', '2026-04-01T03:00:00.000Z', 'started'],
    ['weeks late', '2026-05-12T09:00:00.000Z', 'started'],
  ])('%s', async (_when, at, outcome) => {
    expect(await lookAt(at)).toBe(outcome);
    expect(started).toHaveLength(outcome === 'started' ? 1 : 0);
  });

  it('is not due where there is no programme yet', async () => {
    ledger = openSqliteLedger({ path: ':memory:' });
    expect(await lookAt('2026-04-01T03:00:00.000Z')).toBe('not-due');
  });

  it('comes again each Saturday under another name, and counts anew in the next quarter', async () => {
    for (const at of ['2026-04-01T03:00:00.000Z', '2026-04-04T03:00:00.000Z', '2026-07-01T03:00:00.000Z'])
      expect(await lookAt(at)).toBe('started');
    expect(started.map(({ input }) => input)).toMatchObject([
      { quarter: '2026-Q2', attempt: 1 },
      { quarter: '2026-Q2', attempt: 2 },
      { quarter: '2026-Q3', attempt: 1 },
    ]);
    expect(new Set(started.map(({ name }) => name)).size).toBe(3);
  });

  it('is remembered with when there has been a programme, and when to look next', async () => {
    await lookAt('2026-04-01T03:00:00.000Z');
    expect((await read(ledger, quarterStartRow, cycleKeys.start()))?.body).toEqual({
      since: founded,
      quarter: '2026-Q2',
      attempt: 1,
    });
    expect((await ledger.get(cycleKeys.start()))?.nextAt).toBe('2026-04-04T03:00:00.000Z');
  });

  it('that was started by whoever died before saying so moves on with the name it had', async () => {
    const dies = {
      ...ledger,
      get: ledger.get.bind(ledger),
      commit: async () => await Promise.reject(new Error('killed')),
    };
    clock.set(Instant.parse('2026-04-01T03:00:00.000Z'));
    await expect(startQuarter({ ledger: dies, clock, workflows })).rejects.toThrow('killed');
    expect(await lookAt('2026-04-01T03:05:00.000Z')).toBe('already');
    expect(new Set(started.map(({ name }) => name)).size).toBe(1);
    expect(await lookAt('2026-04-01T03:10:00.000Z')).toBe('not-due');
  });
});
