/** Brings one interviewer's record and tasks in line with loops, roster, training and policy. */
import { fleetMoments } from '../../core/calibration/fleet.ts';
import type { OwedInput, ProtectedTopic } from '../../core/coaching/obligation.ts';
import { type Roster, rosterOf } from '../../core/coaching/ownership.ts';
import { planTasks } from '../../core/coaching/plan.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { Instant, InterviewerId, LoopId, PersonId } from '../../core/identity.ts';
import { foldRecord } from '../../core/interviewer/fold-record.ts';
import { emptyLifetime, type Lifetime, lifetimeAfter } from '../../core/interviewer/lifetime.ts';
import type { InterviewerRecord, LoopRow } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import {
  measuresAllowTrained,
  severityAllows,
  type TrainedGates,
} from '../../core/interviewer/trained-gates.ts';
import { trainingEnd } from '../../core/interviewer/training.ts';
import { measuresVersion } from '../../core/review/measures-version.ts';
import type { Policy, PolicyInForce } from '../../core/rubric/policy.ts';
import type { Ledger, Write } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { fleetFigures, momentsFor } from './fleet.ts';
import type { ComparisonRow, FleetRow } from './fleet-rows.ts';
import {
  type History,
  historyOf,
  isStale,
  type LoopChange,
  type Loops,
  loopsAfter,
  newestOf,
} from './history.ts';
import { mailWrites } from './mail-effects.ts';
import { once } from './once.ts';
import { roster } from './people.ts';
import { policyInForce } from './policy.ts';
import { isKeptAs, type KeptRecord, putRecord } from './record-row.ts';
import { withRecountSaid } from './recount-words.ts';
import type { Looks } from './settled.ts';
import {
  allOf,
  comparisonRow,
  expects,
  fleetRow,
  keptRecord,
  keys,
  parseRow,
  personRow,
  prefixes,
  put,
  type Read,
  read,
  taskRow,
  trainingRow,
} from './rows.ts';

/** What holds for everybody; read once for as many interviewers as are brought in line together. */
export type Circumstances = {
  readonly people: readonly Person[];
  /** The same people, as planning asks for them. */
  readonly roster: Roster;
  readonly policy: PolicyInForce;
  readonly fleet: FleetRow | undefined;
  readonly now: Instant;
  /** Whom earlier looks found in line; brought by whoever looks at the same people again. */
  readonly looks?: Looks;
};

/** The roster as planning asks for it, of each reading of it once: ten thousand people are put in order for every loop otherwise. */
const rosters = new WeakMap<readonly Person[], Roster>();

const asRoster = (people: readonly Person[]): Roster => {
  const known = rosters.get(people) ?? rosterOf(people);
  rosters.set(people, known);
  return known;
};

export const circumstances = async (
  { ledger, clock }: Pick<Ports, 'ledger' | 'clock'>,
  looks?: Looks,
): Promise<Circumstances> => {
  const people = await roster(ledger);
  return {
    people,
    roster: asRoster(people),
    policy: await policyInForce(ledger),
    fleet: (await read(ledger, fleetRow, keys.fleet()))?.body,
    now: clock.now(),
    ...(looks === undefined ? {} : { looks }),
  };
};

export type Known = {
  readonly person: Person;
  readonly record: Read<KeptRecord> | undefined;
  readonly history: History;
  readonly comparison: ComparisonRow | undefined;
  /** The same as it was read. */
  readonly compared?: Read<ComparisonRow> | undefined;
  /** Of loops that are written in the same commit. */
  readonly changes: readonly LoopChange[];
  readonly protectedTopics: readonly ProtectedTopic[];
  /** Loops of these changes that hold no protected topic of this interviewer. */
  readonly cleared?: readonly LoopId[];
};

export const knownOf = async (
  ledger: Ledger,
  person: Person,
  reach?: number,
): Promise<Omit<Known, 'changes' | 'protectedTopics'>> => {
  const record = await read(ledger, keptRecord, keys.record(person.id));
  const history = await historyOf(ledger, person.id, reach);
  const compared = await read(ledger, comparisonRow, keys.comparison(person.id));
  return { person, record, history, comparison: compared?.body, compared };
};

