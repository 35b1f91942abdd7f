/** What was asked of each service, by the function that asked. */
import type { MachineName, StepName } from '../../../workflows/names.ts';
import type { Meter } from '../meter.ts';
import type { Written } from './table-units.ts';

/** `console` is whoever opens pages and posts forms. */
export type Caller = StepName | 'console';

export type Asked = {
  calls: number;
  /** Processor time of its own, calls of others left out, in milliseconds. */
  cpuMs: number;
  /** Requests to the table, and the units they take. */
  tableRequests: number;
  writeUnits: number;
  readUnits: number;
  objectReads: number;
  objectWrites: number;
  objectLists: number;
  /** What is stored from then on, in bytes. */
  objectBytes: number;
  mails: number;
};

const nothingAsked = (): Asked => ({
  calls: 0,
  cpuMs: 0,
  tableRequests: 0,
  writeUnits: 0,
  readUnits: 0,
  objectReads: 0,
  objectWrites: 0,
  objectLists: 0,
  objectBytes: 0,
  mails: 0,
});

/** A row that was written, and by whom. */
export type WrittenBy = Written & { readonly caller: Caller };

export type Counts = {
  readonly asked: ReadonlyMap<Caller, Asked>;
  /** Every row written, in the order it was. */
  readonly written: readonly WrittenBy[];
  readonly transitions: ReadonlyMap<MachineName, number>;
  /** What was dropped from outside. */
  readonly uploads: { readonly objects: number; readonly bytes: number };
};

export type Tally = Meter & {
  /** Adds to what the function now at work has asked. */
  add(more: Partial<Asked>): void;
  /** One request wrote these rows. */
  wrote(rows: readonly Written[]): void;
  /** Something was dropped from outside. */
  uploaded(bytes: number): void;
  /** Everything counted so far; counting begins afresh. */
  take(): Counts;
};

/**
 * One thing at a time: a function that hands work to another waits in this process, so whoever was called
 * last and has not ended is the one at work.
 */
export const tallyOf = (): Tally => {
  let asked = new Map<Caller, Asked>();
  let transitions = new Map<MachineName, number>();
  let uploads = { objects: 0, bytes: 0 };
  let written: WrittenBy[] = [];
  const atWork: Caller[] = ['console'];
  let since = process.cpuUsage();
  const callerNow = (): Caller => atWork.at(-1) ?? 'console';
  const now = (): Asked => {
    const caller = callerNow();
    const found = asked.get(caller) ?? nothingAsked();
    asked.set(caller, found);
    return found;
  };
  const add = (more: Partial<Asked>): void => {
    const to = now();
    for (const [name, much] of Object.entries(more) as [keyof Asked, number][]) to[name] += much;
  };
  const spend = (): void => {
    const { user, system } = process.cpuUsage(since);
    since = process.cpuUsage();
    add({ cpuMs: (user + system) / 1000 });
  };
  return {
    add,
    async call(step, work) {
      spend();
      atWork.push(step);
      try {
        add({ calls: 1 });
        return await work();
      } finally {
        spend();
        atWork.pop();
      }
    },
    transition: (machine) => void transitions.set(machine, (transitions.get(machine) ?? 0) + 1),
    wrote(rows) {
      add({ writeUnits: rows.reduce((sum, { units }) => sum + units, 0) });
      written.push(...rows.map((row) => ({ ...row, caller: callerNow() })));
    },
    uploaded: (bytes) => void (uploads = { objects: uploads.objects + 1, bytes: uploads.bytes + bytes }),
    take() {
      spend();
      const counts = { asked, written, transitions, uploads };
      uploads = { objects: 0, bytes: 0 };
      written = [];
      asked = new Map();
      transitions = new Map();
      return counts;
    },
  };
};
