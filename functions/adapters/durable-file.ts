/**
 * Files that are there completely or not at all, whenever the process or the machine stops. What the
 * kernel answers from memory is called at once, since a trip to another thread costs more than the
 * call; only the waits for the disk are asynchronous.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fileErrorCode } from './file-faults.ts';

const onDisk = promisify(fsync);

/** A folder's own entry must be on disk too, or a new name can be gone after a power cut. */
const syncFolder = async (folder: string): Promise<void> => {
  // Windows cannot open a folder for this; NTFS journals the name itself.
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    await onDisk(opened);
  } finally {
    closeSync(opened);
  }
};

/** Opens a new file, making its folder where there is none yet. */
const openNew = (path: string): number => {
  // Asked beforehand: a loop's first file always finds no folder, and a refusal costs far more than the question.
  if (!existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true });
  return openSync(path, 'wx');
};

/** Writes the bytes beside their place, under a name that listings ignore. */
const writeBeside = async (path: string, bytes: Uint8Array): Promise<string> => {
  // Cut, because name and suffix together must stay within the 255 bytes of a file name.
  const temporary = join(
    dirname(path),
    `.${basename(path).slice(0, 40)}.${randomBytes(8).toString('hex')}.tmp`,
  );
  const opened = openNew(temporary);
  try {
    writeFileSync(opened, bytes);
    await onDisk(opened);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(opened);
  }
  return temporary;
};

/** Puts the bytes at the path, in place of whatever was there. */
export const replaceFile = async (path: string, bytes: Uint8Array): Promise<void> => {
  const temporary = await writeBeside(path, bytes);
  try {
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
};

export type NewFile = { readonly path: string; readonly bytes: Uint8Array };

/** A hard link never overwrites. */
const named = (temporary: string, path: string): 'created' | 'exists' => {
  try {
    linkSync(temporary, path);
    return 'created';
  } catch (error) {
    if (fileErrorCode(error) === 'EEXIST') return 'exists';
    throw error;
  }
};

/**
 * Puts the bytes of each at its path unless something is there; says which. Two waits for the disk
 * however many they are: for what they hold, then for their names, given in the order of the list.
 */
export const createFiles = async (files: readonly NewFile[]): Promise<readonly ('created' | 'exists')[]> => {
  const written = await Promise.allSettled(files.map(({ path, bytes }) => writeBeside(path, bytes)));
  const outcomes: ('created' | 'exists')[] = [];
  try {
    for (const [index, { path }] of files.entries()) {
      const one = written[index];
      if (one?.status !== 'fulfilled') throw one?.reason;
      outcomes.push(named(one.value, path));
    }
  } finally {
    for (const one of written) if (one.status === 'fulfilled') rmSync(one.value, { force: true });
  }
  await Promise.all([...new Set(files.map(({ path }) => dirname(path)))].map(syncFolder));
  return outcomes;
};
