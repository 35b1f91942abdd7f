/**
 * advance-task: time has passed for one task; the lifecycle says what that means. Leave that has begun
 * and a coach who is away are seen first, so that nobody is chased who is not there.
 */
import { dayAt, isAtOrBefore, msOf } from '../../core/coaching/calendar.ts';
import { canHold, rosterOf } from '../../core/coaching/ownership.ts';
import type { Task, TaskKind } from '../../core/coaching/task.ts';
import { isAway } from '../../core/coaching/working-time.ts';
import type { Instant, PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Key, Ledger } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { applyEvent } from '../runtime/change-task.ts';
import { reconcileInterviewer } from '../runtime/reconcile.ts';
import { keys, personRow, type Read, read, taskRow } from '../runtime/rows.ts';

export type AdvancePorts = Pick<Ports, 'ledger' | 'clock'>;

export type Advanced = {
  readonly advanced: boolean;
  /** The kind of the task, when its due time has just passed and nothing was written. */
  readonly missed?: TaskKind;
};

/** A task that is not due, or no longer there, is left alone: announcing it twice does no harm. */
export const advanceTask = async (key: Key, ports: AdvancePorts): Promise<Advanced> => {
  const now = ports.clock.now();
  const found = await dueTask(key, now, ports.ledger);
  if (found === undefined) return { advanced: false };
  const stands = await isAsPlanned(found.body, now, ports.ledger);
  if (!stands) await reconcileInterviewer(found.body.interviewer, ports);
  const standing = stands ? found : await dueTask(key, now, ports.ledger);
  if (standing === undefined) return { advanced: true };
  const after = await applyEvent(standing, { kind: 'tick' }, ports);
  const isNewlyMissed = standing.body.missedAt === undefined && after.missedAt !== undefined;
  return { advanced: true, ...(isNewlyMissed ? { missed: after.kind } : {}) };
};

const dueTask = async (
  { partition, sort }: Key,
  now: Instant,
  ledger: Ledger,
): Promise<Read<Task> | undefined> => {
  const found = await read(ledger, taskRow, { partition, sort });
  const nextAt = found?.body.nextAt;
  return nextAt === undefined || !isAtOrBefore(nextAt, now) ? undefined : found;
};

/**
 * Whether the two people it concerns are as they were when it was planned: two rows tell, where planning
 * reads everything there is about an interviewer.
 */
const isAsPlanned = async (task: Task, now: Instant, ledger: Ledger): Promise<boolean> => {
  const interviewer = await person(task.interviewer, ledger);
  const owner = await person(task.owner, ledger);
  if (interviewer === undefined || !interviewer.active) return false;
  const away = isAway(interviewer, dayAt(msOf(now), interviewer.timeZone));
  if (away !== (task.pausedAt !== undefined)) return false;
  // Operations hold a coach's task only until there is a coach.
  if (owner?.role === 'operations' && task.kind !== 'assign-coach') return false;
  const people = [interviewer, ...(owner === undefined ? [] : [owner])];
  return canHold(task.owner, interviewer, rosterOf(people), now);
};

const person = async (id: PersonId | undefined, ledger: Ledger): Promise<Person | undefined> =>
  id === undefined ? undefined : (await read(ledger, personRow, keys.person(id)))?.body;
