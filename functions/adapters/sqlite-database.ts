/** The ledger's SQLite file: its table, and what is promised of every connection to it. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isBusy, sqliteFault } from './sqlite-faults.ts';

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

export type SqliteFile = { readonly path: string; readonly busyTimeoutMs?: number | undefined };

/** Between two tries for a lock that SQLite does not wait for by itself. */
const retryMs = 5;

/**
 * Does what may find the file locked, again until the time is over. SQLite waits by itself, except where two
 * that wait for each other would wait for ever, as when several processes make a new file a WAL one at once.
 */
const patiently = (timeoutMs: number, work: () => void): void => {
  for (const untilMs = performance.now() + timeoutMs; ; ) {
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() >= untilMs) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryMs);
    }
  }
};

const open = ({ path, busyTimeoutMs = defaultBusyTimeoutMs }: SqliteFile): DatabaseSync => {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  // WAL lets the console read while a commit runs; FULL makes a commit survive a power cut; what is
  // deleted is overwritten, because somebody may have asked to be forgotten.
  patiently(busyTimeoutMs, () => {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    database.exec(schema);
  });
  return database;
};

export type SqliteConnection = {
  readonly database: DatabaseSync;
  /** Does the work; what SQLite throws becomes a failure of ours. */
  readonly attempt: <Result>(work: () => Result) => Result;
};

/** Makes the file with its folder when missing. Throws Unavailable when it cannot be opened, or stays locked. */
export const connectTo = (file: SqliteFile): SqliteConnection => {
  const attempt = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw sqliteFault(file.path, error);
    }
  };
  return { database: attempt(() => open(file)), attempt };
};
