/** Gathers what the programme page says of a quarter: tasks, loops, training, judgements and the minutes coaches have. */
import { addMonths, msOf, startOfDay } from '../../core/coaching/calendar.ts';
import { coachMinutes } from '../../core/coaching/coach-minutes.ts';
import type { ProgrammeLine } from '../../core/coaching/programme-line.ts';
import { programmeReport } from '../../core/coaching/programme-report.ts';
import { isIn, type Quarter } from '../../core/coaching/quarter.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { Instant, PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { TrainingRow } from '../../core/interviewer/training.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ledger } from '../ports/ledger.ts';
import { ofEach, tasksAbout } from './everybody.ts';
import { hireQualityFound } from './hire-quality.ts';
import { roster } from './people.ts';
import { programmeHistory } from './programme-history.ts';
import { judgementRow, keys, loopPlace, loopRow, prefixes, read, readAll, trainingRow } from './rows.ts';
import { meetingLoops } from './scorecards.ts';

type Asked = { readonly quarter: Quarter; readonly policy: Policy; readonly now: Instant };

/** The page's lines for a quarter, the present one or one that is over; what only a night can compute is read. */
export const programmeLines = async (
  ledger: Ledger,
  { quarter, policy, now }: Asked,
): Promise<readonly ProgrammeLine[]> => {
  const people = await roster(ledger);
  const quarters = await ofEach(people, ({ id }) => quarterOf(ledger, id, quarter, policy));
  const judged = await judgedIn(ledger, quarter);
  const loops = quarters.flatMap((each) => each.loops);
  // Who met whom: a scorecard without a transcript is an interview, too.
  const met = new Set(loops.map(pairOf));
  const unmet = judged.filter(({ pair }) => !met.has(pair));
  const elsewhere = await capturedElsewhere(ledger, unmet);
  return programmeReport({
    quarter,
    people,
    tasks: quarters.flatMap(({ tasks }) => tasks),
    training: quarters.flatMap(({ training }) => training),
    interviewed: new Set(loops.filter(({ counted }) => counted).map((each) => each.interviewer)),
    captured: loops.length + elsewhere,
    ...(judged.length === 0 ? {} : { expected: loops.length + unmet.length }),
    ...(await programmeHistory(ledger, policy)),
    hireQuality: await hireQualityFound(ledger),
    coachMinutes: minutesOf(people, quarter, policy, now),
    policy,
    now,
  });
};

type PersonsQuarter = {
  readonly tasks: readonly Task[];
  readonly training: readonly TrainingRow[];
  /** Led in the quarter, counted or listed. */
  readonly loops: readonly LoopRow[];
};

const quarterOf = async (
  ledger: Ledger,
  id: PersonId,
  quarter: Quarter,
  policy: Policy,
): Promise<PersonsQuarter> => {
  const training: TrainingRow[] = [];
  for await (const { body } of readAll(ledger, trainingRow, keys.mailbox(id), prefixes.training))
    training.push(body);
  const loops: LoopRow[] = [];
  for (const prefix of [prefixes.loop, prefixes.listed])
    for await (const { body: loop } of readAll(ledger, loopRow, keys.interviewer(id), prefix, {
      newestFirst: true,
      page,
    })) {
      if (isIn(quarter, loop.endedAt, policy)) loops.push(loop);
      if (msOf(loop.endedAt) < startOfDay(quarter.from, policy.programme.timeZone)) break;
    }
  return { tasks: await tasksAbout(ledger, id), training, loops };
};

/** As many loops as a busy quarter has. */
const page = 50;

const pairOf = ({ interviewer, candidate }: { interviewer: string; candidate: string }): string =>
  `${interviewer} ${candidate}`;

type Judged = { readonly pair: string; readonly rater: PersonId; readonly candidate: string };

/** Interviews that were rated in the quarter and led outside it: those of which there is a loop. */
const capturedElsewhere = async (ledger: Ledger, judged: readonly Judged[]): Promise<number> => {
  const found = await ofEach(judged, async ({ rater, candidate }) => {
    for (const { loopId } of await meetingLoops(ledger, rater, candidate))
      if ((await read(ledger, loopPlace, keys.place(loopId))) !== undefined) return true;
    return false;
  });
  return found.filter(Boolean).length;
};

/** Each pair once. Quarters begin with a month, and judgements lie by the month they were submitted in. */
const judgedIn = async (ledger: Ledger, { from, until }: Quarter): Promise<readonly Judged[]> => {
  const pairs = new Map<string, Judged>();
  for (let month = from; month < until; month = addMonths(month, 1))
    for await (const { body } of readAll(ledger, judgementRow, keys.judgements(month.slice(0, 7)))) {
      const { rater, candidate } = body;
      const pair = pairOf({ interviewer: rater, candidate });
      pairs.set(pair, { pair, rater, candidate });
    }
  return [...pairs.values()];
};

/** What is left of the quarter, or all of it once it is over. */
const minutesOf = (people: readonly Person[], quarter: Quarter, policy: Policy, now: Instant): number => {
  const { timeZone } = policy.programme;
  const [from, until] = [startOfDay(quarter.from, timeZone), startOfDay(quarter.until, timeZone)];
  const since = until <= msOf(now) ? from : Math.max(from, msOf(now));
  const coaches = people.filter(({ role, active }) => role === 'coach' && active);
  return Math.round(coaches.reduce((sum, coach) => sum + coachMinutes(coach, [since, until], policy), 0));
};
