/** Gathers the week for operations at the moment it is sent: one pass over everybody's tasks. */
import { addDays, dayAt, instantOf, msOf, plusDays, startOfDay } from '../../core/coaching/calendar.ts';
import { lateFrom } from '../../core/coaching/late.ts';
import { isUnfinished } from '../../core/coaching/lifecycle.ts';
import { isConfidential, type Task } from '../../core/coaching/task.ts';
import type { Instant } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { consoleLink, consolePaths, givingLink, taskLinks } from '../runtime/console-links.ts';
import { disputesOf } from '../runtime/disputes.ts';
import { ofEach, tasksAbout } from '../runtime/everybody.ts';
import { roster } from '../runtime/people.ts';
import { keys, loopRow, parseRow, prefixes, quarantineRow, readAll, waitingRow } from '../runtime/rows.ts';
import type { WeeklyDigest } from './model.ts';

/** Nobody leads more in a week, and of an export that stood still for two months not much more comes in one. */
const mostLoopsAWeek = 60;

export const digestModel = async (
  to: Person,
  policy: Policy,
  now: Instant,
  { ledger, links }: Pick<Ports, 'ledger' | 'links'>,
): Promise<WeeklyDigest | undefined> => {
  if (to.role !== 'operations' || !to.active) return undefined;
  const people = await roster(ledger);
  const byId = new Map(people.map((person) => [person.id, person]));
  const nameOf = (id: Person['id'] | undefined) =>
    id === undefined ? undefined : { name: byId.get(id)?.name ?? id };
  const since = instantOf(startOfDay(addDays(dayAt(msOf(now), to.timeZone), -7), to.timeZone));
  const reader = { person: to.id, policy, now, links };
  const weeks = await ofEach(people, async (person) => ({
    tasks: await tasksAbout(ledger, person.id),
    disputed: (await disputesOf(ledger, person.id)).filter(({ body }) => body.state === 'open').length,
    loops: await loopsSince(ledger, person, since),
  }));
  // That a question was referred to HR is HR's to know.
  const tasks = weeks.flatMap((each) => each.tasks).filter((task) => !isConfidential(task));
  const sum = (of: 'disputed' | 'loops'): number => weeks.reduce((total, each) => total + each[of], 0);
  const open = tasks.filter((task) => isUnfinished(task) && task.pausedAt === undefined);
  const overdue = open
    .filter((task) => task.kind !== 'assign-coach' && msOf(lateFrom(task)) <= msOf(now))
    .sort((a, b) => (a.dueAt === b.dueAt ? (a.id < b.id ? -1 : 1) : a.dueAt < b.dueAt ? -1 : 1));
  const week = msOf(plusDays(now, 7));
  const linkTo = (task: Task): string => givingLink(taskLinks(task, reader));
  const coached = tasks.filter(({ coachedAt }) => coachedAt !== undefined && coachedAt >= since);
  return {
    kind: 'weekly-digest',
    now,
    to: { name: to.name, timeZone: to.timeZone },
    since,
    overdue: overdue.map((task) => ({
      task,
      interviewer: nameOf(task.interviewer) ?? { name: task.interviewer },
      owner: nameOf(task.owner),
      link: linkTo(task),
    })),
    due: open.filter(({ dueAt }) => msOf(dueAt) > msOf(now) && msOf(dueAt) <= week).length,
    coachless: coachlessOf(open, byId).map(({ name }) => ({ name })),
    waiting: await count(readAll(ledger, waitingRow, keys.waiting)),
    disputed: sum('disputed'),
    quarantined: await count(readAll(ledger, quarantineRow, keys.quarantine)),
    done: {
      loops: sum('loops'),
      coached: coached.length,
      late: coached.filter(({ missedAt }) => missedAt !== undefined).length,
      closed: tasks.filter(({ closedAt, feedback }) => feedback !== undefined && (closedAt ?? '') >= since)
        .length,
    },
    links: {
      page: consoleLink(consolePaths.status, reader),
      quarantine: consoleLink(consolePaths.quarantine, reader),
      programme: consoleLink(consolePaths.programme, reader),
    },
  };
};

const coachlessOf = (open: readonly Task[], byId: ReadonlyMap<string, Person>): readonly Person[] => {
  const ids = new Set(
    open.filter(({ kind }) => kind === 'assign-coach').map(({ interviewer }) => interviewer),
  );
  return [...ids].flatMap((id) => byId.get(id) ?? []).filter(({ active }) => active);
};

/** Loops that came in since, late ones in the week in which they were read; a backfill is no week's work. */
const loopsSince = async (ledger: Ledger, person: Person, since: Instant): Promise<number> => {
  const rows = await ledger.query({
    partition: keys.interviewer(person.id),
    prefix: prefixes.loop,
    newestFirst: true,
    limit: mostLoopsAWeek,
  });
  return rows
    .map((row) => parseRow(loopRow, row).body)
    .filter(({ capturedAt, backfill }) => capturedAt >= since && !backfill).length;
};

const count = async (rows: AsyncIterable<unknown>): Promise<number> => {
  let found = 0;
  for await (const _row of rows) found += 1;
  return found;
};
