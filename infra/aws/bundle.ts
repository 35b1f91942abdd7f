/** Every function as one zip that holds one minified module and its lazy parts: what Lambda is given, byte for byte the same each time. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import { leftOut } from './left-out.ts';
import { type FunctionName, functionNames, permissions } from './permissions.ts';

/** The project's own folder; handlers are taken from it as paths. */
export const projectFolder = join(import.meta.dirname, '..', '..');

/** A zip entry needs a time; a fixed one keeps equal code at an equal hash. */
const entryTime = '1980-01-01T00:00:00';

/** CommonJS packages inside an ES module still call require for Node's own modules. */
const requireForCommonJs =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

export type Bundles = Readonly<Record<FunctionName, string>>;

/** One function's module and the parts it loads lazily, by their names in the zip. */
const bundleStep = async (step: FunctionName): Promise<Record<string, Uint8Array>> => {
  const result = await build({
    absWorkingDir: projectFolder,
    entryPoints: { index: `functions/${step}/handler.ts` },
    outdir: 'out',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    write: false,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // What is loaded lazily becomes a file of its own, and what nobody uses of it is left out; without
    // this a lazy import keeps everything it can reach, which for a mail is two megabytes.
    splitting: true,
    chunkNames: 'part-[hash]',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
    // What React looks at to leave its development half out.
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: requireForCommonJs },
    plugins: leftOut({ asksModel: permissions[step].includes('know-model') }),
  });
  return Object.fromEntries(
    result.outputFiles
      .map(({ path, contents }): [string, Uint8Array] => [basename(path), contents])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

/** Bundles every handler and zips it: step → path of its zip. */
export const bundleFunctions = async (outDir: string): Promise<Bundles> => {
  await mkdir(outDir, { recursive: true });
  const place = (step: FunctionName): string => join(outDir, `${step}.zip`);
  const made = await Promise.all(
    functionNames.map(async (step) => ({ step, files: await bundleStep(step) })),
  );
  for (const { step, files } of made)
    await writeFile(place(step), zipSync(files, { mtime: entryTime, level: 9 }));
  return bundlesOf(place);
};

const bundlesOf = (place: (step: FunctionName) => string): Bundles =>
  Object.fromEntries(functionNames.map((step) => [step, place(step)])) as Record<FunctionName, string>;

/** One file in place of every bundle, for tests that look at templates only. */
export const sameBundleForAll = (file: string): Bundles => bundlesOf(() => file);
