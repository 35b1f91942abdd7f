/** A flag that wants words. */
import type { Flags } from './main.ts';

/** Undefined where the flag is not given, or given empty. */
export const textIn = (flags: Flags, name: string): string | undefined => {
  const value = flags[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};
