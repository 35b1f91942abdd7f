/** Content addresses: the same content has the same name wherever it turns up. */
import { createHash } from 'node:crypto';
import { Sha256 } from '../../core/identity.ts';

export const sha256 = (content: Uint8Array | string): Sha256 =>
  Sha256.parse(createHash('sha256').update(content).digest('hex'));

/** A name made of several parts, none of which can run into the next. */
export const fingerprint = (...parts: readonly (string | number)[]): Sha256 => sha256(JSON.stringify(parts));
