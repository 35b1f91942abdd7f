/**
 * A region on virtual time: the real steps and machines, stores that answer after a while and know of
 * transactions that meet, functions of which only so many run at once, and a model with a quota.
 */
import { InvalidInput, Conflict, Unavailable } from '../../core/faults.ts';
import { instantOf } from '../../core/coaching/calendar.ts';
import { memoryArtefacts } from '../../functions/adapters/memory-artefacts.ts';
import { memoryDrop, type MemoryDrop } from '../../functions/adapters/memory-drop.ts';
import { memoryLedger } from '../../functions/adapters/memory-ledger.ts';
import { memoryMailer } from '../../functions/adapters/memory-mailer.ts';
import { seededIds } from '../../functions/adapters/seeded-ids.ts';
import { seededRandomness } from '../../functions/adapters/seeded-randomness.ts';
import { signedLinks } from '../../functions/adapters/signed-links.ts';
import { admit } from '../../functions/admit/step.ts';
import { AllocateState, allocateQuarter } from '../../functions/allocate-quarter/step.ts';
import { analyze } from '../../functions/analyze/step.ts';
import { ApplyState, applyInput } from '../../functions/apply-input/step.ts';
import { assembleReview } from '../../functions/assemble-review/step.ts';
import { closeQuarter } from '../../functions/close-quarter/step.ts';
import type { Analyst } from '../../functions/ports/analyst.ts';
import type { Ledger } from '../../functions/ports/ledger.ts';
import type { Ports } from '../../functions/ports/ports.ts';
import { QuarantineInput, quarantine } from '../../functions/quarantine/step.ts';
import { readTranscript } from '../../functions/read-transcript/step.ts';
import { recordLoop } from '../../functions/record-loop/step.ts';
import { reserveModel } from '../../functions/reserve-model/step.ts';
import { LoopState } from '../../functions/runtime/envelope.ts';
import { QuarterState } from '../../functions/runtime/quarter-rows.ts';
import { fleetForQuarter } from '../../functions/update-fleet/step.ts';
import { decideAgain } from '../../functions/runtime/decide-again.ts';
import { reported } from '../../functions/runtime/reported-fault.ts';
import { begun, type Data, enter } from '../../infra/local/simulate/stepper.ts';
import { machines } from '../../workflows/machines.ts';
import { type MachineName, stateName, stepNames } from '../../workflows/names.ts';
import { type Meter, meter } from './meter.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Milliseconds; medians of one region's own services as their makers and others publish them, early in 2026. */
export const latency = {
  read: 5,
  commit: 14,
  object: 25,
  /** From one state of a machine to the next. */
  transition: 40,
  message: 60,
} as const;

export type Region = {
  readonly ports: Ports;
  readonly drop: MemoryDrop;
  readonly ledger: ReturnType<typeof memoryLedger>;
  readonly meter: Meter;
  /** Hands an object to admission through its queue; resolves when it was taken. */
  readonly announce: (key: string) => Promise<void>;
  /** Resolves when everything that was started has ended. */
  readonly rest: () => Promise<void>;
  /** When each loop was recorded, in milliseconds. */
  readonly recordedAt: ReadonlyMap<string, number>;
  /** The longest that a step of each state waited for its stores, in milliseconds. */
  readonly longestMs: ReadonlyMap<string, number>;
  readonly counts: {
    transitions: number;
    executions: number;
    conflicts: number;
    throttled: number;
    failed: number;
    dead: number;
  };
};

export type RegionOptions = {
  readonly time: VirtualTime;
  readonly seed: number;
  readonly analyst: Analyst;
  /** As the region's limits have it. */
  readonly admitAtOnce: number;
};

/** A ledger that takes its time. A commit fails at once on a row that another commit is at. */
const slowLedger = (
  ledger: Ledger,
  {
    time,
    jitter,
    meter: table,
    counts,
  }: { time: VirtualTime; jitter: (ms: number) => number; meter: Meter; counts: Region['counts'] },
): Ledger => {
  const held = new Set<string>();
  const slow: Ledger = {
    async get(key) {
      await time.sleep(jitter(latency.read));
      const row = await ledger.get(key);
      table.read(key.partition, row === undefined ? [] : [row], time.nowMs());
      return row;
    },
    async query(range) {
      await time.sleep(jitter(latency.read));
      const rows = await ledger.query(range);
      table.read(range.partition, rows, time.nowMs());
      return rows;
    },
    async due(now, limit) {
      await time.sleep(jitter(latency.read));
      return await ledger.due(now, limit);
    },
    async commit(writes) {
      const names = writes.map(({ key }) => `${key.partition} ${key.sort}`);
      await time.sleep(jitter(latency.commit / 2));
      if (names.some((name) => held.has(name))) {
        counts.conflicts += 1;
        throw new Conflict('Another transaction is at one of these rows.');
      }
      for (const name of names) held.add(name);
      await time.sleep(jitter(latency.commit / 2));
      for (const name of names) held.delete(name);
      table.wrote(writes, time.nowMs());
      try {
        await ledger.commit(writes);
      } catch (fault) {
        if (fault instanceof Conflict) counts.conflicts += 1;
        throw fault;
      }
    },
    async commitInOrder(changes) {
      for (const change of changes) await slow.commit([change]);
    },
  };
  return slow;
};

/** How long a failed message stays unseen: six timeouts of a minute, as the stack has it; and how often it is tried. */
const unseenMs = 6 * 60_000;
const tries = 8;

