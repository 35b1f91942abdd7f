import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderArtefacts } from '../../../functions/adapters/folder-artefacts.ts';
import { type GatheredArtefacts, gatheredArtefacts } from '../../../functions/adapters/gathered-artefacts.ts';
import { artefactsContract } from '../ports/artefacts.contract.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

for (const [name, isHeld] of [
  ['held', () => true],
  ['not held', () => false],
] as const)
  artefactsContract(`a folder whose artefacts are ${name}`, async () => {
    const folder = await temporaryFolder();
    const kept = folderArtefacts({ folder: join(folder.path, 'artefacts') });
    return { artefacts: gatheredArtefacts(kept, isHeld), close: folder.remove };
  });

describe('artefacts that are written with the one that rests on them', () => {
  let folder: TemporaryFolder;
  let artefacts: GatheredArtefacts;
  const textOf = async (key: string): Promise<string> =>
    new TextDecoder().decode((await artefacts.get(key)) ?? new Uint8Array());
  const put = (key: string): Promise<void> => artefacts.put(key, new TextEncoder().encode(`of ${key}`));
  const onDisk = async (): Promise<readonly string[]> =>
    (await readdir(folder.path, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  beforeEach(async () => {
    folder = await temporaryFolder();
    artefacts = gatheredArtefacts(folderArtefacts({ folder: folder.path }), (key) =>
      key.endsWith('transcript.json'),
    );
  });
  afterEach(() => folder.remove());

  it('are read from where they are held, and on disk no later than it', async () => {
    await put('one/transcript.json');
    await put('two/transcript.json');
    expect(await onDisk()).toEqual([]);
    expect(await textOf('one/transcript.json')).toBe('of one/transcript.json');
    await put('one/review.json');
    expect(await onDisk()).toEqual(['one/review.json', 'one/transcript.json']);
    expect(await textOf('one/transcript.json')).toBe('of one/transcript.json');
  });

  it('are taken as done when they are put again, and refused with other content', async () => {
    await put('one/transcript.json');
    await put('one/transcript.json');
    await expect(artefacts.put('one/transcript.json', new Uint8Array(3))).rejects.toMatchObject({
      name: 'Conflict',
    });
    expect(await textOf('one/transcript.json')).toBe('of one/transcript.json');
  });

  it('are still held when writing failed, and written the next time', async () => {
    await put('one/transcript.json');
    await writeFile(join(folder.path, 'one'), 'in the way of the folder');
    await expect(put('one/review.json')).rejects.toThrow('one/review.json');
    await rm(join(folder.path, 'one'));
    expect(await textOf('one/transcript.json')).toBe('of one/transcript.json');
    await put('one/review.json');
    expect(await onDisk()).toEqual(['one/review.json', 'one/transcript.json']);
  });

  it('are settled or dropped by prefix', async () => {
    for (const loop of ['one', 'two', 'three']) await put(`${loop}/transcript.json`);
    artefacts.drop('two');
    await artefacts.settle('one');
    expect(await onDisk()).toEqual(['one/transcript.json']);
    expect(await artefacts.get('two/transcript.json')).toBeUndefined();
    await artefacts.settle('');
    expect(await onDisk()).toEqual(['one/transcript.json', 'three/transcript.json']);
  });
});
