/** Independence: what was found reaches nobody who has yet to rate the same candidate themselves. */
import { plusHours } from '../../core/coaching/calendar.ts';
import type { Instant } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ledger } from '../ports/ledger.ts';
import { keys } from './rows.ts';

/** The policy's time after the end: where no scorecards are fed, it stands for them. */
export const independentFrom = (loop: Pick<LoopRow, 'endedAt'>, policy: Policy): Instant =>
  plusHours(loop.endedAt, policy.coaching.independenceHours);

/** Whether feedback on this loop may reach its interviewer: their own scorecard is in, or the policy's time has passed. */
export const isReleased = (
  loop: Pick<LoopRow, 'endedAt' | 'scorecard'>,
  policy: Policy,
  now: Instant,
): boolean => loop.scorecard !== undefined || independentFrom(loop, policy) <= now;

/** A coach who sat on the same panel sees what was found after their own scorecard is in. */
export const awaitsOwnScorecard = async (
  person: Person,
  loop: Pick<LoopRow, 'endedAt' | 'candidate'>,
  policy: Policy,
  now: Instant,
  { ledger }: { readonly ledger: Ledger },
): Promise<boolean> => {
  if (independentFrom(loop, policy) <= now) return false;
  const partition = keys.meeting(person.id, loop.candidate);
  const [sat] = await ledger.query({ partition, prefix: 'loop#', limit: 1 });
  if (sat === undefined) return false;
  const [rated] = await ledger.query({ partition, prefix: 'scorecard#', limit: 1 });
  return rated === undefined;
};
