/**
 * Tries only a part of the mutants, chosen by what they are and not by where they stand in a list: a room
 * of fifteen thousand mutants takes a day, and one in twenty says its score to within three in a hundred.
 * What was not chosen is reported as a compile error, which no score counts.
 *
 * `MUTATION_SHARE` is the share that is tried (1 when not given), `MUTATION_SEED` gives another choice.
 */
import { createHash } from 'node:crypto';

const share = Number(process.env.MUTATION_SHARE ?? 1);
const seed = process.env.MUTATION_SEED ?? '1';

/** @param {import('@stryker-mutator/api/core').Mutant} mutant */
export function isChosen({ fileName, location: { start, end }, mutatorName, replacement }) {
  const file = fileName.slice(Math.max(fileName.lastIndexOf('/core/'), fileName.lastIndexOf('/functions/')));
  const name = [seed, file, start.line, start.column, end.line, end.column, mutatorName, replacement].join('\n');
  return createHash('sha256').update(name).digest().readUInt32BE(0) < share * 2 ** 32;
}

const sample = {
  async init() {},
  /** @param {import('@stryker-mutator/api/core').Mutant[]} mutants */
  async check(mutants) {
    return Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        isChosen(mutant) ? { status: 'passed' } : { status: 'compileError', reason: 'not chosen' },
      ]),
    );
  },
  /** One question for all, or each would go to another process by itself. */
  async group(mutants) {
    return [mutants.map((mutant) => mutant.id)];
  },
};

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', value: sample }];
