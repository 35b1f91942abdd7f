/**
 * A room by a sample: only what is chosen is put into the sources at all. All fifteen thousand mutants
 * at once, counted a test, take more than eight gigabytes before the first is tried; three hundred take one.
 */
import { globSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { isChosen } from './sample.mjs';

/** `functions/` or `core/review/` for that room alone. */
const room = process.env.MUTATION_ROOM ?? '';

const byCoreAlone = /^core\/(?:calibration|review|interviewer)\//.test(room);
const config = byCoreAlone ? '../../stryker.config.json' : 'rooms.json';
const rooms = JSON.parse(readFileSync(new URL(config, import.meta.url), 'utf8'));

const excluded = rooms.mutate.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
const files = globSync(
  rooms.mutate.filter((pattern) => !pattern.startsWith('!')),
  { exclude: excluded },
);

const silent = { debug() {}, info() {}, warn: console.warn, isDebugEnabled: () => false };
const { mutants } = await new Instrumenter(silent).instrument(
  files.map((name) => ({ name: resolve(name), mutate: true, content: readFileSync(name, 'utf8') })),
  { plugins: null, excludedMutations: [], ignorers: [] },
);

/** As the command line names a place: lines from 1, columns from 0. */
const rangeOf = ({ fileName, location: { start, end } }) =>
  `${relative(process.cwd(), fileName)}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;

export default {
  ...rooms,
  mutate: [...new Set(mutants.filter(isChosen).map(rangeOf))].filter((range) => range.startsWith(room)),
  // What was noticed in another sample says nothing of this one.
  incremental: false,
  testRunnerNodeArgs: ['--max-old-space-size=4096'],
};
