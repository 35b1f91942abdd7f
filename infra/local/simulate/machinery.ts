/**
 * Queues and machines: in the cloud they outlive everybody; in one process messages are handled on the
 * spot, and an unfinished execution begins again with the process.
 */
import { InvalidInput, UnusableReply } from '../../../core/faults.ts';
import type { Dispatched } from '../../../functions/ports/dispatch.ts';
import type { Ports } from '../../../functions/ports/ports.ts';
import { admit } from '../../../functions/admit/step.ts';
import { advanceTask } from '../../../functions/advance-task/step.ts';
import { decideAgain } from '../../../functions/runtime/decide-again.ts';
import { reported } from '../../../functions/runtime/reported-fault.ts';
import { isLookedAt } from '../../../functions/runtime/looked-at.ts';
import { sendMail } from '../../../functions/send-mail/step.ts';
import { startQuarter } from '../../../functions/start-quarter/step.ts';
import { sweep } from '../../../functions/sweep/step.ts';
import { updateFleet } from '../../../functions/update-fleet/step.ts';
import { machines } from '../../../workflows/machines.ts';
import { type MachineName, stateName, type StepName, stepNames } from '../../../workflows/names.ts';
import { machineSteps } from '../machine-steps.ts';
import { type History, hourMs, minuteMs } from './history.ts';
import { type Advance, afterFault, begun, type Data, enter, type Standing } from './stepper.ts';
import { isWeather, ownFault, strike } from './perform.ts';
import type { Action, Outcome, World } from './world.ts';

type Execution = {
  readonly machine: MachineName;
  readonly name: string;
  readonly input: Data;
  readonly startedMs: number;
  standing: Standing;
  /** Raised when the process begins again: what was on its way for an earlier life counts no more. */
  life: number;
  isOver: boolean;
};

const drawn = async (content: { readonly subject: string }): Promise<string> => content.subject;

/** As long as a deployed region keeps others away from a mail that is being sent; one process needs none. */
const claimMin = { cloud: 5, embedded: 0 } as const;

const hand = async (
  message: Dispatched & { readonly again?: boolean },
  ports: Ports,
  engine: History['engine'],
): Promise<unknown> => {
  switch (message.step) {
    case 'admit':
      return await admit({ key: message.key, again: message.again }, ports);
    case 'advance-task':
      return await advanceTask(message, ports);
    case 'send-mail':
      return await sendMail(message, ports, drawn, claimMin[engine]);
    case 'update-fleet':
      return await updateFleet(ports);
    case 'start-quarter':
      return await startQuarter(ports);
  }
};

/** The least a queue waits before it hands a failed message out again, and the most. */
const shortestMs = minuteMs;
const longestMs = hourMs;

/** A message, delivered until somebody has handled it. */
export const deliver = (
  world: World,
  message: Dispatched & { readonly again?: boolean },
  afterMs: number,
  isVolatile = false,
  tries = 0,
): void => {
  const what = JSON.stringify(message);
  // No deployed function lives longer than others keep away from what it has in hand.
  const livesMs = claimMin[world.history.engine] * minuteMs;
  world.pending.push({
    what,
    dueMs: world.nowMs + afterMs,
    isVolatile,
    ...(message.step === 'send-mail' && livesMs > 0 ? { livesMs } : {}),
    work: (ports) => decideAgain(() => hand(message, ports, world.history.engine)),
    ended(outcome: Outcome) {
      if (outcome.kind === 'done') return;
      if (outcome.kind === 'failed' && !isWeather(outcome.fault)) ownFault(world, what, outcome.fault);
      if (outcome.kind === 'died' && isVolatile) return;
      deliver(world, message, Math.min(shortestMs * 2 ** tries, longestMs), isVolatile, tries + 1);
    },
  });
};

/** A state in twenty-five has to wait for its turn, so that what came later may overtake it. */
const slowShare = 0.04;
/** Several of these fit into the time an execution has. */
const slowestMs = 8 * hourMs;

const stepOf = new Map(stepNames.map((step) => [stateName(step), step]));

