/** The ledger as one SQLite file, with the SQLite that is built into Node. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { Conflict } from '../../core/faults.ts';
import { Instant } from '../../core/identity.ts';
import type { Key, Ledger, Range, Row } from '../ports/ledger.ts';
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
import { sqliteFault } from './sqlite-faults.ts';
import { endOfPrefix } from './sort-range.ts';

/** Long enough for another process's commit on a slow disk, short enough that a person sees an answer. */
const defaultBusyTimeoutMs = 5000;

/** `WITHOUT ROWID` keeps a partition's rows side by side in key order; the due index is as sparse as DynamoDB's. */
const schema = `
  CREATE TABLE IF NOT EXISTS rows (
    partition TEXT NOT NULL, sort TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL,
    next_at TEXT, expires_at TEXT, PRIMARY KEY (partition, sort)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS due ON rows (next_at, partition, sort) WHERE next_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS expiring ON rows (expires_at) WHERE expires_at IS NOT NULL;
`;

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
  version: 'SELECT version FROM rows WHERE partition = ? AND sort = ?',
  insert:
    'INSERT INTO rows (partition, sort, version, body, next_at, expires_at) VALUES (?, ?, 1, ?, ?, ?) ON CONFLICT DO NOTHING',
  update:
    'UPDATE rows SET version = version + 1, body = ?, next_at = ?, expires_at = ? WHERE partition = ? AND sort = ? AND version = ?',
  remove: 'DELETE FROM rows WHERE partition = ? AND sort = ? AND version = ?',
  forget: 'DELETE FROM rows WHERE expires_at <= ?',
} as const;

const prepareAll = (database: DatabaseSync): Statements => ({
  get: database.prepare(sql.get),
  oldestFirst: database.prepare(sql.oldestFirst),
  newestFirst: database.prepare(sql.newestFirst),
  due: database.prepare(sql.due),
  version: database.prepare(sql.version),
  insert: database.prepare(sql.insert),
  update: database.prepare(sql.update),
  remove: database.prepare(sql.remove),
  forget: database.prepare(sql.forget),
});

const instantFrom = (value: SQLOutputValue | undefined): Instant | undefined =>
  typeof value === 'string' ? Instant.parse(value) : undefined;

const rowFrom = (stored: Record<string, SQLOutputValue>): Row => {
  const nextAt = instantFrom(stored['next_at']);
  const expiresAt = instantFrom(stored['expires_at']);
  return {
    partition: String(stored['partition']),
    sort: String(stored['sort']),
    version: Number(stored['version']),
    body: decodeBody(String(stored['body'])),
    ...(nextAt === undefined ? {} : { nextAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
};

const runQuery = (statements: Statements, range: Range): readonly Row[] => {
  const prefix = range.prefix ?? '';
  const end = endOfPrefix(prefix) ?? null;
  const after = range.after ?? null;
  const statement = range.newestFirst === true ? statements.newestFirst : statements.oldestFirst;
  return statement.all(range.partition, prefix, end, end, after, after, range.limit).map(rowFrom);
};

const runPut = (statements: Statements, { key, expects, body, nextAt, expiresAt }: EncodedPut): boolean => {
  const { partition, sort } = key;
  const [next, expires] = [nextAt ?? null, expiresAt ?? null];
  const result =
    expects === 'absent'
      ? statements.insert.run(partition, sort, body, next, expires)
      : statements.update.run(body, next, expires, partition, sort, expects);
  return Number(result.changes) === 1;
};

/** False when the row is not as the writer expects. */
const runWrite = (statements: Statements, write: EncodedWrite): boolean => {
  if (write.kind === 'put') return runPut(statements, write);
  const { partition, sort } = write.key;
  if (write.kind === 'remove')
    return Number(statements.remove.run(partition, sort, write.expects).changes) === 1;
  return (statements.version.get(partition, sort)?.['version'] ?? 'absent') === write.expects;
};

type Commit = {
  readonly writes: readonly EncodedWrite[];
  readonly resolve: () => void;
  readonly reject: (fault: unknown) => void;
};

/** One commit inside the transaction it shares with others: all of it or nothing, whatever becomes of them. */
const runCommit = (database: DatabaseSync, statements: Statements, writes: readonly EncodedWrite[]): void => {
  database.exec('SAVEPOINT one');
  try {
    for (const write of writes) {
      if (!runWrite(statements, write)) throw new Conflict(conflictMessage(write.key, write.expects));
    }
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK TO one; RELEASE one');
    throw error;
  }
  database.exec('RELEASE one');
};

/**
 * Commits that come together share one transaction, and so one wait for the disk. Each is told when that
 * is over; a conflict is its own, a fault of the database is everybody's.
 */
const runTogether = (database: DatabaseSync, statements: Statements, commits: readonly Commit[]): void => {
  const done: (() => void)[] = [];
  // Immediate, so that a commit waits for another writer at its door and never deadlocks half-way.
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const { writes, resolve, reject } of commits)
      try {
        runCommit(database, statements, writes);
        done.push(resolve);
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        done.push(() => {
          reject(error);
        });
      }
    database.exec('COMMIT');
  } catch (error) {
    // A full disk ends the transaction by itself; rolling back again would hide the first error.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
  for (const tell of done) tell();
};

const open = (path: string, busyTimeoutMs: number): DatabaseSync => {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  // WAL lets the console read while a commit runs; FULL makes a commit survive a power cut; what is
  // deleted is overwritten, because somebody may have asked to be forgotten.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
  database.exec(schema);
  return database;
};

/**
 * Opens the ledger in a file (made with its folder when missing) or in `:memory:`. Several processes
 * may have it open at once. Throws Unavailable when it cannot be opened, also later when it stays locked.
 */
export const openSqliteLedger = (options: {
  readonly path: string;
  readonly busyTimeoutMs?: number | undefined;
}): SqliteLedger => {
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw sqliteFault(options.path, error);
    }
  };
  const database = attempt(() => open(options.path, options.busyTimeoutMs ?? defaultBusyTimeoutMs));
  const statements = attempt(() => prepareAll(database));
  let waiting: Commit[] = [];
  const flush = (): void => {
    const commits = waiting;
    waiting = [];
    if (commits.length === 0) return;
    try {
      attempt(() => {
        runTogether(database, statements, commits);
      });
    } catch (fault) {
      for (const { reject } of commits) reject(fault);
    }
  };
  return {
    async get(key: Key) {
      checkKey(key);
      const stored = attempt(() => statements.get.get(key.partition, key.sort));
      return stored === undefined ? undefined : rowFrom(stored);
    },
    async query(range) {
      checkRange(range);
      return attempt(() => runQuery(statements, range));
    },
    async due(now, limit) {
      checkLimit(limit);
      return attempt(() => statements.due.all(sortableInstant('now', now), limit).map(rowFrom));
    },
    async commit(writes) {
      const encoded = encodeCommit(writes);
      if (encoded.length === 0) return;
      await new Promise<void>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ writes: encoded, resolve, reject });
      });
    },
    async forget(now) {
      return attempt(() => Number(statements.forget.run(sortableInstant('now', now)).changes));
    },
    scrub() {
      flush();
      attempt(() => {
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      });
    },
    close() {
      flush();
      database.close();
    },
  };
};
