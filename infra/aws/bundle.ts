/** Every function as one zip that holds one minified module and its lazy parts: what Lambda is given, byte for byte the same each time. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { zipSync } from 'fflate';
import { type FunctionName, functionNames } from './permissions.ts';

/** The project's own folder; handlers are taken from it as paths. */
export const projectFolder = join(import.meta.dirname, '..', '..');

/** A zip entry needs a time; a fixed one keeps equal code at an equal hash. */
const entryTime = '1980-01-01T00:00:00';

/** Zod carries its messages in fifty languages, a third of a small bundle; ours are written in English. */
const englishOnly: Plugin = {
  name: 'english-only',
  setup(setup) {
    setup.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      loader: 'js',
    }));
  },
};

/**
 * Lambda puts a role's credentials into the environment. The dozen other ways a laptop or a container
 * may have them (sign-in, files, processes, web identity) are a third of a small bundle and never taken.
 */
const environmentCredentials: Plugin = {
  name: 'environment-credentials',
  setup(setup) {
    setup.onLoad({ filter: /credential-provider-node[\\/]dist-es[\\/]index\.js$/ }, ({ path }) => ({
      contents: `
        import { fromEnv } from '@aws-sdk/credential-provider-env';
        export const defaultProvider = (init) => fromEnv(init);
        export const credentialsTreatedAsExpired = ({ expiration } = {}) =>
          expiration !== undefined && expiration.getTime() - Date.now() < 300_000;
        export const credentialsWillNeedRefresh = ({ expiration } = {}) => expiration !== undefined;`,
      resolveDir: dirname(path),
      loader: 'js',
    }));
  },
};

/** Tells browsers apart by what they say of themselves; the SDK asks it in browsers only. */
const noBrowsers: Plugin = {
  name: 'no-browsers',
  setup(setup) {
    setup.onLoad({ filter: /bowser[\\/]bowser\.mjs$/ }, () => ({ contents: 'export {};', loader: 'js' }));
  },
};

/** React's server holds two writers, of which the one that streams is never asked here. */
const oneWriter: Plugin = {
  name: 'one-writer',
  setup(setup) {
    setup.onLoad({ filter: /react-dom[\\/]server\.node\.js$/ }, () => ({
      contents: "module.exports = require('./cjs/react-dom-server-legacy.node.production.js');",
      loader: 'js',
    }));
  },
};

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
    logLevel: 'warning',
    // What React looks at to leave its development half out.
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: requireForCommonJs },
    plugins: [englishOnly, environmentCredentials, noBrowsers, oneWriter],
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
