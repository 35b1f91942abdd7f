/** A small drop in every run of the tests; five thousand by `npm run scale`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { dropAtOnce, type Drained } from './drop-at-once.ts';
import { virtualTime } from './virtual-time.ts';

const options = {
  loops: 150,
  interviewers: 6,
  before: 40,
  analyst: 'bedrock',
  tokensPerMin: 400_000,
  share: 0.6,
  admitAtOnce: 10,
  seed: 1,
} as const;

describe.each([
  ['where forty loops have told what they use', options],
  // Long enough that the five minutes of finding out are a small part of it.
  [
    'where no model was ever asked',
    { ...options, loops: 400, interviewers: 16, before: 0, tokensPerMin: 300_000 },
  ],
])('loops that are dropped at once, %s,', (_where, dropped) => {
  let drained: Drained;
  beforeAll(async () => {
    drained = await dropAtOnce(dropped);
  }, 120_000);

  it('are all recorded, and none is set aside', () => {
    expect(drained.recordedMin).toHaveLength(dropped.loops);
    expect(drained.failures).toBe(0);
  });

  it('use what the model allows, although every estimate is far too high', () => {
    expect(drained.quotaShare).toBeGreaterThanOrEqual(0.9);
    expect(drained.longestWaitMin).toBeLessThanOrEqual(1.2 * drained.idealMin);
  });

  it('cost hardly more transitions than one alone, asked for a place once or twice', () => {
    expect(drained.transitionsALoop).toBeLessThanOrEqual(1.2 * drained.undisturbed);
  });

  it('heat no partition beyond what one can take', () => {
    expect(drained.hottestWrites[0]?.units).toBeLessThan(1000);
    expect(drained.hottestReads[0]?.units).toBeLessThan(3000);
  });
});

it('asks as much of the table with three hundred people on the roster as with thirty', async () => {
  const by = async (interviewers: number): Promise<number> =>
    (await dropAtOnce({ ...options, loops: 20, interviewers, before: 2, analyst: 'rules' })).readUnitsALoop;
  expect(await by(300)).toBeLessThan(1.1 * (await by(30)));
});

describe('virtual time', () => {
  it('passes in the order of the waits, and only while somebody waits', async () => {
    const time = virtualTime(0);
    const seen: string[] = [];
    const wait = async (ms: number): Promise<void> => {
      await time.sleep(ms);
      seen.push(`${ms} at ${time.nowMs()}`);
    };
    await time.until(Promise.all([wait(3_600_000), wait(5), wait(70)]));
    expect(seen).toEqual(['5 at 5', '70 at 70', '3600000 at 3600000']);
  });

  it('says so when everybody waits for nothing', async () => {
    await expect(virtualTime(0).until(new Promise(() => {}))).rejects.toThrow('nothing is to come');
  });
});
