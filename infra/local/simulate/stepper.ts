/**
 * The machines, a state at a time: the part of the States Language that ours use, with a clock and
 * chance that come in by the door. The interpreter library runs an execution to its end on real timers;
 * this one can be stopped, interrupted and replayed between any two states. A test holds both against
 * each other.
 */
import type { Machine, Retrier, TaskState } from '../../../workflows/states-language.ts';
import type { Randomness } from '../../../functions/ports/clock.ts';

/** What a machine's state is about: keys and ids. */
export type Data = Readonly<Record<string, unknown>>;

/** Where an execution stands; plain data, so that it outlives whoever runs it. */
export type Standing = {
  readonly state: string;
  readonly data: Data;
  /** How often each retrier of the present state has been used. */
  readonly retries: readonly number[];
};

export type Advance =
  | { readonly kind: 'goes-on'; readonly standing: Standing; readonly afterMs: number }
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly error: string };

export const begun = (machine: Machine, data: Data): Standing => ({
  state: machine.StartAt,
  data,
  retries: [],
});

/** `$.a.b` of the data; undefined where there is none. */
const valueAt = (data: Data, path: string): unknown =>
  path
    .split('.')
    .slice(1)
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? (value as Data)[name] : undefined),
      data,
    );

/** The data with a result at `$.name`; null drops it. */
const withResult = (data: Data, path: string | null, result: unknown): Data =>
  path === null ? data : { ...data, [path.slice(2)]: result };

const named = (fault: unknown): string => (fault instanceof Error ? fault.name : 'Error');

const matches = (names: readonly string[], error: string): boolean =>
  names.includes(error) || names.includes('States.ALL');

/** Interval, doubled and bounded; with jitter any part of it. */
const waitMs = (retrier: Retrier, used: number, randomness: Randomness): number =>
  Math.min(retrier.IntervalSeconds * retrier.BackoffRate ** used, retrier.MaxDelaySeconds) *
  1000 *
  (retrier.JitterStrategy === 'NONE' ? 1 : randomness());

const next = (state: string, data: Data, afterMs = 0): Advance => ({
  kind: 'goes-on',
  standing: { state, data, retries: [] },
  afterMs,
});

const failed = (standing: Standing, task: TaskState, fault: unknown, randomness: Randomness): Advance => {
  const error = named(fault);
  const index = task.Retry.findIndex(({ ErrorEquals }) => matches(ErrorEquals, error));
  const retrier = task.Retry[index];
  const used = standing.retries[index] ?? 0;
  if (retrier !== undefined && used < retrier.MaxAttempts) {
    const retries = task.Retry.map((_, at) => (standing.retries[at] ?? 0) + (at === index ? 1 : 0));
    return {
      kind: 'goes-on',
      standing: { ...standing, retries },
      afterMs: Math.round(waitMs(retrier, used, randomness)),
    };
  }
  const catcher = task.Catch.find(({ ErrorEquals }) => matches(ErrorEquals, error));
  if (catcher === undefined) return { kind: 'failed', error };
  const errorMessage = fault instanceof Error ? fault.message : String(fault);
  const told = { Error: error, Cause: JSON.stringify({ errorType: error, errorMessage }) };
  return next(catcher.Next, withResult(standing.data, catcher.ResultPath, told));
};

/** What becomes of an execution whose task failed with a fault of that name. Throws where no task stands. */
export const afterFault = (
  machine: Machine,
  standing: Standing,
  fault: unknown,
  randomness: Randomness,
): Advance => {
  const state = machine.States[standing.state];
  if (state?.Type !== 'Task') throw new Error(`Only a task fails, and ${standing.state} is none.`);
  return failed(standing, state, fault, randomness);
};

/**
 * Enters the state an execution stands at. `run` is the task of a state by its name; what it throws is
 * retried and caught by its name. `afterMs` of the answer is how long to wait before going on.
 */
export const enter = async (
  machine: Machine,
  standing: Standing,
  circumstances: {
    readonly run: (state: string, data: Data) => Promise<unknown>;
    readonly nowMs: number;
    readonly randomness: Randomness;
  },
): Promise<Advance> => {
  const { state: name, data } = standing;
  const state = machine.States[name];
  switch (state?.Type) {
    case undefined:
      throw new Error(`The machine has no state ${name}.`);
    case 'Fail':
      return { kind: 'failed', error: state.Error };
    case 'Choice': {
      const chosen = state.Choices.find(
        ({ Variable, StringEquals }) => valueAt(data, Variable) === StringEquals,
      );
      return next(chosen?.Next ?? state.Default, data);
    }
    case 'Wait': {
      const until = Date.parse(String(valueAt(data, state.TimestampPath)));
      return next(state.Next, data, Math.max(0, until - circumstances.nowMs));
    }
    case 'Task':
      try {
        const result = (await circumstances.run(name, data)) ?? {};
        return 'End' in state
          ? { kind: 'succeeded' }
          : next(state.Next, withResult(data, state.ResultPath, result));
      } catch (fault) {
        return failed(standing, state, fault, circumstances.randomness);
      }
  }
};
