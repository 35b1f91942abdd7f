/** Commits to the ledger's SQLite file. Those that come together share one transaction, and so one wait for the disk. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Conflict } from '../../core/faults.ts';
import { conflictMessage, type EncodedPut, type EncodedWrite } from './ledger-bounds.ts';
import type { SqliteConnection } from './sqlite-database.ts';

const sql = {
  version: 'SELECT version FROM rows WHERE partition = ? AND sort = ?',
  insert:
    'INSERT INTO rows (partition, sort, version, body, next_at, expires_at) VALUES (?, ?, 1, ?, ?, ?) ON CONFLICT DO NOTHING',
  update:
    'UPDATE rows SET version = version + 1, body = ?, next_at = ?, expires_at = ? WHERE partition = ? AND sort = ? AND version = ?',
  remove: 'DELETE FROM rows WHERE partition = ? AND sort = ? AND version = ?',
} as const;

type Statements = Readonly<Record<keyof typeof sql, StatementSync>>;

const prepareAll = (database: DatabaseSync): Statements => ({
  version: database.prepare(sql.version),
  insert: database.prepare(sql.insert),
  update: database.prepare(sql.update),
  remove: database.prepare(sql.remove),
});

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

type Waiting = {
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

/** Each is told when the wait is over; a conflict is its own, a fault of the database is everybody's. */
const runTogether = (database: DatabaseSync, statements: Statements, commits: readonly Waiting[]): void => {
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

/** Resolves once the writes are on disk, all of them. Throws Conflict where a row is not as expected, then nothing is written. */
export type Committer = (writes: readonly EncodedWrite[]) => Promise<void>;

export type CommitQueue = {
  readonly commit: Committer;
  /** Makes what waits durable now. */
  flush(): void;
};

export const commitQueue = ({ database, attempt }: SqliteConnection): CommitQueue => {
  const statements = attempt(() => prepareAll(database));
  let waiting: Waiting[] = [];
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
    flush,
    commit: (writes) =>
      new Promise<void>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ writes, resolve, reject });
      }),
  };
};
