/**
 * close-quarter: after the last page. Operations are told who has no place, once for each name; how the
 * quarter stands is kept; the quarter before, once it is over, is reported on.
 */
import { byUrgency, isQuarterlyDue } from '../../core/coaching/quarterly.ts';
import { withinWorkingHours } from '../../core/coaching/working-time.ts';
import type { PersonId } from '../../core/identity.ts';
import type { Write } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
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
  mostNamed,
  quarterOf,
  quarterStandingRow,
  type QuarterStanding,
  type QuarterState,
} from '../runtime/quarter-rows.ts';
import { queueMail } from '../runtime/queue-mail.ts';
import { expects, keys, put, quarantineRow, read, readAll, removal } from '../runtime/rows.ts';
import { quarterCapacityRow, quarterKeys } from '../runtime/said-of-quarter.ts';
import { reportEnded } from './report.ts';

export type ClosePorts = Pick<Ports, 'ledger' | 'clock'>;

export type ClosedQuarter = Pick<QuarterStanding, 'placed' | 'unplaced' | 'shortMinutes'>;

export const closeQuarter = async (state: QuarterState, ports: ClosePorts): Promise<ClosedQuarter> => {
  const { ledger, clock } = ports;
  const policy = await policyInForce(ledger);
  const people = await roster(ledger);
  const around: Around = { people, policy, quarter: quarterOf(state), now: clock.now() };
  const coaches: CoachQuarter[] = [];
  for await (const { body } of readAll(
    ledger,
    coachQuarterRow,
    cycleKeys.coaches(state.quarter),
    coachPrefix,
  ))
    coaches.push(body);
  const standing: QuarterStanding = {
    quarter: state.quarter,
    attempt: state.attempt,
    at: around.now,
    coaches: coaches.filter(({ begun, placed, unplaced }) => begun + placed.length + unplaced.length > 0)
      .length,
    placed: sum(coaches, ({ begun, placed }) => begun + placed.length),
    unplaced: sum(coaches, ({ unplaced }) => unplaced.length),
    shortMinutes: sum(coaches, ({ shortMinutes }) => shortMinutes),
    postponed: sum(coaches, ({ postponed }) => postponed.length),
    notDue: sum(coaches, ({ notDue }) => notDue),
    coachless: [...(await coachlessOf(around, ports))],
  };
  const key = cycleKeys.standing(state.quarter);
  const before = await read(ledger, quarterStandingRow, key);
  if (before !== undefined && before.body.attempt > state.attempt) return before.body;
  const set = await read(ledger, quarantineRow, keys.quarantined(state.key));
  await ledger.commit([
    put(quarterStandingRow, key, expects(before), standing),
    ...(await capacityWrites(coaches, state, around, ports)),
    ...removal(set),
  ]);
  await reportEnded(around, ports);
  return standing;
};

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

/** Due, and nobody is named who could give it: operations owe a coach first, and the next week places them. */
const coachlessOf = async (around: Around, { ledger }: ClosePorts): Promise<readonly PersonId[]> => {
  const { people, policy, quarter, now } = around;
  const tasks = await tasksByInterviewer(ledger, people);
  const candidates = [];
  for (const person of byCoach(around, tasks).get(undefined) ?? []) {
    const own = tasks.get(person.id);
    const candidate = await candidateOf(ledger, person, own);
    if (candidate === undefined || standingTask(own, quarter) !== undefined) continue;
    if (isQuarterlyDue(candidate, policy)) candidates.push(candidate);
  }
  return candidates
    .sort(byUrgency(now))
    .slice(0, mostNamed)
    .map(({ person }) => person.id);
};

/** Who is short, kept for the notice; it goes out when somebody is named who was not before. */
const capacityWrites = async (
  coaches: readonly CoachQuarter[],
  { quarter, attempt }: QuarterState,
  { people, policy, now }: Around,
  { ledger }: ClosePorts,
): Promise<Write[]> => {
  const shortages = coaches
    .filter(({ unplaced }) => unplaced.length > 0)
    .map(({ coach, shortMinutes, unplaced }) => ({ coach, shortMinutes, unplaced }));
  const key = quarterKeys.capacity(quarter);
  const before = await read(ledger, quarterCapacityRow, key);
  const told = new Set(before?.body.shortages.flatMap(({ unplaced }) => unplaced.map(idOf)));
  if (before === undefined && shortages.length === 0) return [];
  const writes: Write[] = [put(quarterCapacityRow, key, expects(before), { quarter, at: now, shortages })];
  if (shortages.every(({ unplaced }) => unplaced.every((each) => told.has(idOf(each))))) return writes;
  for (const person of people)
    if (person.role === 'operations' && person.active)
      writes.push(
        ...(await queueMail(ledger, {
          kind: 'capacity-notice',
          to: person,
          occurrence: `${quarter}.${attempt}`,
          subject: quarter,
          now,
          sendAt: withinWorkingHours(now, person, policy),
        })),
      );
  return writes;
};

const idOf = ({ interviewer }: { readonly interviewer: PersonId }): PersonId => interviewer;
