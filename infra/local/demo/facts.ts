/** What the demo tells, counted from the program's own rows and held beside what the company knows of itself. */
import { isIn, quarterAt } from '../../../core/coaching/quarter.ts';
import { addDays, dayAt, msOf } from '../../../core/coaching/calendar.ts';
import type { Task, TaskKind } from '../../../core/coaching/task.ts';
import type { InterviewerId } from '../../../core/identity.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import type { Policy } from '../../../core/rubric/policy.ts';
import { policyInForce } from '../../../functions/runtime/policy.ts';
import {
  comparisonRow,
  keys,
  loopRow,
  prefixes,
  read,
  readAll,
  taskRow,
  trainingRow,
} from '../../../functions/runtime/rows.ts';
import { statusOf } from '../../../functions/runtime/status.ts';
import type { Ports } from '../../../functions/ports/ports.ts';
import type { Lived } from '../company/life.ts';
import type { Career } from '../company/staff.ts';

/** Leading questions in ten over some loops; absent where none were asked. */
export type Rate = { readonly loops: number; readonly per10?: number };

export type Drifted = {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly asTrained: Rate;
  readonly drifting: Rate;
  /** Since a coach talked about a leading question; absent where that never happened, or changed nothing. */
  readonly afterCoaching?: Rate;
  /** The night on which the program first said that something had changed, and after how many interviews. */
  readonly seen?: { readonly at: string; readonly afterLoops: number };
  readonly talkedOn?: string;
  readonly mendedOn?: string;
};

export type KindFact = {
  readonly kind: TaskKind;
  readonly owed: number;
  readonly done: number;
  /** Of those that were due by the end. */
  readonly due: number;
  readonly onTime: number;
};

export type QuarterFact = {
  readonly key: string;
  readonly coachingLoops: number;
  readonly people: number;
  readonly trainingSessions: number;
};

export type Facts = {
  readonly interviewers: number;
  readonly coaches: number;
  readonly recordings: number;
  readonly loops: number;
  readonly counted: number;
  readonly reachedThirty: number;
  readonly waiting: number;
  readonly quarantined: number;
  readonly mails: number;
  readonly deeds: Lived['deeds'];
  readonly kinds: readonly KindFact[];
  readonly coached: number;
  readonly answered: number;
  readonly handedOver: number;
  readonly quarters: readonly QuarterFact[];
  readonly drifted: readonly Drifted[];
  /** People who were looked at although nothing about them had changed. */
  readonly falseAlarms: number;
  readonly trained: number;
};

export const factsOf = async (lived: Lived, { ledger }: Pick<Ports, 'ledger'>): Promise<Facts> => {
  const policy = await policyInForce(ledger);
  const status = await statusOf({ ledger });
  const { careers, coaches } = lived.company.staff;
  const tasks: Task[] = [];
  const loops = new Map<string, LoopRow[]>();
  const sessions = new Map<string, string>();
  const raised = new Map<string, readonly { readonly key: string; readonly raisedAt: string }[]>();
  for (const { line } of careers) {
    const id = line.id as InterviewerId;
    for await (const { body } of readAll(ledger, taskRow, keys.interviewer(id), prefixes.task))
      tasks.push(body);
    const own: LoopRow[] = [];
    for await (const { body } of readAll(ledger, loopRow, keys.interviewer(id), prefixes.loop))
      own.push(body);
    loops.set(line.id, own);
    for await (const { body } of readAll(ledger, trainingRow, keys.mailbox(id), prefixes.training))
      sessions.set(body.session, body.endsOn);
    raised.set(line.id, (await read(ledger, comparisonRow, keys.comparison(id)))?.body.raised ?? []);
  }
  const standing = tasks.filter(({ state }) => state !== 'cancelled' && state !== 'superseded');
  const coached = standing.filter(({ coachedAt }) => coachedAt !== undefined);
  const drifted = careers.flatMap((career) =>
    career.drift === undefined
      ? []
      : [
          driftOf(career, {
            lived,
            loops: loops.get(career.line.id) ?? [],
            raised: raised.get(career.line.id) ?? [],
          }),
        ],
  );
  return {
    interviewers: careers.length,
    coaches: coaches.length,
    recordings: (lived.deeds.loop ?? 0) + (lived.deeds.copy ?? 0) + (lived.deeds.corrected ?? 0),
    loops: status.loops,
    counted: [...loops.values()].reduce((sum, own) => sum + own.length, 0),
    reachedThirty: [...loops.values()].filter((own) => own.length >= policy.coaching.exitLoop).length,
    waiting: status.waiting.length,
    quarantined: status.quarantined.length,
    mails: status.mails,
    deeds: lived.deeds,
    kinds: kindFacts(standing, lived),
    coached: coached.length,
    answered: coached.filter(({ state }) => state === 'closed').length,
    handedOver: tasks.filter(({ handovers }) => handovers.length > 0).length,
    quarters: quarterFacts(coached, [...sessions.values()], lived, policy),
    drifted,
    falseAlarms: careers.filter(
      ({ line, drift }) => drift === undefined && (raised.get(line.id) ?? []).length > 0,
    ).length,
    trained: coached.filter(({ feedback }) => feedback?.decision === 'trained').length,
  };
};

