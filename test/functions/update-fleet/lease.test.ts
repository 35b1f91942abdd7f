import { beforeEach, describe, expect, it } from 'vitest';
import { Instant, PersonId } from '../../../core/identity.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { recordLoop } from '../../../functions/record-loop/step.ts';
import { keys } from '../../../functions/runtime/rows.ts';
import { fleetForQuarter, updateFleet } from '../../../functions/update-fleet/step.ts';
import { dyingAfter } from '../../support/disturbed-ledger.ts';
import { aged, hired, keepLoop, memoryArtefacts } from '../../support/kept-loop.ts';

let ledger: Ledger;
let clock: ReturnType<typeof virtualClock>;
let artefacts: ReturnType<typeof memoryArtefacts>;
beforeEach(() => {
  ledger = openSqliteLedger({ path: ':memory:' });
  clock = virtualClock(Instant.parse('2026-06-01T09:00:00.000Z'));
  artefacts = memoryArtefacts();
});

const somebodyHasLed = async (): Promise<void> => {
  await hired(ledger, [
    { id: 'dana', coach: 'cora' },
    { id: 'cora', role: 'coach' },
  ]);
  const state = await keepLoop(artefacts, {
    loopId: 'l0',
    interviewer: 'dana',
    endedAt: '2026-05-29T10:00:00.000Z',
  });
  await recordLoop(state, { ledger, artefacts, clock });
};

const night = async (at: string) => {
  clock.set(Instant.parse(at));
  return await updateFleet({ ledger, artefacts, clock });
};

describe('a night that somebody is at', () => {
  const leased = async (): Promise<string | undefined> => (await ledger.get(keys.fleet()))?.nextAt;

  it('is theirs for twenty minutes, and taken over where they died at it', async () => {
    await somebodyHasLed();
    const due = '2026-06-02T02:00:00.000Z';
    clock.set(Instant.parse(due));
    await expect(updateFleet({ ledger: dyingAfter(ledger, 1), artefacts, clock })).rejects.toThrow('killed');
    expect(await leased()).toBe('2026-06-02T02:20:00.000Z');
    expect((await night('2026-06-02T02:19:59.999Z')).outcome).toBe('not-due');
    expect((await night('2026-06-02T02:20:00.000Z')).outcome).toBe('updated');
    expect(await leased()).toBe('2026-06-03T02:00:00.000Z');
  });

  it('is due where there has been none, and not again before its hour', async () => {
    await hired(ledger, [{ id: 'cora', role: 'coach' }]);
    expect(await night('2026-06-01T12:00:00.000Z')).toEqual({
      outcome: 'updated',
      interviewers: 0,
      recounted: 0,
      pending: 0,
    });
    expect(await night('2026-06-02T01:59:59.999Z')).toEqual({
      outcome: 'not-due',
      interviewers: 0,
      recounted: 0,
      pending: 0,
    });
  });

  it('is asked for by the quarter at any hour, until its claims stand', async () => {
    await somebodyHasLed();
    await night('2026-06-02T02:00:00.000Z');
    const ports = { ledger, artefacts, clock };
    clock.set(Instant.parse('2026-07-01T03:00:00.000Z'));
    await night('2026-07-01T02:00:00.000Z');
    // The night before has made them.
    expect((await updateFleet(ports, { quarter: '2026-Q3' })).outcome).toBe('not-due');
    expect((await updateFleet(ports, { quarter: '2026-Q4' })).outcome).toBe('updated');
  });

  it('is over for the quarter once all has been counted again', async () => {
    await somebodyHasLed();
    await aged(ledger, PersonId.parse('dana'));
    clock.set(Instant.parse('2026-07-01T03:00:00.000Z'));
    const state = { key: 'quarters/2026-Q3', quarter: '2026-Q3', from: '2026-07-01', until: '2026-10-01' };
    expect(
      await fleetForQuarter({ ...state, attempt: 1, execution: 'q-1' }, { ledger, artefacts, clock }),
    ).toEqual({ outcome: 'done' });
  });
});
