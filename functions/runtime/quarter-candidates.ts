/** Who is at the quarter's turn, and whose review it is to give. */
import { quarterlyCoach } from '../../core/coaching/allocation.ts';
import { coachWeeks } from '../../core/coaching/coach-weeks.ts';
import { isCoached } from '../../core/coaching/owed.ts';
import { canHold, rosterOf } from '../../core/coaching/ownership.ts';
import type { Quarter } from '../../core/coaching/quarter.ts';
import type { QuarterlyCandidate } from '../../core/coaching/quarterly.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { Instant, PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ledger } from '../ports/ledger.ts';
import { ofEach, tasksAbout } from './everybody.ts';
import { keys, read, recordRow } from './rows.ts';

export type Around = {
  readonly people: readonly Person[];
  readonly policy: Policy;
  readonly quarter: Quarter;
  readonly now: Instant;
};

/** Everybody's tasks, by interviewer: what a coach owes lies with those it is owed to. */
export const tasksByInterviewer = async (
  ledger: Ledger,
  people: readonly Person[],
): Promise<ReadonlyMap<PersonId, readonly Task[]>> => {
  const found = await ofEach(people, async ({ id }) => [id, await tasksAbout(ledger, id)] as const);
  return new Map(found.filter(([, tasks]) => tasks.length > 0));
};

/** This quarter's review of one interviewer, unless its ground is gone. */
export const standingTask = (tasks: readonly Task[] | undefined, quarter: Quarter): Task | undefined =>
  tasks?.find(
    ({ kind, milestone, state }) =>
      kind === 'quarterly' && milestone === quarter.key && state !== 'superseded',
  );

/**
 * The interviewers of each coach: active, at a site where Plumbline is on. Under undefined stand those
 * whom nobody could coach. Somebody able who took a planned review by hand keeps it.
 */
export const byCoach = (
  { people, policy, quarter, now }: Around,
  tasks: ReadonlyMap<PersonId, readonly Task[]>,
): ReadonlyMap<PersonId | undefined, readonly Person[]> => {
  const roster = rosterOf(people);
  const weeks = new Map<PersonId, boolean>();
  const hasWeek = (coach: Person): boolean => {
    const known = weeks.get(coach.id) ?? coachWeeks(coach, quarter, policy, now).length > 0;
    weeks.set(coach.id, known);
    return known;
  };
  const groups = new Map<PersonId | undefined, Person[]>();
  for (const person of people) {
    if (!isCoached({ person, policy })) continue;
    const standing = standingTask(tasks.get(person.id), quarter);
    const holder = standing?.owner === undefined ? undefined : roster.person(standing.owner);
    const when = standing?.opensAt !== undefined && standing.opensAt > now ? standing.opensAt : now;
    const keeps =
      holder !== undefined && holder.role !== 'operations' && canHold(holder.id, person, roster, when);
    const coach = keeps ? holder.id : quarterlyCoach(person, roster, hasWeek, now);
    groups.set(coach, [...(groups.get(coach) ?? []), person]);
  }
  return groups;
};

/** Undefined for somebody who has led nothing yet. */
export const candidateOf = async (
  ledger: Ledger,
  person: Person,
  tasks: readonly Task[] = [],
): Promise<QuarterlyCandidate | undefined> => {
  const record = (await read(ledger, recordRow, keys.record(person.id)))?.body;
  if (record === undefined) return undefined;
  const given = tasks.flatMap(({ kind, coachedAt }) =>
    kind === 'quarterly' && coachedAt !== undefined ? [coachedAt] : [],
  );
  const lastCoachedAt = given.sort().at(-1);
  return { person, record, ...(lastCoachedAt === undefined ? {} : { lastCoachedAt }) };
};
