/** The machine's own randomness. */
import { randomBytes } from 'node:crypto';
import type { Randomness } from '../ports/clock.ts';

/** 53 bits are what a number between 0 and 1 can hold. */
export const systemRandomness: Randomness = () => Number(randomBytes(8).readBigUInt64BE() >> 11n) / 2 ** 53;
