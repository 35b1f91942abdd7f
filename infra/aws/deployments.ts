/** What a synthesised folder holds to be deployed: a template a region, and the files it names. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** A file, and the key under which the template expects it in the bucket of code. */
export type Placed = { readonly file: string; readonly key: string; readonly sha256: string };

export type Deployment = {
  readonly stack: string;
  readonly stage: string;
  readonly region: string;
  readonly template: Placed;
  readonly assets: readonly Placed[];
};

/** The manifest as CDK writes it, as far as we read it. */
const AssetManifest = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

const Assembly = z.object({
  artifacts: z.record(
    z.string(),
    z.object({ type: z.string(), properties: z.optional(z.object({ file: z.optional(z.string()) })) }),
  ),
});

const manifestEnding = '.assets.json';

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** `plumbline-example-eu-central-1`: a stage holds no hyphen, a region does. */
const stackParts = /^plumbline-([a-z][a-z0-9]*)-(.+)$/;

const deploymentOf = (folder: string, manifest: string): Deployment => {
  const stack = manifest.slice(0, -manifestEnding.length);
  const [, stage, region] = stackParts.exec(stack) ?? [];
  if (stage === undefined || region === undefined)
    throw new Error(`${manifest} in ${folder} is none of ours; delete the folder and synthesise again.`);
  const { files } = AssetManifest.parse(JSON.parse(readFileSync(join(folder, manifest), 'utf8')));
  const placed = Object.values(files).map(({ source, destinations }): Placed => {
    const [destination] = Object.values(destinations);
    if (destination === undefined) throw new Error(`${source.path} of ${stack} has no place to go.`);
    const file = join(folder, source.path);
    return { file, key: destination.objectKey, sha256: sha256(file) };
  });
  const template = placed.find(({ file }) => file.endsWith('.template.json'));
  if (template === undefined) throw new Error(`${stack} has no template; synthesise it again.`);
  return { stack, stage, region, template, assets: placed.filter((one) => one !== template) };
};

/** Every stack that the last synthesis wrote, in the order of their names; older files beside them don't count. */
export const deployments = (folder: string): readonly Deployment[] => {
  const { artifacts } = Assembly.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  return Object.values(artifacts)
    .flatMap(({ type, properties }) => (type === 'cdk:asset-manifest' ? [properties?.file ?? ''] : []))
    .sort()
    .map((manifest) => deploymentOf(folder, manifest));
};
