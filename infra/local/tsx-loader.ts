/** Lets Node load `.tsx`: it strips types by itself, but leaves JSX to a loader. */
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import nodeModule, { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TransformOptions, transformSync } from 'esbuild';

const ask = createRequire(import.meta.url);

const settings: TransformOptions = {
  loader: 'tsx',
  jsx: 'automatic',
  format: 'esm',
  target: 'node24',
  sourcemap: false,
  // Else esbuild reads the types' settings, which ask for JSX to be left alone in some editors.
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
};

/** Loaded here, with the process it starts, and only for text that it has not turned before. */
const turned = (text: string, path: string): string => {
  const esbuild = ask('esbuild') as { readonly transformSync: typeof transformSync };
  return esbuild.transformSync(text, { ...settings, sourcefile: path }).code;
};

/** Where Node keeps what it compiled; undefined when it keeps nothing. */
const keptIn = (text: string): string | undefined => {
  const folder = nodeModule.getCompileCacheDir();
  if (folder === undefined) return undefined;
  const { version } = ask('esbuild/package.json') as { version: string };
  const hash = createHash('sha256')
    .update(JSON.stringify([version, settings, text]))
    .digest('hex');
  return join(folder, `tsx-${hash}.js`);
};

const readKept = (path: string | undefined): string | undefined => {
  try {
    return path === undefined ? undefined : readFileSync(path, 'utf8');
  } catch {
    return undefined; // Not turned yet.
  }
};

const keep = (path: string | undefined, code: string): void => {
  if (path === undefined) return;
  try {
    // Whole or not at all: another process may be reading.
    writeFileSync(`${path}.${process.pid}`, code);
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    // Somewhere nobody may write; it is turned again next time.
  }
};

let registered = false;

/** From here on `import` understands `.tsx`; again changes nothing. Everything else loads as before. */
export function registerTsx(): void {
  if (registered) return;
  registered = true;
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.startsWith('file:') || !url.endsWith('.tsx')) return nextLoad(url, context);
      const path = fileURLToPath(url);
      const text = readFileSync(path, 'utf8');
      const kept = keptIn(text);
      let source = readKept(kept);
      if (source === undefined) {
        source = turned(text, path);
        keep(kept, source);
      }
      return { format: 'module', source, shortCircuit: true };
    },
  });
}
