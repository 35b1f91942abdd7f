/** advance-task: time has passed for one task; the lifecycle says what that means. */
import { isAtOrBefore } from '../../core/coaching/calendar.ts';
import type { Key } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { applyEvent } from '../runtime/change-task.ts';
import { read, taskRow } from '../runtime/rows.ts';

export type AdvancePorts = Pick<Ports, 'ledger' | 'clock'>;

/** A task that is not due, or no longer there, is left alone: announcing it twice does no harm. */
export const advanceTask = async (
  { partition, sort }: Key,
  ports: AdvancePorts,
): Promise<{ readonly advanced: boolean }> => {
  const found = await read(ports.ledger, taskRow, { partition, sort });
  const nextAt = found?.body.nextAt;
  if (found === undefined || nextAt === undefined || !isAtOrBefore(nextAt, ports.clock.now()))
    return { advanced: false };
  await applyEvent(found, { kind: 'tick' }, ports);
  return { advanced: true };
};
