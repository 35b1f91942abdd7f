/**
 * allocate-quarter: a page of coaches. What each is given is decided once for an attempt and kept, then
 * made into tasks: whoever dies in between makes the same tasks of the same decision.
 */
import * as z from 'zod/mini';
import { allocateCoach, coachesAfter } from '../../core/coaching/allocation.ts';
import type { QuarterlyCandidate } from '../../core/coaching/quarterly.ts';
import { placedTask, unplacedTask } from '../../core/coaching/quarterly-task.ts';
import { type Task, taskId } from '../../core/coaching/task.ts';
import { PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { maxWrites, type Write } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { decideAgain } from '../runtime/decide-again.ts';
import { inLanes } from '../runtime/lanes.ts';
import { roster } from '../runtime/people.ts';
import { policyInForce } from '../runtime/policy.ts';
import {
  type Around,
  byCoach,
  candidateOf,
  standingTask,
  tasksByInterviewer,
} from '../runtime/quarter-candidates.ts';
import {
  coachPrefix,
  type CoachQuarter,
  coachQuarterRow,
  cycleKeys,
  quarterOf,
  QuarterState,
} from '../runtime/quarter-rows.ts';
import { expects, keys, put, read, readAll, taskRow } from '../runtime/rows.ts';

export type AllocatePorts = Pick<Ports, 'ledger' | 'clock'>;

/** The machine's state, with the cursor of the page before. */
export const AllocateState = z.looseObject({
  ...QuarterState.shape,
  page: z.optional(z.looseObject({ cursor: z.optional(PersonId) })),
});
export type AllocateState = z.infer<typeof AllocateState>;

export type AllocatedPage = { readonly outcome: 'more' | 'done'; readonly cursor?: PersonId };

/**
 * A page reads everybody's tasks, some seconds at ten thousand people, so a page is worth many coaches; but a
 * coach's interviewers are read and written one after another, a few dozen milliseconds each.
 */
const coachesInOneGo = 60;
const interviewersInOneGo = 1_200;

/** Coaches under way at once: what one is given takes nothing from another. */
const manyLanes = 8;

export const allocateQuarter = async (
  state: AllocateState,
  ports: AllocatePorts,
  atMost: number = coachesInOneGo,
): Promise<AllocatedPage> => {
  const { ledger, clock } = ports;
  const people = await roster(ledger);
  const policy = await policyInForce(ledger);
  const around: Around = { people, policy, quarter: quarterOf(state), now: clock.now() };
  const tasks = await tasksByInterviewer(ledger, people);
  const groups = byCoach(around, tasks);
  const coaches = [...groups.keys()].filter((coach) => coach !== undefined);
  // Who was given something before and has nobody left says so, too.
  for await (const { body } of readAll(
    ledger,
    coachQuarterRow,
    cycleKeys.coaches(state.quarter),
    coachPrefix,
  ))
    coaches.push(body.coach);
  const page = coachesAfter(coaches, state.page?.cursor, {
    coaches: atMost,
    interviewers: interviewersInOneGo,
    of: (coach) => groups.get(coach)?.length ?? 0,
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  const owed = Map.groupBy([...tasks.values()].flat(), ({ owner }) => owner);
  await inLanes(manyLanes, page.coaches, async (id) => {
    const coach = byId.get(id);
    const own = groups.get(id) ?? [];
    if (coach === undefined) return;
    await decideAgain(() => allocate({ coach, own, owed: owed.get(id) ?? [], tasks, state, around }, ports));
  });
  return page.cursor === undefined ? { outcome: 'done' } : { outcome: 'more', cursor: page.cursor };
};

type Asked = {
  readonly coach: Person;
  /** The interviewers whose review is this coach's. */
  readonly own: readonly Person[];
  /** All that the coach owes, whoever it is about. */
  readonly owed: readonly Task[];
  readonly tasks: ReadonlyMap<PersonId, readonly Task[]>;
  readonly state: AllocateState;
  readonly around: Around;
};

const allocate = async (asked: Asked, ports: AllocatePorts): Promise<void> => {
  const { coach, state } = asked;
  const key = cycleKeys.coach(state.quarter, coach.id);
  const before = await read(ports.ledger, coachQuarterRow, key);
  // A later attempt knows more: this one has nothing to add.
  if (before !== undefined && before.body.attempt > state.attempt) return;
  const isDecided = before?.body.attempt === state.attempt;
  const decided = isDecided ? before.body : await decide(asked, ports);
  if (!isDecided) await ports.ledger.commit([put(coachQuarterRow, key, expects(before), decided)]);
  await carryOut(decided, asked, ports);
};

const decide = async (
  { coach, own, owed, tasks, state, around }: Asked,
  { ledger }: AllocatePorts,
): Promise<CoachQuarter> => {
  const { quarter, policy, now } = around;
  const candidates: QuarterlyCandidate[] = [];
  for (const person of own) {
    const candidate = await candidateOf(ledger, person, tasks.get(person.id));
    if (candidate !== undefined) candidates.push(candidate);
  }
  const standing = own.flatMap(({ id }) => standingTask(tasks.get(id), quarter) ?? []);
  const found = allocateCoach({
    coach,
    candidates,
    tasks: [...new Map([...owed, ...standing].map((task) => [task.id, task])).values()],
    quarter,
    policy,
    now,
  });
  const { placed, unplaced, postponed, shortMinutes, notDue } = found;
  const listed = placed.length + unplaced.length + postponed.length + notDue.length;
  return {
    coach: coach.id,
    attempt: state.attempt,
    at: now,
    begun: candidates.length - listed,
    placed: [...placed],
    unplaced: [...unplaced],
    postponed: [...postponed],
    shortMinutes,
    notDue: notDue.length,
  };
};

/** A decision made into tasks, in as few commits as they fit into. */
const carryOut = async (
  { coach, placed, unplaced }: CoachQuarter,
  { state, around }: Asked,
  { ledger }: AllocatePorts,
): Promise<void> => {
  let writes: Write[] = [];
  const change = async (interviewer: PersonId, next: (standing: Task | undefined) => Task | undefined) => {
    const found = await read(ledger, taskRow, keys.task(interviewer, taskOf(interviewer, state)));
    const task = next(found?.body);
    if (task === undefined) return;
    writes.push(put(taskRow, keys.task(interviewer, task.id), expects(found), task, { nextAt: task.nextAt }));
    if (writes.length === maxWrites) await flush();
  };
  const flush = async (): Promise<void> => {
    if (writes.length > 0) await ledger.commit(writes);
    writes = [];
  };
  for (const { interviewer } of unplaced)
    await change(interviewer, (standing) => unplacedTask(standing, around));
  for (const place of placed)
    await change(place.interviewer, (standing) =>
      placedTask(standing, { ...place, coach, quarter: state.quarter }, around),
    );
  await flush();
};

const taskOf = (interviewer: PersonId, { quarter }: AllocateState) =>
  taskId('quarterly', interviewer, quarter);
