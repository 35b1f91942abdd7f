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

export type LaneQueue<Item> = {
  /** Begun at once while the lanes are open and one is free, else when they open. */
  add(item: Item): void;
  /** How many nothing has been done about yet. */
  waiting(): number;
  /** Opens the lanes until nothing is left, of what is added meanwhile neither; resolves to how many were done. */
  drain(): Promise<number>;
};

type Opening = { readonly end: () => void; readonly ended: Promise<number> };

/** What comes bit by bit, done as `inLanes` does it: a lane that found nothing takes what comes next. */
export const laneQueue = <Item>(lanes: number, work: (item: Item) => Promise<unknown>): LaneQueue<Item> => {
  const queue: Item[] = [];
  const failures: unknown[] = [];
  let underWay = 0;
  let done = 0;
  let open: Opening | undefined;

  const one = async (item: Item): Promise<void> => {
    try {
      await work(item);
      done += 1;
    } catch (fault) {
      failures.push(fault);
    }
    underWay -= 1;
    begin();
  };
  const begin = (): void => {
    if (open === undefined) return;
    while (failures.length === 0 && underWay < lanes) {
      const next = queue.shift();
      if (next === undefined) break;
      underWay += 1;
      void one(next);
    }
    if (underWay === 0) open.end();
  };
  const opened = (): Opening => {
    const { promise: ended, resolve, reject } = Promise.withResolvers<number>();
    const end = (): void => {
      open = undefined;
      const [failure] = failures.splice(0);
      if (failure === undefined) resolve(done);
      else reject(failure);
      done = 0;
    };
    return { end, ended };
  };

  return {
    add(item) {
      queue.push(item);
      begin();
    },
    waiting: () => queue.length,
    async drain() {
      const { ended } = (open ??= opened());
      begin();
      return await ended;
    },
  };
};

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
