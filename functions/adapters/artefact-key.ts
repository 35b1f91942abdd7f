/** Which keys an artefact may have, and which a removal covers: the same in a folder and in a bucket. */
import { InvalidInput } from '../../core/faults.ts';
import { isIgnoredName } from './folder-walk.ts';
import { keySegments } from './object-key.ts';

/** The parts of an artefact's key. Throws InvalidInput `bad-key`, also for a name that listings would skip. */
export const artefactKey = (key: string): readonly string[] => {
  const segments = keySegments(key);
  if (segments.some(isIgnoredName)) {
    throw new InvalidInput(
      'bad-key',
      `The key ${JSON.stringify(key)} looks hidden or unfinished; use another name.`,
    );
  }
  return segments;
};

/** Checks the prefix of a removal: an empty one would remove everything there is. */
export const removalPrefix = (prefix: string): string => {
  keySegments(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
  return prefix;
};

/** True for the key itself and for what lies under it, so that removing `loops/1` spares `loops/10`. */
export const coveredBy = (key: string, prefix: string): boolean =>
  key === prefix || key.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
