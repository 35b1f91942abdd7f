import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderArtefacts } from '../../../functions/adapters/folder-artefacts.ts';
import { artefactsContract } from '../ports/artefacts.contract.ts';
import { collected } from '../ports/collected.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

artefactsContract('a folder', async () => {
  const folder = await temporaryFolder();
  return { artefacts: folderArtefacts({ folder: join(folder.path, 'artefacts') }), close: folder.remove };
});

describe('a folder of artefacts', () => {
  let folder: TemporaryFolder;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());

  const bytes = new TextEncoder().encode('content');

  it('leaves no half-written file behind, won or lost', async () => {
    const artefacts = folderArtefacts({ folder: folder.path });
    await artefacts.put('a', bytes);
    await Promise.allSettled([
      artefacts.put('a', new Uint8Array(9)),
      artefacts.put('b', bytes),
      artefacts.put('b', bytes),
    ]);
    expect((await readdir(folder.path)).sort()).toEqual(['a', 'b']);
  });

  it('does not show what a crash left half-written', async () => {
    await writeFile(join(folder.path, '.a.0123456789abcdef.tmp'), 'half');
    const artefacts = folderArtefacts({ folder: folder.path });
    expect(await collected(artefacts.list(''))).toEqual([]);
    await artefacts.put('a', bytes);
    expect(await collected(artefacts.list(''))).toEqual(['a']);
  });

  it('removes emptied folders but never its own', async () => {
    const artefacts = folderArtefacts({ folder: folder.path });
    await artefacts.put('people/one/deep/a', bytes);
    await artefacts.put('people/two/a', bytes);
    await artefacts.remove('people/one/');
    expect(await readdir(join(folder.path, 'people'))).toEqual(['two']);
    await artefacts.remove('people/two/');
    expect(await readdir(folder.path)).toEqual([]);
  });

  it('says so when a key runs through another artefact', async () => {
    const artefacts = folderArtefacts({ folder: folder.path });
    await artefacts.put('a', bytes);
    await expect(artefacts.put('a/b', bytes)).rejects.toMatchObject({ name: 'InvalidInput' });
    expect(await artefacts.get('a/b')).toBeUndefined();
  });

  it('says which artefact a name is none for', async () => {
    const artefacts = folderArtefacts({ folder: folder.path });
    const key = 'n'.repeat(300);
    for (const [call, doing] of [
      [() => artefacts.put(key, bytes), 'Writing'],
      [() => artefacts.get(key), 'Reading'],
      [() => artefacts.has(key), 'Looking for'],
    ] as const)
      await expect(call()).rejects.toThrow(`${doing} the artefact ${key} failed with ENAMETOOLONG`);
  });

  it('writes several with the last, each once, and keeps every one that was there', async () => {
    const artefacts = folderArtefacts({ folder: folder.path });
    await artefacts.put('one/a', bytes);
    const together = ['one/a', 'one/b', 'two/c'].map((key) => ({ key, bytes }));
    await artefacts.putTogether(together);
    expect(await collected(artefacts.list(''))).toEqual(['one/a', 'one/b', 'two/c']);
    await expect(
      artefacts.putTogether([...together, { key: 'two/c', bytes: new Uint8Array(2) }]),
    ).rejects.toMatchObject({
      name: 'Conflict',
      message: 'The artefact two/c is already there with other content; artefacts are written once.',
    });
    expect(await artefacts.remove('one/')).toBe(2);
    expect(await readdir(folder.path)).toEqual(['two']);
  });

  it('is unavailable where nothing can be written', async () => {
    await writeFile(join(folder.path, 'file'), '');
    const artefacts = folderArtefacts({ folder: '/dev/null/artefacts' });
    await expect(artefacts.put('a', bytes)).rejects.toThrow(/artefact a failed with ENOTDIR/);
  });
});
