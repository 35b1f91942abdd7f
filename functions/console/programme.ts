/** Gathers what the programme page says of the quarter: tasks, loops, training, tenure and the minutes coaches have. */
import { type Absence, notAssessable, notEnough } from '../../core/absence.ts';
import { hiresFloor } from '../../core/calibration/return-on-coaching.ts';
import { DAY_MS, dayAt, msOf, startOfDay } from '../../core/coaching/calendar.ts';
import type { ProgrammeLine } from '../../core/coaching/programme-line.ts';
import { programmeReport } from '../../core/coaching/programme-report.ts';
import { isIn, type Quarter, quarterNow } from '../../core/coaching/quarter.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { Instant, PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { type TenureLoop, tenureTable } from '../../core/interviewer/tenure.ts';
import type { TrainingRow } from '../../core/interviewer/training.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { roster } from '../runtime/people.ts';
import { keys, loopRow, outcomeRow, prefixes, readAll, trainingRow } from '../runtime/rows.ts';
import { tasksOf } from './readers.ts';
import type { ConsolePorts, Visit } from './visit.ts';

export const programmeLines = async (
  { policy, now }: Visit,
  ports: ConsolePorts,
): Promise<readonly ProgrammeLine[]> => {
  const { ledger } = ports;
  const quarter = quarterNow(now, policy);
  const people = await roster(ledger);
  const tasks: Task[] = [];
  const training: TrainingRow[] = [];
  const tenure: TenureLoop[] = [];
  const interviewed = new Set<PersonId>();
  let captured = 0;
  for (const person of people) {
    tasks.push(...(await tasksOf(person, ports)));
    for await (const { body } of readAll(ledger, trainingRow, keys.mailbox(person.id), prefixes.training))
      training.push(body);
    const loops = readAll(ledger, loopRow, keys.interviewer(person.id), prefixes.loop);
    for await (const { body: loop } of loops) {
      if (!loop.counted) continue;
      if (isIn(quarter, loop.endedAt, policy)) {
        interviewed.add(person.id);
        captured += 1;
      }
      if (person.trainedOn !== undefined)
        tenure.push({
          interviewer: person.id,
          trainedOn: person.trainedOn,
          endedOn: dayAt(msOf(loop.endedAt), person.timeZone),
          calibrated: loop.verdict.calibrated,
        });
    }
  }
  return programmeReport({
    quarter,
    people,
    tasks,
    training,
    interviewed,
    captured,
    tenure: tenureTable(tenure, policy.privacy.smallestGroup),
    hireQuality: await outcomesSoFar(ports),
    coachMinutes: minutesLeft(people, quarter, policy, now),
    policy,
    now,
  });
};

/** How many hires have an outcome: below the floor that is all there is to say. */
const outcomesSoFar = async ({ ledger }: ConsolePorts): Promise<Absence> => {
  let outcomes = 0;
  for await (const _outcome of readAll(ledger, outcomeRow, 'outcomes')) outcomes += 1;
  return outcomes < hiresFloor
    ? notEnough(outcomes, hiresFloor, 'hires with an outcome')
    : notAssessable('not-compared', `${outcomes} hires have an outcome; they have not been compared yet.`);
};

const minutesLeft = (people: readonly Person[], quarter: Quarter, policy: Policy, now: Instant): number => {
  const coaches = people.filter(({ role, active }) => role === 'coach' && active).length;
  const weeks = (startOfDay(quarter.until, policy.programme.timeZone) - msOf(now)) / (7 * DAY_MS);
  return Math.round(coaches * policy.coaching.weeklyLimitMin * weeks);
};
