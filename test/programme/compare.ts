/** The program's tasks, records and mails held against the slow re-computation; every difference is one sentence. */
import type { Task } from '../../core/coaching/task.ts';
import type { InterviewerId, PersonId } from '../../core/identity.ts';
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import type { Message } from '../../functions/ports/mailer.ts';
import {
  keys,
  loopRow,
  mailRow,
  personRow,
  prefixes,
  quarantineRow,
  read,
  readAll,
  recordRow,
  taskRow,
  waitingRow,
} from '../../functions/runtime/rows.ts';
import type { Lived } from '../../infra/local/company/life.ts';
import { calendarsOf } from './calendars.ts';
import { heaviestWeek, quarterlyOf, quarterStarts } from './compare-quarters.ts';
import { coachNamed, decisionOf, raisedOf, tasksOf } from './compare-tasks.ts';
import { allOf, type Ledger } from './read-all.ts';
import { dayIn, dayMs, hourMs } from './slow-dates.ts';
import { slowInterviewer, type SlowInterviewer } from './slow-programme.ts';

export type Compared = {
  readonly violations: readonly string[];
  readonly instances: Readonly<Record<string, number>>;
  readonly loops: number;
  readonly reachedThirty: number;
  readonly datesCompared: number;
  readonly quarters: number;
  /** Messages to calendars, cancellations among them. */
  readonly invitations: number;
  readonly heaviestWeekMin: number;
};

export const compare = async (
  lived: Lived,
  ledger: Ledger,
  messages: readonly Message[],
): Promise<Compared> => {
  const violations: string[] = [];
  const instances: Record<string, number> = {};
  const all: Task[] = [];
  let loops = 0;
  let reachedThirty = 0;
  let datesCompared = 0;
  for (const career of lived.company.staff.careers) {
    const id = career.line.id as InterviewerId;
    const slow = slowInterviewer(career, lived);
    const tasks = await allOf(ledger, taskRow, keys.interviewer(id), prefixes.task);
    all.push(...tasks);
    for (const { kind } of tasks) instances[kind] = (instances[kind] ?? 0) + 1;
    const standing = tasks.filter(({ state }) => state !== 'superseded' && state !== 'cancelled');
    violations.push(...(await loopsOf(slow, ledger)));
    loops += slow.loops.length;
    reachedThirty += slow.loops.length >= 30 ? 1 : 0;
    const compared = tasksOf(slow, standing, lived);
    violations.push(...compared.violations);
    datesCompared += compared.dates;
    violations.push(...(await raisedOf(id, standing, ledger)));
    violations.push(...(await decisionOf(slow, standing, ledger)));
    violations.push(...coachNamed(id, career.training.endsOn, standing, lived));
    violations.push(...(await quarterlyOf(slow, standing, lived, ledger)));
  }
  const week = heaviestWeek(all, lived);
  const calendars = await calendarsOf(messages, all, lived, ledger);
  return {
    violations: [
      ...violations,
      ...week.violations,
      ...calendars.violations,
      ...(await mailsOf(lived, all, ledger)),
      ...(await leftOver(lived, ledger)),
    ],
    instances,
    loops,
    reachedThirty,
    datesCompared,
    quarters: quarterStarts(lived).length,
    invitations: calendars.invitations,
    heaviestWeekMin: week.minutes,
  };
};

const loopsOf = async (slow: SlowInterviewer, ledger: Ledger): Promise<string[]> => {
  const rows = await allOf(ledger, loopRow, keys.interviewer(slow.id as InterviewerId), prefixes.loop);
  const found = rows.map(({ loopId }) => String(loopId)).sort();
  const wanted = slow.loops.map(({ loopId }) => loopId).sort();
  const record = await read(ledger, recordRow, keys.record(slow.id as InterviewerId));
  const count = record?.body.loops ?? 0;
  return [
    ...wanted
      .filter((loop) => !found.includes(loop))
      .map((loop) => `${slow.id}: the loop ${loop} is missing`),
    ...found
      .filter((loop) => !wanted.includes(loop))
      .map((loop) => `${slow.id}: the loop ${loop} counts and should not`),
    ...(count === wanted.length
      ? []
      : [`${slow.id}: the record counts ${count} loops, there are ${wanted.length}`]),
  ];
};

const daily = new Set<MailIntent['kind']>(['task-opened']);

/** A coach has one mail a working day of what has come up, beyond what is urgent. */
const mailsOf = async ({ company }: Lived, tasks: readonly Task[], ledger: Ledger): Promise<string[]> => {
  const violations: string[] = [];
  for (const { line } of company.staff.coaches) {
    const mails = await allOf(ledger, mailRow, keys.mailbox(line.id as PersonId), prefixes.mail);
    const days = new Map<string, Set<string>>();
    for (const mail of mails) {
      if (!daily.has(mail.kind) || mail.sentAt === undefined) continue;
      // What was sent as it came up could not wait, and no longer could what is due within a day.
      const waitedMs = Date.parse(mail.sentAt) - Date.parse(mail.createdAt);
      const task = tasks.find(({ id }) => id === mail.taskId);
      const leftMs = Date.parse(task?.dueAt ?? '') - Date.parse(mail.sentAt);
      if (waitedMs <= hourMs || leftMs <= dayMs) continue;
      const day = dayIn(Date.parse(mail.sentAt), line.timeZone);
      days.set(day, (days.get(day) ?? new Set<string>()).add(String(mail.sentIn ?? mail.id)));
    }
    for (const [day, sent] of days)
      if (sent.size > 1) violations.push(`${line.id}: ${sent.size} mails on ${day} that could have been one`);
  }
  return violations;
};

/** Whatever came is done, waits with a reason that is not over, or is set aside with one. */
const leftOver = async ({ company, ends }: Lived, ledger: Ledger): Promise<string[]> => {
  const violations: string[] = [];
  for await (const { body } of readAll(ledger, waitingRow, keys.waiting))
    if (body.until < ends)
      violations.push(`${body.key} waits since ${body.since} and its time was over ${body.until}`);
  for await (const { body } of readAll(ledger, quarantineRow, keys.quarantine))
    if (!body.key.startsWith('scorecards/')) violations.push(`${body.key} is set aside: ${body.message}`);
  const known = new Set<string>();
  for await (const { body } of readAll(ledger, personRow, keys.roster)) known.add(body.id);
  for (const { line, joinsOn } of company.staff.careers)
    if (!known.has(line.id) && `${joinsOn}T08:00:00.000Z` < ends)
      violations.push(`${line.id} is on no roster`);
  return violations;
};
