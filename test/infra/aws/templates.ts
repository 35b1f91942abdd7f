/** The templates as they are synthesised, with an empty file for every function's code, so that it takes seconds. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../../infra/aws/build-app.ts';
import { sameBundleForAll } from '../../../infra/aws/bundle.ts';
import { type Region, stackName } from '../../../infra/aws/region.ts';

export type Resource = {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};
export type Template = { readonly Resources: Readonly<Record<string, Resource>> };

export type Synthesised = {
  readonly templates: ReadonlyMap<string, Template>;
  readonly texts: ReadonlyMap<string, string>;
};

/** Throws when AWS's rules are broken anywhere: the checks run as it is synthesised. */
export const synthesise = (regions: readonly Region[]): Synthesised => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-templates-'));
  try {
    const code = join(folder, 'code.zip');
    writeFileSync(code, 'no code');
    const outdir = join(folder, 'out');
    buildApp({ outdir, regions, bundles: sameBundleForAll(code) }).synth();
    const texts = new Map(
      regions.map((region) => [
        region.region,
        readFileSync(join(outdir, `${stackName(region)}.template.json`), 'utf8'),
      ]),
    );
    const templates = new Map([...texts].map(([name, text]) => [name, JSON.parse(text) as Template]));
    return { templates, texts };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const ofType = (template: Template, type: string): readonly (readonly [string, Resource])[] =>
  Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);

export type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
};

export const asList = <Item>(value: Item | readonly Item[]): readonly Item[] =>
  Array.isArray(value) ? value : [value as Item];

const documentStatements = (document: unknown): readonly Statement[] =>
  (document as { readonly Statement: readonly Statement[] }).Statement;

/** What a role may do, over all policies inside it. */
export const roleStatements = ({ Properties }: Resource): readonly Statement[] =>
  asList((Properties['Policies'] ?? []) as readonly { readonly PolicyDocument: unknown }[]).flatMap(
    ({ PolicyDocument }) => documentStatements(PolicyDocument),
  );

/** Every statement that allows something, of roles, keys, queues, buckets and topics, with its owner. */
export const allowing = (
  template: Template,
): readonly { readonly owner: string; readonly statement: Statement }[] =>
  Object.entries(template.Resources)
    .flatMap(([owner, resource]) => {
      const { Properties } = resource;
      const documents = [Properties['PolicyDocument'], Properties['KeyPolicy']].filter(
        (found) => found !== undefined,
      );
      return [...roleStatements(resource), ...documents.flatMap(documentStatements)].map((statement) => ({
        owner,
        statement,
      }));
    })
    .filter(({ statement }) => statement.Effect === 'Allow');
