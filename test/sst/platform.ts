/** What `install.sh` has SST write: its platform, and in it Pulumi and the provider for AWS. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

export const root = join(import.meta.dirname, '../..');
export const platform = join(root, '.sst/platform');

if (!existsSync(join(platform, 'installed-version')))
  throw new Error(`SST's platform is not in ${platform}; run npm run test:sst, which installs it.`);

export const platformRequire = createRequire(join(platform, 'package.json'));

/** Resources as Pulumi registers them, as far as a test asks. */
export type Pulumi = {
  readonly runtime: {
    setMocks(mocks: Mocks, project: string, stack: string): Promise<void>;
    runInPulumiStack(work: () => Promise<unknown>): Promise<unknown>;
  };
};
export type Resource = {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** `<urn>::<id>` of the provider it goes through. */
  readonly provider?: string;
};
type Mocks = {
  newResource(resource: Resource): { id: string; state: Readonly<Record<string, unknown>> };
  call(called: { readonly inputs: unknown }): unknown;
};

export const pulumi = platformRequire('@pulumi/pulumi') as Pulumi;

/** SST's own globals (`$asset`, `$config`, `$interpolate`, …), bundled as its command line bundles them. */
export const sstGlobals = async (): Promise<Readonly<Record<string, unknown>>> => {
  const outfile = join(platform, 'globals.cjs');
  await build({
    entryPoints: [join(platform, 'src/shim/run.js')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
    define: { 'import.meta.url': '__filename' },
  });
  return { ...(platformRequire(outfile) as object), aws: platformRequire('@pulumi/aws') as unknown };
};
