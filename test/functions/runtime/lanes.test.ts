import { expect, it } from 'vitest';
import { inLanes, inTurn, laneQueue } from '../../../functions/runtime/lanes.ts';

const later = async (): Promise<void> => {
  await new Promise((done) => setImmediate(done));
};

it('never has more under way than there are lanes, and does everything once', async () => {
  const done: number[] = [];
  let underWay = 0;
  let most = 0;
  await inLanes(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await later();
    underWay -= 1;
    done.push(item);
  });
  expect(done.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
});

it('keeps the order given when there is one lane', async () => {
  const done: number[] = [];
  await inLanes(1, [3, 1, 2], async (item) => {
    await later();
    done.push(item);
  });
  expect(done).toEqual([3, 1, 2]);
});

it('does nothing of what is added until the lanes open, and then all of it, with what comes meanwhile', async () => {
  const done: number[] = [];
  const lanes = laneQueue<number>(1, async (item) => {
    if (item < 3) lanes.add(item + 1);
    await later();
    done.push(item);
  });
  lanes.add(1);
  await later();
  expect(done).toEqual([]);
  expect(lanes.waiting()).toBe(1);
  expect(await lanes.drain()).toBe(3);
  expect(done).toEqual([1, 2, 3]);
  expect(await lanes.drain()).toBe(0);
});

it('gives what comes to a lane that had found nothing, while another is still at work', async () => {
  const { promise: slow, resolve: hasEnded } = Promise.withResolvers<undefined>();
  const done: string[] = [];
  const lanes = laneQueue<string>(2, async (item) => {
    if (item === 'slow') await slow;
    done.push(item);
  });
  lanes.add('slow');
  const drained = lanes.drain();
  await later();
  lanes.add('quick');
  await later();
  expect(done).toEqual(['quick']);
  hasEnded(undefined);
  expect(await drained).toBe(2);
});

it('lets two who wait for the same lanes wait for the same end', async () => {
  const lanes = laneQueue<number>(2, later);
  lanes.add(1);
  expect(await Promise.all([lanes.drain(), lanes.drain()])).toEqual([1, 1]);
});

it('finishes what is under way before a drain fails, and leaves the rest for the next', async () => {
  const finished: number[] = [];
  const lanes = laneQueue<number>(2, async (item) => {
    if (item === 1) throw new Error('the first fails');
    await later();
    finished.push(item);
  });
  for (const item of [1, 2, 3]) lanes.add(item);
  await expect(lanes.drain()).rejects.toThrow('the first fails');
  expect(finished).toEqual([2]);
  expect(await lanes.drain()).toBe(1);
  expect(finished).toEqual([2, 3]);
});

it('finishes what is under way before it throws the first failure, and begins nothing further', async () => {
  const finished: number[] = [];
  const work = async (item: number): Promise<void> => {
    if (item === 1) throw new Error('the first fails');
    await later();
    finished.push(item);
  };
  await expect(inLanes(2, [1, 2, 3, 4], work)).rejects.toThrow('the first fails');
  expect(finished).toEqual([2]);
});

it('lets what concerns one thing happen in turn, failures included, and the rest beside it', async () => {
  const turn = inTurn();
  const told: string[] = [];
  const say =
    (word: string, fails = false) =>
    async (): Promise<string> => {
      told.push(`${word} begins`);
      await later();
      told.push(`${word} ends`);
      if (fails) throw new Error(word);
      return word;
    };
  const all = await Promise.allSettled([
    turn('dana', say('a', true)),
    turn('dana', say('b')),
    turn('noor', say('c')),
  ]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(told.indexOf('b begins')).toBeGreaterThan(told.indexOf('a ends'));
  expect(told.indexOf('c begins')).toBeLessThan(told.indexOf('a ends'));
});