/**
 * The writes that bring record and tasks in line; none when they are. Whoever else changes the record
 * meanwhile makes them fail, since what they say rests on its lifetime counts.
 */
export const interviewerWrites = async (
  ledger: Ledger,
  known: Known,
  around: Circumstances,
): Promise<Write[]> => {
  const { person, record, changes } = known;
  const { policy, now, looks } = around;
  const tasks = await allOf(ledger, taskRow, keys.interviewer(person.id), prefixes.task);
  const ends = await trainingEndOf(ledger, person.id);
  const pace = around.fleet?.computed?.loopsPerMonth;
  const loops = loopsAfter(known.history, person.id, changes);
  const grounds = {
    read: readOf(known, loops, tasks, ends, policy),
    record: record?.body,
    figures: fleetFigures(around.fleet),
    leaning: once(() => momentsFor(loops.window, person, around.fleet)),
    pace,
  };
  const of = known.history.newest.at(-1)?.body ?? record?.body ?? person;
  if (onlyLooks(known) && looks?.isSettled(of, grounds, around.roster, now)) return [];
  const { window, first } = loops;
  const fleet = grounds.leaning();
  const training = ends === undefined ? {} : { trainingEndsOn: ends };
  const lifetime = lifetimeOf(record?.body, person.id, changes);
  const next = withRecountSaid(
    foldRecord({
      interviewer: person.id,
      person,
      lifetime: { ...lifetime, ...(first[0] === undefined ? {} : { firstEndedAt: first[0].endedAt }) },
      window,
      policy,
      ...(fleet === undefined ? {} : { fleet }),
      measuresVersion,
      tasks: tasks.map(({ body }) => body),
      ...training,
      now,
    }),
    window.filter((row) => row.counted && isStale(row)).length,
  );
  const asked = looks?.askedRoster(around.roster);
  const input: OwedInput = {
    person,
    lifetime,
    window,
    first,
    roster: asked ?? around.roster,
    tasks: tasks.map(({ body }) => body),
    ...training,
    driftSignals: known.comparison?.raised ?? [],
    protectedTopics: known.protectedTopics,
    ...(known.cleared === undefined ? {} : { cleared: known.cleared }),
    measuresAllowTrained: measuresAllowTrained({
      record: next,
      fleet: fleet ?? fleetMoments([], policy.measures),
      ...severityOf(known.comparison),
      policy,
    }),
    ...(pace === undefined ? {} : { typicalLoopsPerMonth: pace }),
    policy,
    now,
  };
  const isLook = onlyLooks(known);
  const isPlanned = isLook && looks?.isPlanned(of, grounds, input, around.roster) === true;
  const planned = isPlanned ? [] : planTasks(input);
  const versions = new Map(tasks.map((found) => [found.body.id, found]));
  const writes: Write[] = [];
  for (const { task, effects } of planned) {
    const key = keys.task(task.interviewer, task.id);
    writes.push(put(taskRow, key, expects(versions.get(task.id)), task, { nextAt: task.nextAt }));
    writes.push(...(await mailWrites(ledger, task, effects, now)));
  }
  writes.unshift(...recordWrites(person.id, record, next, writes.length + changes.length > 0));
  const made = { made: next, isWritten: writes.length > 0 };
  if (isPlanned) looks?.settleRecord(of, grounds, made);
  else if (asked !== undefined && isLook && planned.length === 0)
    looks?.settle(of, grounds, made, input, asked);
  return writes;
};

/** Nothing has come that is not in the ledger yet. */
const onlyLooks = ({ changes, protectedTopics, cleared = [] }: Known): boolean =>
  changes.length + protectedTopics.length + cleared.length === 0;

