/** Three hundred histories in every run of the tests; twenty thousand by `plumbline simulate`. */
import { describe, expect, it } from 'vitest';
import { faultNames } from '../../infra/local/simulate/fault-names.ts';
import { simulate } from '../../infra/local/simulate/simulate.ts';
import { shrunk } from '../../infra/local/simulate/shrink.ts';
import { smallScale, writeHistory } from '../../infra/local/simulate/write-history.ts';

/** As many events as the command's own, and fewer people in less time, so that three hundred fit into the gate. */
const gateScale = { ...smallScale, interviewers: 2, months: 0.2 };

describe('the whole program under faults', () => {
  it('keeps every promise in three hundred histories', async () => {
    const broken: unknown[] = [];
    const events: number[] = [];
    let loops = 0;
    for (let seed = 1; seed <= 300; seed += 1) {
      const verdict = await simulate(seed, gateScale);
      loops += verdict.loops;
      events.push(verdict.events);
      if (verdict.broken.length > 0) broken.push({ seed, broken: verdict.broken });
    }
    expect(broken).toEqual([]);
    // Histories in which nothing happens would keep every promise too.
    expect(loops).toBeGreaterThan(600);
    expect(Math.min(...events)).toBeGreaterThanOrEqual(200);
    // Twenty seconds of work, and on a machine that does much else several times as long.
  }, 600_000);

  it('keeps them where a late scorecard met the older of two copies, and the loop never read it', async () => {
    for (const seed of [10_236, 15_537]) expect((await simulate(seed, gateScale)).broken).toEqual([]);
  });

  it('keeps them where an execution without the scorecard was slower than the one with it', async () => {
    expect((await simulate(8870, gateScale)).broken).toEqual([]);
  });

  it('keeps them where the first of two copies ended behind its envelope, and the other went on with it', async () => {
    expect((await simulate(388, gateScale)).broken).toEqual([]);
  });

  it('keeps them where a clock went ahead and came back, and the model’s next place was far ahead', async () => {
    expect((await simulate(20_211, gateScale)).broken).toEqual([]);
  });

  it('keeps them where others took over from a function that was sending a mail for longer than one lives', async () => {
    expect((await simulate(79_556, gateScale)).broken).toEqual([]);
  });

  it('keeps them where the clock was put back after a mail was queued and before its task was done', async () => {
    expect((await simulate(71_277, gateScale)).broken).toEqual([]);
  });

  it('plays the same seed twice to the same end, to the byte', async () => {
    const [one, two] = [await simulate(11, smallScale), await simulate(11, smallScale)];
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    expect(JSON.stringify(writeHistory(11, smallScale))).toBe(JSON.stringify(writeHistory(11, smallScale)));
  });

  it('writes histories of at least as many events as asked for, in both engines, with every kind of deed', () => {
    const histories = Array.from({ length: 40 }, (_, seed) => writeHistory(seed, smallScale));
    expect(Math.min(...histories.map(({ events }) => events.length))).toBeGreaterThanOrEqual(200);
    expect(new Set(histories.map(({ engine }) => engine)).size).toBe(2);
    const deeds = new Set(histories.flatMap(({ events }) => events.map((event) => event.do)));
    expect([...deeds].sort()).toEqual([
      'announce',
      'assign',
      'clock',
      'crash',
      'erase',
      'form',
      'outage',
      'put',
      'redrive',
      'sweep',
    ]);
  });

  it('without faults writes none', () => {
    const { events } = writeHistory(3, { ...smallScale, faults: new Set() });
    expect(events.filter((event) => ['crash', 'outage', 'clock', 'announce'].includes(event.do))).toEqual([]);
    expect(faultNames.length).toBe(new Set(faultNames).size);
  });
});

describe('a history that breaks a promise', () => {
  it('is cut down to the events that it takes', async () => {
    const history = writeHistory(5, smallScale);
    const needed = [3, 90, 171];
    const { events } = await shrunk(history, async (smaller) =>
      needed.every((id) => smaller.events.some((event) => event.id === id)),
    );
    expect(events.map(({ id }) => id)).toEqual(needed);
  });
});
