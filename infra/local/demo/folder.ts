/** The demo's folder: its own to begin afresh, and nobody else's. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput } from '../../../core/faults.ts';

/**
 * A folder of the demo's own is begun afresh, but for the key of its links: the addresses of one run open the
 * pages of the next. Any other that is there is left alone. Throws InvalidInput `not-a-demo`.
 */
export const prepareFolder = async (dir: string): Promise<void> => {
  const marker = join(dir, 'demo.txt');
  if (existsSync(dir) && !existsSync(marker))
    throw new InvalidInput(
      'not-a-demo',
      `${dir} is there and is no demo; give --dir a folder that does not exist yet.`,
    );
  const names = await readdir(dir).catch(() => []);
  for (const name of names)
    if (name !== 'link.key') await rm(join(dir, name), { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  await writeFile(marker, 'The demo begins this folder afresh each time.\n');
};
