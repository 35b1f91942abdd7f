/**
 * What the programme page says of years rests on every loop there ever was, so the night counts it and
 * leaves the sums: a page that read a million loops would never come.
 */
import * as z from 'zod/mini';
import { Absence, notEnough } from '../../core/absence.ts';
import { beforeAndAfter, Comparison } from '../../core/calibration/before-after.ts';
import { flaggedPeople, type TalkedOf } from '../../core/coaching/before-and-after.ts';
import { dayAt, msOf } from '../../core/coaching/calendar.ts';
import type { Task } from '../../core/coaching/task.ts';
import { Instant, type PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import { tenureCount, tenureTable, TenureTable } from '../../core/interviewer/tenure.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { sameContent } from '../../core/same-content.ts';
import type { Key, Ledger } from '../ports/ledger.ts';
import type { Known } from './reconcile.ts';
import { expects, type Kind, keys, loopRow, prefixes, put, read, readAll, taskRow } from './rows.ts';

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
  /** Older loops than the history holds are read. */
  readonly add: (person: Person, known: Pick<Known, 'history' | 'comparison'>) => Promise<void>;
  /** `phi` is the fleet's over-dispersion. Written only where something changed. */
  readonly keep: (phi: number, now: Instant) => Promise<void>;
};

/** One night's count, interviewer by interviewer, in any order. */
export const historyCount = (ledger: Ledger, policy: Policy): HistoryCount => {
  const tenure = tenureCount();
  const flagged: Task[] = [];
  const talked = new Map<PersonId, TalkedOf[]>();
  return {
    async add(person, { history, comparison }) {
      const isFlagged = comparison !== undefined && comparison.raised.length > 0;
      const checks = isFlagged ? await driftChecks(ledger, person.id) : [];
      flagged.push(...checks);
      const loops = history.whole
        ? history.newest.map(({ body }) => body)
        : await allLoops(ledger, person.id);
      for (const loop of loops.filter(({ counted }) => counted)) {
        const { trainedOn, id, timeZone } = person;
        const endedOn = dayAt(msOf(loop.endedAt), timeZone);
        if (trainedOn !== undefined)
          tenure.add({ interviewer: id, trainedOn, endedOn, calibrated: loop.verdict.calibrated });
      }
      if (checks.length > 0) talked.set(person.id, loops.flatMap(talkedOf));
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

const driftChecks = async (ledger: Ledger, id: PersonId): Promise<readonly Task[]> => {
  const checks: Task[] = [];
  const prefix = `${prefixes.task}drift-check.`;
  for await (const { body } of readAll(ledger, taskRow, keys.interviewer(id), prefix)) checks.push(body);
  return checks;
};

const allLoops = async (ledger: Ledger, id: PersonId): Promise<readonly LoopRow[]> => {
  const loops: LoopRow[] = [];
  for await (const { body } of readAll(ledger, loopRow, keys.interviewer(id), prefixes.loop))
    loops.push(body);
  return loops;
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
