/** How the quarter stands, in a line for whoever is on call. */
import type { Ledger } from '../ports/ledger.ts';
import { cycleKeys, quarterStandingRow, quarterStartRow } from './quarter-rows.ts';
import { read } from './rows.ts';

/** Empty before the first roster: until then there is no programme. */
export const quarterSentence = async (ledger: Ledger): Promise<string> => {
  const row = await ledger.get(cycleKeys.start());
  if (row === undefined) return '';
  const next = `looked at next ${(row.nextAt ?? '').slice(0, 10)}`;
  const { quarter } = (await read(ledger, quarterStartRow, cycleKeys.start()))?.body ?? {};
  if (quarter === undefined) return `The quarter has not been started yet, ${next}.`;
  const standing = (await read(ledger, quarterStandingRow, cycleKeys.standing(quarter)))?.body;
  if (standing === undefined) return `${quarter}: its cycle was started and has not ended yet, ${next}.`;
  const { placed, unplaced, shortMinutes, postponed, notDue, coachless } = standing;
  const parts = [
    `${placed} quarterly ${placed === 1 ? 'review has' : 'reviews have'} a week`,
    ...(unplaced === 0 ? [] : [`${unplaced} no place (${shortMinutes} minutes short)`]),
    ...(coachless.length === 0 ? [] : [`${coachless.length} no coach`]),
    ...(postponed === 0 ? [] : [`${postponed} put off`]),
    ...(notDue === 0 ? [] : [`${notDue} not due`]),
  ];
  return `${quarter}: ${parts.join(', ')}; ${next}.`;
};
