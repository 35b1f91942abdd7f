/** What is installed is what was looked at: whole, unchanged, without scripts, under licences that were agreed to. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Entry = {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
  readonly inBundle?: boolean;
};

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> };
const manifest = JSON.parse(read('package.json')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const entries = Object.entries(packages).filter(([path]) => path !== '');
const direct = { ...manifest.dependencies, ...manifest.devDependencies };

/** Permissive, or weak copyleft on files we do not change; CC-BY is data about browsers. */
const licences = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'MIT-0',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'MPL-2.0',
  'CC-BY-4.0',
]);

const isAgreed = (licence: string | undefined): boolean =>
  (licence ?? '')
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((each) => licences.has(each));

describe('the lockfile', () => {
  it('names hundreds of packages, each with the hash of its bytes', () => {
    expect(entries.length).toBeGreaterThan(200);
    const without = entries.filter(
      ([, { integrity, link, inBundle }]) => !link && !inBundle && !integrity?.startsWith('sha512-'),
    );
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it('keeps no download address, so that no registry but the configured one is asked', () => {
    expect(entries.filter(([, { resolved, link }]) => resolved !== undefined && !link)).toEqual([]);
  });

  it('lets only the packages that were allowed run a script on installing', () => {
    const scripted = entries.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    const allowed = Object.keys(manifest.allowScripts).map((name) => `node_modules/${name}`);
    expect(scripted.filter((path) => !allowed.includes(path))).toEqual([]);
  });

  it('holds nothing under a licence that was not agreed to', () => {
    expect(
      entries
        .filter(([, { license }]) => !isAgreed(license))
        .map(([path, { license }]) => `${path}: ${license}`),
    ).toEqual([]);
  });
});

describe('what the project asks for itself', () => {
  it('is pinned to one version each, and that version is the one installed', () => {
    const loose = Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
    const other = Object.entries(direct).filter(
      ([name, version]) => packages[`node_modules/${name}`]?.version !== version,
    );
    expect(other).toEqual([]);
  });

  it('stands in the README with its reason, so that a name nobody knows is seen', () => {
    const readme = read('README.md');
    const table = readme.slice(readme.indexOf('### Dependencies'));
    // One row names a family by its ends: `-s3`, `/render`, `-vitest-runner`.
    const isNamed = (name: string): boolean =>
      [
        name,
        name.split('/').at(-1) ?? name,
        name.replace(/^.*?(?=-(?:s3|sfn|sqs|sesv2|bedrock|tsgolint))/, ''),
      ]
        .flatMap((each) => [each, each.replace(/-tsgolint$/, '')])
        .some((each) => each !== '' && table.includes(each));
    const unnamed = Object.keys(direct).filter((name) => !name.startsWith('@types/') && !isNamed(name));
    expect(unnamed).toEqual([]);
  });
});
