/** A process that dies at any commit of a quarter’s cycle leaves one that the next process ends as if nothing had been. */
import { describe, expect, it } from 'vitest';
import { Instant } from '../../core/identity.ts';
import type { Ledger } from '../../functions/ports/ledger.ts';
import { type QuarterlyCompany, quarterlyCompany } from './quarterly-company.ts';

describe('a crash after any commit', () => {
  const small = async (): Promise<QuarterlyCompany> => {
    const company = quarterlyCompany();
    await company.govern({ coaching: { weeklyLimitMin: 15 } });
    await company.hire(
      ['ann', 'bo', 'cy', 'di', 'ed'],
      Array.from({ length: 11 }, (_, n) => ({
        id: `p${n}`,
        coach: n < 5 ? 'ann' : n < 7 ? 'bo' : n < 9 ? 'cy' : n < 10 ? 'di' : 'ed',
      })),
    );
    // Four weeks are left: ann has one interviewer too many.
    company.clock.set(Instant.parse('2026-06-01T03:00:00.000Z'));
    return company;
  };

  it('ends the same as none', async () => {
    const whole = await small();
    await whole.life().tick();
    const wanted = await whole.contents();
    let commits = 0;
    for (let survives = 0; survives < 100; survives += 1) {
      const own = await small();
      const { ledger } = own;
      let left = survives;
      const mortal: Ledger = {
        get: (key) => ledger.get(key),
        query: (range) => ledger.query(range),
        due: (now, limit) => ledger.due(now, limit),
        async commitInOrder(changes) {
          for (const each of changes) await mortal.commit([each]);
        },
        commit: async (writes) => {
          // Nothing more is written by a process that is dead, its quarantine included.
          if (left < 0) throw new Error('killed');
          left -= 1;
          if (left < 0) throw new Error('killed');
          await ledger.commit(writes);
        },
      };
      await own
        .life({}, mortal)
        .tick()
        .catch(() => undefined);
      if (left >= 0) break;
      commits += 1;
      await own.life().tick();
      expect(await own.contents()).toBe(wanted);
    }
    // The start, its row, five coaches with a decision and its tasks each, the close, the engine's own.
    expect(commits).toBeGreaterThan(12);
    expect(wanted).toContain('"shortMinutes": 15');
  }, 120_000);
});
