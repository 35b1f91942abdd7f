/** Time, chance and identities come in by the door. */
import type { Instant } from '../../core/identity.ts';

export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** A fresh id that nobody can guess: link nonces, form tokens. */
  next(prefix: string): string;
}

/** Uniform in [0, 1). */
export type Randomness = () => number;
