/** `plumbline bench`: speed beside peers and the floor; the benches live with the tests and run as they are. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Command } from '../main.ts';

const script = join(import.meta.dirname, '..', '..', '..', 'test', 'bench', 'bench.ts');

export const command: Command = {
  usage: 'plumbline bench [--json] [--save] [--strict] [--long]',
  options: {
    json: { type: 'boolean' },
    save: { type: 'boolean' },
    strict: { type: 'boolean' },
    long: { type: 'boolean' },
  },
  async run(_names, flags) {
    const asked = Object.keys(flags).filter((flag) => flags[flag] === true);
    const bench = spawn(process.execPath, [script, ...asked.map((flag) => `--${flag}`)], {
      stdio: 'inherit',
    });
    const [code] = (await once(bench, 'exit')) as [number | null];
    return code ?? 1;
  },
};
