/** The key that signs links, in a file of the embedded folder: made once, readable by its owner alone. */
import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { InvalidInput } from '../../core/faults.ts';
import { fileErrorCode } from './file-faults.ts';
import { type LinkKey, linkKeyBytes } from './signed-links.ts';

/** Two processes that start at once end up with one key. Throws InvalidInput when the file holds no key. */
export const linkKeyFile = async (path: string): Promise<LinkKey> => {
  const known = await readKey(path);
  if (known !== undefined) return known;
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  await writeFile(temporary, `${randomBytes(linkKeyBytes).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    // A hard link appears with its content, and fails when somebody was first.
    await link(temporary, path);
  } catch (error) {
    if (fileErrorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  const made = await readKey(path);
  if (made === undefined)
    throw new InvalidInput('link-key', `${path} could not be made; look at the folder.`);
  return made;
};

const readKey = async (path: string): Promise<LinkKey | undefined> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  const hex = text.trim();
  if (!/^[0-9a-f]{64}$/.test(hex))
    throw new InvalidInput(
      'link-key',
      `${path} holds no key of 64 hexadecimal digits; take it away, and a new one is made (older links then end).`,
    );
  return Buffer.from(hex, 'hex');
};
