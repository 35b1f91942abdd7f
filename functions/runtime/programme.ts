/** Gathers what the programme page says of a quarter: tasks, loops, training, tenure and the minutes coaches have. */
import { DAY_MS, dayAt, addMonths, msOf, startOfDay } from '../../core/coaching/calendar.ts';
import { type Absence, notEnough } from '../../core/absence.ts';
import { beforeAndAfter, type Comparison } from '../../core/calibration/before-after.ts';
import { flaggedPeople, type TalkedOf } from '../../core/coaching/before-and-after.ts';
import type { ProgrammeLine } from '../../core/coaching/programme-line.ts';
import { programmeReport } from '../../core/coaching/programme-report.ts';
import { isIn, type Quarter } from '../../core/coaching/quarter.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { Instant, PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { type TenureLoop, tenureTable } from '../../core/interviewer/tenure.ts';
import type { TrainingRow } from '../../core/interviewer/training.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ledger } from '../ports/ledger.ts';
import { hireQualityFound } from './hire-quality.ts';
import { roster } from './people.ts';
import {
  fleetRow,
  judgementRow,
  keys,
  loopRow,
  prefixes,
  read,
  readAll,
  taskRow,
  trainingRow,
} from './rows.ts';

type Asked = { readonly quarter: Quarter; readonly policy: Policy; readonly now: Instant };

/** The page's lines for a quarter, the present one or one that is over; what only a night can compute is read. */
export const programmeLines = async (
  ledger: Ledger,
  { quarter, policy, now }: Asked,
): Promise<readonly ProgrammeLine[]> => {
  const people = await roster(ledger);
  const tasks: Task[] = [];
  const training: TrainingRow[] = [];
  const tenure: TenureLoop[] = [];
  const talked = new Map<PersonId, TalkedOf[]>();
  const interviewed = new Set<PersonId>();
  // Who met whom, ever and in this quarter: a scorecard without a transcript is an interview, too.
  const captured = new Set<string>();
  const held = new Set<string>();
  for (const person of people) {
    const partition = keys.interviewer(person.id);
    for await (const { body } of readAll(ledger, taskRow, partition, prefixes.task)) tasks.push(body);
    for await (const { body } of readAll(ledger, trainingRow, keys.mailbox(person.id), prefixes.training))
      training.push(body);
    for (const prefix of [prefixes.loop, prefixes.listed])
      for await (const { body: loop } of readAll(ledger, loopRow, partition, prefix)) {
        const pair = `${loop.interviewer} ${loop.candidate}`;
        captured.add(pair);
        if (isIn(quarter, loop.endedAt, policy)) held.add(pair);
        if (!loop.counted) continue;
        if (isIn(quarter, loop.endedAt, policy)) interviewed.add(person.id);
        const { questions, leading } = loop.counts;
        if (leading !== undefined)
          talked.set(person.id, [
            ...(talked.get(person.id) ?? []),
            { endedAt: loop.endedAt, questions, leading },
          ]);
        if (person.trainedOn !== undefined)
          tenure.push({
            interviewer: person.id,
            trainedOn: person.trainedOn,
            endedOn: dayAt(msOf(loop.endedAt), person.timeZone),
            calibrated: loop.verdict.calibrated,
          });
      }
  }
  const judged = await judgedIn(ledger, quarter);
  const known = new Set([...held, ...judged]);
  return programmeReport({
    quarter,
    people,
    tasks,
    training,
    interviewed,
    captured: [...known].filter((pair) => captured.has(pair)).length,
    ...(judged.size === 0 ? {} : { expected: known.size }),
    tenure: tenureTable(tenure, policy.privacy.smallestGroup),
    hireQuality: await hireQualityFound(ledger),
    beforeAndAfter: await changeOf(tasks, talked, ledger, policy),
    coachMinutes: minutesOf(people, quarter, policy, now),
    policy,
    now,
  });
};

/** Over groups as small as the policy lets be seen, and never smaller than the statistics bear. */
const changeOf = async (
  tasks: readonly Task[],
  loops: ReadonlyMap<PersonId, readonly TalkedOf[]>,
  ledger: Ledger,
  { measures, privacy }: Policy,
): Promise<Comparison | Absence> => {
  const { coached, uncoached } = flaggedPeople(tasks, (id) => loops.get(id) ?? []);
  const fewest = Math.min(coached.length, uncoached.length);
  if (fewest < privacy.smallestGroup) return notEnough(fewest, privacy.smallestGroup, 'people to compare');
  const fleet = (await read(ledger, fleetRow, keys.fleet()))?.body.computed?.baselines.fleet;
  return beforeAndAfter(coached, uncoached, fleet?.phi ?? measures.priorOverdispersion);
};

/** Quarters begin with a month, and judgements lie by the month they were submitted in. */
const judgedIn = async (ledger: Ledger, { from, until }: Quarter): Promise<ReadonlySet<string>> => {
  const pairs = new Set<string>();
  for (let month = from; month < until; month = addMonths(month, 1))
    for await (const { body } of readAll(ledger, judgementRow, keys.judgements(month.slice(0, 7))))
      pairs.add(`${body.rater} ${body.candidate}`);
  return pairs;
};

/** What is left of the quarter, or all of it once it is over. */
const minutesOf = (people: readonly Person[], quarter: Quarter, policy: Policy, now: Instant): number => {
  const { timeZone } = policy.programme;
  const [from, until] = [startOfDay(quarter.from, timeZone), startOfDay(quarter.until, timeZone)];
  const since = until <= msOf(now) ? from : Math.max(from, msOf(now));
  const coaches = people.filter(({ role, active }) => role === 'coach' && active).length;
  return Math.round((coaches * policy.coaching.weeklyLimitMin * (until - since)) / (7 * DAY_MS));
};
