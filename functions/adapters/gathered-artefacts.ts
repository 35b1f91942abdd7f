/**
 * Artefacts that are written with the one that rests on them. What an execution makes on its way is read
 * by nobody but its own next steps, and begins anew after a crash: until its end is written, a wait for
 * the disk at each would keep nothing that anybody counts on.
 */
import { dirname } from 'node:path/posix';
import type { Artefacts } from '../ports/artefacts.ts';
import { artefactKey, coveredBy, removalPrefix } from './artefact-key.ts';
import type { Artefact, FolderArtefacts } from './folder-artefacts.ts';

export type GatheredArtefacts = Artefacts & {
  /** Writes what is still held under a prefix. */
  settle(prefix: string): Promise<void>;
  /** Lets go of what is held under a prefix, as if it had never been put. */
  drop(prefix: string): void;
};

/** Holds what `isHeld` names until another artefact is put beside it, and then writes them together. */
export const gatheredArtefacts = (
  artefacts: FolderArtefacts,
  isHeld: (key: string) => boolean,
): GatheredArtefacts => {
  const held = new Map<string, Uint8Array>();
  const write = async (keys: readonly string[], last: readonly Artefact[]): Promise<void> => {
    const first = keys.flatMap((key) => {
      const bytes = held.get(key);
      return bytes === undefined ? [] : [{ key, bytes }];
    });
    await artefacts.putTogether([...first, ...last]);
    for (const { key, bytes } of first) if (held.get(key) === bytes) held.delete(key);
  };
  const settle = (prefix: string): Promise<void> =>
    write(
      [...held.keys()].filter((key) => key.startsWith(prefix)),
      [],
    );
  return {
    settle,
    drop(prefix) {
      for (const key of held.keys()) if (coveredBy(key, prefix)) held.delete(key);
    },
    async put(key, bytes) {
      artefactKey(key);
      const isNew = isHeld(key) && !held.has(key) && !(await artefacts.has(key));
      // Another may have put it while the disk was asked.
      if (isNew && !held.has(key)) {
        held.set(key, bytes);
        return;
      }
      await write(
        [...held.keys()].filter((each) => dirname(each) === dirname(key)),
        [{ key, bytes }],
      );
    },
    get: async (key) => held.get(key) ?? (await artefacts.get(key)),
    has: async (key) => held.has(key) || (await artefacts.has(key)),
    async *list(prefix) {
      await settle(prefix);
      yield* artefacts.list(prefix);
    },
    async remove(prefix) {
      await settle(removalPrefix(prefix));
      return await artefacts.remove(prefix);
    },
  };
};
