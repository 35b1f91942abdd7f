/**
 * The embedded workflow engine: an interpreter library runs the same definitions that are deployed.
 * What is started is a row first, so that after a crash every unfinished execution begins again.
 */
import type { StateMachine } from 'aws-local-stepfunctions';
import * as z from 'zod/mini';
import { Conflict } from '../../core/faults.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import type { Ledger, Row } from '../../functions/ports/ledger.ts';
import type { Workflows } from '../../functions/ports/workflows.ts';
import { reported } from '../../functions/runtime/reported-fault.ts';
import { laneQueue } from '../../functions/runtime/lanes.ts';
import { readStored } from '../../functions/runtime/stored.ts';
import { machines } from '../../workflows/machines.ts';
import {
  type MachineName,
  machineNames,
  stateName,
  type StepName,
  stepNames,
} from '../../workflows/names.ts';
import type { Machine } from '../../workflows/states-language.ts';

export type StepFunction = (state: unknown) => Promise<unknown>;

export type Engine = Workflows & {
  /** Takes up what a crash left unfinished. */
  resume(): Promise<void>;
  /** Executions that nothing has been done about yet. */
  waiting(): number;
  /** Runs everything started so far, and what that starts; returns how many executions ended. */
  drain(): Promise<number>;
};

export type EngineOptions = {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly steps: Readonly<Partial<Record<StepName, StepFunction>>>;
  /** On a virtual clock waits and retries take no real time. */
  readonly virtualTime: boolean;
  /** Executions under way at once; one keeps them in the order in which they were started. */
  readonly lanes: number;
  /** Told of every state that is entered, or tried again. */
  readonly entered?: ((machine: MachineName) => void) | undefined;
};

const Execution = z.strictObject({
  machine: z.enum(machineNames),
  name: z.string(),
  input: z.record(z.string(), z.unknown()),
  startedAt: z.string(),
});
type Execution = z.infer<typeof Execution>;

const openPartition = 'executions-open';
const page = 200;

/** The rows of an execution are written when it starts and not again before it ends. */
const asStarted = 1;

/** Rows in which this engine keeps its executions; in the cloud Step Functions keeps them. */
export const isEnginesOwn = ({ partition }: { readonly partition: string }): boolean =>
  partition === openPartition || partition.startsWith('execution#');

const startedKey = (machine: MachineName, name: string) => ({
  partition: `execution#${machine}`,
  sort: name,
});
const openKey = (machine: MachineName, name: string) => ({
  partition: openPartition,
  sort: `${machine}#${name}`,
});

export const embeddedEngine = (options: EngineOptions): Engine => {
  const { ledger, clock } = options;
  const interpreters = new Map<MachineName, Promise<Interpreter>>();
  const interpreterOf = async (name: MachineName): Promise<Interpreter> => {
    const made = interpreters.get(name) ?? interpreter(name, options);
    interpreters.set(name, made);
    return await made;
  };

  const finish = async ({ machine, name, startedAt }: Execution, outcome: string): Promise<void> => {
    try {
      await ledger.commit([
        {
          kind: 'put',
          key: startedKey(machine, name),
          expects: asStarted,
          body: { startedAt, endedAt: clock.now(), outcome },
        },
        { kind: 'remove', key: openKey(machine, name), expects: asStarted },
      ]);
    } catch (fault) {
      // Another process on the same folder took it up as well, and ended it before.
      if (!(fault instanceof Conflict)) throw fault;
    }
  };

  const executions = laneQueue<Execution>(options.lanes, async (next) => {
    const run = await interpreterOf(next.machine);
    await finish(next, await run(next.input));
  });

  return {
    async start(machine, name, input) {
      const execution: Execution = { machine, name, input: { ...input }, startedAt: clock.now() };
      try {
        await ledger.commit([
          {
            kind: 'put',
            key: startedKey(machine, name),
            expects: 'absent',
            body: { startedAt: execution.startedAt },
          },
          { kind: 'put', key: openKey(machine, name), expects: 'absent', body: execution },
        ]);
      } catch (fault) {
        if (fault instanceof Conflict) return 'exists';
        throw fault;
      }
      executions.add(execution);
      return 'started';
    },

    async resume() {
      let after: string | undefined;
      for (;;) {
        const rows: readonly Row[] = await ledger.query({
          partition: openPartition,
          limit: page,
          ...(after === undefined ? {} : { after }),
        });
        for (const row of rows) executions.add(readStored(Execution, row.body));
        after = rows.at(-1)?.sort;
        if (after === undefined || rows.length < page) return;
      }
    },

    waiting: () => executions.waiting(),
    drain: () => executions.drain(),
  };
};

