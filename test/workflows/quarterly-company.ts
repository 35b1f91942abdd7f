/** A company whose quarters the sweep starts on the embedded engine, on a clock that stands until it is moved. */
import { addDays, dayAt, isoWeekday, msOf } from '../../core/coaching/calendar.ts';
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import type { Task } from '../../core/coaching/task.ts';
import { Instant, PersonId } from '../../core/identity.ts';
import { defaultPolicy, Policy } from '../../core/rubric/policy.ts';
import { openSqliteLedger } from '../../functions/adapters/sqlite-ledger.ts';
import { type VirtualClock, virtualClock } from '../../functions/adapters/virtual-clock.ts';
import { allocateQuarter, AllocateState } from '../../functions/allocate-quarter/step.ts';
import { closeQuarter } from '../../functions/close-quarter/step.ts';
import type { Ledger } from '../../functions/ports/ledger.ts';
import { quarantine, QuarantineInput } from '../../functions/quarantine/step.ts';
import {
  coachPrefix,
  coachQuarterRow,
  cycleKeys,
  firstCycle,
  type QuarterStanding,
  quarterStandingRow,
  quarterStartRow,
  QuarterState,
} from '../../functions/runtime/quarter-rows.ts';
import {
  keys,
  mailRow,
  personRow,
  policyRow,
  prefixes,
  put,
  read,
  readAll,
  taskRow,
} from '../../functions/runtime/rows.ts';
import { quarterCapacityRow, quarterKeys } from '../../functions/runtime/said-of-quarter.ts';
import { startQuarter } from '../../functions/start-quarter/step.ts';
import { sweep } from '../../functions/sweep/step.ts';
import { type Engine, type EngineOptions, embeddedEngine } from '../../infra/local/engine.ts';
import { memoryArtefacts } from '../support/kept-loop.ts';
import { commitAll, loopsOf, personOf, settled } from '../support/many-interviewers.ts';

/** When the cycle of the second quarter begins. */
export const began = '2026-04-01T03:00:00.000Z';

/** One life of the process, until it ends or dies. */
type Life = {
  readonly engine: Engine;
  /** The sweep's tick, and everything it starts. */
  tick(): Promise<void>;
};

export type QuarterlyCompany = {
  readonly ledger: Ledger;
  readonly clock: VirtualClock;
  /** With other steps, or over a ledger that may fail, where they are given. */
  life(steps?: EngineOptions['steps'], over?: Ledger): Life;
  /** Puts such a policy in force. */
  govern(policy: object): Promise<void>;
  /** Coaches, somebody in operations, and interviewers with three loops each unless it is said how many; the programme begins. */
  hire(
    coaches: readonly (string | Record<string, unknown>)[],
    interviewers: readonly Record<string, unknown>[],
  ): Promise<void>;
  /** Changes what the roster says of somebody. */
  change(id: string, more: Record<string, unknown>): Promise<void>;
  /** Whatever the sweep starts at that instant, to its end. */
  cycleAt(at: string): Promise<void>;
  /** The quarterly reviews of everybody. */
  quarterly(): Promise<readonly Task[]>;
  /** Mails of that kind to operations. */
  told(kind: MailIntent['kind']): Promise<readonly MailIntent[]>;
  /** How the second quarter stands. */
  standing(): Promise<QuarterStanding | undefined>;
  /** Those reviews and mails, what each coach was given, how the quarter stands, and when it is looked at next. */
  contents(): Promise<string>;
};

