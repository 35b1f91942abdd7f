/** Small builders of people, loops and tasks for the coaching and interviewer tests; everybody is invented. */
import type { OwedInput } from '../../../core/coaching/obligation.ts';
import { rosterOf } from '../../../core/coaching/ownership.ts';
import { planTasks } from '../../../core/coaching/plan.ts';
import type { QuarterlyCandidate } from '../../../core/coaching/quarterly.ts';
import { Feedback, Task, type TaskKind, taskId } from '../../../core/coaching/task.ts';
import { Instant, LoopId, PersonId } from '../../../core/identity.ts';
import { foldRecord } from '../../../core/interviewer/fold-record.ts';
import { lifetimeOf } from '../../../core/interviewer/lifetime.ts';
import { latestRows } from '../../../core/interviewer/loop-order.ts';
import { Person } from '../../../core/interviewer/person.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { defaultPolicy, Policy } from '../../../core/rubric/policy.ts';

export const at = (text: string): Instant => Instant.parse(text);
export const later = (from: Instant, hours: number): Instant =>
  at(new Date(Date.parse(from) + hours * 3_600_000).toISOString());
export const id = (text: string): PersonId => PersonId.parse(text);
export const loopId = (text: string): LoopId => LoopId.parse(text);

export const person = (name: string, more: Partial<Person> = {}): Person =>
  Person.parse({
    id: name,
    name: `${name} Test`,
    email: `${name}@example.com`,
    timeZone: 'UTC',
    active: true,
    ...more,
  });

export const dana = person('dana', { coach: id('kim') });
export const kim = person('kim', { role: 'coach', deputy: id('lee'), manager: id('mo') });
export const lee = person('lee', { role: 'coach' });
export const ops = person('ops', { role: 'operations' });
export const hana = person('hana', { role: 'hr' });
export const staff = [dana, kim, lee, ops, hana];

const counts = { questions: 14, leading: 1, covered: 4, assigned: 4 };

/** A counted loop of dana's that ends at `endedAt` and is captured an hour later. */
export const loop = (name: string, endedAt: string, more: Partial<LoopRow> = {}): LoopRow => ({
  loopId: loopId(name),
  interviewer: id('dana'),
  candidate: 'c-1',
  round: 'system-design',
  participation: 'lead',
  startedAt: later(at(endedAt), -1),
  endedAt: at(endedAt),
  capturedAt: later(at(endedAt), 1),
  counted: true,
  backfill: false,
  counts,
  verdict: { calibrated: true, against: [], notAssessed: [] },
  versions: { measures: 'm1', analyst: 'rules' },
  execution: `x-${name}`,
  reviewKey: `r-${name}`,
  transcriptKey: `t-${name}`,
  source: { revision: 0, modifiedAt: at(endedAt), sha256: 'a'.repeat(64) as LoopRow['source']['sha256'] },
  ...more,
});

/** One loop a week from 5 January 2026, a Monday, at 10:00. */
export const weekly = (count: number): LoopRow[] =>
  Array.from({ length: count }, (_, index) =>
    loop(`w${index + 1}`, new Date(Date.UTC(2026, 0, 5 + 7 * index, 10)).toISOString()),
  );

/** Somebody with the record that their loops make, as a quarter looks at them. */
export const ledBy = (who: Person, loops: readonly LoopRow[], now: Instant): QuarterlyCandidate => {
  const rows = loops.map((row) => ({ ...row, interviewer: who.id }));
  const record = foldRecord({
    interviewer: who.id,
    person: who,
    lifetime: lifetimeOf(rows),
    window: rows,
    policy: defaultPolicy,
    measuresVersion: 'm1',
    now,
  });
  return { person: who, record };
};

export const policyWith = (coaching: Record<string, unknown>, rest: Record<string, unknown> = {}): Policy =>
  Policy.parse({ coaching, ...rest });

export const task = (more: Partial<Task> = {}): Task =>
  Task.parse({
    id: taskId(more.kind ?? 'first-loop-review', id('dana'), more.milestone ?? '1'),
    kind: 'first-loop-review',
    interviewer: id('dana'),
    milestone: '1',
    owner: id('kim'),
    loopId: loopId('w1'),
    state: 'planned',
    plannedAt: at('2026-01-05T11:00:00.000Z'),
    dueAt: at('2026-01-07T10:00:00.000Z'),
    nextAt: at('2026-01-05T11:00:00.000Z'),
    minutes: 5,
    ...more,
  });

/** Two sentences of kim's about dana's first loop. */
export const kimsFeedback = (when: Instant): Feedback =>
  Feedback.parse({
    by: 'kim',
    at: when,
    moment: { loopId: 'w1', turn: 4 },
    rubricItem: 'Trade-offs',
    nextTry: 'Ask what they would measure first.',
  });

/** What the planner is told of dana after these loops; the lifetime is counted from the loops. */
export const inputOf = (loops: readonly LoopRow[], now: string, more: Partial<OwedInput> = {}): OwedInput => {
  const who = more.person ?? dana;
  return {
    person: who,
    lifetime: lifetimeOf(latestRows(loops, who.id)),
    window: loops,
    roster: rosterOf([...staff.filter((each) => each.id !== who.id), who]),
    tasks: [],
    policy: defaultPolicy,
    now: at(now),
    ...more,
  };
};

/** Plans and stores, as the ledger would. */
export const planned = (input: OwedInput): Task[] => {
  const tasks = new Map(input.tasks.map((each) => [each.id, each]));
  for (const change of planTasks(input)) tasks.set(change.task.id, change.task);
  return [...tasks.values()];
};

export const milestonesOf = (tasks: readonly Pick<Task, 'kind' | 'milestone'>[], kind: TaskKind): string[] =>
  tasks
    .filter((each) => each.kind === kind)
    .map((each) => each.milestone)
    .sort();
