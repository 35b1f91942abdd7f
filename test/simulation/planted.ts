/**
 * `node test/simulation/planted.ts [NAME]`: plants one fault at a time into a copy of the sources and lets
 * the simulation look for it, a thousand seeds at most. Ends with 1 where a fault is not found.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Change, type Planted, plantedFaults } from './faults.ts';

const root = resolve(import.meta.dirname, '../..');
const mostSeeds = 1000;

type Found = {
  readonly seed: number;
  readonly promise: string;
  readonly left: number;
  readonly seen: string;
};

const applied = async (copy: string, { file, find, put }: Change): Promise<void> => {
  const path = join(copy, file);
  const text = await readFile(path, 'utf8');
  const times = text.split(find).length - 1;
  if (times !== 1)
    throw new Error(`${file} holds ${times} times what the fault replaces; write the fault anew: ${find}`);
  await writeFile(
    path,
    text.replace(find, () => put),
  );
};

const inACopy = async <Result>(
  changes: readonly Change[],
  work: (copy: string) => Promise<Result>,
): Promise<Result> => {
  const copy = await mkdtemp(join(tmpdir(), 'plumbline-planted-'));
  try {
    for (const part of ['core', 'functions', 'workflows', 'infra', 'package.json'])
      await cp(join(root, part), join(copy, part), { recursive: true });
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
    for (const change of changes) await applied(copy, change);
    return await work(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
};

/** Undefined when a thousand seeds keep every promise. */
const lookedFor = (copy: string): Promise<Found | undefined> =>
  new Promise((answer, fail) => {
    const call = [
      'infra/local/plumbline.mjs',
      'simulate',
      '--seed',
      '1',
      '--seeds',
      String(mostSeeds),
      '--json',
    ];
    execFile(process.execPath, call, { cwd: copy, maxBuffer: 2 ** 26 }, (fault, stdout, stderr) => {
      try {
        const told = JSON.parse(stdout) as {
          seed?: number;
          broken: { promise: string; seen: string }[];
          least?: { events: unknown[] };
        };
        const [first] = Array.isArray(told.broken) ? told.broken : [];
        if (first === undefined || told.seed === undefined) answer(undefined);
        else answer({ seed: told.seed, left: told.least?.events.length ?? 0, ...first });
      } catch {
        fail(
          new Error(
            `The simulation said nothing that can be read: ${fault?.message ?? ''} ${stderr.slice(0, 500)}`,
          ),
        );
      }
    });
  });

const wanted = process.argv[2];
const chosen = plantedFaults.filter(({ name }) => wanted === undefined || name.includes(wanted));
if (chosen.length === 0) {
  process.stderr.write(
    `No fault is called "${wanted}"; there are: ${plantedFaults.map(({ name }) => name).join('; ')}.\n`,
  );
  process.exit(2);
}
process.stdout.write('| planted | found by seed | broken promise | events left |\n|---|---|---|---|\n');
let missed = 0;
for (const { name, changes } of chosen satisfies readonly Planted[]) {
  const found = await inACopy(changes, lookedFor);
  if (found === undefined) missed += 1;
  process.stdout.write(
    found === undefined
      ? `| ${name} | not in ${mostSeeds} | | |\n`
      : `| ${name} | ${found.seed} | ${found.promise} | ${found.left} |\n`,
  );
}
process.exitCode = missed === 0 ? 0 : 1;
