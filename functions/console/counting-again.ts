/**
 * Counting a loop again reads its transcript by every rule there is. That is loaded where a finding is
 * disputed and not before: few pages show one, and each would wait for it.
 */
import type { countedReview as countReview } from '../runtime/recount.ts';
import type { recountWrites as writeRecount } from '../runtime/recount-disputed.ts';

export const countedReview: typeof countReview = async (...asked) =>
  await (await import('../runtime/recount.ts')).countedReview(...asked);

export const recountWrites: typeof writeRecount = async (...asked) =>
  await (await import('../runtime/recount-disputed.ts')).recountWrites(...asked);
