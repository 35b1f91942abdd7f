/**
 * Reading, assembling and recording are most of a loop's work: with many loops waiting they are done
 * beside one another on every core. A thread is to the service what a function's instance is in the
 * cloud: it is handed a state, and answers or names its fault.
 */
import { availableParallelism } from 'node:os';
import type { MessagePort } from 'node:worker_threads';
import type { Clock } from '../../functions/ports/clock.ts';
import { LoopState } from '../../functions/runtime/envelope.ts';
import { inTurn } from '../../functions/runtime/lanes.ts';
import type { StepFunction } from './engine.ts';
import { Thread } from './thread.ts';

/** In the order in which an execution takes them. */
const threadedSteps = ['read-transcript', 'analyze', 'assemble-review', 'record-loop'] as const;
export type ThreadedStep = (typeof threadedSteps)[number];

export type StepCall = { readonly step: ThreadedStep; readonly state: LoopState; readonly now: string };

/** One a core, since the service's own thread mostly waits; beyond three it could not keep them busy. */
const threadCount = (): number => Math.min(3, availableParallelism());

/** Several times the lanes: who is pushed out ended long ago, or goes through its steps again. */
const mostPlaced = 100;

type Options = {
  readonly dir: string;
  readonly clock: Clock;
  /** What does a step in the service's own thread. */
  readonly inline: Readonly<Record<ThreadedStep, StepFunction>>;
  /** Whether there is so much to do that threads are worth their start. */
  readonly isBusy: () => boolean;
  /** Whether threads may keep to themselves what only they read: not where one of the steps is done elsewhere. */
  readonly holds: boolean;
  /** Where a thread's commits are made; by itself when absent. */
  readonly commits?: () => MessagePort | undefined;
};

export type ThreadedSteps = {
  readonly steps: Readonly<Record<ThreadedStep, StepFunction>>;
  close(): void;
};

/**
 * The steps as they are done inline until the service is first busy, and from then on by threads on the
 * same folder. An execution stays with its thread, which still has at hand what it made of it before.
 * Without a thread left they are inline again.
 */
export const threadsWhenBusy = ({ dir, clock, inline, isBusy, holds, commits }: Options): ThreadedSteps => {
  let threads: readonly Thread<StepCall>[] = [];
  const placed = new Map<string, Thread<StepCall>>();
  const inTurnOfInterviewer = inTurn();

  const started = (): readonly Thread<StepCall>[] => {
    if (threads.length === 0 && isBusy())
      threads = Array.from(
        { length: threadCount() },
        () => new Thread(new URL('./step-thread.ts', import.meta.url), dir, { holds, commits: commits?.() }),
      );
    return threads.filter(({ gone }) => !gone);
  };
  /** The one with the fewest executions. */
  const place = (execution: string): Thread<StepCall> | undefined => {
    const executions = (thread: Thread<StepCall>): number =>
      [...placed.values()].filter((each) => each === thread).length;
    const [thread] = started()
      .map((each) => ({ each, load: executions(each) }))
      .sort((a, b) => a.load - b.load);
    if (thread === undefined) return undefined;
    placed.set(execution, thread.each);
    const [oldest] = placed.keys();
    if (placed.size > mostPlaced && oldest !== undefined) placed.delete(oldest);
    return thread.each;
  };

  const run = async (step: ThreadedStep, state: LoopState): Promise<unknown> => {
    const { execution } = state;
    if (threads.length === 0 && !isBusy()) return await inline[step](state);
    const before = placed.get(execution);
    const isThere = before !== undefined && !before.gone;
    const thread = isThere ? before : place(execution);
    const take = (each: ThreadedStep): Promise<unknown> =>
      thread === undefined ? inline[each](state) : thread.run({ step: each, state, now: clock.now() });
    // What its thread still held has ended with it; a step that has left something on disk does nothing.
    if (!isThere)
      for (const earlier of threadedSteps.slice(0, threadedSteps.indexOf(step))) await take(earlier);
    return await take(step);
  };
  const threaded =
    (step: ThreadedStep): StepFunction =>
    async (given) => {
      const state = LoopState.parse(given);
      if (step !== 'record-loop') return await run(step, state);
      const told = await inTurnOfInterviewer(state.interviewer, () => run(step, state));
      placed.delete(state.execution);
      return told;
    };
  return {
    steps: {
      'read-transcript': threaded('read-transcript'),
      analyze: threaded('analyze'),
      'assemble-review': threaded('assemble-review'),
      'record-loop': threaded('record-loop'),
    },
    close() {
      for (const thread of threads) thread.close();
    },
  };
};