const doneAt = ({ coachedAt, closedAt }: Task): string | undefined => coachedAt ?? closedAt;

const kindFacts = (tasks: readonly Task[], { ends }: Lived): readonly KindFact[] =>
  [...Map.groupBy(tasks, ({ kind }) => kind)].map(([kind, own]) => {
    const due = own.filter((task) => task.dueAt <= ends && task.pausedAt === undefined);
    return {
      kind,
      owed: own.length,
      done: own.filter((task) => doneAt(task) !== undefined).length,
      due: due.length,
      onTime: due.filter((task) => (doneAt(task) ?? '9') <= task.dueAt).length,
    };
  });

const quarterFacts = (
  coached: readonly Task[],
  sessionEnds: readonly string[],
  { company, ends }: Lived,
  policy: Policy,
): readonly QuarterFact[] => {
  const quarters: QuarterFact[] = [];
  const last = addDays(dayAt(msOf(ends), policy.programme.timeZone), -1);
  for (let day = company.size.starts; day <= last; ) {
    const quarter = quarterAt(day, policy);
    const own = coached.filter(
      ({ coachedAt }) => coachedAt !== undefined && isIn(quarter, coachedAt, policy),
    );
    quarters.push({
      key: quarter.key,
      coachingLoops: own.length,
      people: new Set(own.map(({ interviewer }) => interviewer)).size,
      trainingSessions: sessionEnds.filter((end) => quarter.from <= end && end < quarter.until).length,
    });
    day = quarter.until;
  }
  return quarters;
};

type DriftBasis = {
  readonly lived: Lived;
  readonly loops: readonly LoopRow[];
  readonly raised: readonly { readonly key: string; readonly raisedAt: string }[];
};

const driftOf = (career: Career, { lived, loops, raised }: DriftBasis): Drifted => {
  const { id, name } = career.line;
  const from = career.drift?.from ?? '';
  const mendedAt = lived.mended.get(id);
  const seen = raised.find(({ raisedAt }) => raisedAt.slice(0, 10) >= from);
  const talked = lived.acts.find(
    ({ task, deed, done, at }) =>
      task.interviewer === id &&
      task.kind === 'drift-check' &&
      deed === 'coach' &&
      done &&
      at.slice(0, 10) >= from,
  );
  const isDrifting = ({ startedAt }: LoopRow): boolean =>
    startedAt.slice(0, 10) >= from && (mendedAt === undefined || startedAt < mendedAt);
  const after = loops.filter(({ startedAt }) => mendedAt !== undefined && startedAt >= mendedAt);
  return {
    id,
    name,
    from,
    asTrained: rateOf(loops.filter(({ startedAt }) => startedAt.slice(0, 10) < from)),
    drifting: rateOf(loops.filter(isDrifting)),
    ...(mendedAt === undefined ? {} : { afterCoaching: rateOf(after), mendedOn: mendedAt.slice(0, 10) }),
    ...(seen === undefined
      ? {}
      : {
          seen: {
            at: seen.raisedAt,
            afterLoops: loops.filter(
              (loop) => loop.startedAt.slice(0, 10) >= from && loop.endedAt <= seen.raisedAt,
            ).length,
          },
        }),
    ...(talked === undefined ? {} : { talkedOn: talked.at.slice(0, 10) }),
  };
};

const rateOf = (loops: readonly LoopRow[]): Rate => {
  const known = loops.filter(({ counts }) => counts.leading !== undefined);
  const questions = known.reduce((sum, { counts }) => sum + counts.questions, 0);
  const leading = known.reduce((sum, { counts }) => sum + (counts.leading ?? 0), 0);
  return { loops: known.length, ...(questions === 0 ? {} : { per10: (10 * leading) / questions }) };
};
