/** Work on many things with a few under way at once: while one waits for the disk another computes. */

/**
 * Does the work for every item, at most `lanes` at once and begun in the order given. When one fails the
 * others under way are finished first, nothing further is begun, and the first failure is thrown.
 */
export const inLanes = async <Item>(
  lanes: number,
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item) => Promise<unknown>,
): Promise<void> => {
  const source = iteratorOf(items);
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    while (failures.length === 0) {
      const next = await source.next();
      if (next.done === true) return;
      await work(next.value);
    }
  };
  const guarded = async (): Promise<void> => {
    try {
      await lane();
    } catch (fault) {
      failures.push(fault);
    }
  };
  await Promise.all(Array.from({ length: lanes }, guarded));
  if (failures.length > 0) throw failures[0];
};

/** One source for all lanes; an async generator hands out its items one at a time by itself. */
const iteratorOf = <Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
): AsyncIterator<Item> | Iterator<Item> =>
  Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();

/**
 * Lets what concerns the same thing happen one after another, in the order asked for, while the rest goes
 * on: loops of one interviewer that meet in one process would only make each other decide again.
 */
export const inTurn = (): (<Result>(key: string, work: () => Promise<Result>) => Promise<Result>) => {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key);
    // What became of the one before is its own caller's affair.
    const mine = before === undefined ? work() : before.then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
};
