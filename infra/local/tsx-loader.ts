/** Lets Node load `.tsx`: it strips types by itself, but leaves JSX to a loader. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

let registered = false;

/** From here on `import` understands `.tsx`; again changes nothing. Everything else loads as before. */
export function registerTsx(): void {
  if (registered) return;
  registered = true;
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.startsWith('file:') || !url.endsWith('.tsx')) return nextLoad(url, context);
      const path = fileURLToPath(url);
      const { code } = transformSync(readFileSync(path, 'utf8'), {
        loader: 'tsx',
        jsx: 'automatic',
        format: 'esm',
        target: 'node24',
        sourcefile: path,
        sourcemap: false,
        // Else esbuild reads the types' settings, which ask for JSX to be left alone in some editors.
        tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
      });
      return { format: 'module', source: code, shortCircuit: true };
    },
  });
}