export const region = ({ time, seed, analyst, admitAtOnce }: RegionOptions): Region => {
  const random = seededRandomness(seed);
  /** Around its median, at times twice as long. */
  const jitter = (ms: number): number => ms * (0.7 + 0.4 * random() + (random() < 0.05 ? 1 : 0));
  const counts = { transitions: 0, executions: 0, conflicts: 0, throttled: 0, failed: 0, dead: 0 };
  const table = meter();
  const drop = memoryDrop();
  const ledger = memoryLedger();
  const artefacts = memoryArtefacts();
  const mailer = memoryMailer();
  const slowly =
    <Args extends readonly unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      await time.sleep(jitter(latency.object));
      return await call(...args);
    };
  const recordedAt = new Map<string, number>();
  const longestMs = new Map<string, number>();
  const going = new Set<Promise<void>>();
  const names = new Set<string>();
  const ports: Ports = {
    drop: {
      list: (prefix) => drop.list(prefix),
      stat: slowly((key) => drop.stat(key)),
      read: slowly((key, most) => drop.read(key, most)),
      remove: slowly((key) => drop.remove(key)),
    },
    artefacts: {
      put: slowly((key, bytes) => artefacts.put(key, bytes)),
      get: slowly((key) => artefacts.get(key)),
      has: slowly((key) => artefacts.has(key)),
      list: (prefix) => artefacts.list(prefix),
      remove: slowly((prefix) => artefacts.remove(prefix)),
    },
    ledger: slowLedger(ledger, { time, jitter, meter: table, counts }),
    mailer,
    links: signedLinks(new Uint8Array(32)),
    analyst,
    clock: { now: () => instantOf(time.nowMs()) },
    ids: seededIds(random),
    randomness: random,
    dispatch: {
      async send(messages) {
        for (const message of messages) if (message.step === 'admit') follow(announce(message.key));
      },
    },
    workflows: {
      async start(machine, name, input) {
        await time.sleep(jitter(latency.message));
        if (names.has(`${machine} ${name}`)) return 'exists';
        names.add(`${machine} ${name}`);
        counts.executions += 1;
        follow(execute(machine, JSON.parse(JSON.stringify(input)) as Data));
        return 'started';
      },
    },
  };
  const follow = (work: Promise<void>): void => {
    going.add(work);
    void work.finally(() => going.delete(work)).catch(() => {});
  };
  const steps: Readonly<Record<string, (state: unknown) => Promise<unknown>>> = {
    'read-transcript': (state) => readTranscript(LoopState.parse(state), ports),
    'reserve-model': (state) => reserveModel(LoopState.parse(state), ports),
    analyze: (state) => analyze(LoopState.parse(state), ports),
    'assemble-review': (state) => assembleReview(LoopState.parse(state), ports),
    'record-loop': async (state) => {
      const loop = LoopState.parse(state);
      const recorded = await recordLoop(loop, ports);
      recordedAt.set(loop.loopId, time.nowMs());
      return recorded;
    },
    'apply-input': (state) => applyInput(ApplyState.parse(state), ports),
    'update-fleet': (state) => fleetForQuarter(QuarterState.parse(state), ports),
    'allocate-quarter': (state) => allocateQuarter(AllocateState.parse(state), ports),
    'close-quarter': (state) => closeQuarter(QuarterState.parse(state), ports),
    quarantine: (state) => quarantine(QuarantineInput.parse(state), ports),
  };
  const stepOf = new Map(stepNames.map((step) => [stateName(step), steps[step]]));
  const execute = async (machine: MachineName, input: Data): Promise<void> => {
    const definition = machines[machine];
    let standing = begun(definition, input);
    const run = async (state: string, data: Data): Promise<unknown> => {
      const step = stepOf.get(state);
      if (step === undefined) throw new Error(`Nobody simulates ${state}.`);
      const began = time.nowMs();
      try {
        return await step(JSON.parse(JSON.stringify(data)));
      } catch (fault) {
        throw reported(fault);
      } finally {
        longestMs.set(state, Math.max(longestMs.get(state) ?? 0, time.nowMs() - began));
      }
    };
    for (;;) {
      // Each entry of a state is billed, a retry as well.
      counts.transitions += 1;
      await time.sleep(jitter(latency.transition));
      const advance = await enter(definition, standing, { run, nowMs: time.nowMs(), randomness: random });
      if (advance.kind === 'failed') counts.failed += 1;
      if (advance.kind !== 'goes-on') return;
      if (advance.standing.state === 'Quarantine') counts.failed += 1;
      standing = advance.standing;
      await time.sleep(advance.afterMs);
    }
  };
  const free = { places: admitAtOnce };
  const queue: (() => void)[] = [];
  const placeInAdmission = async (): Promise<void> => {
    if (free.places > 0) free.places -= 1;
    else
      await new Promise<void>((taken) => {
        queue.push(taken);
      });
  };
  const announce = async (key: string): Promise<void> => {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      await time.sleep(jitter(latency.message));
      await placeInAdmission();
      try {
        await decideAgain(() => admit({ key }, ports));
        return;
      } catch (fault) {
        if (!(fault instanceof Conflict || fault instanceof Unavailable || fault instanceof InvalidInput))
          throw fault;
      } finally {
        const next = queue.shift();
        if (next === undefined) free.places += 1;
        else next();
      }
      await time.sleep(unseenMs);
    }
    counts.dead += 1;
  };
  return {
    ports,
    drop,
    ledger,
    meter: table,
    counts,
    recordedAt,
    longestMs,
    announce,
    async rest() {
      while (going.size > 0) await Promise.all(going);
    },
  };
};
