import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiles, replaceFile } from '../../../functions/adapters/durable-file.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const at = (...parts: readonly string[]): string => join(folder.path, ...parts);
const there = async (): Promise<string[]> => (await readdir(folder.path, { recursive: true })).sort();
const textAt = async (name: string): Promise<string> => await readFile(at(name), 'utf8');

describe('a file that is replaced', () => {
  it('has the new bytes in place of whatever was there, in folders made for it', async () => {
    await replaceFile(at('new/er/a'), bytes('first, longer'));
    await replaceFile(at('new/er/a'), bytes('second'));
    expect(await textAt('new/er/a')).toBe('second');
    expect(await there()).toEqual(['new', 'new/er', 'new/er/a']);
  });

  it('leaves nothing beside it when it could not be', async () => {
    await mkdir(at('folder'));
    await writeFile(at('folder', 'inside'), '');
    await expect(replaceFile(at('folder'), bytes('x'))).rejects.toMatchObject({ code: expect.any(String) });
    expect(await there()).toEqual(['folder', 'folder/inside']);
  });

  it('may have as long a name as a file can have', async () => {
    const name = 'n'.repeat(255);
    await replaceFile(at(name), bytes('x'));
    expect(await there()).toEqual([name]);
  });
});

describe('files that are made together', () => {
  it('are each told whether they are new, and what was there stays', async () => {
    await writeFile(at('b'), 'kept');
    const files = ['a', 'b', 'sub/c'].map((name) => ({ path: at(name), bytes: bytes(name) }));
    expect(await createFiles(files)).toEqual(['created', 'exists', 'created']);
    expect(await Promise.all(['a', 'b', 'sub/c'].map(textAt))).toEqual(['a', 'kept', 'sub/c']);
    expect(await there()).toEqual(['a', 'b', 'sub', 'sub/c']);
    expect(await createFiles([])).toEqual([]);
  });

  it('are there up to the first that cannot be, and nothing half-written is', async () => {
    await writeFile(at('file'), '');
    const files = ['a', 'file/below', 'c'].map((name) => ({ path: at(name), bytes: bytes(name) }));
    await expect(createFiles(files)).rejects.toMatchObject({ code: 'ENOTDIR' });
    expect(await there()).toEqual(['a', 'file']);
  });

  it('are there up to the first whose name cannot be given', async () => {
    const files = ['a', 'n'.repeat(256), 'c'].map((name) => ({ path: at(name), bytes: bytes(name) }));
    await expect(createFiles(files)).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
    expect(await there()).toEqual(['a']);
  });
});
