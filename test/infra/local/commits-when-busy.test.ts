import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Conflict } from '../../../core/faults.ts';
import { type EncodedWrite, encodeCommit } from '../../../functions/adapters/ledger-bounds.ts';
import { openSqliteLedger, type SqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { type CommitsWhenBusy, commitsWhenBusy } from '../../../infra/local/commits-when-busy.ts';
import { Line } from '../../../infra/local/line.ts';
import { type TemporaryFolder, temporaryFolder } from '../../functions/adapters/temporary-folder.ts';

let folder: TemporaryFolder;
let commits: CommitsWhenBusy;
let ledger: SqliteLedger;
let busy = false;
beforeEach(async () => {
  folder = await temporaryFolder();
  busy = false;
  commits = commitsWhenBusy({ dir: folder.path, isBusy: () => busy });
  ledger = openSqliteLedger({ path: join(folder.path, 'plumbline.db'), elsewhere: commits.committer });
});
afterEach(async () => {
  commits.close();
  ledger.close();
  await folder.remove();
});

const insert = (sort: string) =>
  ({ kind: 'put', key: { partition: 'p', sort }, expects: 'absent', body: { sort } }) as const;

it('makes commits itself until there is much to do, and has a thread make them from then on', async () => {
  await ledger.commit([insert('before')]);
  expect(commits.committer()).toBeUndefined();
  busy = true;
  await ledger.commit([insert('after')]);
  busy = false;
  expect(commits.committer()).toBeDefined();
  const rows = await ledger.query({ partition: 'p', limit: 9 });
  expect(rows.map(({ sort }) => sort)).toEqual(['after', 'before']);
});

it('tells each of several commits what became of its own, a conflict by its name', async () => {
  busy = true;
  const outcomes = await Promise.allSettled([
    ledger.commit([insert('one')]),
    ledger.commit([insert('two'), insert('one')]),
    ledger.commit([insert('three')]),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  await expect(ledger.commit([insert('three')])).rejects.toBeInstanceOf(Conflict);
  expect(await ledger.get({ partition: 'p', sort: 'two' })).toBeUndefined();
});

it('makes the commits of other threads as well, and tells them when it has ended', async () => {
  expect(commits.extension()).toBeUndefined();
  busy = true;
  const port = commits.extension();
  if (port === undefined) throw new Error('There is no thread to call.');
  const line = new Line<readonly EncodedWrite[]>(port);
  await line.run(encodeCommit([insert('one')]));
  await expect(line.run(encodeCommit([insert('one')]))).rejects.toBeInstanceOf(Conflict);
  expect(await ledger.get({ partition: 'p', sort: 'one' })).toMatchObject({ body: { sort: 'one' } });
  commits.close();
  while (!line.gone) await new Promise((done) => setImmediate(done));
});

it('makes commits itself again when the thread has ended', async () => {
  busy = true;
  await ledger.commit([insert('one')]);
  commits.close();
  while (commits.committer() !== undefined) await new Promise((done) => setImmediate(done));
  await ledger.commit([insert('two')]);
  expect(await ledger.get({ partition: 'p', sort: 'two' })).toMatchObject({ body: { sort: 'two' } });
});
