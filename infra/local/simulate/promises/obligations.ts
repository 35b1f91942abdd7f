/**
 * Every obligation exists once and is never early: worked out again the slow and obvious way, by sorting
 * the loops that stand and looking at each in turn.
 */
import type { Broken, Evidence } from '../evidence.ts';
import { dayMs, hourMs } from '../history.ts';
import { counts, erasedName, rowsLike, uploadsAmong } from './truth.ts';

type Body = Readonly<Record<string, unknown>>;
type TaskSeen = Body & {
  readonly id: string;
  readonly kind: string;
  readonly milestone: string;
  readonly state: string;
};

const once = 'every obligation of the policy exists once';
const early = 'no obligation is early';

const ms = (body: Body, name: string): number | undefined => {
  const value = body[name];
  return typeof value === 'string' ? Date.parse(value) : undefined;
};

/** The kinds that hang on a loop's number, the numbers, and how long after the loop's end they are due. */
const numbered: readonly {
  readonly kind: string;
  readonly numbers: readonly number[];
  readonly dueMs: number;
}[] = [
  { kind: 'first-loop-review', numbers: [1, 2, 3], dueMs: 48 * hourMs },
  { kind: 'checkpoint', numbers: [5, 15], dueMs: 7 * dayMs },
  { kind: 'exit-review', numbers: [30], dueMs: 7 * dayMs },
];

/** Never less than this after the capture arrived. */
const afterCaptureMs = 24 * hourMs;

/** How far the program's clock may have been put wrong in all. */
const clockErrorMs = 2 * hourMs;

const isAlive = ({ state }: TaskSeen): boolean => state === 'planned' || state === 'open';
/** Of a lifetime's first loops, or in place of one of those; not of those after a move or an absence. */
const isOfTheFirst = ({ kind, milestone }: TaskSeen): boolean =>
  kind === 'first-loop-review' && /^([123]$|again:)/.test(milestone);
const stands = ({ state }: TaskSeen): boolean => state !== 'superseded' && state !== 'cancelled';

export const obligationsExistOnce = (evidence: Evidence): readonly Broken[] => {
  const people = rowsLike(evidence, 'roster').filter(({ body }) => body['role'] === 'interviewer');
  const coaches = new Map(rowsLike(evidence, 'roster').map(({ sort, body }) => [sort, body]));
  return people.flatMap(({ sort: id, body: person }) => {
    const own = evidence.rows.filter(({ partition }) => partition === `interviewer#${id}`);
    const tasks = own.filter(({ sort }) => sort.startsWith('task#')).map(({ body }) => body as TaskSeen);
    const loopsSeen = own.filter(({ sort }) => sort.startsWith('loop#'));
    const loops = loopsSeen.map(({ body }) => String(body['loopId']));
    const erased = loopsSeen.filter(({ body: loop }) => loop['candidate'] === erasedName).length;
    return [
      ...twice(id, tasks),
      ...byNumber(id, tasks, { loops, isActive: person['active'] === true, erased }),
      ...coachless(id, person, tasks, { loops: loops.length, coaches }),
    ];
  });
};

const twice = (id: string, tasks: readonly TaskSeen[]): readonly Broken[] => {
  const names = tasks.map(({ kind, milestone }) => `${kind} ${milestone}`);
  return names.flatMap((name, at) =>
    names.indexOf(name) === at ? [] : [{ promise: once, seen: `${id} has ${name} twice` }],
  );
};

const byNumber = (
  id: string,
  tasks: readonly TaskSeen[],
  {
    loops,
    isActive,
    erased,
  }: { readonly loops: readonly string[]; readonly isActive: boolean; readonly erased: number },
): readonly Broken[] => {
  const broken: Broken[] = [];
  for (const { kind, numbers } of numbered) {
    const own = tasks.filter((task) => task.kind === kind && numbers.includes(Number(task.milestone)));
    const owed = isActive ? numbers.filter((number) => loops.length >= number) : [];
    const isFirst = kind === 'first-loop-review';
    // Each of the first loops has a review of its own, under whichever name: one that was given of somebody
    // else's is none. Nobody can review a loop that was erased; whichever numbers those have.
    const there = isFirst
      ? tasks.filter((task) => isOfTheFirst(task) && stands(task) && loops.includes(String(task['loopId'])))
      : own.filter(stands);
    const missing = owed.length - there.length - (isFirst ? erased : 0);
    if (missing > 0)
      broken.push({
        promise: once,
        seen: `${id} has ${loops.length} loops, and of ${kind} ${owed.join(', ')} ${missing} ${missing === 1 ? 'is' : 'are'} missing`,
      });
    for (const task of own)
      if (isAlive(task) && !owed.includes(Number(task.milestone)))
        broken.push({
          promise: once,
          seen: `${id} has ${loops.length} loops${isActive ? '' : ' and has left'}, and ${kind} ${task.milestone} is ${task.state}`,
        });
  }
  return broken;
};

const coachless = (
  id: string,
  person: Body,
  tasks: readonly TaskSeen[],
  { loops, coaches }: { readonly loops: number; readonly coaches: ReadonlyMap<string, Body> },
): readonly Broken[] => {
  const hasCoach = coaches.get(String(person['coach']))?.['active'] === true;
  const asks = tasks.some((task) => task.kind === 'assign-coach' && isAlive(task));
  if (person['active'] !== true || loops === 0 || hasCoach !== asks) return [];
  return [
    {
      promise: once,
      seen: hasCoach
        ? `${id} has a coach and operations are still asked for one`
        : `${id} has no coach and nobody is asked for one`,
    },
  ];
};

