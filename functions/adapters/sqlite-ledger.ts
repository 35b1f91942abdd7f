/** The ledger as one SQLite file, with the SQLite that is built into Node. */
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { Instant } from '../../core/identity.ts';
import type { Key, Ledger, Range, Row, Write } from '../ports/ledger.ts';
import { checkKey, checkLimit, checkRange, encodeCommit, sortableInstant } from './ledger-bounds.ts';
import { decodedRows } from './decoded-rows.ts';
import { endOfPrefix } from './sort-range.ts';
import { type Committer, commitQueue } from './sqlite-commits.ts';
import { connectTo, type SqliteFile } from './sqlite-database.ts';

export type SqliteLedger = Ledger & {
  /** Drops the rows whose `expiresAt` has passed, as DynamoDB does by itself; returns how many. */
  forget(now: Instant): Promise<number>;
  /** Empties the write-ahead log, in which rows stand as they were before they were overwritten. */
  scrub(): void;
  close(): void;
};

type Statements = Readonly<Record<keyof typeof sql, StatementSync>>;

const inRange = 'SELECT * FROM rows WHERE partition = ? AND sort >= ? AND (? IS NULL OR sort < ?)';
const sql = {
  get: 'SELECT * FROM rows WHERE partition = ? AND sort = ?',
  oldestFirst: `${inRange} AND (? IS NULL OR sort > ?) ORDER BY sort LIMIT ?`,
  newestFirst: `${inRange} AND (? IS NULL OR sort < ?) ORDER BY sort DESC LIMIT ?`,
  due: 'SELECT * FROM rows WHERE next_at <= ? ORDER BY next_at, partition, sort LIMIT ?',
  forget: 'DELETE FROM rows WHERE expires_at <= ?',
} as const;

const prepareAll = (database: DatabaseSync): Statements => ({
  get: database.prepare(sql.get),
  oldestFirst: database.prepare(sql.oldestFirst),
  newestFirst: database.prepare(sql.newestFirst),
  due: database.prepare(sql.due),
  forget: database.prepare(sql.forget),
});

const instantFrom = (value: SQLOutputValue | undefined): Instant | undefined =>
  typeof value === 'string' ? Instant.parse(value) : undefined;

type Decode = ReturnType<typeof decodedRows>;

const rowFrom = (stored: Record<string, SQLOutputValue>, decode: Decode): Row => {
  const nextAt = instantFrom(stored['next_at']);
  const expiresAt = instantFrom(stored['expires_at']);
  return {
    partition: String(stored['partition']),
    sort: String(stored['sort']),
    version: Number(stored['version']),
    body: decode(String(stored['body'])),
    ...(nextAt === undefined ? {} : { nextAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
};

const runQuery = (statements: Statements, range: Range, decode: Decode): readonly Row[] => {
  const prefix = range.prefix ?? '';
  const end = endOfPrefix(prefix) ?? null;
  const after = range.after ?? null;
  const statement = range.newestFirst === true ? statements.newestFirst : statements.oldestFirst;
  return statement
    .all(range.partition, prefix, end, end, after, after, range.limit)
    .map((stored) => rowFrom(stored, decode));
};

export type SqliteLedgerOptions = SqliteFile & {
  /** Who makes the commits instead of this thread, asked at each; the thread itself while there is nobody. */
  readonly elsewhere?: (() => Committer | undefined) | undefined;
};

/**
 * Opens the ledger in a file (made with its folder when missing) or in `:memory:`. Several processes
 * may have it open at once. Throws Unavailable when it cannot be opened, also later when it stays locked.
 */
export const openSqliteLedger = ({ elsewhere, ...file }: SqliteLedgerOptions): SqliteLedger => {
  const connection = connectTo(file);
  const { database, attempt } = connection;
  const statements = attempt(() => prepareAll(database));
  const queue = commitQueue(connection);
  const decode = decodedRows();
  const commit = async (writes: readonly Write[]): Promise<void> => {
    const encoded = encodeCommit(writes);
    if (encoded.length === 0) return;
    await (elsewhere?.() ?? queue.commit)(encoded);
  };
  return {
    async get(key: Key) {
      checkKey(key);
      const stored = attempt(() => statements.get.get(key.partition, key.sort));
      return stored === undefined ? undefined : rowFrom(stored, decode);
    },
    async query(range) {
      checkRange(range);
      return attempt(() => runQuery(statements, range, decode));
    },
    async due(now, limit) {
      checkLimit(limit);
      return attempt(() =>
        statements.due.all(sortableInstant('now', now), limit).map((stored) => rowFrom(stored, decode)),
      );
    },
    commit,
    /** One wait for the disk; all of them or none is one of the ways in which writes in order may end. */
    commitInOrder: commit,
    async forget(now) {
      return attempt(() => Number(statements.forget.run(sortableInstant('now', now)).changes));
    },
    scrub() {
      queue.flush();
      attempt(() => {
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      });
    },
    close() {
      queue.flush();
      database.close();
    },
  };
};
