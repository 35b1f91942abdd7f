/** A quarter starts on its first day by the programme’s clock, once, and is made up for where that was missed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Instant } from '../../core/identity.ts';
import { Policy } from '../../core/rubric/policy.ts';
import { openSqliteLedger } from '../../functions/adapters/sqlite-ledger.ts';
import type { Ledger } from '../../functions/ports/ledger.ts';
import type { Workflows } from '../../functions/ports/workflows.ts';
import { cycleKeys, firstCycle, quarterStartRow } from '../../functions/runtime/quarter-rows.ts';
import { read } from '../../functions/runtime/rows.ts';
import { startQuarter } from '../../functions/start-quarter/step.ts';
import { began, type QuarterlyCompany, quarterlyCompany } from './quarterly-company.ts';

let company: QuarterlyCompany;
beforeEach(() => {
  company = quarterlyCompany();
});

describe('the start of a quarter', () => {
  it('comes on its first day at three by the programme’s clock, once however often it is looked for', async () => {
    await company.hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    await company.cycleAt('2026-04-01T02:59:00.000Z');
    expect(await company.quarterly()).toEqual([]);
    await company.cycleAt(began);
    const first = await company.contents();
    expect((await company.quarterly()).map(({ milestone }) => milestone)).toEqual(['2026-Q2']);
    await company.cycleAt(began);
    await company.cycleAt('2026-04-03T12:00:00.000Z');
    expect(await company.contents()).toBe(first);
  });

  it('that was missed for weeks is made up for once, and looked at again on the next Saturday', async () => {
    await company.hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    await company.cycleAt('2026-05-12T09:00:00.000Z');
    expect(await read(company.ledger, quarterStartRow, cycleKeys.start())).toMatchObject({
      body: { quarter: '2026-Q2', attempt: 1 },
    });
    expect((await company.ledger.get(cycleKeys.start()))?.nextAt).toBe('2026-05-16T03:00:00.000Z');
    expect((await company.quarterly()).map(({ dueAt }) => dueAt > '2026-05-12')).toEqual([true]);
  });

  it('follows the programme’s zone across daylight saving and around the date line', async () => {
    const starts = async (timeZone: string, quarterStartMonths: number[], now: string) => {
      const policy = Policy.parse({ programme: { timeZone, quarterStartMonths } });
      const own = openSqliteLedger({ path: ':memory:' });
      await own.commit(await firstCycle(own, Instant.parse(now), policy));
      return (await own.get(cycleKeys.start()))?.nextAt;
    };
    const [march, april] = ['2026-03-29T00:00:00.000Z', '2026-03-31T10:59:00.000Z'];
    // Clocks go forward in Berlin on Sunday 29 March: three in the morning is an hour earlier from then on.
    expect(await starts('Europe/Berlin', [1, 4, 7, 10], march)).toBe('2026-04-01T01:00:00.000Z');
    expect(await starts('Europe/Berlin', [1, 4, 7, 10], '2026-03-27T00:00:00.000Z')).toBe(
      '2026-03-28T02:00:00.000Z',
    );
    expect(await starts('Pacific/Kiritimati', [4], april)).toBe('2026-03-31T13:00:00.000Z');
    expect(await starts('Pacific/Pago_Pago', [4], april)).toBe('2026-04-01T14:00:00.000Z');
    // In Santiago the clock goes from midnight back to eleven on the night to 5 April.
    expect(await starts('America/Santiago', [4], '2026-04-04T12:00:00.000Z')).toBe(
      '2026-04-11T07:00:00.000Z',
    );
  });

  it('that finds its name taken only moves on', async () => {
    await company.hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    company.clock.set(Instant.parse(began));
    const { ledger, clock } = company;
    const { engine } = company.life();
    const names: string[] = [];
    const workflows: Workflows = {
      start: async (machine, name, input) => {
        names.push(name);
        return await engine.start(machine, name, input);
      },
    };
    const dies: Ledger = { ...ledger, commit: async () => await Promise.reject(new Error('killed')) };
    await expect(startQuarter({ ledger: dies, clock, workflows })).rejects.toThrow('killed');
    expect(await startQuarter({ ledger, clock, workflows })).toEqual({ outcome: 'already' });
    expect(await startQuarter({ ledger, clock, workflows })).toEqual({ outcome: 'not-due' });
    expect(new Set(names).size).toBe(1);
    expect(names[0]).toMatch(/^q-[0-9a-f]{40}$/);
  });
});
