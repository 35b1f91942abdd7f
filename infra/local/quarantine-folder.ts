/**
 * The quarantine as a folder: each object that is set aside, with its reason beside it, for whoever
 * looks at files first. A mirror of the ledger's rows, drawn anew; nothing is decided here.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { QuarantineRow } from '../../core/transcript/inbox.ts';
import { InvalidInput } from '../../core/faults.ts';
import type { Ports } from '../../functions/ports/ports.ts';
import { keys, quarantineRow, readAll } from '../../functions/runtime/rows.ts';

const ending = '.reason.json';
/** Larger objects are named with their reason and not copied. */
const maxCopiedBytes = 25 * 1024 * 1024;

export const mirrorQuarantine = async (
  folder: string,
  ports: Pick<Ports, 'ledger' | 'drop'>,
): Promise<void> => {
  const wanted = new Map<string, string>();
  for await (const { body } of readAll(ports.ledger, quarantineRow, keys.quarantine)) {
    const { key, code, message, at } = body;
    wanted.set(join(folder, `${key}${ending}`), `${JSON.stringify({ key, code, message, at }, null, 2)}\n`);
    await copyOnce(folder, body, wanted, ports);
  }
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!name.endsWith(ending) || wanted.has(path)) continue;
    await rm(path, { force: true });
    await rm(path.slice(0, -ending.length), { force: true });
  }
};

/** Writes the reason, and the object when the reason is new or has changed. */
const copyOnce = async (
  folder: string,
  { key }: QuarantineRow,
  wanted: ReadonlyMap<string, string>,
  { drop }: Pick<Ports, 'drop'>,
): Promise<void> => {
  const path = join(folder, `${key}${ending}`);
  const reason = wanted.get(path) ?? '';
  if ((await readFile(path, 'utf8').catch(() => '')) === reason) return;
  await mkdir(dirname(path), { recursive: true });
  const content = await drop.read(key, maxCopiedBytes).catch((fault: unknown) => {
    if (fault instanceof InvalidInput) return undefined;
    throw fault;
  });
  if (content !== undefined) await writeFile(join(folder, key), content.bytes);
  await writeFile(path, reason);
};