/** Runs one execution to its end; resolves to `succeeded`, or the error's name when it failed. */
type Interpreter = (input: Readonly<Record<string, unknown>>) => Promise<string>;

type LocalHandlers = NonNullable<
  NonNullable<NonNullable<Parameters<StateMachine['run']>[1]>['overrides']>['taskResourceLocalHandlers']
>;

const interpreter = async (
  machineName: MachineName,
  { steps, virtualTime, entered }: EngineOptions,
): Promise<Interpreter> => {
  const machine = machines[machineName];
  // Loaded with the first execution: a run that finds nothing to do starts without it.
  const library = await import('aws-local-stepfunctions');
  const handlers: LocalHandlers = {};
  const instantRetries: Record<string, number> = {};
  const instantWaits: Record<string, number> = {};
  for (const [name, state] of Object.entries(machine.States)) {
    if (state.Type === 'Wait') instantWaits[name] = 0;
    if (state.Type !== 'Task') continue;
    handlers[name] = reporting(stepOf(name, steps)) as LocalHandlers[string];
    instantRetries[name] = 0;
  }
  const runner = new library.StateMachine(
    withLocalResources(machine) as ConstructorParameters<typeof StateMachine>[0],
    // A test validates the definitions, which are ours; doing it at every start costs a quarter of a second.
    { validationOptions: { noValidate: true } },
  );
  return async (input) => {
    try {
      const { result, eventLogs } = runner.run(structuredClone(input) as Parameters<StateMachine['run']>[0], {
        overrides: {
          taskResourceLocalHandlers: handlers,
          ...(virtualTime ? { waitTimeOverrides: instantWaits, retryIntervalOverrides: instantRetries } : {}),
        },
      });
      if (entered === undefined) await result;
      else await Promise.all([result, eachEntered(eventLogs, () => entered(machineName))]);
      return 'succeeded';
    } catch (fault) {
      return fault instanceof Error ? fault.name : 'unknown';
    }
  };
};

/** A state that is tried again is entered again, as a bill has it. */
const eachEntered = async (
  events: AsyncIterable<{ readonly type: string }>,
  tell: () => void,
): Promise<void> => {
  for await (const { type } of events) if (type === 'StateEntered' || type === 'StateRetried') tell();
};

/** As a deployment fills in its functions' ARNs, this fills in ones that nobody could ever call. */
const withLocalResources = (machine: Machine): unknown =>
  JSON.parse(
    JSON.stringify(machine).replaceAll(
      /"\$\{(\w+)\}"/g,
      '"arn:aws:lambda:us-east-1:000000000000:function:$1"',
    ),
  );

/** A state without a local function would be called in somebody's real cloud account: refuse to be built. */
const stepOf = (state: string, steps: EngineOptions['steps']): StepFunction => {
  const name = stepNames.find((step) => stateName(step) === state);
  const found = name === undefined ? undefined : steps[name];
  if (found === undefined) throw new Error(`The state ${state} has no local step.`);
  return found;
};

const reporting =
  (step: StepFunction): StepFunction =>
  async (state) => {
    try {
      return (await step(state)) ?? {};
    } catch (fault) {
      throw reported(fault);
    }
  };
