/**
 * The ledger in memory: the simulation's, and nobody's who wants to keep anything. It keeps to the same
 * bounds as the two that last. A body goes through its text once and is frozen, so that no writer can
 * change what another reads.
 */
import { Conflict } from '../../core/faults.ts';
import type { Instant } from '../../core/identity.ts';
import type { Key, Ledger, Range, Row, Write } from '../ports/ledger.ts';
import { frozen } from './frozen.ts';
import {
  checkKey,
  checkLimit,
  checkRange,
  conflictMessage,
  decodeBody,
  type EncodedWrite,
  encodeCommit,
  sortableInstant,
} from './ledger-bounds.ts';
import { compareCodePoints, endOfPrefix } from './sort-range.ts';

type Stored = {
  readonly key: Key;
  readonly version: number;
  readonly body: Row['body'];
  readonly nextAt?: Instant | undefined;
  readonly expiresAt?: Instant | undefined;
};

export type MemoryLedger = Ledger & {
  /** Every row there is, partition by partition in the order they were first written. */
  rows(): readonly Row[];
  /** Drops the rows whose `expiresAt` has passed; returns how many. */
  forget(now: Instant): Promise<number>;
};

const rowFrom = ({ key, version, body, nextAt, expiresAt }: Stored): Row => ({
  partition: key.partition,
  sort: key.sort,
  version,
  body,
  ...(nextAt === undefined ? {} : { nextAt }),
  ...(expiresAt === undefined ? {} : { expiresAt }),
});

/** A partition's rows, and their sorts in order. */
type Partition = { readonly rows: Map<string, Stored>; readonly sorts: string[] };

/** The place of the first sort that is not before the one asked for. */
const placeOf = (sorts: readonly string[], wanted: string): number => {
  let [low, high] = [0, sorts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareCodePoints(sorts[middle] ?? '', wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** From the first of a range to behind its last; nothing is looked at that is not in it. */
const placesOf = (sorts: readonly string[], { prefix = '', after, newestFirst = false }: Range) => {
  const behind = endOfPrefix(prefix);
  const low = placeOf(sorts, prefix);
  const high = behind === undefined ? sorts.length : placeOf(sorts, behind);
  if (after === undefined) return { low, high };
  const place = placeOf(sorts, after);
  return newestFirst
    ? { low, high: Math.min(high, place) }
    : { low: Math.max(low, sorts[place] === after ? place + 1 : place), high };
};

/** Sortable as they are: digits alone. */
const compareInstants = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byDue = (a: Stored, b: Stored): number =>
  compareInstants(a.nextAt ?? '', b.nextAt ?? '') ||
  compareCodePoints(a.key.partition, b.key.partition) ||
  compareCodePoints(a.key.sort, b.key.sort);

/** The first few in order, in one pass: most of what is scheduled is for later, and few are asked for. */
const firstDue = (scheduled: Iterable<Stored>, until: Instant, limit: number): readonly Stored[] => {
  const first: Stored[] = [];
  for (const each of scheduled) {
    if (each.nextAt === undefined || each.nextAt > until) continue;
    const last = first.at(-1);
    if (first.length === limit && last !== undefined && byDue(each, last) >= 0) continue;
    const place = first.findIndex((other) => byDue(each, other) < 0);
    first.splice(place === -1 ? first.length : place, 0, each);
    if (first.length > limit) first.pop();
  }
  return first;
};

/** An empty ledger. Throws what the others throw: Conflict, and InvalidInput beyond a bound. */
export const memoryLedger = (): MemoryLedger => {
  const partitions = new Map<string, Partition>();
  /** The rows with a `nextAt`: few among many. */
  const scheduled = new Set<Stored>();
  const find = ({ partition, sort }: Key): Stored | undefined => partitions.get(partition)?.rows.get(sort);
  const isAsExpected = ({ key, expects }: EncodedWrite): boolean =>
    (find(key)?.version ?? 'absent') === expects;

  const take = (key: Key): void => {
    const partition = partitions.get(key.partition);
    const stored = partition?.rows.get(key.sort);
    if (partition === undefined || stored === undefined) return;
    partition.rows.delete(key.sort);
    partition.sorts.splice(placeOf(partition.sorts, key.sort), 1);
    scheduled.delete(stored);
    if (partition.rows.size === 0) partitions.delete(key.partition);
  };
  const keep = (stored: Stored): void => {
    const name = stored.key.partition;
    const partition = partitions.get(name) ?? { rows: new Map<string, Stored>(), sorts: [] };
    partitions.set(name, partition);
    const before = partition.rows.get(stored.key.sort);
    if (before === undefined)
      partition.sorts.splice(placeOf(partition.sorts, stored.key.sort), 0, stored.key.sort);
    else scheduled.delete(before);
    partition.rows.set(stored.key.sort, stored);
    if (stored.nextAt !== undefined) scheduled.add(stored);
  };
  const write = (each: EncodedWrite): void => {
    if (each.kind === 'remove') take(each.key);
    if (each.kind !== 'put') return;
    const version = each.expects === 'absent' ? 1 : each.expects + 1;
    const { partition, sort } = each.key;
    const body = frozen(decodeBody(each.body));
    keep({ key: { partition, sort }, version, body, nextAt: each.nextAt, expiresAt: each.expiresAt });
  };
  const commit = (writes: readonly Write[]): void => {
    const encoded = encodeCommit(writes);
    const failing = encoded.find((each) => !isAsExpected(each));
    if (failing !== undefined) throw new Conflict(conflictMessage(failing.key, failing.expects));
    for (const each of encoded) write(each);
  };

  return {
    async get(key) {
      checkKey(key);
      const stored = find(key);
      return stored === undefined ? undefined : rowFrom(stored);
    },
    async query(range) {
      checkRange(range);
      const partition = partitions.get(range.partition);
      if (partition === undefined) return [];
      const { low, high } = placesOf(partition.sorts, range);
      const wanted =
        range.newestFirst === true
          ? partition.sorts.slice(Math.max(low, high - range.limit), high).reverse()
          : partition.sorts.slice(low, Math.min(high, low + range.limit));
      return wanted.flatMap((sort) => {
        const stored = partition.rows.get(sort);
        return stored === undefined ? [] : [rowFrom(stored)];
      });
    },
    async due(now, limit) {
      checkLimit(limit);
      const until = sortableInstant('now', now);
      return firstDue(scheduled, until, limit).map(rowFrom);
    },
    async commit(writes) {
      commit(writes);
    },
    async forget(now) {
      const until = sortableInstant('now', now);
      const over = [...partitions.values()]
        .flatMap(({ rows }) => [...rows.values()])
        .filter(({ expiresAt }) => expiresAt !== undefined && expiresAt <= until);
      for (const { key } of over) take(key);
      return over.length;
    },
    rows: () => [...partitions.values()].flatMap(({ rows }) => [...rows.values()].map(rowFrom)),
  };
};
