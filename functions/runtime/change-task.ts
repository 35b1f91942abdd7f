/** One event applied to one task: the change, its mails and the next look are one commit. */
import { advance, type TaskEvent } from '../../core/coaching/lifecycle.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { Write } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { mailWrites } from './mail-effects.ts';
import { ownerMisses } from './owner-misses.ts';
import { policyInForce } from './policy.ts';
import { put, type Read, taskRow } from './rows.ts';

type ChangePorts = Pick<Ports, 'ledger' | 'clock'>;

/**
 * The task as it is afterwards. Throws InvalidInput where the event cannot be, Conflict where somebody
 * changed the task meanwhile. `also` is written with the change, or alone where nothing changes.
 */
export const applyEvent = async (
  found: Read<Task>,
  event: TaskEvent,
  ports: ChangePorts,
  also: readonly Write[] = [],
): Promise<Task> => {
  const now = ports.clock.now();
  const policy = await policyInForce(ports.ledger);
  const misses = await ownerMisses(ports.ledger, found.body.owner);
  const { task, effects } = advance(found.body, event, { now, policy, ownerMisses: misses.count });
  if (task === found.body && effects.length === 0) {
    if (also.length > 0) await ports.ledger.commit(also);
    return task;
  }
  const newlyMissed = found.body.missedAt === undefined && task.missedAt !== undefined;
  await ports.ledger.commit([
    put(taskRow, found.key, found.version, task, { nextAt: task.nextAt }),
    ...(await mailWrites(ports.ledger, task, effects, now)),
    ...(newlyMissed ? misses.oneMore() : []),
    ...also,
  ]);
  return task;
};
