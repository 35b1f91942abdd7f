/**
 * Counting a loop again reads its transcript by every rule there is. That is loaded where a loop is counted
 * again and not before: few findings are disputed, few loops and nights follow a new version of the
 * measures, and everything else would wait for it.
 */
import type {
  countedReview as countReview,
  countedRow as countRow,
  Recount,
  recount as countAgain,
} from './recount.ts';
import type { recountWrites as writeRecount } from './recount-disputed.ts';

const nothingToCount: Recount = { changes: [], writes: [], erased: 0 };

export const countedReview: typeof countReview = async (...asked) =>
  await (await import('./recount.ts')).countedReview(...asked);

export const countedRow: typeof countRow = async (...asked) =>
  await (await import('./recount.ts')).countedRow(...asked);

export const recount: typeof countAgain = async (stale, atMost, ...rest) =>
  Math.min(stale.length, atMost) === 0
    ? nothingToCount
    : await (await import('./recount.ts')).recount(stale, atMost, ...rest);

export const recountWrites: typeof writeRecount = async (...asked) =>
  await (await import('./recount-disputed.ts')).recountWrites(...asked);
