import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { defaultPolicy, type Policy } from '../../../core/rubric/policy.ts';
import { openSqliteLedger, type SqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { giveBack, NotYet, reserve } from '../../../functions/runtime/model-bucket.ts';
import { runs } from '../../properties/cases.ts';

const rates: Policy['model'] = { ...defaultPolicy.model, requestsPerMin: 60, tokensPerMin: 60_000 };
const noon = Instant.parse('2026-07-14T12:00:00Z');
const later = (seconds: number): Instant =>
  Instant.parse(new Date(Date.parse(noon) + seconds * 1000).toISOString());
const secondsOf = (at: Instant): number => (Date.parse(at) - Date.parse(noon)) / 1000;

let ledger: SqliteLedger;
beforeEach(() => {
  ledger = openSqliteLedger({ path: ':memory:' });
});
afterEach(() => ledger.close());

const place = async (name: string, tokens: number, requests = 4, now = noon): Promise<number> =>
  secondsOf(await reserve(ledger, name, { requests, tokens }, now, rates));

describe('the bucket of model calls', () => {
  it('lets the first loop call at once and each next one when the rate has room for it', async () => {
    expect(await place('a', 30_000)).toBe(0);
    expect(await place('b', 30_000)).toBe(30);
    expect(await place('c', 30_000)).toBe(60);
  });

  it('counts requests as well as tokens', async () => {
    await place('a', 10, 20);
    expect(await place('b', 10, 20)).toBe(20);
  });

  it('gives the same moment, and takes no second place, when it is asked again', async () => {
    await place('a', 30_000);
    expect(await place('b', 30_000)).toBe(30);
    expect(await place('b', 30_000)).toBe(30);
    expect(await place('c', 30_000)).toBe(60);
  });

  it('is empty again when nobody has called for a while', async () => {
    await place('a', 30_000);
    expect(await place('b', 30_000, 4, later(600))).toBe(600);
  });

  it('lets flow back what was not used', async () => {
    await place('a', 60_000);
    await giveBack(ledger, 'a', { requests: 4, tokens: 20_000 }, rates);
    expect(await place('b', 1000)).toBe(20);
  });

  it('lets it flow back once, however often it is told', async () => {
    await place('a', 60_000);
    for (let time = 0; time < 3; time += 1)
      await giveBack(ledger, 'a', { requests: 4, tokens: 40_000 }, rates);
    expect(await place('b', 1000)).toBe(40);
  });

  it('never calls a later loop before an earlier one, whatever flows back', async () => {
    await place('a', 60_000);
    expect(await place('b', 1000)).toBe(60);
    await giveBack(ledger, 'a', { requests: 0, tokens: 0 }, rates);
    expect(await place('c', 1000)).toBeGreaterThanOrEqual(60);
  });

  it('lets those who come later wait for what a loop used beyond what it had reserved', async () => {
    await place('a', 30_000);
    await giveBack(ledger, 'a', { requests: 4, tokens: 90_000 }, rates);
    await giveBack(ledger, 'nobody', { requests: 0, tokens: 0 }, rates);
    expect(await place('b', 1000)).toBe(90);
  });

  /** So many loops, one after another, of which each uses half of its estimate. */
  const known = async (loops: number): Promise<void> => {
    for (let loop = 0; loop < loops; loop += 1) {
      await place(`known-${loop}`, 60_000, 4, later(loop * 60));
      await giveBack(ledger, `known-${loop}`, { requests: 4, tokens: 30_000 }, rates);
    }
  };

  it('makes places as wide as loops really are, once fifteen have said how much they use', async () => {
    await known(14);
    const first = await place('first', 60_000, 4, later(3600));
    expect((await place('second', 60_000, 4, later(3600))) - first).toBe(60);
    await giveBack(ledger, 'first', { requests: 4, tokens: 30_000 }, rates);
    // All at once, before any of them has used anything: half of the estimate, and a little more.
    const from = await place('a', 60_000, 4, later(7200));
    expect((await place('b', 60_000, 4, later(7200))) - from).toBeCloseTo(30.9, 1);
  });

  it('gives no place more than six minutes ahead while it is not known how wide one is', async () => {
    for (let minute = 0; minute <= 6; minute += 1)
      expect(await place(`m${minute}`, 60_000)).toBe(60 * minute);
    await expect(place('m7', 60_000)).rejects.toBeInstanceOf(NotYet);
    // Nothing was kept for it: whoever asks first when time has passed is the next.
    expect(await place('m8', 60_000, 4, later(60))).toBe(420);
    await expect(place('m7', 60_000, 4, later(60))).rejects.toBeInstanceOf(NotYet);
    expect(await place('m7', 60_000, 4, later(300))).toBe(480);
  });

  it('gives places however far ahead once it is known', async () => {
    await known(15);
    for (let loop = 0; loop < 100; loop += 1) await place(`many-${loop}`, 60_000, 4, later(7200));
    expect(await place('last', 60_000, 4, later(7200))).toBeGreaterThan(7200 + 45 * 60);
  });

  it('learns nothing of loops that nobody was asked about', async () => {
    for (let loop = 0; loop < 40; loop += 1) {
      await place(`away-${loop}`, 60_000, 4, later(loop * 60));
      await giveBack(ledger, `away-${loop}`, { requests: 0, tokens: 0 }, rates);
    }
    const from = await place('a', 60_000, 4, later(7200));
    expect((await place('b', 60_000, 4, later(7200))) - from).toBe(60);
  });

  it('keeps to the rates and to the order for any sequence of loops', async () => {
    const step = fc.record({
      tokens: fc.integer({ min: 1, max: 120_000 }),
      requests: fc.integer({ min: 1, max: 12 }),
      waitSeconds: fc.integer({ min: 0, max: 60 }),
      usedShare: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const own = openSqliteLedger({ path: ':memory:' });
        let nowSeconds = 0;
        let last = -1;
        let busyUntil = 0;
        for (const [index, { tokens, requests, waitSeconds, usedShare }] of steps.entries()) {
          nowSeconds += waitSeconds;
          const ask = async (): Promise<number> =>
            secondsOf(await reserve(own, `loop-${index}`, { requests, tokens }, later(nowSeconds), rates));
          const at = await ask().catch(async (fault: unknown) => {
            // Whatever lies before it is through by then.
            if (!(fault instanceof NotYet)) throw fault;
            nowSeconds = Math.ceil(busyUntil);
            return await ask();
          });
          expect(at).toBeGreaterThanOrEqual(last);
          expect(at).toBeGreaterThanOrEqual(nowSeconds);
          // What the loops before have really used has flowed through the rate by then.
          expect(at).toBeGreaterThanOrEqual(busyUntil - 0.01);
          const used = Math.floor(tokens * usedShare);
          await giveBack(own, `loop-${index}`, { requests, tokens: used }, rates);
          busyUntil = at + used / 1000;
          last = at;
        }
        own.close();
      }),
      { numRuns: runs(40) },
    );
  });
});
