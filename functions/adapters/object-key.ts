/** What may be a key: relative, forward slashes, no way out of the folder or bucket. */
import { Buffer } from 'node:buffer';
import { InvalidInput } from '../../core/faults.ts';

/** S3 takes no longer key; folders keep to the same limit so that both engines accept the same keys. */
const maxKeyBytes = 1024;

const refuse = (key: string, why: string): never => {
  // Shown quoted and cut: the key may be hostile, and it goes to logs and terminals.
  const shown = JSON.stringify(key.length > 80 ? `${key.slice(0, 80)}…` : key);
  throw new InvalidInput('bad-key', `The key ${shown} ${why}; use a relative path with forward slashes.`);
};

const holdsControlCharacter = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit === 0x7f) return true;
  }
  return false;
};

const refuseUnsafe = (key: string): void => {
  if (Buffer.byteLength(key) > maxKeyBytes) refuse(key, `is longer than ${maxKeyBytes} bytes`);
  if (!key.isWellFormed()) refuse(key, 'is not valid Unicode');
  if (holdsControlCharacter(key)) refuse(key, 'holds a control character');
  if (key.startsWith('/')) refuse(key, 'is absolute');
};

const refuseSegments = (key: string, segments: readonly string[]): void => {
  for (const segment of segments) {
    if (segment === '.' || segment === '..') refuse(key, 'holds a "." or ".." part');
    if (segment === '') refuse(key, 'holds an empty part');
    // On Windows it would be read as a slash; no engine needs it.
    if (segment.includes('\\')) refuse(key, 'holds a backslash');
  }
};

/** Returns the parts of a key; throws InvalidInput `bad-key` when it is no safe relative path. */
export const keySegments = (key: string): readonly string[] => {
  if (key === '') refuse(key, 'is empty');
  refuseUnsafe(key);
  const segments = key.split('/');
  refuseSegments(key, segments);
  return segments;
};

/** The whole folders a prefix names (`a/b/c` → `a`, `b`); the rest of it only filters names. */
export const prefixFolders = (prefix: string): readonly string[] => {
  refuseUnsafe(prefix);
  const segments = prefix.split('/');
  const rest = segments.pop() ?? '';
  refuseSegments(prefix, rest === '' ? segments : [...segments, rest]);
  return segments;
};

/** Order by UTF-8 bytes: the order in which S3 and DynamoDB return keys, and SQLite compares text. */
export const compareKeys = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
