/** Brings one interviewer's tasks in line with what is owed by record, roster and policy. */
import { rosterOf } from '../../core/coaching/ownership.ts';
import type { OwedKind } from '../../core/coaching/owed.ts';
import { planTasks } from '../../core/coaching/plan.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { Instant, InterviewerId } from '../../core/identity.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ledger, Write } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { mailWrites } from './mail-effects.ts';
import { roster } from './people.ts';
import { policyInForce } from './policy.ts';
import {
  expects,
  keys,
  loopRow,
  parseRow,
  prefixes,
  put,
  type Read,
  read,
  readAll,
  recordRow,
  taskRow,
} from './rows.ts';

/** What the programme plans today; the other kinds of the coaching loop join as their packets and pages do. */
export const plannedKinds: readonly OwedKind[] = ['assign-coach', 'first-loop-review'];

export type Known = {
  readonly person: Person;
  readonly people: readonly Person[];
  readonly lifetime: { readonly loops: number; readonly calibratedLoops: number };
  readonly window: readonly LoopRow[];
  readonly policy: Policy;
  readonly now: Instant;
};

/** The writes that bring the tasks in line; none when they are. */
export const obligationWrites = async (ledger: Ledger, known: Known): Promise<Write[]> => {
  const tasks: Read<Task>[] = [];
  for await (const found of readAll(ledger, taskRow, keys.interviewer(known.person.id), prefixes.task))
    tasks.push(found);
  const versions = new Map(tasks.map((found) => [found.body.id, found]));
  const changes = planTasks(
    {
      person: known.person,
      lifetime: known.lifetime,
      window: known.window,
      roster: rosterOf(known.people),
      tasks: tasks.map(({ body }) => body),
      policy: known.policy,
      now: known.now,
    },
    plannedKinds,
  );
  const writes: Write[] = [];
  for (const { task, effects } of changes) {
    const key = keys.task(task.interviewer, task.id);
    writes.push(put(taskRow, key, expects(versions.get(task.id)), task, { nextAt: task.nextAt }));
    writes.push(...(await mailWrites(ledger, task, effects, known.now)));
  }
  return writes;
};

/** The newest loops of an interviewer, newest first. */
export const windowOf = async (
  ledger: Ledger,
  id: InterviewerId,
  limit: number,
): Promise<Read<LoopRow>[]> => {
  const rows = await ledger.query({
    partition: keys.interviewer(id),
    prefix: prefixes.loop,
    newestFirst: true,
    limit,
  });
  return rows.map((row) => parseRow(loopRow, row));
};

/** After a change of the roster: who owes what to whom may be somebody else now. */
export const reconcileInterviewer = async (
  id: InterviewerId,
  ports: Pick<Ports, 'ledger' | 'clock'>,
): Promise<void> => {
  const people = await roster(ports.ledger);
  const person = people.find((one) => one.id === id);
  const record = await read(ports.ledger, recordRow, keys.record(id));
  if (person === undefined || record === undefined) return;
  const policy = await policyInForce(ports.ledger);
  const window = await windowOf(ports.ledger, id, policy.coaching.windowLoops);
  const writes = await obligationWrites(ports.ledger, {
    person,
    people,
    lifetime: record.body,
    window: window.map(({ body }) => body),
    policy,
    now: ports.clock.now(),
  });
  if (writes.length > 0) await ports.ledger.commit(writes);
};
