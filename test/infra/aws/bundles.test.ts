import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundles, bundleFunctions, projectFolder } from '../../../infra/aws/bundle.ts';
import { type FunctionName, functionNames, permissions } from '../../../infra/aws/permissions.ts';
import { dispatchedSteps } from '../../../functions/ports/dispatch.ts';
import { scriptedAws } from '../../functions/adapters/scripted-aws.ts';
import { machineNames, machineVariable, queueVariable } from '../../../workflows/names.ts';

let folder: string;
let bundles: Bundles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-bundles-'));
  bundles = await bundleFunctions(folder);
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

const filesOf = async (step: FunctionName) => unzipSync(await readFile(bundles[step]));

/** What any function may load before its first answer, minified, in bytes. */
const most = 890_000;
/** And hold in all, with what only some answers load. */
const mostInAll = 1_200_000;

/** And load, one that uses core and the ledger only. Of that the ledger's client is 148,000, zod 40,000 and the logger 21,000 before the first line of ours. */
const mostOfCoreOnly = 300_000;

const usesCoreOnly = (step: FunctionName): boolean =>
  permissions[step].every((grant) => ['receive-own-queue', 'read-ledger', 'write-ledger'].includes(grant));

/** A module and every part it names in an import that is not lazy. */
const loadedFirst = (
  files: Readonly<Record<string, Uint8Array>>,
  name = 'index.mjs',
  seen = new Map<string, Buffer>(),
): readonly Buffer[] => {
  const file = Buffer.from(files[name] ?? []);
  if (seen.has(name)) return [];
  seen.set(name, file);
  for (const [, part = ''] of file.toString().matchAll(/(?:\bfrom|\bimport)"\.\/(part-\w+\.mjs)"/g))
    loadedFirst(files, part, seen);
  return [...seen.values()];
};
const bytesOf = (files: readonly Uint8Array[]): number => files.reduce((sum, { length }) => sum + length, 0);

/** A script in a process of its own, while this one answers it: what it printed, line by line. */
const ran = async (script: string, env: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env,
    cwd: folder,
  });
  return stdout.trim().split('\n');
};

describe('the code of a function', () => {
  it.each(functionNames)('%s is small enough to start quickly', async (step) => {
    const files = await filesOf(step);
    const first = bytesOf(loadedFirst(files));
    expect(first).toBeGreaterThan(10_000);
    expect(first).toBeLessThanOrEqual(usesCoreOnly(step) ? mostOfCoreOnly : most);
    expect(bytesOf(Object.values(files))).toBeLessThanOrEqual(mostInAll);
  });

  it.each([
    ['console', 'once a finding is disputed, and not before its first page'],
    ['record-loop', 'once a loop is counted again, and not before its first loop'],
    ['update-fleet', 'once a loop is counted again, and not before its first night'],
  ] as const)('reads transcripts in %s %s', async (step, _when) => {
    const files = await filesOf(step);
    const reads = (each: readonly Uint8Array[]): boolean =>
      each.some((file) => Buffer.from(file).includes('fittedOn'));
    expect(reads(Object.values(files))).toBe(true);
    expect(reads(loadedFirst(files))).toBe(false);
  });

  it('is held to less where it uses core and the ledger only', () => {
    expect(functionNames.filter(usesCoreOnly).sort()).toEqual([
      'advance-task',
      'allocate-quarter',
      'close-quarter',
      'note-return',
      'quarantine',
    ]);
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

  it('works as it is, with all that is left out of its packages, and tells faults apart by their names', async () => {
    const aws = await scriptedAws();
    const [file] = Object.keys(await filesOf('quarantine'));
    expect(file).toBeDefined();
    const place = join(folder, 'run');
    await mkdir(place, { recursive: true });
    for (const [name, bytes] of Object.entries(await filesOf('quarantine')))
      await writeFile(join(place, name), bytes);
    const call = { key: 'transcripts/a.vtt', execution: 'e', fault: { Error: 'States.Timeout' } };
    const script = `
      const { handler } = await import(${JSON.stringify(join(place, 'index.mjs'))});
      const once = async () => await handler(${JSON.stringify(call)}).then(JSON.stringify, ({ name }) => name);
      console.log(await once());
      console.log(await once());`;
    try {
      aws.script({ status: 400, error: 'AccessDeniedException' });
      const said = await ran(script, {
        AWS_ENDPOINT_URL: aws.configuration.endpoint,
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: 'none',
        AWS_SECRET_ACCESS_KEY: 'none',
        LEDGER_TABLE: 'ledger',
      });
      expect(said).toEqual(['Unavailable', '{"code":"unavailable"}']);
      // One row, written plainly, on the condition that nobody was there before.
      expect(aws.asked.at(-1)?.body).toMatchObject({
        Item: { pk: { S: 'quarantine' } },
        ConditionExpression: expect.any(String),
      });
    } finally {
      await aws.close();
    }
  });
});
