/** Ids that nobody can guess, from the machine's cryptographic randomness. */
import { randomBytes } from 'node:crypto';
import type { Ids } from '../ports/clock.ts';
import { prefixedId } from './prefixed-id.ts';

/** 128 bits: guessing one takes longer than any link lives. */
const entropyBytes = 16;

export const cryptoIds: Ids = {
  next: (prefix) => prefixedId(prefix, randomBytes(entropyBytes).toString('hex')),
};
