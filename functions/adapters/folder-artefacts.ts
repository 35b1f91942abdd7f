/** Artefacts as files in a folder. */
import type { Buffer } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Conflict } from '../../core/faults.ts';
import type { Artefacts } from '../ports/artefacts.ts';
import { artefactKey, coveredBy, removalPrefix } from './artefact-key.ts';
import { createFiles, type NewFile } from './durable-file.ts';
import { fileErrorCode, fileFault, isMissing } from './file-faults.ts';
import { filesUnder } from './folder-walk.ts';

export type Artefact = { readonly key: string; readonly bytes: Uint8Array };

export type FolderArtefacts = Artefacts & {
  /** Each as `put` has it, with one wait for the disk. The later ones are never there without those before. */
  putTogether(artefacts: readonly Artefact[]): Promise<void>;
};

/** A few hundred kilobytes at most, and mostly written moments ago: not worth a trip to another thread. */
const readIfThere = (path: string): Buffer | undefined => {
  try {
    // Most are asked for just before they are written; a question costs far less than a refusal.
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
    return readFileSync(path);
  } catch (error) {
    // A key that is a folder here is a longer key's beginning, not an artefact.
    if (isMissing(error) || fileErrorCode(error) === 'EISDIR') return undefined;
    throw error;
  }
};

const refuseOther = (key: string, there: Buffer | undefined, bytes: Uint8Array): void => {
  if (there === undefined || !there.equals(bytes))
    throw new Conflict(
      `The artefact ${key} is already there with other content; artefacts are written once.`,
    );
};

const putAll = async (folder: string, artefacts: readonly Artefact[]): Promise<void> => {
  const missing: (Artefact & NewFile)[] = [];
  // Looked at first so that doing it again costs one read and no write.
  for (const artefact of artefacts) {
    const path = join(folder, ...artefactKey(artefact.key));
    const there = readIfThere(path);
    if (there === undefined) missing.push({ ...artefact, path });
    else refuseOther(artefact.key, there, artefact.bytes);
  }
  const outcomes = await createFiles(missing);
  for (const [index, { key, path, bytes }] of missing.entries())
    if (outcomes[index] === 'exists') refuseOther(key, readIfThere(path), bytes);
};

/** Folders left empty go too, up to the root: an erased person leaves no name of a folder behind. */
const removeEmptyFolders = async (folder: string, from: string): Promise<void> => {
  for (
    let at = from;
    relative(folder, at) !== '' && !relative(folder, at).startsWith('..');
    at = dirname(at)
  ) {
    try {
      await rmdir(at);
    } catch {
      return; // Not empty, or gone already: either way there is nothing more to do.
    }
  }
};

const remove = async (folder: string, prefix: string): Promise<number> => {
  let removed = 0;
  for await (const key of filesUnder(folder, removalPrefix(prefix))) {
    if (!coveredBy(key, prefix)) continue;
    const path = join(folder, key);
    try {
      await rm(path, { force: true });
    } catch (error) {
      throw fileFault(`Removing the artefact ${key}`, error);
    }
    removed += 1;
    await removeEmptyFolders(folder, dirname(path));
  }
  return removed;
};

/** Artefacts in a folder, which is made when the first is written. A crash never leaves half a file. */
export const folderArtefacts = ({ folder }: { readonly folder: string }): FolderArtefacts => {
  const putTogether = async (artefacts: readonly Artefact[]): Promise<void> => {
    try {
      await putAll(folder, artefacts);
    } catch (error) {
      throw fileFault(`Writing the artefact ${artefacts.at(-1)?.key}`, error);
    }
  };
  return {
    put: (key, bytes) => putTogether([{ key, bytes }]),
    putTogether,
    async get(key) {
      try {
        return readIfThere(join(folder, ...artefactKey(key)));
      } catch (error) {
        throw fileFault(`Reading the artefact ${key}`, error);
      }
    },
    async has(key) {
      try {
        return statSync(join(folder, ...artefactKey(key)), { throwIfNoEntry: false })?.isFile() ?? false;
      } catch (error) {
        throw fileFault(`Looking for the artefact ${key}`, error);
      }
    },
    list: (prefix) => filesUnder(folder, prefix),
    remove: (prefix) => remove(folder, prefix),
  };
};
