/** The program's tasks, records and mails held against the slow re-computation; every difference is one sentence. */
import type * as z from 'zod/mini';
import type { Task } from '../../core/coaching/task.ts';
import type { InterviewerId, PersonId } from '../../core/identity.ts';
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import {
  comparisonRow,
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
import {
  coachPrefix,
  coachQuarterRow,
  cycleKeys,
  quarterStandingRow,
} from '../../functions/runtime/quarter-rows.ts';
import type { Ports } from '../../functions/ports/ports.ts';
import type { Lived } from '../../infra/local/company/life.ts';
import { dayIn, dayMs, hourMs, plusDays, weekday } from './slow-dates.ts';
import { type Owed, slowInterviewer, type SlowInterviewer } from './slow-programme.ts';

export type Compared = {
  readonly violations: readonly string[];
  readonly instances: Readonly<Record<string, number>>;
  readonly loops: number;
  readonly reachedThirty: number;
  readonly datesCompared: number;
  readonly quarters: number;
  readonly heaviestWeekMin: number;
};

type Ledger = Ports['ledger'];

export const compare = async (lived: Lived, ledger: Ledger): Promise<Compared> => {
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
    violations.push(...(await decisionOf(id, standing, ledger)));
    violations.push(...coachNamed(id, career.training.endsOn, standing, lived));
    violations.push(...(await quarterlyOf(slow, standing, lived, ledger)));
  }
  const week = heaviestWeek(all, lived);
  return {
    violations: [
      ...violations,
      ...week.violations,
      ...(await mailsOf(lived, ledger)),
      ...(await leftOver(lived, ledger)),
    ],
    instances,
    loops,
    reachedThirty,
    datesCompared,
    quarters: quarterStarts(lived).length,
    heaviestWeekMin: week.minutes,
  };
};

const allOf = async <Schema extends z.ZodMiniType>(
  ledger: Ledger,
  kind: { readonly schema: Schema },
  partition: string,
  prefix: string,
): Promise<z.infer<Schema>[]> => {
  const bodies: z.infer<Schema>[] = [];
  for await (const { body } of readAll(ledger, kind, partition, prefix)) bodies.push(body);
  return bodies;
};

const time = (ms: number | undefined): string => (ms === undefined ? 'no date' : new Date(ms).toISOString());

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

/** A first-loop review is known by its loop, whatever its milestone is called; everything else by its milestone. */
const aboutOf = (task: Task): string =>
  task.kind === 'first-loop-review' || task.kind === 'people-review' ? String(task.loopId) : task.milestone;

const checked = new Set(['first-loop-review', 'checkpoint', 'calibration', 'exit-review', 'people-review']);

const tasksOf = (
  slow: SlowInterviewer,
  standing: readonly Task[],
  lived: Lived,
): { readonly violations: string[]; readonly dates: number } => {
  const violations: string[] = [];
  let dates = 0;
  const endsAt = Date.parse(lived.ends);
  const own = standing.filter(({ kind }) => checked.has(kind));
  const wanted = slow.owed.filter(({ kind }) => checked.has(kind));
  const sameAs =
    (owed: Owed) =>
    (task: Task): boolean =>
      task.kind === owed.kind && aboutOf(task) === owed.about;
  for (const owed of wanted) {
    const found = own.filter(sameAs(owed));
    const [task] = found;
    if (found.length !== 1)
      violations.push(
        `${slow.id}: ${owed.kind} ${owed.about}, due ${time(owed.dueAt)}, is there ${found.length} times`,
      );
    if (task === undefined || owed.dueAt === undefined) continue;
    if (slow.isCorrected || movedZone(slow.id, lived)) continue;
    dates += 1;
    const planned = Date.parse(task.plannedDueAt ?? task.dueAt);
    if (planned !== owed.dueAt && !restarted(task, lived))
      violations.push(
        `${slow.id}: ${owed.kind} ${owed.about} is due ${time(planned)} and should be due ${time(owed.dueAt)}`,
      );
    const moved = Date.parse(task.dueAt) !== planned;
    if (moved && !wasAway(task, slow.id, lived) && !restarted(task, lived))
      violations.push(
        `${slow.id}: ${owed.kind} ${owed.about} was moved to ${task.dueAt} although nobody was away`,
      );
  }
  for (const task of own)
    if (!wanted.some((owed) => sameAs(owed)(task)))
      violations.push(`${slow.id}: ${task.kind} ${task.milestone}, due ${task.dueAt}, is owed by nothing`);
  for (const task of own.filter(({ kind }) => kind === 'calibration')) {
    const nth = slow.loops[Number(task.milestone) - 1];
    if (nth === undefined || task.coachedAt !== undefined || slow.isCorrected) continue;
    const latest = Math.max(nth.endedAt, slow.knownAt.get(nth.loopId) ?? nth.capturedAt) + 14 * dayMs;
    if (Date.parse(task.dueAt) > latest && latest < endsAt && task.pausedAt === undefined)
      violations.push(
        `${slow.id}: calibration ${task.milestone} is due ${task.dueAt} although loop ${task.milestone} ended ${time(nth.endedAt)}`,
      );
  }
  return { violations, dates };
};

