import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plumbline } from '../../support/command-line.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plumbline-doctor-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('plumbline doctor', () => {
  it('says in one line a check that this machine is able, and leaves nothing behind', async () => {
    const { code, stdout } = await plumbline(['doctor', '--dir', join(dir, 'deep', 'down')]);
    expect(stdout.split('\n').map((line) => line.slice(0, 10))).toEqual([
      'ok  node  ',
      'ok  sqlite',
      'ok  folder',
      '',
    ]);
    expect(code).toBe(0);
    expect(await readdir(dir)).toEqual([]);
  });

  it('ends with 1 and says what to do when the folder is a file', async () => {
    await writeFile(join(dir, 'file'), '');
    const { code, stdout } = await plumbline(['doctor', '--dir', join(dir, 'file')]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^no {2}folder .*--dir\.$/m);
  });
});
