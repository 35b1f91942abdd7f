/** A drop in memory, for the simulation: uploads carry the time they are given. */
import { createHash } from 'node:crypto';
import { type Instant, Sha256 } from '../../core/identity.ts';
import type { Drop, DropContent } from '../ports/drop.ts';
import { keySegments } from './object-key.ts';
import { tooLarge } from './object-size.ts';
import { compareCodePoints } from './sort-range.ts';

export type MemoryDrop = Drop & {
  /** Puts an object there as an uploader would, in the place of what was there under that key. */
  upload(key: string, bytes: Uint8Array, modifiedAt: Instant): void;
  /** Takes an object away; nothing happens when there is none. */
  withdraw(key: string): void;
};

/** An empty drop. */
export const memoryDrop = (): MemoryDrop => {
  const objects = new Map<string, DropContent>();
  const look = ({ key, sizeBytes, modifiedAt }: DropContent) => ({ key, sizeBytes, modifiedAt });
  return {
    upload(key, bytes, modifiedAt) {
      keySegments(key);
      const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
      objects.set(key, { key, sizeBytes: bytes.byteLength, modifiedAt, bytes, sha256, metadata: {} });
    },
    withdraw(key) {
      objects.delete(key);
    },
    async *list(prefix) {
      const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort(compareCodePoints);
      for (const key of keys) {
        const found = objects.get(key);
        if (found !== undefined) yield look(found);
      }
    },
    async stat(key) {
      keySegments(key);
      const found = objects.get(key);
      return found === undefined ? undefined : look(found);
    },
    async read(key, maxBytes) {
      keySegments(key);
      const found = objects.get(key);
      if (found !== undefined && found.sizeBytes > maxBytes) throw tooLarge(key, found.sizeBytes, maxBytes);
      return found;
    },
    async remove(key) {
      keySegments(key);
      return objects.delete(key);
    },
  };
};
