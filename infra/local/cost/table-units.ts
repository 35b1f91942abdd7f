/** What the ledger's table bills: units by the size of the items as they are really stored. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { itemFrom, keyItem } from '../../../functions/adapters/dynamo-rows.ts';
import { type EncodedWrite, encodeCommit } from '../../../functions/adapters/ledger-bounds.ts';
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

/** One row's part in a commit: what became of it, how large it was at most, and what that takes. */
export type Written = {
  readonly key: Key;
  readonly kind: Write['kind'];
  /** Of a transaction, in which everything is done twice. */
  readonly isTransacted: boolean;
  readonly bytes: number;
  readonly units: number;
  /** Of these, what the index of what is due takes. */
  readonly indexUnits: number;
};

export type TableUnits = {
  /** All or nothing: a transaction, or where one row is all of it a plain write. */
  readonly together: (writes: readonly Write[]) => readonly Written[];
  /** One after the other, each a plain write. */
  readonly inOrder: (writes: readonly Write[]) => readonly Written[];
};

/** Keeps in mind how large each item is, since a write is billed by the larger of before and after. */
export const tableUnits = (): TableUnits => {
  const items = new Map<string, Stored>();
  const place = (key: Key): string => JSON.stringify([key.partition, key.sort]);
  const written = (write: EncodedWrite, isTransacted: boolean): Written => {
    const before = items.get(place(write.key)) ?? nothing;
    const after: Stored =
      write.kind === 'put'
        ? { bytes: itemBytes(itemFrom(write)), nextAt: write.nextAt }
        : write.kind === 'remove'
          ? nothing
          : { ...before, bytes: Math.max(before.bytes, itemBytes(keyItem(write.key))) };
    if (write.kind === 'put') items.set(place(write.key), after);
    if (write.kind === 'remove') items.delete(place(write.key));
    const bytes = Math.max(before.bytes, after.bytes);
    const ofIndex = indexUnits(before, after);
    const units = (isTransacted ? 2 : 1) * Math.max(1, Math.ceil(bytes / writeUnitBytes)) + ofIndex;
    return { key: write.key, kind: write.kind, isTransacted, bytes, units, indexUnits: ofIndex };
  };
  return {
    together(writes) {
      const encoded = encodeCommit(writes);
      // A mere check takes a transaction, too.
      const isTransacted = encoded.length > 1 || encoded[0]?.kind === 'check';
      return encoded.map((write) => written(write, isTransacted));
    },
    inOrder: (writes) => encodeCommit(writes).map((write) => written(write, false)),
  };
};

/** The due index holds keys only: an entry that goes is one unit, and so is one that comes. */
const indexUnits = (before: Stored, after: Stored): number =>
  before.nextAt === after.nextAt
    ? 0
    : Number(before.nextAt !== undefined) + Number(after.nextAt !== undefined);
