/** Lifetime counts, kept exactly by whoever stores loops: each change adds the difference it makes. */
import type { LoopRow } from './record.ts';

export type Lifetime = { readonly loops: number; readonly calibratedLoops: number };

type Counted = Pick<LoopRow, 'counted' | 'verdict'>;

export const emptyLifetime: Lifetime = { loops: 0, calibratedLoops: 0 };

const one = (row: Counted | undefined): Lifetime => ({
  loops: row?.counted === true ? 1 : 0,
  calibratedLoops: row?.counted === true && row.verdict.calibrated ? 1 : 0,
});

/**
 * The counts after a loop's row is stored over its previous one, or removed. Storing the same row again
 * changes nothing. `previous` is what the ledger held of this loop for this interviewer, read in the
 * same transaction; a loop that changes hands is removed from one and stored for the other.
 */
export const lifetimeAfter = (
  lifetime: Lifetime,
  previous: Counted | undefined,
  next: Counted | undefined,
): Lifetime => {
  const [before, after] = [one(previous), one(next)];
  return {
    loops: Math.max(0, lifetime.loops + after.loops - before.loops),
    calibratedLoops: Math.max(0, lifetime.calibratedLoops + after.calibratedLoops - before.calibratedLoops),
  };
};

/** The same from all rows at once, each loop once: what a recount must give. */
export const lifetimeOf = (rows: readonly Counted[]): Lifetime =>
  rows.reduce((lifetime, row) => lifetimeAfter(lifetime, undefined, row), emptyLifetime);
