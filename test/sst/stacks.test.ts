/** sst.config.ts run as SST runs it, with Pulumi's own mocks in place of an account: which stacks, of which bytes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stackName } from '../../infra/aws/region.ts';
import { regions } from '../../infra/aws/regions.ts';
import { pulumi, type Resource, root, sstGlobals } from './platform.ts';

type Config = {
  app(input: { stage: string }): Readonly<Record<string, unknown>>;
  run(): Promise<Readonly<Record<string, unknown>>>;
};

const made: Resource[] = [];
const of = (type: string): readonly Resource[] => made.filter((each) => each.type === type);

beforeAll(async () => {
  vi.stubGlobal('$cli', { paths: { root } });
  vi.stubGlobal('$app', { stage: 'example', name: 'plumbline', protect: false, removal: 'remove' });
  for (const [name, value] of Object.entries(await sstGlobals())) vi.stubGlobal(name, value);
  // Whether a stack came by the other door is asked of CloudFormation; here nobody answers.
  vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9');
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'nobody');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'none');
  await pulumi.runtime.setMocks(
    {
      newResource(resource) {
        made.push(resource);
        const { name, inputs } = resource;
        const state = { ...inputs, bucketRegionalDomainName: `${name}.s3.example.com`, outputs: {} };
        return { id: `${name}-id`, state };
      },
      call: ({ inputs }) => inputs,
    },
    'plumbline',
    'example',
  );
  const config = (await import('../../sst.config.ts')).default as Config;
  await pulumi.runtime.runInPulumiStack(() => config.run());
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe('sst deploy, up to the account', () => {
  it('makes one stack a region, in that region', () => {
    const stacks = of('aws:cloudformation/stack:Stack');
    expect(new Set(stacks.map(({ name }) => name))).toEqual(new Set(regions.map(stackName)));
    expect(stacks).toHaveLength(regions.length);
    for (const { name, inputs, provider } of stacks) {
      const region = name.replace('plumbline-example-', '');
      expect(provider).toContain(`::aws-${region}::`);
      expect(inputs).toMatchObject({
        name,
        capabilities: ['CAPABILITY_IAM'],
        parameters: { AssetBucket: `code-${region}-id` },
        tags: { 'plumbline:door': 'sst' },
      });
    }
    const providers = of('pulumi:providers:aws');
    expect(new Set(providers.map(({ inputs }) => inputs['region']))).toEqual(
      new Set(regions.map(({ region }) => region)),
    );
  });

  it('of exactly the template and the code that synthesis wrote', async () => {
    for (const { name, inputs } of of('aws:cloudformation/stack:Stack')) {
      const region = name.replace('plumbline-example-', '');
      const folder = join(root, 'cdk.out');
      const { files } = JSON.parse(readFileSync(join(folder, `${name}.assets.json`), 'utf8')) as {
        files: Readonly<
          Record<string, { source: { path: string }; destinations: Record<string, { objectKey: string }> }>
        >;
      };
      const wanted = Object.values(files).flatMap(({ source, destinations }) =>
        Object.values(destinations).map(({ objectKey }) => [objectKey, source.path] as const),
      );
      const placed = await Promise.all(
        of('aws:s3/bucketObjectv2:BucketObjectv2')
          .filter(({ inputs: object }) => object['bucket'] === `code-${region}-id`)
          .map(async ({ inputs: { key, source } }) => [
            key,
            await (source as { path: Promise<string> }).path,
          ]),
      );
      expect(Object.fromEntries(placed)).toEqual(
        Object.fromEntries(wanted.map(([key, path]) => [key, join(folder, path)])),
      );
      const [templateKey] = wanted.find(([, path]) => path === `${name}.template.json`) ?? [];
      expect(inputs['templateUrl']).toBe(`https://code-${region}.s3.example.com/${templateKey}`);
    }
  });

  it('into buckets of code that are closed to the public', () => {
    const closed = of('aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock').map(
      ({ inputs }) => inputs['bucket'],
    );
    expect(new Set(closed)).toEqual(new Set(regions.map(({ region }) => `code-${region}-id`)));
  });
});
