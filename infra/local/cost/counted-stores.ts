/** Stores in memory whose every request is counted as the cloud's adapters would send it. */
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { dueShards } from '../../../functions/adapters/ledger-table.ts';
import type { MemoryStores } from '../company/memory-stores.ts';
import { isEnginesOwn } from '../engine.ts';
import { readUnits, rowBytes, tableUnits } from './table-units.ts';
import type { Tally } from './tally.ts';

export const countedStores = (stores: MemoryStores, tally: Tally): MemoryStores => {
  const { drop, artefacts, ledger, mailer } = stores;
  return {
    ...stores,
    drop: {
      ...drop,
      upload(key, bytes, modifiedAt) {
        tally.uploaded(bytes.byteLength);
        drop.upload(key, bytes, modifiedAt);
      },
      async stat(key) {
        tally.add({ objectReads: 1 });
        return await drop.stat(key);
      },
      async read(key, maxBytes) {
        tally.add({ objectReads: 1 });
        return await drop.read(key, maxBytes);
      },
      list(prefix) {
        tally.add({ objectLists: 1 });
        return drop.list(prefix);
      },
    },
    artefacts: {
      ...artefacts,
      async put(key, bytes) {
        tally.add({ objectWrites: 1, objectBytes: bytes.byteLength });
        await artefacts.put(key, bytes);
      },
      async get(key) {
        tally.add({ objectReads: 1 });
        return await artefacts.get(key);
      },
      async has(key) {
        tally.add({ objectReads: 1 });
        return await artefacts.has(key);
      },
      list(prefix) {
        tally.add({ objectLists: 1 });
        return artefacts.list(prefix);
      },
    },
    ledger: { ...ledger, ...countedLedger(ledger, tally) },
    mailer: {
      ...mailer,
      async send(message) {
        tally.add({ mails: 1 });
        await mailer.send(message);
      },
    },
  };
};

/** Reads are consistent; what the embedded engine writes down of its own executions is Step Functions' in the cloud. */
const countedLedger = (ledger: Ledger, tally: Tally): Ledger => {
  const units = tableUnits();
  return {
    async get(key) {
      const row = await ledger.get(key);
      if (!isEnginesOwn(key))
        tally.add({ tableRequests: 1, readUnits: readUnits(row === undefined ? 0 : rowBytes(row)) });
      return row;
    },
    async query(range) {
      const rows = await ledger.query(range);
      if (!isEnginesOwn(range))
        tally.add({
          tableRequests: 1,
          readUnits: readUnits(rows.reduce((sum, row) => sum + rowBytes(row), 0)),
        });
      return rows;
    },
    async due(now, limit) {
      const rows = await ledger.due(now, limit);
      // A look at every shard of the index, at half price, then the rows themselves.
      tally.add({
        tableRequests: dueShards + Math.ceil(rows.length / 100),
        readUnits: dueShards / 2 + rows.reduce((sum, row) => sum + readUnits(rowBytes(row)), 0),
      });
      return rows;
    },
    async commit(writes) {
      await ledger.commit(writes);
      const counted = writes.filter(({ key }) => !isEnginesOwn(key));
      if (counted.length === 0) return;
      tally.add({ tableRequests: 1 });
      tally.wrote(units.together(counted));
    },
    async commitInOrder(writes) {
      await ledger.commitInOrder(writes);
      tally.add({ tableRequests: writes.length });
      tally.wrote(units.inOrder(writes));
    },
  };
};
