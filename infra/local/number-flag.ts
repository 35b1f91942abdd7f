/** A flag that wants a number, within the range that makes sense for it. */
import { InvalidInput } from '../../core/faults.ts';
import type { Flags } from './main.ts';

type Bounds = {
  readonly least: number;
  readonly most: number;
  readonly otherwise: number;
  readonly whole?: boolean;
};

/** Throws InvalidInput `bad-number` with the range. */
export const numberIn = (
  flags: Flags,
  name: string,
  { least, most, otherwise, whole = false }: Bounds,
): number => {
  const given = flags[name];
  if (given === undefined) return otherwise;
  const value = Number(given);
  if (given !== '' && value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  throw new InvalidInput(
    'bad-number',
    `--${name} ${String(given)} cannot be used; give a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`,
  );
};