/** One state of one execution, as something to be done. */
const turn = (world: World, execution: Execution, afterMs: number): Action => {
  const { machine, name } = execution;
  const { life } = execution;
  const goOn = (ms: number): void => {
    world.pending.push(turn(world, execution, ms));
  };
  const isOutdated = (): boolean => execution.isOver || execution.life !== life;
  let advance: Advance | undefined;
  const definition = machines[machine];
  const attempt = async (
    ports: Ports,
    run: (state: string, data: Data) => Promise<unknown>,
  ): Promise<void> => {
    if (isOutdated()) return;
    if (world.nowMs - execution.startedMs > definition.TimeoutSeconds * 1000) {
      advance = { kind: 'failed', error: 'States.Timeout' };
      return;
    }
    const nowMs = Date.parse(ports.clock.now());
    advance = await enter(definition, execution.standing, { run, nowMs, randomness: world.chance.next });
  };
  return {
    what: `${machine} ${name} ${execution.standing.state}`,
    dueMs: world.nowMs + afterMs,
    isVolatile: false,
    work: (ports) => {
      const steps: Readonly<Partial<Record<StepName, (data: unknown) => Promise<unknown>>>> =
        machineSteps(ports);
      return attempt(ports, async (state, data) => {
        const step = stepOf.get(state);
        const task = step === undefined ? undefined : steps[step];
        if (task === undefined) throw new Error(`The state ${state} has no step.`);
        try {
          // As it travels between two functions: nothing but JSON.
          return await task(JSON.parse(JSON.stringify(data)));
        } catch (fault) {
          if (!isWeather(fault) && !(fault instanceof InvalidInput || fault instanceof UnusableReply))
            ownFault(world, `${name} ${state}`, fault);
          throw reported(fault);
        }
      });
    },
    ended(outcome) {
      if (isOutdated()) return;
      if (outcome.kind === 'failed') throw outcome.fault;
      if (outcome.kind === 'died')
        advance = afterFault(definition, execution.standing, goneSilent, world.chance.next);
      if (advance?.kind === 'goes-on') {
        const isNext = advance.standing.state !== execution.standing.state;
        execution.standing = advance.standing;
        // The same state tried again waits as long as its retrier says, a hundred times on a bad day.
        const isSlow =
          isNext &&
          machine !== 'quarterly-cycle' &&
          world.faults.has('late') &&
          world.chance.happens(slowShare);
        goOn(advance.afterMs + (isSlow ? world.chance.between(0, slowestMs) : 0));
        return;
      }
      execution.isOver = true;
      if (advance?.kind === 'failed')
        world.broken.push({
          promise: 'nothing is neither done, waiting nor quarantined',
          seen: `${machine} ${name} ended with ${advance.error}, and nothing is started again by itself`,
        });
    },
  };
};

/** What the service that called a function hears when the function is no more. */
const goneSilent = Object.assign(new Error('The function ended before it answered.'), {
  name: 'Lambda.Unknown',
});

/** Gives the world its queues and machines. */
export const installMachinery = (world: World): void => {
  const executions = new Map<string, Execution>();
  const isEmbedded = world.history.engine === 'embedded';
  world.engine.workflows = {
    async start(machine, name, input) {
      const key = `${machine}#${name}`;
      if (executions.has(key)) return 'exists';
      const kept = JSON.parse(JSON.stringify(input)) as Data;
      const execution: Execution = {
        machine,
        name,
        input: kept,
        startedMs: world.nowMs,
        standing: begun(machines[machine], kept),
        life: 0,
        isOver: false,
      };
      executions.set(key, execution);
      world.pending.push(turn(world, execution, 0));
      return 'started';
    },
  };
  world.engine.dispatch = (ports) => ({
    async send(messages) {
      for (const message of messages)
        if (isEmbedded) await decideAgain(() => hand(message, ports, world.history.engine));
        else {
          deliver(world, message, world.chance.between(0, 5000));
          if (!world.faults.has('twice') || !world.chance.happens(0.03)) continue;
          strike(world, 'twice');
          deliver(world, message, world.chance.between(0, 6 * hourMs));
        }
    },
  });
  world.restart = () => {
    const kept = world.pending.filter(({ isVolatile }) => !isVolatile);
    world.pending.splice(0, world.pending.length, ...kept);
    for (const execution of executions.values()) {
      if (execution.isOver) continue;
      execution.life += 1;
      execution.standing = begun(machines[execution.machine], execution.input);
      world.pending.push(turn(world, execution, 1000));
    }
    world.pending.push(lookAround(world, 2000));
  };
};

/** The one process looks at the whole drop when it begins, and now and then: what changed is announced. */
export const lookAround = (world: World, afterMs: number): Action => ({
  what: 'look at the drop',
  dueMs: world.nowMs + afterMs,
  isVolatile: true,
  async work(ports) {
    for await (const object of ports.drop.list(''))
      if (!(await isLookedAt(ports.ledger, object)))
        await decideAgain(() => admit({ key: object.key }, ports));
  },
  ended(outcome) {
    if (outcome.kind === 'failed' && !isWeather(outcome.fault))
      ownFault(world, 'look at the drop', outcome.fault);
    if (outcome.kind === 'failed') world.pending.push(lookAround(world, minuteMs));
  },
});

/** One tick; says how many it handed on. */
export const tick = (world: World, told: (handed: number) => void): Action => ({
  what: 'sweep',
  dueMs: world.nowMs,
  isVolatile: false,
  async work(ports) {
    told((await sweep(ports)).handed);
  },
  ended(outcome) {
    if (outcome.kind === 'failed' && !isWeather(outcome.fault)) ownFault(world, 'sweep', outcome.fault);
  },
});
