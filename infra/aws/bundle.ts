/** Every function as one zip that holds one minified module: what Lambda is given, byte for byte the same each time. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { zipSync } from 'fflate';
import { type StepName, stepNames } from '../../workflows/names.ts';

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
 * Collections that only export: what is not used of them may be left out. They don't say so
 * themselves, and with them a mail would carry a code highlighter, a style compiler and a formatter.
 */
const onlyExports: Plugin = {
  name: 'only-exports',
  setup(setup) {
    setup.onResolve({ filter: /^(@react-email\/|prettier)/ }, async ({ path, pluginData, ...from }) => {
      // Asked by ourselves just below.
      if (pluginData === onlyExports) return undefined;
      const { kind, importer, resolveDir } = from;
      const found = await setup.resolve(path, { kind, importer, resolveDir, pluginData: onlyExports });
      return { ...found, sideEffects: false };
    });
  },
};

/** CommonJS packages inside an ES module still call require for Node's own modules. */
const requireForCommonJs =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

export type Bundles = Readonly<Record<StepName, string>>;

/** Bundles all handlers in one pass, which parses shared code once, and zips each: step → path of its zip. */
export const bundleFunctions = async (outDir: string): Promise<Bundles> => {
  const result = await build({
    absWorkingDir: projectFolder,
    entryPoints: Object.fromEntries(stepNames.map((step) => [step, `functions/${step}/handler.ts`])),
    outdir: 'out',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    write: false,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'warning',
    // What React looks at to leave its development half out.
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: requireForCommonJs },
    plugins: [englishOnly, onlyExports],
  });
  await mkdir(outDir, { recursive: true });
  const zipped = new Map<string, string>();
  for (const { path, contents } of result.outputFiles) {
    const step = path.slice(path.lastIndexOf('/') + 1, -'.mjs'.length);
    const file = join(outDir, `${step}.zip`);
    await writeFile(file, zipSync({ 'index.mjs': [contents, { mtime: entryTime, level: 9 }] }));
    zipped.set(step, file);
  }
  return bundlesOf((step) => {
    const file = zipped.get(step);
    if (file === undefined) throw new Error(`The bundler gave nothing for functions/${step}/handler.ts.`);
    return file;
  });
};

const bundlesOf = (place: (step: StepName) => string): Bundles =>
  Object.fromEntries(stepNames.map((step) => [step, place(step)])) as Record<StepName, string>;

/** One file in place of every bundle, for tests that look at templates only. */
export const sameBundleForAll = (file: string): Bundles => bundlesOf(() => file);
