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
  type EncodedPut,
  type EncodedWrite,
  encodeCommit,
  sortableInstant,
} from './ledger-bounds.ts';
import { compareCodePoints, endOfPrefix } from './sort-range.ts';

export type MemoryLedger = Ledger & {
  /** Every row there is, partition by partition in the order they were first written. */
  rows(): readonly Row[];
  /** Drops the rows whose `expiresAt` has passed; returns how many. */
  forget(now: Instant): Promise<number>;
};

const rowOf = ({ key, expects, body, nextAt, expiresAt }: EncodedPut): Row =>
  Object.freeze({
    partition: key.partition,
    sort: key.sort,
    version: expects === 'absent' ? 1 : expects + 1,
    body: frozen(decodeBody(body)),
    ...(nextAt === undefined ? {} : { nextAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  });

/** A partition's rows by their sort, and in order. */
type Partition = { readonly bySort: Map<string, Row>; readonly inOrder: Row[] };

/** The place of the first item that is not before what is looked for, by halving what is in order. */
const placeOf = (rows: readonly Row[], isBefore: (row: Row) => boolean): number => {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(rows[middle] as Row)) low = middle + 1;
    else high = middle;
  }
  return low;
};

const placeOfSort = (rows: readonly Row[], wanted: string): number =>
  placeOf(rows, ({ sort }) => compareCodePoints(sort, wanted) < 0);

/** From the first of a range to behind its last; nothing is looked at that is not in it. */
const placesOf = (rows: readonly Row[], { prefix = '', after, newestFirst = false }: Range) => {
  const behind = endOfPrefix(prefix);
  const low = placeOfSort(rows, prefix);
  const high = behind === undefined ? rows.length : placeOfSort(rows, behind);
  if (after === undefined) return { low, high };
  const place = placeOfSort(rows, after);
  return newestFirst
    ? { low, high: Math.min(high, place) }
    : { low: Math.max(low, rows[place]?.sort === after ? place + 1 : place), high };
};

/** Sortable as they are: digits alone. */
const compareInstants = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byDue = (a: Row, b: Row): number =>
  compareInstants(a.nextAt ?? '', b.nextAt ?? '') ||
  compareCodePoints(a.partition, b.partition) ||
  compareCodePoints(a.sort, b.sort);

const placeOfDue = (scheduled: readonly Row[], wanted: Row): number =>
  placeOf(scheduled, (each) => byDue(each, wanted) < 0);

/** An empty ledger. Throws what the others throw: Conflict, and InvalidInput beyond a bound. */
export const memoryLedger = (): MemoryLedger => {
  const partitions = new Map<string, Partition>();
  /** The rows with a `nextAt`, in the order in which they fall due: most are for later, and few are asked for. */
  const scheduled: Row[] = [];
  const schedule = (row: Row): void => {
    if (row.nextAt !== undefined) scheduled.splice(placeOfDue(scheduled, row), 0, row);
  };
  const unschedule = (row: Row): void => {
    if (row.nextAt !== undefined) scheduled.splice(placeOfDue(scheduled, row), 1);
  };
  const find = ({ partition, sort }: Key): Row | undefined => partitions.get(partition)?.bySort.get(sort);
  const isAsExpected = ({ key, expects }: EncodedWrite): boolean =>
    (find(key)?.version ?? 'absent') === expects;

  const take = (key: Key): void => {
    const partition = partitions.get(key.partition);
    const row = partition?.bySort.get(key.sort);
    if (partition === undefined || row === undefined) return;
    partition.bySort.delete(key.sort);
    partition.inOrder.splice(placeOfSort(partition.inOrder, key.sort), 1);
    unschedule(row);
    if (partition.bySort.size === 0) partitions.delete(key.partition);
  };
  const keep = (row: Row): void => {
    const partition = partitions.get(row.partition) ?? { bySort: new Map<string, Row>(), inOrder: [] };
    partitions.set(row.partition, partition);
    const before = partition.bySort.get(row.sort);
    partition.inOrder.splice(placeOfSort(partition.inOrder, row.sort), before === undefined ? 0 : 1, row);
    partition.bySort.set(row.sort, row);
    if (before !== undefined) unschedule(before);
    schedule(row);
  };
  const write = (each: EncodedWrite): void => {
    if (each.kind === 'remove') take(each.key);
    if (each.kind === 'put') keep(rowOf(each));
  };
  const commit = (writes: readonly Write[]): void => {
    const encoded = encodeCommit(writes);
    const failing = encoded.find((each) => !isAsExpected(each));
    if (failing !== undefined) throw new Conflict(conflictMessage(failing.key, failing.expects));
    for (const each of encoded) write(each);
  };

  const rows = (): readonly Row[] => [...partitions.values()].flatMap(({ bySort }) => [...bySort.values()]);

  return {
    async get(key) {
      checkKey(key);
      return find(key);
    },
    async query(range) {
      checkRange(range);
      const { limit, newestFirst } = range;
      const inOrder = partitions.get(range.partition)?.inOrder ?? [];
      const { low, high } = placesOf(inOrder, range);
      return newestFirst === true
        ? inOrder.slice(Math.max(low, high - limit), high).reverse()
        : inOrder.slice(low, Math.min(high, low + limit));
    },
    async due(now, limit) {
      checkLimit(limit);
      const until = sortableInstant('now', now);
      const due = placeOf(scheduled, ({ nextAt = '' }) => nextAt <= until);
      return scheduled.slice(0, Math.min(due, limit));
    },
    async commit(writes) {
      commit(writes);
    },
    /** All of them or none is one of the ways in which writes in order may end. */
    async commitInOrder(changes) {
      commit(changes);
    },
    async forget(now) {
      const until = sortableInstant('now', now);
      const over = rows().filter(({ expiresAt }) => expiresAt !== undefined && expiresAt <= until);
      for (const key of over) take(key);
      return over.length;
    },
    rows,
  };
};
