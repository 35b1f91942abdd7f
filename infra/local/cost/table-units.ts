/** What the ledger's table bills: units by the size of the items as they are really stored. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { itemFrom, keyItem } from '../../../functions/adapters/dynamo-rows.ts';
import { encodeCommit } from '../../../functions/adapters/ledger-bounds.ts';
import type { Key, Row, Write } from '../../../functions/ports/ledger.ts';

/** A write unit takes a kilobyte, a read unit four. */
const writeUnitBytes = 1024;
const readUnitBytes = 4096;

/** A name and its value in UTF-8; a number takes a byte for two digits, and one more. */
export const itemBytes = (item: Readonly<Record<string, AttributeValue>>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);

const valueBytes = ({ S, N, B }: AttributeValue): number => {
  if (B !== undefined) return B.byteLength;
  return S === undefined ? Math.ceil((N ?? '').length / 2) + 1 : Buffer.byteLength(S);
};

/** Read units of one consistent read, whatever it found. */
export const readUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / readUnitBytes));

export const rowBytes = (row: Row): number =>
  itemBytes(
    itemFrom({
      kind: 'put',
      key: row,
      expects: row.version - 1,
      body: JSON.stringify(row.body),
      nextAt: row.nextAt,
      expiresAt: row.expiresAt,
    }),
  );

type Stored = { readonly bytes: number; readonly nextAt?: string | undefined };

const nothing: Stored = { bytes: 0 };

/** Keeps in mind how large each item is, since a write is billed by the larger of before and after. */
export const tableUnits = (): ((writes: readonly Write[]) => number) => {
  const items = new Map<string, Stored>();
  const place = (key: Key): string => JSON.stringify([key.partition, key.sort]);
  return (writes) => {
    let units = 0;
    const encoded = encodeCommit(writes);
    // In a transaction everything is done twice, a mere check included; one row alone is a plain write.
    const times = encoded.length === 1 && encoded[0]?.kind !== 'check' ? 1 : 2;
    for (const write of encoded) {
      const before = items.get(place(write.key)) ?? nothing;
      const after: Stored =
        write.kind === 'put'
          ? { bytes: itemBytes(itemFrom(write)), nextAt: write.nextAt }
          : write.kind === 'remove'
            ? nothing
            : { ...before, bytes: Math.max(before.bytes, itemBytes(keyItem(write.key))) };
      units += times * Math.max(1, Math.ceil(Math.max(before.bytes, after.bytes) / writeUnitBytes));
      units += indexUnits(before, after);
      if (write.kind === 'put') items.set(place(write.key), after);
      if (write.kind === 'remove') items.delete(place(write.key));
    }
    return units;
  };
};

/** The due index holds keys only: an entry that goes is one unit, and so is one that comes. */
const indexUnits = (before: Stored, after: Stored): number =>
  before.nextAt === after.nextAt
    ? 0
    : Number(before.nextAt !== undefined) + Number(after.nextAt !== undefined);
