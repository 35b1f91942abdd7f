/** Walks a folder in key order, holding one folder's names in memory at a time. */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput } from '../../core/faults.ts';
import { fileFault, isMissing } from './file-faults.ts';
import { compareKeys, prefixFolders } from './object-key.ts';

/** No export nests deeper; beyond it the tree is a mistake (a copied disk), better said than walked for hours. */
const maxDepth = 32;

/** Endings that copy tools give to a file until it is whole. */
const unfinishedEndings = ['.tmp', '.part', '.partial', '.crdownload', '.filepart', '~'];

/** Hidden files and files still being written are not there yet. */
export const isIgnoredName = (name: string): boolean => {
  const lower = name.toLowerCase();
  return name.startsWith('.') || unfinishedEndings.some((ending) => lower.endsWith(ending));
};

type Entry = { readonly key: string; readonly isFolder: boolean };

/** A folder sorts as its name with a slash, which is how its keys compare with the files beside it. */
const entryOf = (parent: string, entry: Dirent): Entry => ({
  key: entry.isDirectory() ? `${parent}${entry.name}/` : `${parent}${entry.name}`,
  isFolder: entry.isDirectory(),
});

const entriesIn = async (root: string, parent: string): Promise<Entry[]> => {
  let found: Dirent[];
  try {
    found = await readdir(join(root, parent), { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw fileFault(`Listing the folder ${parent === '' ? root : parent}`, error);
  }
  return (
    found
      // Links are not followed: one that leads out would publish other files, one that leads in would count twice.
      .filter((entry) => (entry.isFile() || entry.isDirectory()) && !isIgnoredName(entry.name))
      .map((entry) => entryOf(parent, entry))
      .sort((a, b) => compareKeys(a.key, b.key))
  );
};

/** The keys of all whole files under a prefix, in key order. Throws InvalidInput `too-deep` or `bad-key`. */
export async function* filesUnder(root: string, prefix: string): AsyncGenerator<string> {
  const start = prefixFolders(prefix).map((folder) => `${folder}/`);
  // The walk never enters an ignored folder, so a prefix must not either.
  if (start.some((folder) => isIgnoredName(folder.slice(0, -1)))) return;
  const ahead: Entry[] = (await entriesIn(root, start.join(''))).reverse();
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    const matches = next.key.startsWith(prefix) || (next.isFolder && prefix.startsWith(next.key));
    if (!matches) continue;
    if (!next.isFolder) {
      yield next.key;
      continue;
    }
    if (next.key.split('/').length > maxDepth) {
      throw new InvalidInput(
        'too-deep',
        `The folder ${next.key} lies more than ${maxDepth} folders deep; move it up.`,
      );
    }
    for (const entry of (await entriesIn(root, next.key)).reverse()) ahead.push(entry);
  }
}
