/** What a table is asked for, in its own units: by partition and second, and the size of what is kept. */
import { Buffer } from 'node:buffer';
import type { Row, Write } from '../../functions/ports/ledger.ts';

/** A write unit is 1 KB and a read unit 4 KB; a transaction takes two of each write, one row alone is none. */
const writeBytes = 1024;
const readBytes = 4096;
const transaction = 2;

/** Names, version, index attributes: what an item holds beside its body. */
const attributeBytes = 120;

const sizeOf = ({ key, body }: Extract<Write, { kind: 'put' }>): number =>
  Buffer.byteLength(JSON.stringify(body)) + Buffer.byteLength(key.partition + key.sort) + attributeBytes;

type Heat = { second: number; writes: number; reads: number; mostWrites: number; mostReads: number };

export type Meter = {
  readonly wrote: (writes: readonly Write[], atMs: number) => void;
  readonly read: (partition: string, rows: readonly Row[], atMs: number) => void;
  readonly totals: { writeUnits: number; readUnits: number; commits: number; reads: number };
  /** The partitions that took most in one second: units a second, hottest first. */
  readonly hottest: (
    by: 'mostWrites' | 'mostReads',
  ) => readonly { readonly partition: string; readonly units: number }[];
  /** By kind of row: how many puts, their bytes on average and at most. */
  readonly items: () => readonly {
    readonly kind: string;
    readonly puts: number;
    readonly meanBytes: number;
    readonly mostBytes: number;
  }[];
};

/** The kind of a row: its sort up to the first sign, in the kind of its partition. */
const kindOf = (partition: string, sort: string): string =>
  `${partition.split('#')[0] ?? ''} / ${/^[a-z]+#/.test(sort) ? (sort.split('#')[0] ?? '') : partition.includes('#') ? sort : '…'}`;

export const meter = (): Meter => {
  const heats = new Map<string, Heat>();
  const kinds = new Map<string, { puts: number; bytes: number; mostBytes: number }>();
  const totals = { writeUnits: 0, readUnits: 0, commits: 0, reads: 0 };
  const heat = (partition: string, atMs: number): Heat => {
    const second = Math.floor(atMs / 1000);
    const known = heats.get(partition) ?? { second, writes: 0, reads: 0, mostWrites: 0, mostReads: 0 };
    heats.set(partition, known);
    if (known.second !== second) Object.assign(known, { second, writes: 0, reads: 0 });
    return known;
  };
  return {
    totals,
    wrote(writes, atMs) {
      totals.commits += 1;
      const times = writes.length > 1 ? transaction : 1;
      for (const write of writes) {
        const bytes = write.kind === 'put' ? sizeOf(write) : 1;
        const units = times * Math.ceil(bytes / writeBytes);
        totals.writeUnits += units;
        const at = heat(write.key.partition, atMs);
        at.writes += units;
        at.mostWrites = Math.max(at.mostWrites, at.writes);
        if (write.kind !== 'put') continue;
        const name = kindOf(write.key.partition, write.key.sort);
        const kind = kinds.get(name) ?? { puts: 0, bytes: 0, mostBytes: 0 };
        kinds.set(name, kind);
        kind.puts += 1;
        kind.bytes += bytes;
        kind.mostBytes = Math.max(kind.mostBytes, bytes);
      }
    },
    read(partition, rows, atMs) {
      totals.reads += 1;
      const bytes = rows.reduce((sum, { body }) => sum + JSON.stringify(body).length + attributeBytes, 0);
      const units = Math.max(1, Math.ceil(bytes / readBytes));
      totals.readUnits += units;
      const at = heat(partition, atMs);
      at.reads += units;
      at.mostReads = Math.max(at.mostReads, at.reads);
    },
    hottest: (by) =>
      [...heats]
        .map(([partition, { [by]: units }]) => ({ partition, units }))
        .sort((a, b) => b.units - a.units)
        .slice(0, 5),
    items: () =>
      [...kinds]
        .map(([kind, { puts, bytes, mostBytes }]) => ({
          kind,
          puts,
          meanBytes: Math.round(bytes / puts),
          mostBytes,
        }))
        .sort((a, b) => b.mostBytes - a.mostBytes),
  };
};
