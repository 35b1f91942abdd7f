/**
 * Reading and assembling are most of a loop's work and touch little but files: with many loops waiting
 * they are done beside the others on further cores. A thread is to the service what a function's
 * instance is in the cloud: it is handed a state, keeps nothing, and answers or names its fault.
 */
import { availableParallelism } from 'node:os';
import type { Clock } from '../../functions/ports/clock.ts';
import type { StepName } from '../../workflows/names.ts';
import type { StepFunction } from './engine.ts';
import { Thread } from './thread.ts';

export type ThreadedStep = Extract<StepName, 'read-transcript' | 'analyze' | 'assemble-review'>;

export type StepCall = { readonly step: ThreadedStep; readonly state: unknown; readonly now: string };

/** One a core, since the service's own thread mostly waits; beyond three it could not keep them busy. */
const threadCount = (): number => Math.min(3, availableParallelism());

type Options = {
  readonly dir: string;
  readonly clock: Clock;
  /** What does a step in the service's own thread. */
  readonly inline: Readonly<Record<ThreadedStep, StepFunction>>;
  /** Whether there is so much to do that threads are worth their start. */
  readonly isBusy: () => boolean;
};

export type ThreadedSteps = {
  readonly steps: Readonly<Record<ThreadedStep, StepFunction>>;
  close(): void;
};

/**
 * The steps as they are done inline until the service is first busy, and from then on by threads on the
 * same folder, each call by the one with the least to do. Without a thread left they are inline again.
 */
export const threadsWhenBusy = ({ dir, clock, inline, isBusy }: Options): ThreadedSteps => {
  let threads: readonly Thread<StepCall>[] | undefined;
  const run = async (step: ThreadedStep, state: unknown): Promise<unknown> => {
    if (threads === undefined && isBusy())
      threads = Array.from(
        { length: threadCount() },
        () => new Thread<StepCall>(new URL('./step-thread.ts', import.meta.url), dir),
      );
    const [thread] = (threads ?? []).filter(({ gone }) => !gone).sort((a, b) => a.load - b.load);
    return thread === undefined
      ? await inline[step](state)
      : await thread.run({ step, state, now: clock.now() });
  };
  return {
    steps: {
      'read-transcript': (state) => run('read-transcript', state),
      analyze: (state) => run('analyze', state),
      'assemble-review': (state) => run('assemble-review', state),
    },
    close() {
      for (const thread of threads ?? []) thread.close();
    },
  };
};
