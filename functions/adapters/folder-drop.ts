/**
 * The drop as a folder. Its calls are answered by the kernel, at most 25 MB at a time, and are made at
 * once: a trip to another thread for each costs more than the call.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { join } from 'node:path';
import { InvalidInput } from '../../core/faults.ts';
import { Instant, Sha256 } from '../../core/identity.ts';
import type { Drop, DropContent, DropObject } from '../ports/drop.ts';
import { fileFault, isMissing } from './file-faults.ts';
import { filesUnder, isIgnoredName } from './folder-walk.ts';
import { keySegments } from './object-key.ts';
import { tooLarge } from './object-size.ts';

const describe = (key: string, stats: Stats): DropObject => ({
  key,
  sizeBytes: stats.size,
  modifiedAt: Instant.parse(new Date(stats.mtimeMs).toISOString()),
});

/**
 * The real path of a key, undefined when nothing is there. A link anywhere on the way is refused:
 * it may lead out of the folder.
 */
const locate = (folder: string, key: string): string | undefined => {
  const segments = keySegments(key);
  if (segments.some(isIgnoredName)) return undefined;
  let path: string;
  let real: string;
  try {
    path = join(realpathSync.native(folder), ...segments);
    real = realpathSync.native(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw fileFault(`Finding ${key} in the drop`, error);
  }
  if (real !== path) {
    throw new InvalidInput('linked', `${key} is or lies behind a link; put the file itself into the drop.`);
  }
  return path;
};

/** Looks before opening, because opening a pipe would wait for its other end. */
const statFile = (key: string, path: string): Stats | undefined => {
  try {
    const stats = lstatSync(path);
    return stats.isFile() ? stats : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw fileFault(`Looking at ${key} in the drop`, error);
  }
};

/** Reads at most one byte more than allowed: the file may have grown since it was looked at. */
const readBounded = (key: string, file: number, maxBytes: number): DropContent => {
  const stats = fstatSync(file);
  if (stats.size > maxBytes) throw tooLarge(key, stats.size, maxBytes);
  const buffer = new Uint8Array(Math.min(stats.size, maxBytes) + 1);
  let length = 0;
  // Every pass reads at least one byte or ends, so the buffer bounds the passes.
  while (length < buffer.length) {
    const bytesRead = readSync(file, buffer, length, buffer.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  if (length > maxBytes) throw tooLarge(key, length, maxBytes);
  const bytes = buffer.subarray(0, length);
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  return { ...describe(key, stats), sizeBytes: length, bytes, sha256, metadata: {} };
};

const read = (folder: string, key: string, maxBytes: number): DropContent | undefined => {
  const path = locate(folder, key);
  if (path === undefined || statFile(key, path) === undefined) return undefined;
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      return readBounded(key, file, maxBytes);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw fileFault(`Reading ${key} from the drop`, error);
  }
};

/**
 * A drop over a folder, which need not exist yet. Hidden files, files still being copied (`*.part`,
 * `*.tmp`) and links are not listed; `modifiedAt` is the file's own time to the millisecond.
 */
export const folderDrop = ({ folder }: { readonly folder: string }): Drop => ({
  async *list(prefix) {
    for await (const key of filesUnder(folder, prefix)) {
      const stats = statFile(key, join(folder, key));
      if (stats !== undefined) yield describe(key, stats);
    }
  },
  async stat(key) {
    const path = locate(folder, key);
    const stats = path === undefined ? undefined : statFile(key, path);
    return stats === undefined ? undefined : describe(key, stats);
  },
  async read(key, maxBytes) {
    return read(folder, key, maxBytes);
  },
  async remove(key) {
    const path = locate(folder, key);
    if (path === undefined || statFile(key, path) === undefined) return false;
    try {
      rmSync(path, { force: true });
    } catch (error) {
      throw fileFault(`Removing ${key} from the drop`, error);
    }
    return true;
  },
});
