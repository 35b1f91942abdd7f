/** A ledger that begins with the rows of a copied company. What is written stands in memory; the rest is made when it is read. */
import { Conflict } from '../../../core/faults.ts';
import { memoryLedger, type MemoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { compareCodePoints, endOfPrefix } from '../../../functions/adapters/sort-range.ts';
import type { Change, Key, Range, Row, Write } from '../../../functions/ports/ledger.ts';
import type { CopiedPartition, Copies } from './copies.ts';

/** The first place in order whose sort is not before the wanted one. */
const placeOf = (sorts: readonly string[], wanted: string): number => {
  let [low, high] = [0, sorts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareCodePoints(sorts[middle] ?? '', wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

const placesIn = ({ sorts }: CopiedPartition, { prefix = '', after, newestFirst = false }: Range) => {
  const behind = endOfPrefix(prefix);
  const low = placeOf(sorts, prefix);
  const high = behind === undefined ? sorts.length : placeOf(sorts, behind);
  if (after === undefined) return { low, high };
  const place = placeOf(sorts, after);
  return newestFirst
    ? { low, high: Math.min(high, place) }
    : { low: Math.max(low, sorts[place] === after ? place + 1 : place), high };
};

export const copiedLedger = (copies: Copies): MemoryLedger => {
  const kept = memoryLedger();
  /** Rows that were copies and have been written over, or taken out, with the versions they had before they came here. */
  const taken = new Map<string, Map<string, number>>();
  const isTaken = ({ partition, sort }: Key): boolean => taken.get(partition)?.has(sort) ?? false;
  const versionsBefore = ({ partition, sort }: Key): number => taken.get(partition)?.get(sort) ?? 0;
  const asItIs = (row: Row): Row => {
    const before = versionsBefore(row);
    return before === 0 ? row : Object.freeze({ ...row, version: row.version + before });
  };
  const copyAt = (key: Key): Row | undefined => {
    if (isTaken(key)) return undefined;
    const partition = copies.partition(key.partition);
    if (partition === undefined) return undefined;
    const at = placeOf(partition.sorts, key.sort);
    return partition.sorts[at] === key.sort ? partition.row(at) : undefined;
  };
  const copiesIn = (range: Range): readonly Row[] => {
    const partition = copies.partition(range.partition);
    if (partition === undefined) return [];
    const { low, high } = placesIn(partition, range);
    const rows: Row[] = [];
    for (let step = 0; step < high - low && rows.length < range.limit; step += 1) {
      const at = range.newestFirst === true ? high - 1 - step : low + step;
      if (!isTaken({ partition: range.partition, sort: partition.sorts[at] ?? '' }))
        rows.push(partition.row(at));
    }
    return rows;
  };
  const take = async (key: Key): Promise<void> => {
    const row = copyAt(key);
    if (row === undefined) return;
    const written = kept.commit([{ ...row, kind: 'put', key, expects: 'absent' }]);
    const sorts = taken.get(key.partition) ?? new Map<string, number>();
    taken.set(key.partition, sorts.set(key.sort, row.version - 1));
    await written;
  };
  const asKept = <Each extends Write>(write: Each): Each => {
    const before = versionsBefore(write.key);
    if (write.expects === 'absent' || before === 0) return write;
    const expects = write.expects - before;
    if (expects < 1) throw new Conflict('The row is newer than that.');
    return { ...write, expects };
  };
  const commit = async (writes: readonly Write[]): Promise<void> => {
    for (const { key } of writes) await take(key);
    await kept.commit(writes.map(asKept));
    for (const { kind, key } of writes) if (kind === 'remove') taken.get(key.partition)?.set(key.sort, 0);
  };
  return {
    async get(key) {
      const row = await kept.get(key);
      return row === undefined ? copyAt(key) : asItIs(row);
    },
    async query(range) {
      const order = range.newestFirst === true ? -1 : 1;
      return [...copiesIn(range), ...(await kept.query(range)).map(asItIs)]
        .sort((a, b) => order * compareCodePoints(a.sort, b.sort))
        .slice(0, range.limit);
    },
    /** Of the copies none: a company at rest has done what was due, and time does not pass here. */
    due: async (now, limit) => (await kept.due(now, limit)).map(asItIs),
    commit,
    commitInOrder: async (changes: readonly Change[]) => await commit(changes),
    forget: (now) => kept.forget(now),
    rows: () => kept.rows().map(asItIs),
  };
};
