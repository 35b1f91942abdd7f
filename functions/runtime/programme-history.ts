/**
 * What the programme page says of years rests on every loop there ever was, so the night counts it and
 * leaves the sums: a page that read a million loops would never come.
 */
import * as z from 'zod/mini';
import { Absence, notEnough } from '../../core/absence.ts';
import { beforeAndAfter, Comparison } from '../../core/calibration/before-after.ts';
import {
  flaggedPeople,
  loopsEachSide,
  type TalkedOf,
  talkedAt,
} from '../../core/coaching/before-and-after.ts';
import { type Day, dayAt, msOf } from '../../core/coaching/calendar.ts';
import type { Task } from '../../core/coaching/task.ts';
import { Instant, type PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import { tenureCount, tenureTable, TenureTable } from '../../core/interviewer/tenure.ts';
import { trainingBefore } from '../../core/interviewer/training.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { sameContent } from '../../core/same-content.ts';
import type { Key, Ledger } from '../ports/ledger.ts';
import type { Known } from './reconcile.ts';
import { tenureSoFar } from './tenure-so-far.ts';
import {
  allOf,
  expects,
  type Kind,
  keys,
  loopRow,
  prefixes,
  put,
  read,
  readAll,
  taskRow,
  trainingRow,
} from './rows.ts';

const ProgrammeHistory = z.strictObject({
  tenure: TenureTable,
  beforeAndAfter: z.union([Comparison, Absence]),
});
type ProgrammeHistory = z.infer<typeof ProgrammeHistory>;
const Kept = z.strictObject({ at: Instant, ...ProgrammeHistory.shape });
const keptRow: Kind<typeof Kept> = { schema: Kept };
const key: Key = { partition: 'fleet', sort: 'programme' };

/** Over groups as small as the policy lets be seen, and never smaller than the statistics bear. */
const nobodyYet = ({ privacy }: Policy): ProgrammeHistory => ({
  tenure: tenureTable([], privacy.smallestGroup),
  beforeAndAfter: notEnough(0, privacy.smallestGroup, 'people to compare'),
});

/** As the last night counted it; before the first there is nothing yet. */
export const programmeHistory = async (ledger: Ledger, policy: Policy): Promise<ProgrammeHistory> =>
  (await read(ledger, keptRow, key))?.body ?? nobodyYet(policy);

export type HistoryCount = {
  readonly add: (person: Person, known: Pick<Known, 'history' | 'comparison' | 'record'>) => Promise<void>;
  /** `phi` is the fleet's over-dispersion. Written only where something changed. */
  readonly keep: (phi: number, now: Instant) => Promise<void>;
};

/** One night's count, interviewer by interviewer, in any order. */
export const historyCount = (ledger: Ledger, policy: Policy): HistoryCount => {
  const tenure = tenureCount();
  const flagged: Task[] = [];
  const talked = new Map<PersonId, readonly TalkedOf[]>();
  return {
    async add(person, known) {
      const { id } = person;
      const trainedOn = await trainedOnOf(ledger, person, known);
      if (trainedOn !== undefined) tenure.add(await tenureSoFar(ledger, { ...person, trainedOn }, known));
      const isFlagged = known.comparison !== undefined && known.comparison.raised.length > 0;
      const checks = isFlagged ? await driftChecks(ledger, id) : [];
      flagged.push(...checks);
      if (checks.length > 0) talked.set(id, await loopsAround(ledger, id, checks));
    },
    async keep(phi, now) {
      const found: ProgrammeHistory = {
        tenure: tenure.table(policy.privacy.smallestGroup),
        beforeAndAfter: changeOf(flagged, talked, phi, policy),
      };
      const before = await read(ledger, keptRow, key);
      const { at: _at, ...said } = before?.body ?? {};
      if (sameContent(said, found)) return;
      await ledger.commit([put(keptRow, key, expects(before), { at: now, ...found })]);
    },
  };
};

/** As the roster says; where it says nothing, by the training they attended. */
const trainedOnOf = async (
  ledger: Ledger,
  { id, trainedOn, timeZone }: Person,
  { history }: Pick<Known, 'history'>,
): Promise<Day | undefined> => {
  const [first] = history.first;
  if (trainedOn !== undefined || first === undefined) return trainedOn;
  const attended = await allOf(ledger, trainingRow, keys.mailbox(id), prefixes.training);
  return trainingBefore(
    attended.map(({ body }) => body),
    id,
    dayAt(msOf(first.body.endedAt), timeZone),
  );
};

const driftChecks = async (ledger: Ledger, id: PersonId): Promise<readonly Task[]> => {
  const checks: Task[] = [];
  const prefix = `${prefixes.task}drift-check.`;
  for await (const { body } of readAll(ledger, taskRow, keys.interviewer(id), prefix)) checks.push(body);
  return checks;
};

/** As many loops on each side of each talk as are compared, however many there are behind them. */
const loopsAround = async (
  ledger: Ledger,
  id: PersonId,
  checks: readonly Task[],
): Promise<readonly TalkedOf[]> => {
  const found = new Map<string, TalkedOf>();
  for (const check of checks)
    for (const newestFirst of [true, false]) {
      const after = `${prefixes.loop}${talkedAt(check)}`;
      const part = { after, newestFirst, page: loopsEachSide };
      let loops = 0;
      for await (const { key: at, body } of readAll(
        ledger,
        loopRow,
        keys.interviewer(id),
        prefixes.loop,
        part,
      )) {
        for (const loop of talkedOf(body)) {
          found.set(at.sort, loop);
          loops += 1;
        }
        if (loops >= loopsEachSide) break;
      }
    }
  return [...found.values()];
};

const talkedOf = ({ endedAt, counts, counted }: LoopRow): TalkedOf[] =>
  counted && counts.leading !== undefined
    ? [{ endedAt, questions: counts.questions, leading: counts.leading }]
    : [];

const changeOf = (
  tasks: readonly Task[],
  loops: ReadonlyMap<PersonId, readonly TalkedOf[]>,
  phi: number,
  { privacy }: Policy,
): Comparison | Absence => {
  const { coached, uncoached } = flaggedPeople(tasks, (id) => loops.get(id) ?? []);
  const fewest = Math.min(coached.length, uncoached.length);
  if (fewest < privacy.smallestGroup) return notEnough(fewest, privacy.smallestGroup, 'people to compare');
  return beforeAndAfter(coached, uncoached, phi);
};