export const quarterlyCompany = (): QuarterlyCompany => {
  const ledger = openSqliteLedger({ path: ':memory:' });
  const clock = virtualClock(Instant.parse('2026-03-31T12:00:00.000Z'));
  const life = (steps: EngineOptions['steps'] = {}, over: Ledger = ledger): Life => {
    const ports = { ledger: over, clock, artefacts: memoryArtefacts() };
    const engine = embeddedEngine({
      ledger: over,
      clock,
      virtualTime: true,
      lanes: 1,
      steps: {
        // The night has made the claims already, as it does unless it was missed.
        'update-fleet': async () => ({ outcome: 'done' }),
        'allocate-quarter': (state) => allocateQuarter(AllocateState.parse(state), ports, 2),
        'close-quarter': (state) => closeQuarter(QuarterState.parse(state), ports),
        quarantine: (state) => quarantine(QuarantineInput.parse(state), ports),
        ...steps,
      },
    });
    return {
      engine,
      async tick() {
        await engine.resume();
        await engine.drain();
        const dispatch = {
          send: async (messages: readonly { readonly step: string }[]) => {
            for (const { step } of messages)
              if (step === 'start-quarter') await startQuarter({ ledger: over, clock, workflows: engine });
          },
        };
        await sweep({ ledger: over, dispatch, clock });
        await engine.drain();
      },
    };
  };
  const quarterly = async (): Promise<readonly Task[]> => {
    const tasks: Task[] = [];
    for await (const { body: person } of readAll(ledger, personRow, keys.roster))
      for await (const { body } of readAll(ledger, taskRow, keys.interviewer(person.id), prefixes.task))
        if (body.kind === 'quarterly') tasks.push(body);
    return tasks;
  };
  const mails = async (): Promise<readonly MailIntent[]> => {
    const found: MailIntent[] = [];
    const mailbox = keys.mailbox(PersonId.parse('otto'));
    for await (const { body } of readAll(ledger, mailRow, mailbox, prefixes.mail)) found.push(body);
    return found;
  };
  const standing = async () => (await read(ledger, quarterStandingRow, cycleKeys.standing('2026-Q2')))?.body;
  return {
    ledger,
    clock,
    life,
    quarterly,
    standing,
    async govern(policy) {
      const found = await read(ledger, policyRow, keys.policy());
      const body = Policy.parse(policy);
      await ledger.commit([put(policyRow, keys.policy(), found?.version ?? 'absent', body)]);
    },
    async hire(coaches, interviewers) {
      await commitAll(ledger, [
        ...coaches.flatMap((coach) =>
          typeof coach === 'string'
            ? settled(personOf(coach, { role: 'coach' }), [])
            : settled(personOf(String(coach['id']), { role: 'coach', ...coach }), []),
        ),
        ...settled(personOf('otto', { role: 'operations' }), []),
        ...interviewers.flatMap(({ loops = 3, ...who }) =>
          settled(
            personOf(String(who['id']), who),
            loopsOf(String(who['id']), Number(loops), '2026-03-30T10:00:00.000Z'),
          ),
        ),
      ]);
      await ledger.commit(await firstCycle(ledger, clock.now(), defaultPolicy));
    },
    async change(id, more) {
      const found = await read(ledger, personRow, keys.person(PersonId.parse(id)));
      if (found === undefined) throw new Error(`${id} is not there.`);
      await ledger.commit([put(personRow, found.key, found.version, { ...found.body, ...more })]);
    },
    async cycleAt(at) {
      clock.set(Instant.parse(at));
      await life().tick();
    },
    told: async (kind) => (await mails()).filter((mail) => mail.kind === kind),
    async contents() {
      const rows: unknown[] = [...(await quarterly())];
      for await (const { body } of readAll(
        ledger,
        coachQuarterRow,
        cycleKeys.coaches('2026-Q2'),
        coachPrefix,
      ))
        rows.push(body);
      rows.push(await standing());
      rows.push((await read(ledger, quarterCapacityRow, quarterKeys.capacity('2026-Q2')))?.body);
      rows.push((await read(ledger, quarterStartRow, cycleKeys.start()))?.body);
      rows.push(...(await mails()));
      return JSON.stringify(rows, null, 1);
    },
  };
};

/** Minutes that each coach owes in each week, by coach and Monday; every coach here lives by UTC. */
export const minutesByWeek = (tasks: readonly Task[]): Map<string, number> => {
  const weeks = new Map<string, number>();
  for (const task of tasks) {
    const day = dayAt(msOf(task.dueAt), 'UTC');
    const week = `${task.owner} ${addDays(day, 1 - isoWeekday(day))}`;
    weeks.set(week, (weeks.get(week) ?? 0) + task.minutes);
  }
  return weeks;
};
