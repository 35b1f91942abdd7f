import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundles, bundleFunctions, projectFolder } from '../../../infra/aws/bundle.ts';
import { type FunctionName, functionNames } from '../../../infra/aws/permissions.ts';
import { dispatchedSteps } from '../../../functions/ports/dispatch.ts';
import { machineNames, machineVariable, queueVariable } from '../../../workflows/names.ts';

let folder: string;
let bundles: Bundles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-bundles-'));
  bundles = await bundleFunctions(folder);
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

const filesOf = async (step: FunctionName) => unzipSync(await readFile(bundles[step]));

/**
 * What a function may weigh, minified, in bytes. Mails carry a renderer for HTML with them; the console
 * carries pages, sign-in and the counting that a resolved dispute asks for.
 */
const limits: Readonly<Partial<Record<FunctionName, number>>> = {
  'send-mail': 1_200_000,
  console: 1_300_000,
};
const limit = (step: FunctionName): number => limits[step] ?? 1_048_576;

describe('the code of a function', () => {
  it.each(functionNames)('%s is small enough to start quickly', async (step) => {
    const bytes = Object.values(await filesOf(step)).reduce((sum, file) => sum + file.length, 0);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(limit(step));
  });

  it('names no folder of the machine that made it', async () => {
    for (const step of functionNames)
      for (const file of Object.values(await filesOf(step)))
        expect(Buffer.from(file).includes(projectFolder)).toBe(false);
  });

  it('is the same, byte for byte, when made again', async () => {
    const again = join(folder, 'again');
    const second = await bundleFunctions(again);
    const changed: FunctionName[] = [];
    for (const step of functionNames)
      if (!(await readFile(second[step])).equals(await readFile(bundles[step]))) changed.push(step);
    expect(changed).toEqual([]);
  });

  it('loads as a module of its own and offers a handler', async () => {
    const asked = await readFile(join(projectFolder, 'functions', 'runtime', 'cloud.ts'), 'utf8');
    const names = [
      ...machineNames.map(machineVariable),
      ...dispatchedSteps.map(queueVariable),
      ...[...asked.matchAll(/environment\('([A-Z_]+)'\)/g)].map(([, name]) => name ?? ''),
    ];
    const env = {
      ...Object.fromEntries(names.map((name) => [name, 'none'])),
      LINK_KEY: '00'.repeat(32),
      AWS_REGION: 'eu-central-1',
    };
    for (const step of functionNames) {
      const place = join(folder, 'loaded', step);
      await mkdir(place, { recursive: true });
      for (const [name, file] of Object.entries(await filesOf(step)))
        await writeFile(join(place, name), file);
    }
    const script = `for (const step of ${JSON.stringify(functionNames)}) { const { handler } = await import(${JSON.stringify(join(folder, 'loaded'))} + '/' + step + '/index.mjs'); console.log(step, typeof handler); }`;
    const { stdout: said, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env,
      cwd: folder,
      encoding: 'utf8',
    });
    // Only the fault's own line: the rest would be a megabyte of minified code.
    expect(stderr.match(/^\w*Error\b.{0,200}/m)?.[0] ?? '').toBe('');
    expect(said.trim().split('\n')).toEqual(functionNames.map((step) => `${step} function`));
  });
});
