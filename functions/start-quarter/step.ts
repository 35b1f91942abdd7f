/**
 * start-quarter: starts the quarter's cycle under the name hash(quarter, attempt). Once as the quarter
 * begins, and again each week, since people join, leave and make room. A start that was missed is made
 * up for by the next look, once.
 */
import { msOf } from '../../core/coaching/calendar.ts';
import { quarterNow } from '../../core/coaching/quarter.ts';
import type { Ports } from '../ports/ports.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { policyInForce } from '../runtime/policy.ts';
import {
  cycleKeys,
  nextCycle,
  quarantineKeyOf,
  quarterStartRow,
  type QuarterState,
} from '../runtime/quarter-rows.ts';
import { parseRow, put } from '../runtime/rows.ts';

export type StartPorts = Pick<Ports, 'ledger' | 'workflows' | 'clock'>;

export type StartedQuarter = { readonly outcome: 'not-due' | 'started' | 'already' };

export const startQuarter = async (ports: StartPorts): Promise<StartedQuarter> => {
  const now = ports.clock.now();
  const row = await ports.ledger.get(cycleKeys.start());
  if (row?.nextAt === undefined || msOf(row.nextAt) > msOf(now)) return { outcome: 'not-due' };
  const { body, version } = parseRow(quarterStartRow, row);
  const policy = await policyInForce(ports.ledger);
  const { key: quarter, from, until } = quarterNow(now, policy);
  const attempt = body.quarter === quarter ? body.attempt + 1 : 1;
  const execution = `q-${fingerprint(quarter, attempt).slice(0, 40)}`;
  const state: QuarterState = { key: quarantineKeyOf(quarter), quarter, from, until, attempt, execution };
  // The name first: whoever dies in between finds the row still due, and the name taken.
  const started = await ports.workflows.start('quarterly-cycle', execution, state);
  await ports.ledger.commit([
    put(
      quarterStartRow,
      cycleKeys.start(),
      version,
      { ...body, quarter, attempt },
      { nextAt: nextCycle(now, policy) },
    ),
  ]);
  return { outcome: started === 'started' ? 'started' : 'already' };
};
