/** What lies in a full table: by kind of row how many, how large, and what keeping them costs. */
import { itemBytes, rowBytes } from '../../../infra/local/cost/table-units.ts';
import { keyItem } from '../../../functions/adapters/dynamo-rows.ts';
import type { Prices } from '../../../infra/local/cost/prices.ts';
import type { Copies } from './copies.ts';

export type Kept = {
  readonly kind: string;
  readonly items: number;
  readonly meanBytes: number;
  readonly mostBytes: number;
  readonly gigabytes: number;
};

/** DynamoDB bills a hundred bytes more an item, in the table and in an index. */
const overheadBytes = 100;

const bytesAGigabyte = 1024 ** 3;

/** The kind of a partition and of a sort, each up to its first sign. */
const kindOf = (partition: string, sort: string): string => {
  const one = (text: string): string => text.replace(/#.*/s, '#…');
  const isNamed =
    /^(?:loop|listed|task|mail|training|twin|scorecard|dispute|opened|form|packet|coach|signal)#/.test(sort);
  return `${one(partition)} / ${isNamed || /^[a-z-]+$/.test(sort) ? one(sort) : '…'}`;
};

/** By kind, the largest share first; with the index of what is due as a kind of its own. */
export const keptItems = (copies: Copies): readonly Kept[] => {
  const kinds = new Map<string, { items: number; bytes: number; mostBytes: number }>();
  const add = (kind: string, bytes: number, times: number): void => {
    const sum = kinds.get(kind) ?? { items: 0, bytes: 0, mostBytes: 0 };
    kinds.set(kind, {
      items: sum.items + times,
      bytes: sum.bytes + bytes * times,
      mostBytes: Math.max(sum.mostBytes, bytes),
    });
  };
  for (const { row, times } of copies.originals()) {
    add(kindOf(row.partition, row.sort), rowBytes(row), times);
    if (row.nextAt !== undefined)
      add('the index of what is due', itemBytes(keyItem(row)) + indexAttributes, times);
  }
  return [...kinds]
    .map(([kind, { items, bytes, mostBytes }]) => ({
      kind,
      items,
      meanBytes: Math.round(bytes / items),
      mostBytes,
      gigabytes: (bytes + overheadBytes * items) / bytesAGigabyte,
    }))
    .sort((a, b) => b.gigabytes - a.gigabytes);
};

/** `dueShard` and `nextAt` with their values. */
const indexAttributes = 8 + 5 + 6 + 24;

/** US dollars a month for the table and for what it can be brought back from. */
export const monthly = (
  kept: readonly Kept[],
  prices: Prices,
): { readonly gigabytes: number; readonly usd: number } => {
  const gigabytes = kept.reduce((sum, each) => sum + each.gigabytes, 0);
  return { gigabytes, usd: gigabytes * (prices.tableGigabyteMonth + prices.tableBackupGigabyteMonth) };
};