const severityOf = (comparison: ComparisonRow | undefined): Pick<TrainedGates, 'severity'> =>
  comparison?.severity.kind === 'estimate' ? { severity: comparison.severity } : {};

const readOf = (
  { person, comparison }: Known,
  { window, first }: Loops,
  tasks: readonly Read<Task>[],
  trainingEndsOn: string | undefined,
  policy: Policy,
): readonly unknown[] => [
  person,
  // Of the comparison, what is owed rests on these two alone; its other figures move by a little most nights.
  JSON.stringify(comparison?.raised ?? []),
  severityAllows({ ...severityOf(comparison), policy }),
  trainingEndsOn,
  policy,
  window,
  first,
  tasks.map(({ body }) => body),
];

/** Written where it changed; where only something else does, it must at least still be as it was read. */
const recordWrites = (
  id: PersonId,
  before: Read<KeptRecord> | undefined,
  next: InterviewerRecord,
  isLeantOn: boolean,
): Write[] => {
  const key = keys.record(id);
  const begun = before !== undefined || next.window.length > 0;
  if (begun && !isKeptAs(next, before?.body)) return [putRecord(key, expects(before), next)];
  return isLeantOn ? [{ kind: 'check', key, expects: expects(before) }] : [];
};

const lifetimeOf = (
  record: KeptRecord | undefined,
  id: PersonId,
  changes: readonly LoopChange[],
): Lifetime => {
  const own = (row: LoopRow | undefined): LoopRow | undefined => (row?.interviewer === id ? row : undefined);
  const { loops, calibratedLoops } = record ?? emptyLifetime;
  return changes.reduce((sum, { before, next }) => lifetimeAfter(sum, own(before), own(next)), {
    loops,
    calibratedLoops,
  });
};

/** Nobody attends more sessions in a career; of more, the first by name are read. */
const mostSessions = 200;

const trainingEndOf = async (ledger: Ledger, id: PersonId): Promise<string | undefined> => {
  const rows = await ledger.query({
    partition: keys.mailbox(id),
    prefix: prefixes.training,
    limit: mostSessions,
  });
  return trainingEnd(
    rows.map((row) => parseRow(trainingRow, row).body),
    id,
  );
};

/** The newest counted loops of an interviewer, newest first. */
export const windowOf = async (
  ledger: Ledger,
  id: InterviewerId,
  limit: number,
): Promise<readonly Read<LoopRow>[]> => await newestOf(ledger, id, prefixes.loop, limit);

/** After a change of roster or training, or as time passes: who owes what to whom may be somebody else now. */
export const reconcileInterviewer = async (
  id: InterviewerId,
  ports: Pick<Ports, 'ledger' | 'clock'>,
): Promise<void> => {
  const person = (await read(ports.ledger, personRow, keys.person(id)))?.body;
  if (person === undefined || !(await hasBegun(person, ports.ledger))) return;
  const around = await circumstances(ports);
  const current = around.people.find((one) => one.id === id);
  if (current !== undefined) await reconcilePerson(current, around, ports.ledger);
};

/** The same for somebody of whom it is known, and with circumstances that are. */
export const reconcilePerson = async (
  person: Person,
  around: Circumstances,
  ledger: Ledger,
): Promise<void> => {
  const known = await knownOf(ledger, person);
  const writes = await interviewerWrites(ledger, { ...known, changes: [], protectedTopics: [] }, around);
  if (writes.length > 0) await ledger.commit(writes);
};

/** Whether there is anything to bring in line: most people of a first roster have neither led nor booked anything. */
export const hasBegun = async ({ id, trainedOn }: Person, ledger: Ledger): Promise<boolean> => {
  if (trainedOn !== undefined) return true;
  const has = async (partition: string, prefix: string): Promise<boolean> =>
    (await ledger.query({ partition, prefix, limit: 1 })).length > 0;
  return (
    (await ledger.get(keys.record(id))) !== undefined ||
    (await has(keys.mailbox(id), prefixes.training)) ||
    (await has(keys.interviewer(id), prefixes.task))
  );
};
