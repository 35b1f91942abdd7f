import { execFileSync } from 'node:child_process';
import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderDrop } from '../../../functions/adapters/folder-drop.ts';
import { collected } from '../ports/collected.ts';
import { dropContract } from '../ports/drop.contract.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const write = async (root: string, key: string, content: string | Uint8Array): Promise<void> => {
  await mkdir(dirname(join(root, key)), { recursive: true });
  await writeFile(join(root, key), content);
};

dropContract('a folder', async () => {
  const folder = await temporaryFolder();
  return {
    drop: folderDrop({ folder: join(folder.path, 'drop') }),
    upload: (key, bytes) => write(join(folder.path, 'drop'), key, bytes),
    close: folder.remove,
  };
});

describe('a folder as the drop', () => {
  let folder: TemporaryFolder;
  let root: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    root = join(folder.path, 'drop');
    await mkdir(root);
  });
  afterEach(() => folder.remove());

  const drop = () => folderDrop({ folder: root });
  const keys = async (prefix = ''): Promise<string[]> =>
    (await collected(drop().list(prefix))).map(({ key }) => key);

  it('does not see hidden files and files that are still being copied', async () => {
    const names = [
      '.DS_Store',
      '.a.vtt.swp',
      'a.vtt.part',
      'a.vtt.TMP',
      'a.vtt.crdownload',
      'a.vtt~',
      '.git/config',
      'half.tmp/a.vtt',
    ];
    for (const name of names) await write(root, name, 'x');
    expect(await Promise.all(names.map((name) => drop().stat(name)))).toEqual(names.map(() => undefined));
    expect(await Promise.all(names.map((name) => drop().read(name, 10)))).toEqual(names.map(() => undefined));
    expect(await keys()).toEqual([]);
    expect(await keys('.git/')).toEqual([]);
  });

  it('takes its times from the files, to the millisecond', async () => {
    await write(root, 'a.vtt', 'x');
    await utimes(join(root, 'a.vtt'), 1_700_000_000.125, 1_700_000_000.125);
    expect(await drop().stat('a.vtt')).toMatchObject({ modifiedAt: '2023-11-14T22:13:20.125Z' });
  });

  it.each([
    '../secret.txt',
    'a/../../secret.txt',
    '/etc/passwd',
    'a/./b',
    'a//b',
    '',
    '..',
    'a\\..\\b',
    'a\0.vtt',
  ])('refuses the key %j', async (key) => {
    await write(folder.path, 'secret.txt', 'secret');
    const refused = { name: 'InvalidInput', code: 'bad-key' };
    await expect(drop().stat(key)).rejects.toMatchObject(refused);
    await expect(drop().read(key, 100)).rejects.toMatchObject(refused);
  });

  it.each(['../', '../secret', 'a/../../', '/etc/'])('refuses to list %j', async (prefix) => {
    await expect(keys(prefix)).rejects.toMatchObject({ name: 'InvalidInput', code: 'bad-key' });
  });

  it('neither lists nor reads through a link, to a file or to a folder', async () => {
    await write(folder.path, 'outside/secret.vtt', 'secret');
    await write(root, 'inside/own.vtt', 'own');
    await symlink(join(folder.path, 'outside'), join(root, 'linked'));
    await symlink(join(folder.path, 'outside/secret.vtt'), join(root, 'linked.vtt'));
    await symlink(root, join(root, 'inside/loop'));
    expect(await keys()).toEqual(['inside/own.vtt']);
    expect(await keys('linked')).toEqual([]);
    for (const key of ['linked/secret.vtt', 'linked.vtt', 'inside/loop/inside/own.vtt']) {
      await expect(drop().read(key, 100)).rejects.toMatchObject({
        name: 'InvalidInput',
        code: 'linked',
      });
      await expect(drop().stat(key)).rejects.toMatchObject({ name: 'InvalidInput', code: 'linked' });
    }
  });

  it('works when the drop itself is reached through a link', async () => {
    await write(root, 'a.vtt', 'x');
    await symlink(root, join(folder.path, 'alias'));
    const through = folderDrop({ folder: join(folder.path, 'alias') });
    expect(await collected(through.list(''))).toHaveLength(1);
    expect(await through.read('a.vtt', 10)).toBeDefined();
  });

  it.runIf(process.platform !== 'win32')('does not wait at a pipe', async () => {
    execFileSync('mkfifo', [join(root, 'pipe.vtt')]);
    expect(await keys()).toEqual([]);
    expect(await drop().stat('pipe.vtt')).toBeUndefined();
    expect(await drop().read('pipe.vtt', 10)).toBeUndefined();
  });

  it('says when folders lie too deep instead of passing over them', async () => {
    await write(root, `${'d/'.repeat(31)}a.vtt`, 'x');
    expect(await keys()).toHaveLength(1);
    await write(root, `${'d/'.repeat(32)}a.vtt`, 'x');
    await expect(keys()).rejects.toMatchObject({
      name: 'InvalidInput',
      code: 'too-deep',
      message: `The folder ${'d/'.repeat(32)} lies more than 32 folders deep; move it up.`,
    });
  });

  it('says what it was at when a name is none for the disk', async () => {
    const key = `${'n'.repeat(300)}/a.vtt`;
    const refused = { name: 'InvalidInput', code: 'bad-path' };
    for (const call of [() => drop().stat(key), () => drop().read(key, 10), () => drop().remove(key)]) {
      await expect(call()).rejects.toMatchObject(refused);
      await expect(call()).rejects.toThrow(
        `Finding ${key} in the drop failed with ENAMETOOLONG; use another name.`,
      );
    }
    await expect(keys(key)).rejects.toThrow(
      `Listing the folder ${'n'.repeat(300)}/ failed with ENAMETOOLONG`,
    );
  });

  it('sees what any copying tool is done with, and nothing before', async () => {
    for (const ending of ['tmp', 'part', 'partial', 'crdownload', 'filepart']) {
      await write(root, `a.vtt.${ending}`, 'x');
      await write(root, `${ending}.vtt`, 'x');
    }
    expect(await keys()).toEqual(['crdownload.vtt', 'filepart.vtt', 'part.vtt', 'partial.vtt', 'tmp.vtt']);
    await write(root, 'a~/b.vtt', 'x');
    expect(await keys('a~/')).toEqual([]);
  });

  it('removes neither a folder nor what it does not see', async () => {
    await write(root, 'sub/a.vtt', 'x');
    await write(root, 'half.tmp', 'x');
    for (const key of ['sub', 'half.tmp', 'sub/none']) expect(await drop().remove(key)).toBe(false);
    expect(await keys()).toEqual(['sub/a.vtt']);
  });

  it('reads to the last byte that is allowed', async () => {
    await write(root, 'a.vtt', 'abc');
    expect((await drop().read('a.vtt', 3))?.bytes).toHaveLength(3);
    await expect(drop().read('a.vtt', 2)).rejects.toThrow('a.vtt has 3 bytes; at most 2 bytes are read');
  });

  it('lists what was there when a file goes away while listing', async () => {
    for (const name of ['a', 'b', 'c']) await write(root, name, 'x');
    const listing = drop().list('')[Symbol.asyncIterator]();
    await listing.next();
    execFileSync('rm', [join(root, 'b')]);
    expect((await listing.next()).value).toMatchObject({ key: 'c' });
  });
});
