/** Six months of a small company, end to end, against the slow re-computation of everything it owes. */
import { beforeAll, describe, expect, it } from 'vitest';
import { liveInMemory, type LivedInMemory } from '../../infra/local/company/in-memory.ts';
import { marrowby } from '../../infra/local/company/marrowby.ts';
import { type Compared, compare } from './compare.ts';

let life: LivedInMemory;
let compared: Compared;

beforeAll(async () => {
  life = await liveInMemory(
    await marrowby({
      seed: 21,
      interviewers: 12,
      months: 6,
      starts: '2025-02-01',
      drifting: 1,
      mending: 1,
      busiest: 8,
    }),
  );
  compared = await compare(life.lived, life.service.ports.ledger, life.stores.mailer.messages);
}, 120_000);

describe('six months of a small company', () => {
  it('owe everything exactly once, at the time that the table says', () => {
    expect(compared.violations).toEqual([]);
  });

  it('hold enough to be worth comparing', () => {
    expect(compared.loops).toBeGreaterThan(50);
    expect(compared.datesCompared).toBeGreaterThan(20);
    expect(compared.quarters).toBe(2);
    expect(compared.invitations).toBeGreaterThan(50);
    for (const kind of ['assign-coach', 'first-loop-review', 'checkpoint', 'calibration', 'quarterly'])
      expect(compared.instances[kind] ?? 0).toBeGreaterThan(0);
  });
});
