/** sweep: finds what is due and hands each to the step that knows it. A missed tick heals itself. */
import type { Dispatched } from '../ports/dispatch.ts';
import type { Row } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { cycleKeys } from '../runtime/quarter-rows.ts';
import { keys, prefixes, waitingRow, parseRow } from '../runtime/rows.ts';

export type SweepPorts = Pick<Ports, 'ledger' | 'dispatch' | 'clock'>;

/** One tick hands out this many at most; the next tick goes on, and a backlog shows in the due metric. */
export const sweepLimit = 500;

export const sweep = async (
  ports: SweepPorts,
): Promise<{ readonly handed: number; readonly more: boolean }> => {
  const rows = await ports.ledger.due(ports.clock.now(), sweepLimit);
  const messages = rows.flatMap(messageFor);
  if (messages.length > 0) await ports.dispatch.send(messages);
  return { handed: messages.length, more: rows.length === sweepLimit };
};

const messageFor = (row: Row): Dispatched[] => {
  const { partition, sort } = row;
  if (sort.startsWith(prefixes.task)) return [{ step: 'advance-task', partition, sort }];
  if (sort.startsWith(prefixes.mail)) return [{ step: 'send-mail', partition, sort }];
  if (sort.startsWith(prefixes.waiting)) return [{ step: 'admit', key: parseRow(waitingRow, row).body.key }];
  if (partition === keys.fleet().partition) return [{ step: 'update-fleet' }];
  if (partition === cycleKeys.start().partition) return [{ step: 'start-quarter' }];
  return [];
};
