/** Files that are there completely or not at all, whenever the process or the machine stops. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileErrorCode } from './file-faults.ts';

/** A folder's own entry must be on disk too, or a new name can be gone after a power cut. */
const syncFolder = async (folder: string): Promise<void> => {
  // Windows cannot open a folder for this; NTFS journals the name itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Writes the bytes beside their place, under a name that listings ignore. */
const writeBeside = async (path: string, bytes: Uint8Array): Promise<string> => {
  await mkdir(dirname(path), { recursive: true });
  // Cut, because name and suffix together must stay within the 255 bytes of a file name.
  const temporary = join(
    dirname(path),
    `.${basename(path).slice(0, 40)}.${randomBytes(8).toString('hex')}.tmp`,
  );
  const handle = await open(temporary, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return temporary;
};

/** Puts the bytes at the path, in place of whatever was there. */
export const replaceFile = async (path: string, bytes: Uint8Array): Promise<void> => {
  const temporary = await writeBeside(path, bytes);
  try {
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
};

/** Puts the bytes at the path unless something is there; says which. A hard link never overwrites. */
export const createFile = async (path: string, bytes: Uint8Array): Promise<'created' | 'exists'> => {
  const temporary = await writeBeside(path, bytes);
  try {
    await link(temporary, path);
  } catch (error) {
    if (fileErrorCode(error) === 'EEXIST') return 'exists';
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  await syncFolder(dirname(path));
  return 'created';
};