/** A day is read in the zone somebody lives in; who moves may have it read in the other. */
const movedZone = (id: string, { company }: Lived): boolean =>
  company.staff.careers.some(
    ({ line, moves }) => line.id === id && moves.some(({ to }) => to.timeZone !== undefined),
  );

/** The clock of a review nobody had begun starts again when its coach is gone. */
const restarted = (task: Task, { company }: Lived): boolean =>
  task.handovers.some(({ from }) =>
    company.staff.coaches.some(({ line, goneOn }) => line.id === from && goneOn !== undefined),
  );

const wasAway = (task: Task, id: string, { company }: Lived): boolean =>
  company.staff.careers.some(
    ({ line, leaves }) =>
      line.id === id &&
      leaves.some(
        ({ from, until }) => from <= task.dueAt.slice(0, 10) && until >= task.plannedAt.slice(0, 10),
      ),
  );

/** One drift check for each signal and claim, a week after it was raised. */
const raisedOf = async (id: InterviewerId, standing: readonly Task[], ledger: Ledger): Promise<string[]> => {
  const raised = (await read(ledger, comparisonRow, keys.comparison(id)))?.body.raised ?? [];
  const own = standing.filter(({ kind }) => kind === 'drift-check');
  return [
    ...raised.flatMap(({ key, raisedAt }) => {
      const found = own.filter(({ milestone }) => milestone === key);
      const due = Date.parse(raisedAt) + 7 * dayMs;
      const isRight = found.length === 1 && Date.parse(found[0]?.plannedDueAt ?? '') === due;
      return isRight
        ? []
        : [
            `${id}: drift-check ${key}, due ${time(due)}, is there ${found.length} times, due ${found[0]?.plannedDueAt ?? '-'}`,
          ];
    }),
    ...own
      .filter(({ milestone }) => !raised.some(({ key }) => key === milestone))
      .map(({ milestone }) => `${id}: drift-check ${milestone} rests on nothing`),
  ];
};

/** Decided once, a second time only after "not yet"; before loop 25 and twelve months only with the evidence. */
const decisionOf = async (
  id: InterviewerId,
  standing: readonly Task[],
  ledger: Ledger,
): Promise<string[]> => {
  const own = standing.filter(({ kind }) => kind === 'trained-decision');
  const first = own.filter(({ milestone }) => milestone === '1');
  const second = own.filter(({ milestone }) => milestone === '2');
  const record = (await read(ledger, recordRow, keys.record(id)))?.body;
  const isEvident = (record?.calibratedLoops ?? 0) >= 15;
  const said = first[0]?.feedback?.decision;
  return [
    ...(own.length === first.length + second.length && first.length < 2 && second.length < 2
      ? []
      : [`${id}: ${own.length} decisions are owed`]),
    ...(second.length > 0 && said !== 'not-yet' ? [`${id}: decided again after "${said ?? 'nothing'}"`] : []),
    ...(first.length === 1 && first[0]?.loopId === undefined && !isEvident && !twelveMonths(first[0])
      ? [`${id}: a decision is owed with ${record?.calibratedLoops ?? 0} calibrated loops`]
      : []),
  ];
};

/** Opened as the day begins: the only decision that does is the one after twelve months. */
const twelveMonths = (task: Task | undefined): boolean => task?.opensAt?.slice(14) === '00:00.000Z';

/** Somebody is asked to name a coach once for each time that there is none. */
const coachNamed = (
  id: InterviewerId,
  trained: string,
  standing: readonly Task[],
  lived: Lived,
): string[] => {
  const own = standing.filter(({ kind }) => kind === 'assign-coach');
  const gone = new Map(lived.company.staff.coaches.map(({ line, goneOn }) => [line.id, goneOn]));
  const mine = lived.lines.filter(({ line }) => line.id === id);
  let times = 0;
  let isWithout = false;
  const moments = [
    ...mine.map(({ at }) => at as string),
    ...[...gone.values()].flatMap((day) => (day === undefined ? [] : [`${day}T06:00:00.000Z`])),
  ]
    .filter((at) => at >= (mine[0]?.at ?? '9') && at < lived.ends)
    .sort();
  for (const at of moments) {
    const coach = mine.findLast((each) => each.at <= at)?.line.coach;
    const left = coach === undefined ? undefined : gone.get(coach);
    const without = coach === undefined || (left !== undefined && `${left}T06:00:00.000Z` <= at);
    if (without && !isWithout) times += 1;
    isWithout = without;
  }
  // Who has led nothing and whose training is over is nobody's to coach yet.
  const mayBeFewer = !standing.some(({ kind }) => kind === 'first-loop-review') && trained < lived.ends;
  return own.length === times || (mayBeFewer && own.length < times)
    ? []
    : [`${id}: a coach was to be named ${times} times, and ${own.length} tasks say so`];
};