export const obligationsAreNeverEarly = (evidence: Evidence): readonly Broken[] =>
  rowsLike(evidence, 'interviewer#', 'task#').flatMap(({ sort, body, nextAt }) => {
    const task = body as TaskSeen;
    return [...bornEarly(task, sort, evidence), ...dueEarly(task, evidence), ...toldEarly(task, nextAt)];
  });

/** When a task was first seen, so many loops must have been in the drop. */
const bornEarly = (task: TaskSeen, sort: string, evidence: Evidence): readonly Broken[] => {
  const kind = numbered.find((each) => each.kind === task.kind);
  const number = Number(task.milestone);
  const born = evidence.tasksBorn.get(sort)?.at;
  if (kind === undefined || !Number.isInteger(number) || born === undefined) return [];
  const by = new Date(Date.parse(born) + clockErrorMs).toISOString();
  const loops = new Set<number>();
  // Any version of it counts: a later one may have taken it back, or given it to somebody else.
  for (const upload of everyUpload(evidence, by)) if (counts(upload)) loops.add(upload.loop);
  return loops.size >= number
    ? []
    : [{ promise: early, seen: `${task.id} came at ${born}, when ${loops.size} loops had been dropped` }];
};

const everyUpload = ({ puts }: Evidence, by: string): ReturnType<typeof uploadsAmong> => {
  const before = puts.filter(({ modifiedAt }) => modifiedAt <= by);
  return before.flatMap((_, at) => uploadsAmong(before.slice(0, at + 1)));
};

const dueEarly = (task: TaskSeen, { puts }: Evidence): readonly Broken[] => {
  const kind = numbered.find((each) => each.kind === task.kind);
  const planned = ms(task, 'plannedDueAt');
  const due = ms(task, 'dueAt');
  if (kind === undefined || planned === undefined || due === undefined) return [];
  if (task['loopId'] === undefined) return [];
  if (due < planned) return [{ promise: early, seen: `${task.id} is due before it was owed` }];
  const loopId = task['loopId'];
  const ends = puts.flatMap(({ about }) => (about.kind === 'sidecar' ? [about] : []));
  const row = ends.filter(
    ({ meta }) => loopId === meta.interviewId || loopId === `${meta.interviewId}.${meta.interviewer}`,
  );
  if (row.length === 0) return [];
  const least = Math.min(...row.map(({ meta }) => Date.parse(meta.endedAt))) + kind.dueMs;
  const first = Math.min(
    ...puts.flatMap((put) =>
      put.about.kind === 'transcript' &&
      row.some(({ stem }) => put.about.kind === 'transcript' && stem === put.about.stem)
        ? [Date.parse(put.modifiedAt)]
        : [],
    ),
  );
  const bound = Math.max(least, first + afterCaptureMs - clockErrorMs);
  return planned >= bound
    ? []
    : [
        {
          promise: early,
          seen: `${task.id} is due ${String(task['plannedDueAt'])}, before ${new Date(bound).toISOString()}`,
        },
      ];
};

const reminderMs = 24 * hourMs;

/** Opened, reminded and escalated no sooner than their times, and looked at no more once it is over. */
const toldEarly = (task: TaskSeen, nextAt: string | undefined): readonly Broken[] => {
  const broken: Broken[] = [];
  const notBefore = (name: string, bound: number | undefined): void => {
    const at = ms(task, name);
    if (at !== undefined && bound !== undefined && at < bound)
      broken.push({
        promise: early,
        seen: `${task.id}: ${name} is ${String(task[name])}, before ${new Date(bound).toISOString()}`,
      });
  };
  const due = ms(task, 'dueAt');
  // A calibration's date moves as the pace does, also once it is open.
  if (task.kind !== 'calibration') notBefore('openedAt', ms(task, 'opensAt'));
  notBefore('remindedAt', due === undefined ? undefined : due - reminderMs);
  notBefore('escalatedAt', due);
  if (!isAlive(task) && nextAt !== undefined)
    broken.push({
      promise: 'nobody is chased for what is done',
      seen: `${task.id} is ${task.state} and is looked at again at ${nextAt}`,
    });
  return broken;
};

/** No mail that presses for a task was queued after the task was done; told by what was written first, since a clock may be put back in between. */
export const nobodyIsChased = (evidence: Evidence): readonly Broken[] => {
  const tasks = new Map(
    rowsLike(evidence, 'interviewer#', 'task#').map(({ body }) => [String(body['id']), body]),
  );
  return [...evidence.intents].flatMap(([sort, { body, place }]) => {
    const id = String(body['taskId']);
    const done = tasks.get(id)?.['coachedAt'];
    const isLate = typeof done === 'string' && place > (evidence.coached.get(id)?.place ?? 0);
    return isLate && ['task-opened', 'task-reminder', 'task-escalated'].includes(String(body['kind']))
      ? [
          {
            promise: 'nobody is chased for what is done',
            seen: `${sort} was queued at ${String(body['createdAt'])}, and it was done at ${done}`,
          },
        ]
      : [];
  });
};
