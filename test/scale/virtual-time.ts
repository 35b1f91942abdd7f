/** Time that passes only when everybody waits: hours of a cloud in seconds, and the same every time. */
export type VirtualTime = {
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Lets time pass until `work` is done. Throws when it waits for something that never comes. */
  readonly until: <Result>(work: Promise<Result>) => Promise<Result>;
};

type Wake = { readonly atMs: number; readonly order: number; readonly wake: () => void };

const isBefore = (a: Wake, b: Wake): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

/** A binary heap, the earliest first. */
const earliestFirst = () => {
  const heap: Wake[] = [];
  const swap = (a: number, b: number): void => {
    const [one, other] = [heap[a], heap[b]];
    if (one !== undefined && other !== undefined) [heap[a], heap[b]] = [other, one];
  };
  const before = (a: number, b: number): boolean => {
    const [one, other] = [heap[a], heap[b]];
    return one !== undefined && other !== undefined && isBefore(one, other);
  };
  return {
    push(wake: Wake): void {
      heap.push(wake);
      for (let at = heap.length - 1; at > 0 && before(at, (at - 1) >> 1); at = (at - 1) >> 1)
        swap(at, (at - 1) >> 1);
    },
    pop(): Wake | undefined {
      swap(0, heap.length - 1);
      const first = heap.pop();
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        const least = before(right, left) ? right : left;
        if (!before(least, at)) return first;
        swap(at, least);
        at = least;
      }
    },
  };
};

/** What has been woken does all it can before the next is: promises settle before the event loop turns. */
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Modules are loaded and keys are hashed off the virtual clock; nothing takes more turns than this. */
const mostIdleTurns = 10_000;

export const virtualTime = (startMs: number): VirtualTime => {
  const waiting = earliestFirst();
  const state = { nowMs: startMs, order: 0 };
  return {
    nowMs: () => state.nowMs,
    sleep: (ms) =>
      new Promise((wake) => {
        state.order += 1;
        waiting.push({ atMs: state.nowMs + Math.max(0, ms), order: state.order, wake });
      }),
    async until(work) {
      const end = { isThere: false };
      const noted = work.finally(() => {
        end.isThere = true;
      });
      noted.catch(() => {});
      for (let idle = 0; idle < mostIdleTurns; ) {
        await settled();
        if (end.isThere) break;
        const next = waiting.pop();
        idle = next === undefined ? idle + 1 : 0;
        if (next === undefined) continue;
        state.nowMs = next.atMs;
        next.wake();
      }
      if (!end.isThere) throw new Error('Everybody waits, and nothing is to come.');
      return await noted;
    },
  };
};
