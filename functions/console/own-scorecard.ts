/** A coach who sat on the same panel sees what was found after their own scorecard is in. */
import { plusHours } from '../../core/coaching/calendar.ts';
import type { Instant } from '../../core/identity.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { keys } from '../runtime/rows.ts';
import type { ConsolePorts } from './visit.ts';

export const awaitsOwnScorecard = async (
  person: Person,
  loop: LoopRow,
  policy: Policy,
  now: Instant,
  { ledger }: ConsolePorts,
): Promise<boolean> => {
  // Where scorecards are not fed, time stands for them.
  if (plusHours(loop.endedAt, policy.coaching.independenceHours) <= now) return false;
  const partition = keys.meeting(person.id, loop.candidate);
  const [sat] = await ledger.query({ partition, prefix: 'loop#', limit: 1 });
  if (sat === undefined) return false;
  const [rated] = await ledger.query({ partition, prefix: 'scorecard#', limit: 1 });
  return rated === undefined;
};
