/** Feedback waits for the interviewer's own scorecard, so that it sways no rating. */
import { plusHours } from '../../core/coaching/calendar.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { Instant } from '../../core/identity.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ledger } from '../ports/ledger.ts';
import { independentFrom, isReleased } from '../runtime/independence.ts';
import { loopOf } from './gather-reading.ts';

/** A scorecard that comes in is noticed within the hour. */
const lookAgainHours = 1;

/** When to look again; undefined where nothing holds it any more. */
export const heldUntil = async (
  task: Task | undefined,
  policy: Policy,
  now: Instant,
  ledger: Ledger,
): Promise<Instant | undefined> => {
  const at = task?.feedback?.moment.loopId;
  const loop = at === undefined ? undefined : await loopOf(at, { ledger });
  if (loop === undefined || isReleased(loop, policy, now)) return undefined;
  const [soon, released] = [plusHours(now, lookAgainHours), independentFrom(loop, policy)];
  return soon < released ? soon : released;
};
