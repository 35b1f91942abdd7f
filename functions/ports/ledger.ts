/**
 * The ledger: small rows under (partition, sort), versioned, with one index of what is due. One
 * DynamoDB table, or one SQLite file. Every write is conditional; a commit is all or nothing.
 */
import type { Instant } from '../../core/identity.ts';

export type Key = { readonly partition: string; readonly sort: string };

export type Row = Key & {
  /** 1 when first written, one more with every write. */
  readonly version: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** Present when the sweep must look at the row at that time. */
  readonly nextAt?: Instant;
  /** Present when the row may be forgotten after that time. */
  readonly expiresAt?: Instant;
};

/** What the writer has read: the version it saw, or that there was no row. */
export type Expected = number | 'absent';

export type Write =
  | {
      readonly kind: 'put';
      readonly key: Key;
      readonly expects: Expected;
      readonly body: Readonly<Record<string, unknown>>;
      readonly nextAt?: Instant | undefined;
      readonly expiresAt?: Instant | undefined;
    }
  | { readonly kind: 'remove'; readonly key: Key; readonly expects: number }
  /** Writes nothing; the commit fails unless the row is as expected. */
  | { readonly kind: 'check'; readonly key: Key; readonly expects: Expected };

/** Changes a row; a mere check has no place among writes that do not happen together. */
export type Change = Exclude<Write, { kind: 'check' }>;

export type Range = {
  readonly partition: string;
  /** Only sorts that begin so. */
  readonly prefix?: string;
  /** Exclusive: continue behind this sort, in the direction asked for. */
  readonly after?: string;
  readonly newestFirst?: boolean;
  readonly limit: number;
};

/** The most writes one commit may hold; what a DynamoDB transaction takes. */
export const maxWrites = 100;

export interface Ledger {
  /** Strongly consistent; undefined when there is none. */
  get(key: Key): Promise<Row | undefined>;
  /** Strongly consistent, ordered by sort (by code unit). */
  query(range: Range): Promise<readonly Row[]>;
  /** Rows whose `nextAt` is at or before `now`, earliest first. May lag behind a commit by moments. */
  due(now: Instant, limit: number): Promise<readonly Row[]>;
  /** All or nothing. Throws Conflict when any expectation fails. */
  commit(writes: readonly Write[]): Promise<void>;
  /**
   * One after the other, each conditional: when one fails, those before it may stand and those behind it
   * do not. Half the price of a commit in the cloud, for whoever orders them so that any beginning of
   * them, tried again, comes out whole. Throws Conflict as a commit does, and has its bounds.
   */
  commitInOrder(changes: readonly Change[]): Promise<void>;
}
