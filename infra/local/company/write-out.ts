/**
 * What was lived in memory, put into a folder as if the service had run there: the other commands and
 * the console find it. Nothing waits for the disk, since a folder that is lost can be lived again.
 */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { artefactKey } from '../../../functions/adapters/artefact-key.ts';
import { composeMail } from '../../../functions/adapters/mime-message.ts';
import { outboxFileName } from '../../../functions/adapters/outbox-mailer.ts';
import { type Ledger, maxWrites, type Row, type Write } from '../../../functions/ports/ledger.ts';
import { mirrorQuarantine } from '../quarantine-folder.ts';
import { folderStores } from '../stores.ts';
import type { MemoryStores } from './memory-stores.ts';

/** Larger than anything the company ever drops. */
const anySize = 25_000_000;

export const writeOut = async (stores: MemoryStores, dir: string): Promise<void> => {
  const folders = await folderStores(dir);
  try {
    await writeRows(stores.ledger.rows(), folders.ledger);
  } finally {
    folders.close();
  }
  for await (const key of stores.artefacts.list('')) {
    const bytes = await stores.artefacts.get(key);
    if (bytes !== undefined) write(join(dir, 'artefacts', ...artefactKey(key)), bytes);
  }
  for await (const { key, modifiedAt } of stores.drop.list('')) {
    const content = await stores.drop.read(key, anySize);
    if (content === undefined) continue;
    const path = join(dir, 'drop', ...artefactKey(key));
    write(path, content.bytes);
    utimesSync(path, new Date(modifiedAt), new Date(modifiedAt));
  }
  for (const message of stores.mailer.messages)
    write(join(dir, 'outbox', outboxFileName(message.id)), (await composeMail(message)).raw);
  await mirrorQuarantine(join(dir, 'quarantine'), stores);
};

const write = (path: string, bytes: Uint8Array): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
};

const writeRows = async (rows: readonly Row[], ledger: Ledger): Promise<void> => {
  // Commits that are asked for together share one wait for the disk.
  const commits: Promise<void>[] = [];
  for (let first = 0; first < rows.length; first += maxWrites)
    commits.push(ledger.commit(rows.slice(first, first + maxWrites).map(putOf)));
  await Promise.all(commits);
};

const putOf = ({ partition, sort, body, nextAt, expiresAt }: Row): Write => ({
  kind: 'put',
  key: { partition, sort },
  expects: 'absent',
  body,
  nextAt,
  expiresAt,
});
