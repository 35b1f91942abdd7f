/** One interviewer's tasks held against what the table owes them: each there once, at its time, and nothing else. */
import type { Task } from '../../core/coaching/task.ts';
import type { InterviewerId } from '../../core/identity.ts';
import { comparisonRow, keys, read, recordRow } from '../../functions/runtime/rows.ts';
import type { Lived } from '../../infra/local/company/life.ts';
import { type Ledger, time } from './read-all.ts';
import { dayMs } from './slow-dates.ts';
import type { Owed, SlowInterviewer } from './slow-programme.ts';

/** A first-loop review is known by its loop, whatever its milestone is called; everything else by its milestone. */
const aboutOf = (task: Task): string =>
  task.kind === 'first-loop-review' || task.kind === 'people-review' ? String(task.loopId) : task.milestone;

const checked = new Set(['first-loop-review', 'checkpoint', 'calibration', 'exit-review', 'people-review']);

export const tasksOf = (
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
    if (!wanted.some((owed) => sameAs(owed)(task)) && !wasGivenBefore(task, slow))
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

/** A review given before its loop turned out to be somebody else's stays as what was done. */
const wasGivenBefore = ({ loopId, coachedAt }: Task, { goneAt }: SlowInterviewer): boolean =>
  loopId !== undefined && coachedAt !== undefined && Date.parse(coachedAt) < (goneAt.get(loopId) ?? 0);

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
export const raisedOf = async (
  id: InterviewerId,
  standing: readonly Task[],
  ledger: Ledger,
): Promise<string[]> => {
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

/**
 * Decided once, a second time only after "not yet"; before loop 25 and twelve months only with the evidence. Where
 * a loop was given to somebody else, an opened decision stays with its coach, who sees what is left of it.
 */
export const decisionOf = async (
  { id, isCorrected }: Pick<SlowInterviewer, 'id' | 'isCorrected'>,
  standing: readonly Task[],
  ledger: Ledger,
): Promise<string[]> => {
  const own = standing.filter(({ kind }) => kind === 'trained-decision');
  const first = own.filter(({ milestone }) => milestone === '1');
  const second = own.filter(({ milestone }) => milestone === '2');
  const record = (await read(ledger, recordRow, keys.record(id as InterviewerId)))?.body;
  const isEvident = (record?.calibratedLoops ?? 0) >= 15;
  const said = first[0]?.feedback?.decision;
  return [
    ...(own.length === first.length + second.length && first.length < 2 && second.length < 2
      ? []
      : [`${id}: ${own.length} decisions are owed`]),
    ...(second.length > 0 && said !== 'not-yet' ? [`${id}: decided again after "${said ?? 'nothing'}"`] : []),
    ...(first.length === 1 &&
    first[0]?.loopId === undefined &&
    !isEvident &&
    !isCorrected &&
    !twelveMonths(first[0])
      ? [`${id}: a decision is owed with ${record?.calibratedLoops ?? 0} calibrated loops`]
      : []),
  ];
};

/** Opened as the day begins: the only decision that does is the one after twelve months. */
const twelveMonths = (task: Task | undefined): boolean => task?.opensAt?.slice(14) === '00:00.000Z';

/** Somebody is asked to name a coach once for each time that there is none. */
export const coachNamed = (
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