const quarterStarts = ({ company, ends }: Lived): string[] => {
  const starts: string[] = [];
  for (let day = company.size.starts; day < ends.slice(0, 10); day = plusDays(day, 1))
    if (['01-01', '04-01', '07-01', '10-01'].includes(day.slice(5)) && day > company.size.starts)
      starts.push(day);
  return starts;
};

/** Who has no place in a quarter, by name: no room, away until it ends, or nobody to coach them. */
const saidOf = async (key: string, ledger: Ledger): Promise<Set<string>> => {
  const said = new Set<string>();
  for (const row of await allOf(ledger, coachQuarterRow, cycleKeys.coaches(key), coachPrefix)) {
    for (const { interviewer } of row.unplaced) said.add(interviewer);
    for (const interviewer of row.postponed) said.add(interviewer);
  }
  const standing = await read(ledger, quarterStandingRow, cycleKeys.standing(key));
  for (const interviewer of standing?.body.coachless ?? []) said.add(interviewer);
  return said;
};

/** With a loop since the last quarterly review, everybody has one in every quarter, or is named as having no place. */
const quarterlyOf = async (
  slow: SlowInterviewer,
  standing: readonly Task[],
  lived: Lived,
  ledger: Ledger,
): Promise<string[]> => {
  const own = standing.filter(({ kind }) => kind === 'quarterly');
  const violations: string[] = [];
  for (const start of quarterStarts(lived)) {
    const from = Date.parse(`${start}T00:00:00Z`);
    const key = `${start.slice(0, 4)}-Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`;
    const found = own.filter(({ milestone }) => milestone === key);
    const last = own
      .flatMap(({ coachedAt }) => (coachedAt === undefined ? [] : [Date.parse(coachedAt)]))
      .filter((at) => at < from)
      .sort((a, b) => b - a)[0];
    // A day's grace on either side: what comes as the quarter turns may be seen in either.
    const since = slow.loops.filter(({ endedAt }) => endedAt > (last ?? 0));
    const knownBefore = (at: number): boolean =>
      since.some(({ loopId }) => (slow.knownAt.get(loopId) ?? Infinity) < at);
    const isMissing = knownBefore(from - dayMs) && found.length === 0 && !slow.isCorrected;
    if (found.length > 1) violations.push(`${slow.id}: ${key} is reviewed ${found.length} times`);
    if (isMissing && !(await saidOf(key, ledger)).has(slow.id))
      violations.push(`${slow.id}: forgotten in ${key}`);
    if (found.length === 1 && !knownBefore(from + 92 * dayMs))
      violations.push(`${slow.id}: ${key} is reviewed although there is no loop since the last time`);
    const due = Date.parse(found[0]?.plannedDueAt ?? start);
    if (due < from || due > from + 93 * dayMs)
      violations.push(`${slow.id}: the review of ${key} is due ${time(due)}`);
  }
  return violations;
};

/** Minutes of quarterly reviews a coach owes in a week, by the day they are due. */
const heaviestWeek = (
  tasks: readonly Task[],
  { company }: Lived,
): { readonly violations: string[]; readonly minutes: number } => {
  const policy = JSON.parse(company.setUp[0]?.content ?? '{}') as { coaching?: { weeklyLimitMin?: number } };
  const limit = policy.coaching?.weeklyLimitMin ?? 120;
  const zones = new Map(company.staff.coaches.map(({ line }) => [line.id, line.timeZone]));
  const weeks = new Map<string, number>();
  for (const task of tasks) {
    if (task.kind !== 'quarterly' || task.state === 'superseded' || task.state === 'cancelled') continue;
    // What somebody took over from a coach who is away was never given to them, and is no longer the other's.
    if (task.handovers.length > 0) continue;
    const owner = String(task.owner ?? '');
    const day = dayIn(Date.parse(task.plannedDueAt ?? task.dueAt), zones.get(owner) ?? 'UTC');
    const week = `${owner} in the week of ${plusDays(day, 1 - weekday(day))}`;
    weeks.set(week, (weeks.get(week) ?? 0) + task.minutes);
  }
  const over = [...weeks].filter(([, minutes]) => minutes > limit);
  return {
    violations: over.map(
      ([week, minutes]) => `${week}: ${minutes} minutes of quarterly reviews, ${limit} at most`,
    ),
    minutes: Math.max(0, ...weeks.values()),
  };
};

const daily = new Set<MailIntent['kind']>(['task-opened']);

/** A coach has one mail a working day of what has come up, beyond what is urgent. */
const mailsOf = async ({ company }: Lived, ledger: Ledger): Promise<string[]> => {
  const violations: string[] = [];
  for (const { line } of company.staff.coaches) {
    const mails = await allOf(ledger, mailRow, keys.mailbox(line.id as PersonId), prefixes.mail);
    const days = new Map<string, Set<string>>();
    for (const mail of mails) {
      // What was sent as it came up is what could not wait; the day's mail was put off until then.
      const waited =
        mail.sentAt !== undefined && Date.parse(mail.sentAt) - Date.parse(mail.createdAt) > hourMs;
      if (!daily.has(mail.kind) || mail.sentAt === undefined || !waited) continue;
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
