/** A ledger whose every request is counted in the table's units as the cloud's adapter would ask, partition by partition. */
import type { Key, Ledger, Row, Write } from '../../../functions/ports/ledger.ts';
import { isEnginesOwn } from '../../../infra/local/engine.ts';
import { readUnits, tableUnits } from '../../../infra/local/cost/table-units.ts';

type Units = { reads: number; writes: number; requests: number };

export type Counted = Units & {
  /** By partition, with what tells one from another of its kind left out where there are many. */
  readonly byPartition: ReadonlyMap<string, Units>;
};

export type CountedLedger = Ledger & {
  /** What was asked since the last time. */
  readonly take: () => Counted;
};

/** `bytes` is the size of a row as it is stored. */
export const countedLedger = (ledger: Ledger, bytes: (row: Row) => number): CountedLedger => {
  const units = tableUnits();
  const known = new Set<string>();
  let partitions = new Map<string, Units>();
  const add = ({ partition }: Pick<Key, 'partition'>, more: Partial<Units>): void => {
    const sum = partitions.get(partition) ?? { reads: 0, writes: 0, requests: 0 };
    partitions.set(partition, {
      reads: sum.reads + (more.reads ?? 0),
      writes: sum.writes + (more.writes ?? 0),
      requests: sum.requests + (more.requests ?? 0),
    });
  };
  /** A write is billed by the larger of before and after: what stood there before anybody counted is looked up. */
  const lookUp = async (writes: readonly Write[]): Promise<void> => {
    for (const { key } of writes) {
      const name = JSON.stringify([key.partition, key.sort]);
      if (known.has(name)) continue;
      known.add(name);
      const row = await ledger.get(key);
      if (row !== undefined) units.inOrder([{ ...row, kind: 'put', key, expects: 'absent' }]);
    }
  };
  return {
    async get(key) {
      const row = await ledger.get(key);
      if (!isEnginesOwn(key)) add(key, { requests: 1, reads: readUnits(row === undefined ? 0 : bytes(row)) });
      return row;
    },
    async query(range) {
      const rows = await ledger.query(range);
      if (!isEnginesOwn(range))
        add(range, {
          requests: 1,
          reads: readUnits(rows.reduce((sum, row) => sum + bytes(row), 0)),
        });
      return rows;
    },
    due: (now, limit) => ledger.due(now, limit),
    async commit(writes) {
      const counted = writes.filter(({ key }) => !isEnginesOwn(key));
      await lookUp(counted);
      await ledger.commit(writes);
      for (const each of units.together(counted)) add(each.key, { writes: each.units });
      for (const { key } of counted.slice(0, 1)) add(key, { requests: 1 });
    },
    async commitInOrder(changes) {
      await lookUp(changes);
      await ledger.commitInOrder(changes);
      for (const each of units.inOrder(changes)) add(each.key, { requests: 1, writes: each.units });
    },
    take() {
      const byPartition = partitions;
      partitions = new Map();
      const sum = { reads: 0, writes: 0, requests: 0 };
      for (const each of byPartition.values()) {
        sum.reads += each.reads;
        sum.writes += each.writes;
        sum.requests += each.requests;
      }
      return { ...sum, byPartition };
    },
  };
};
