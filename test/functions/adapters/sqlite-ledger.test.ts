import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { endOfPrefix } from '../../../functions/adapters/sort-range.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { compareKeys } from '../../../functions/adapters/object-key.ts';
import { ledgerContract } from '../ports/ledger.contract.ts';
import type { Opening } from './open-at-once.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

ledgerContract('SQLite in a file', async () => {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'new', 'plumbline.db');
  const [ledger, second] = [openSqliteLedger({ path }), openSqliteLedger({ path })];
  const close = async (): Promise<void> => {
    ledger.close();
    second.close();
    await folder.remove();
  };
  return { ledger, second, close };
});

ledgerContract('SQLite in memory', async () => {
  const ledger = openSqliteLedger({ path: ':memory:' });
  return { ledger, second: ledger, close: async () => ledger.close() };
});

describe('a ledger in a file', () => {
  let folder: TemporaryFolder;
  let path: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    path = join(folder.path, 'plumbline.db');
  });
  afterEach(() => folder.remove());

  const key = { partition: 'p', sort: 's' };
  const insert = { kind: 'put', key, expects: 'absent', body: { a: 1 } } as const;

  it('is still there when it is opened again', async () => {
    const first = openSqliteLedger({ path });
    await first.commit([insert]);
    first.close();
    const again = openSqliteLedger({ path });
    expect(await again.get(key)).toMatchObject({ version: 1, body: { a: 1 } });
    again.close();
  });

  it('tells each of several commits that come together what became of its own', async () => {
    const ledger = openSqliteLedger({ path });
    const other = { ...insert, key: { partition: 'p', sort: 'other' } };
    const outcomes = await Promise.allSettled([
      ledger.commit([insert]),
      ledger.commit([other, insert]),
      ledger.commit([{ ...insert, key: { partition: 'p', sort: 'third' } }]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    // All of the one that met a conflict is missing, all of the others is there.
    expect(await ledger.get(other.key)).toBeUndefined();
    expect((await ledger.query({ partition: 'p', limit: 9 })).map(({ sort }) => sort)).toEqual([
      's',
      'third',
    ]);
    ledger.close();
  });

  it('lets the second of two commits of one row meet the first, not overwrite it', async () => {
    const ledger = openSqliteLedger({ path });
    await ledger.commit([insert]);
    const write = (a: number) => ledger.commit([{ kind: 'put', key, expects: 1, body: { a } }]);
    const outcomes = await Promise.allSettled([write(2), write(3)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await ledger.get(key))?.body).toEqual({ a: 2 });
    ledger.close();
  });

  it('has what was handed in before it was closed', async () => {
    const first = openSqliteLedger({ path });
    const handed = first.commit([insert]);
    first.close();
    await handed;
    const again = openSqliteLedger({ path });
    expect(await again.get(key)).toMatchObject({ version: 1 });
    again.close();
  });

  it('writes ahead and waits for the disk', () => {
    openSqliteLedger({ path }).close();
    const database = new DatabaseSync(path);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    database.close();
  });

  it('finds what is due by its index and a range without sorting', () => {
    openSqliteLedger({ path }).close();
    const database = new DatabaseSync(path);
    const plan = database
      .prepare(
        'EXPLAIN QUERY PLAN SELECT * FROM rows WHERE next_at <= ? ORDER BY next_at, partition, sort LIMIT ?',
      )
      .all('', 1);
    expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH rows USING INDEX due (next_at<?)']);
    database.close();
  });

  it('is unavailable while another process keeps it locked, and works afterwards', async () => {
    const ledger = openSqliteLedger({ path, busyTimeoutMs: 20 });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(ledger.commit([insert])).rejects.toMatchObject({ name: 'Unavailable', code: 'ledger-busy' });
    expect(await ledger.get(key)).toBeUndefined();
    other.exec('ROLLBACK');
    await ledger.commit([insert]);
    expect(await ledger.get(key)).toBeDefined();
    other.close();
    ledger.close();
  });

  it('is made once by several who open it at the same moment', async () => {
    const threads = 3;
    const paths = Array.from({ length: 30 }, (_, index) => join(folder.path, `${index}.db`));
    const opening: Opening = { paths, threads, there: new Int32Array(new SharedArrayBuffer(4)) };
    const script = join(import.meta.dirname, 'open-at-once.ts');
    const opened = Array.from({ length: threads }, async () => {
      const [code] = await once(new Worker(script, { workerData: opening }), 'exit');
      return code;
    });
    expect(await Promise.all(opened)).toEqual([0, 0, 0]);
  });

  it('loses no count between processes that open a new file at the same moment', async () => {
    const script = join(import.meta.dirname, 'raise-counter.ts');
    const raise = () =>
      promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', script, path, '25']);
    await Promise.all([raise(), raise(), raise()]);
    const ledger = openSqliteLedger({ path });
    expect(await ledger.get({ partition: 'p', sort: 'counter' })).toMatchObject({
      version: 75,
      body: { count: 75 },
    });
    ledger.close();
  });

  it('is unavailable where no file can be', () => {
    expect(() => openSqliteLedger({ path: folder.path })).toThrow(
      expect.objectContaining({ name: 'Unavailable' }),
    );
  });

  it('forgets rows whose time has passed, only when told to', async () => {
    const ledger = openSqliteLedger({ path });
    const expiresAt = Instant.parse('2026-01-01T00:00:00.000Z');
    await ledger.commit([
      { ...insert, expiresAt },
      { ...insert, key: { ...key, sort: 'stays' } },
    ]);
    expect(await ledger.forget(Instant.parse('2025-12-31T23:59:59.999Z'))).toBe(0);
    expect(await ledger.get(key)).toBeDefined();
    expect(await ledger.forget(expiresAt)).toBe(1);
    expect(await ledger.get(key)).toBeUndefined();
    expect(await ledger.get({ ...key, sort: 'stays' })).toBeDefined();
    ledger.close();
  });
});

describe('the end of a prefix', () => {
  it('lies behind everything that begins with the prefix, and behind nothing else', () => {
    const text = fc.string({ unit: 'binary', maxLength: 4 });
    fc.assert(
      fc.property(text, text, (prefix, other) => {
        const end = endOfPrefix(prefix);
        const inside = (sort: string): boolean =>
          compareKeys(sort, prefix) >= 0 && (end === undefined || compareKeys(sort, end) < 0);
        expect(inside(prefix + other)).toBe(true);
        expect(inside(other)).toBe(other.startsWith(prefix));
      }),
    );
  });

  it('passes over the gap of the surrogates and the last character', () => {
    expect(endOfPrefix('a\ud7ff')).toBe('a\ue000');
    expect(endOfPrefix('a\u{10ffff}')).toBe('b');
    expect(endOfPrefix('\u{10ffff}')).toBeUndefined();
    expect(endOfPrefix('')).toBeUndefined();
  });
});
