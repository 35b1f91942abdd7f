/** Counting a loop again at once when a finding of it is disputed, or the dispute resolved. */
import type { Disputed } from '../../core/review/disputed-findings.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Write } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { loopWrites } from './loop-row.ts';
import { circumstances, interviewerWrites, knownOf } from './reconcile.ts';
import { countedRow } from './recount.ts';
import { keys, loopPlace, type Read, read } from './rows.ts';

/**
 * The writes that bring the loop's row, the record and the tasks in line with what is disputed now. They
 * fail when the loop or the record changes meanwhile. Throws Unavailable where the transcript is kept no longer.
 */
export const recountWrites = async (
  loop: Read<LoopRow>,
  disputed: readonly Disputed[],
  ports: Pick<Ports, 'artefacts' | 'ledger' | 'clock'>,
): Promise<Write[]> => {
  const { ledger } = ports;
  const before = loop.body;
  const around = await circumstances(ports);
  const person = around.people.find(({ id }) => id === before.interviewer);
  if (person === undefined) return [];
  const known = await knownOf(ledger, person);
  const residual = known.comparison?.residuals.find(
    ({ candidate }) => String(candidate) === before.candidate,
  )?.residual;
  const next = await countedRow(before, disputed, around.policy, residual, ports);
  const changes = [{ before, next }];
  return [
    ...loopWrites(next, loop, await read(ledger, loopPlace, keys.place(before.loopId)), true),
    ...(await interviewerWrites(ledger, { ...known, changes, protectedTopics: [] }, around)),
  ];
};
