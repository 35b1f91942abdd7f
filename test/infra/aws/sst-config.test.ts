/** The second door, evaluated with stand-ins for what SST puts around it: which stacks it makes, of which bytes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildApp } from '../../../infra/aws/build-app.ts';
import { sameBundleForAll } from '../../../infra/aws/bundle.ts';
import { stackName } from '../../../infra/aws/region.ts';
import { regions } from '../../../infra/aws/regions.ts';

type Made = {
  readonly type: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly options: { readonly provider?: { readonly args: { readonly region: string } } };
};
type Config = {
  app(input: { stage: string }): Readonly<Record<string, unknown>>;
  run(): Promise<Readonly<Record<string, unknown>>>;
};

const called: string[][] = [];
const refusal = vi.fn<(stack: { readonly stack: string }, door: string) => Promise<string | undefined>>();
vi.mock('node:child_process', () => ({
  execFileSync: (command: string, args: string[]) => void called.push([command, ...args]),
}));
vi.mock('../../../infra/aws/one-door.ts', async (original) => ({
  ...(await original<object>()),
  refusal: (...asked: [{ readonly stack: string }, string]) => refusal(...asked),
}));

const made: Made[] = [];
const kind = (type: string) =>
  class {
    readonly id = `${type}-id`;
    readonly outputs = `${type}-outputs`;
    readonly bucketRegionalDomainName: string;
    readonly args: Made['args'];
    constructor(name: string, args: Made['args'], options: Made['options'] = {}) {
      this.args = args;
      this.bucketRegionalDomainName = `${name}.example.com`;
      made.push({ type, name, args, options });
    }
  };

let root: string;
let config: Config;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'plumbline-sst-'));
  const code = join(root, 'code.zip');
  writeFileSync(code, 'no code');
  buildApp({ outdir: join(root, 'cdk.out'), regions, bundles: sameBundleForAll(code) }).synth();
  vi.stubGlobal('$config', (given: Config) => given);
  vi.stubGlobal('$cli', { paths: { root } });
  vi.stubGlobal('$asset', (file: string) => file);
  vi.stubGlobal('$interpolate', (parts: TemplateStringsArray, ...values: string[]) =>
    String.raw({ raw: parts }, ...values),
  );
  vi.stubGlobal('aws', {
    Provider: kind('provider'),
    s3: { Bucket: kind('bucket'), BucketPublicAccessBlock: kind('block'), BucketObjectv2: kind('object') },
    cloudformation: { Stack: kind('stack') },
  });
  config = (await import('../../../sst.config.ts')).default as Config;
}, 300_000);
afterEach(() => {
  made.length = 0;
  called.length = 0;
  refusal.mockReset();
});
afterAll(() => {
  vi.unstubAllGlobals();
  rmSync(root, { recursive: true, force: true });
});

const stage = (name: string): void => void vi.stubGlobal('$app', { stage: name });

describe('sst deploy', () => {
  it('synthesises what CDK describes, and makes one stack a region of the very template', async () => {
    stage('example');
    await config.run();
    expect(called).toEqual([['npx', 'node', 'infra/aws/app.ts']]);
    const stacks = made.filter(({ type }) => type === 'stack');
    expect(stacks.map(({ name }) => name).sort()).toEqual(regions.map(stackName).sort());
    for (const { name, args, options } of stacks) {
      const region = options.provider?.args.region ?? '';
      expect(name).toBe(`plumbline-example-${region}`);
      const url = String(args['templateUrl']);
      const placed = made.find(
        ({ type, args: object }) => type === 'object' && url.endsWith(String(object['key'])),
      );
      expect(url).toBe(`https://code-${region}.example.com/${String(placed?.args['key'])}`);
      expect(readFileSync(String(placed?.args['source']))).toEqual(
        readFileSync(join(root, 'cdk.out', `${name}.template.json`)),
      );
      expect(args).toMatchObject({
        name,
        capabilities: ['CAPABILITY_IAM'],
        parameters: { AssetBucket: 'bucket-id' },
        tags: { 'plumbline:door': 'sst' },
      });
    }
    // Every bucket of code is closed to the public.
    const count = (type: string): number => made.filter((each) => each.type === type).length;
    expect(count('block')).toBe(count('bucket'));
    expect(count('bucket')).toBe(regions.length);
  });

  it('keeps what production has', () => {
    expect(config.app({ stage: 'production' })).toMatchObject({ removal: 'retain', protect: true });
    expect(config.app({ stage: 'example' })).toMatchObject({ removal: 'remove', protect: false });
  });

  it('says in a sentence that a stage has no region', async () => {
    stage('nowhere');
    await expect(config.run()).rejects.toThrow('No region of infra/aws/regions.ts has the stage nowhere.');
    expect(made).toEqual([]);
  });

  it('makes nothing where a stack came by the other door', async () => {
    stage('example');
    refusal.mockImplementation(async ({ stack }) =>
      stack.endsWith('us-east-1') ? `${stack} was deployed with npx cdk deploy.` : undefined,
    );
    await expect(config.run()).rejects.toThrow(
      'plumbline-example-us-east-1 was deployed with npx cdk deploy.',
    );
    expect(made).toEqual([]);
  });
});
