/** The quarters held against what they owe: nobody forgotten, no coach over the limit. */
import type { Task } from '../../core/coaching/task.ts';
import {
  coachPrefix,
  coachQuarterRow,
  cycleKeys,
  quarterStandingRow,
} from '../../functions/runtime/quarter-rows.ts';
import { read } from '../../functions/runtime/rows.ts';
import type { Lived } from '../../infra/local/company/life.ts';
import { allOf, type Ledger, time } from './read-all.ts';
import { dayIn, dayMs, plusDays, weekday } from './slow-dates.ts';
import type { SlowInterviewer } from './slow-programme.ts';

export const quarterStarts = ({ company, ends }: Lived): string[] => {
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
export const quarterlyOf = async (
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
export const heaviestWeek = (
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
