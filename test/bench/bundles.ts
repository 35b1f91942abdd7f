/**
 * What Lambda is given for each function, and how long it takes in a fresh process until the function
 * could be called, beside a bare client of the ledger made the same way.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { unzipSync } from 'fflate';
import { bundleFunctions, projectFolder } from '../../infra/aws/bundle.ts';
import { functionNames } from '../../infra/aws/permissions.ts';
import { machineNames, machineVariable, queueVariable } from '../../workflows/names.ts';
import { dispatchedSteps } from '../../functions/ports/dispatch.ts';
import { type Spread, spreadOf } from './timing.ts';

export type BundleResult = {
  readonly name: string;
  /** Of what is loaded, minified. */
  readonly kb: number;
  readonly zipKb: number;
  /** From the first line of the module to the function that can be called. */
  readonly initMs: Spread;
};

const starts = 5;
const variables = {
  AWS_REGION: 'eu-central-1',
  ARTEFACTS_BUCKET: 'artefacts',
  DROP_BUCKET: 'drop',
  LEDGER_TABLE: 'ledger',
  LINK_KEY: 'f'.repeat(64),
  MAIL_CONFIGURATION_SET: 'mail',
  ...Object.fromEntries(machineNames.map((name) => [machineVariable(name), 'arn'])),
  ...Object.fromEntries(dispatchedSteps.map((name) => [queueVariable(name), 'https://queue'])),
};

const timed = `
const began = performance.now();
const { handler } = await import('./index.mjs');
const ms = performance.now() - began;
if (typeof handler !== 'function') throw new Error('There is no handler.');
console.log(ms);
`;

const initMsOf = async (folder: string): Promise<number> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['start.mjs'], {
    cwd: folder,
    env: variables,
  });
  return Number(stdout.trim().split('\n').at(-1));
};

const bareClient = async (folder: string): Promise<void> => {
  await build({
    absWorkingDir: projectFolder,
    stdin: {
      contents: `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = () => client.config.region();`,
      resolveDir: projectFolder,
    },
    outfile: join(folder, 'index.mjs'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    legalComments: 'none',
  });
};

const kilobytes = (bytes: number): number => Math.round(bytes / 1024);

export const bundles = async (): Promise<BundleResult[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-cold-'));
  try {
    const zips = await bundleFunctions(join(folder, 'zips'));
    const bare = join(folder, 'bare');
    await mkdir(bare);
    await bareClient(bare);
    const bareBytes = (await readFile(join(bare, 'index.mjs'))).byteLength;
    const known = [{ name: 'a bare client', place: bare, bytes: bareBytes, zipped: bareBytes }];
    for (const name of functionNames) {
      const place = join(folder, name);
      await mkdir(place);
      const zip = await readFile(zips[name]);
      const files = Object.entries(unzipSync(zip));
      for (const [file, content] of files) await writeFile(join(place, file), content);
      const bytes = files.reduce((sum, [, content]) => sum + content.byteLength, 0);
      known.push({ name, place, bytes, zipped: zip.byteLength });
    }
    const took = known.map((): number[] => []);
    for (const { place } of known) await writeFile(join(place, 'start.mjs'), timed);
    for (let start = 0; start < starts; start += 1)
      for (const [index, { place }] of known.entries()) took[index]?.push(await initMsOf(place));
    return known.map(({ name, bytes, zipped }, index) => ({
      name,
      kb: kilobytes(bytes),
      zipKb: kilobytes(zipped),
      initMs: spreadOf(took[index] ?? []),
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
