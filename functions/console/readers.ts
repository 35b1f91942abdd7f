/** Who may read an interviewer's loops and record, and which people somebody may search. */
import { siteModeOf } from '../../core/interviewer/site-mode.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { Instant } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import { ofEach, tasksAbout } from '../runtime/everybody.ts';
import { roster } from '../runtime/people.ts';
import { keys, loopRow, prefixes, readAll } from '../runtime/rows.ts';
import { coaches, viewOf } from '../runtime/access.ts';
import type { ConsolePorts, Visit } from './visit.ts';

export const tasksOf = async (interviewer: Person, { ledger }: ConsolePorts): Promise<Task[]> =>
  [...(await tasksAbout(ledger, interviewer.id))].sort((a, b) => (a.dueAt < b.dueAt ? 1 : -1));

/**
 * The named coach, and whoever holds an open task about them until it is done: feedback once written opens its
 * own page, and not the interviewer for ever. Operations do not: they see sums and states.
 */
export const readsAs = (
  person: Person,
  interviewer: Person,
  tasks: readonly Task[],
  now: Instant,
): 'interviewer' | 'coach' | undefined => {
  if (person.id === interviewer.id) return 'interviewer';
  if (coaches(person, interviewer, now)) return 'coach';
  const holds = tasks.some((task) => task.state === 'open' && viewOf(task, person, undefined) === 'coach');
  return holds ? 'coach' : undefined;
};

/** More than this is a question that should be narrower. */
export const mostFound = 100;

/** Those that count, and those that are listed only, newest first; no more of either than can be shown. */
const newestOf = async (
  interviewer: Person,
  isMeant: (loop: LoopRow) => boolean,
  { ledger }: ConsolePorts,
): Promise<readonly LoopRow[]> => {
  const found: LoopRow[] = [];
  const part = { newestFirst: true };
  for (const prefix of [prefixes.loop, prefixes.listed]) {
    let left = mostFound;
    for await (const { body } of readAll(ledger, loopRow, keys.interviewer(interviewer.id), prefix, part)) {
      if (!isMeant(body)) continue;
      found.push(body);
      left -= 1;
      if (left === 0) break;
    }
  }
  return found;
};

export type Found = { readonly loop: LoopRow; readonly interviewer: Person };

/**
 * Loops whose candidate reference, role, round, interviewer or date holds every word asked for,
 * newest first, among those this person may read.
 */
export const searchLoops = async (
  asked: string,
  { person, policy, now }: Pick<Visit, 'person' | 'policy' | 'now'>,
  ports: ConsolePorts,
): Promise<Found[]> => {
  const words = asked
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 10);
  if (words.length === 0) return [];
  const perPerson = await ofEach(await roster(ports.ledger), async (interviewer): Promise<Found[]> => {
    const site = siteModeOf(interviewer, policy);
    if (site === 'off') return [];
    const as = readsAs(person, interviewer, await tasksOf(interviewer, ports), now);
    if (as === undefined || (as === 'interviewer' && site === 'coach-only')) return [];
    const isMeant = (loop: LoopRow): boolean => {
      const text = [
        loop.candidate,
        loop.role ?? '',
        loop.round,
        interviewer.name,
        interviewer.id,
        loop.startedAt,
      ]
        .join(' ')
        .toLowerCase();
      return words.every((word) => text.includes(word));
    };
    return (await newestOf(interviewer, isMeant, ports)).map((loop) => ({ loop, interviewer }));
  });
  return perPerson
    .flat()
    .sort((a, b) => (a.loop.endedAt < b.loop.endedAt ? 1 : -1))
    .slice(0, mostFound);
};
