/** Artefacts in memory, for the simulation. */
import { Buffer } from 'node:buffer';
import { Conflict } from '../../core/faults.ts';
import type { Artefacts } from '../ports/artefacts.ts';
import { artefactKey, coveredBy, removalPrefix } from './artefact-key.ts';
import { compareCodePoints } from './sort-range.ts';

/** An empty store that keeps to the rules of the two that last: written once, no unsafe key. */
export const memoryArtefacts = (): Artefacts => {
  const kept = new Map<string, Uint8Array>();
  const keys = (): string[] => [...kept.keys()].sort(compareCodePoints);
  return {
    async put(key, bytes) {
      artefactKey(key);
      const there = kept.get(key);
      if (there === undefined) kept.set(key, new Uint8Array(bytes));
      else if (Buffer.compare(there, bytes) !== 0)
        throw new Conflict(
          `The artefact ${key} is already there with other content; artefacts are written once.`,
        );
    },
    async get(key) {
      artefactKey(key);
      return kept.get(key);
    },
    async has(key) {
      artefactKey(key);
      return kept.has(key);
    },
    async *list(prefix) {
      for (const key of keys()) if (key.startsWith(prefix)) yield key;
    },
    async remove(prefix) {
      const covered = keys().filter((key) => coveredBy(key, removalPrefix(prefix)));
      for (const key of covered) kept.delete(key);
      return covered.length;
    },
  };
};
