/**
 * Reading and assembling are most of a loop's work and touch little but files: with many loops waiting
 * they are done beside the others on further cores. A thread is to the service what a function's
 * instance is in the cloud: it is handed a state, keeps nothing, and answers or names its fault.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Unavailable } from '../../core/faults.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import type { StepName } from '../../workflows/names.ts';
import type { StepFunction } from './engine.ts';

export type ThreadedStep = Extract<StepName, 'read-transcript' | 'analyze' | 'assemble-review'>;

export type StepCall = {
  readonly id: number;
  readonly step: ThreadedStep;
  readonly state: unknown;
  readonly now: string;
};

export type StepAnswer = { readonly id: number } & (
  | { readonly result: unknown }
  | { readonly fault: { readonly name: string; readonly message: string } }
);

/** One core is for the rest of the service; beyond three threads it could not keep them busy. */
const threadCount = (): number => Math.max(1, Math.min(3, availableParallelism() - 1));

type Pending = { readonly resolve: (result: unknown) => void; readonly reject: (fault: Error) => void };

class Thread {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #next = 0;
  #gone = false;

  constructor(dir: string) {
    this.#worker = new Worker(new URL('./step-thread.ts', import.meta.url), {
      workerData: { dir },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    this.#worker.unref();
    this.#worker.on('message', (answer: StepAnswer) => {
      this.#settle(answer);
    });
    // Its calls are tried again by the state machine, and from then on without threads.
    this.#worker.on('error', (cause) => {
      this.#lose(cause);
    });
    this.#worker.on('exit', () => {
      this.#lose();
    });
  }

  get gone(): boolean {
    return this.#gone;
  }

  get load(): number {
    return this.#pending.size;
  }

  async run(step: ThreadedStep, state: unknown, now: string): Promise<unknown> {
    this.#next += 1;
    const call: StepCall = { id: this.#next, step, state, now };
    // Only somebody who waits for an answer keeps the process alive.
    this.#worker.ref();
    return await new Promise((resolve, reject) => {
      this.#pending.set(call.id, { resolve, reject });
      this.#worker.postMessage(call);
    });
  }

  close(): void {
    void this.#worker.terminate();
  }

  #settle(answer: StepAnswer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (this.#pending.size === 0) this.#worker.unref();
    if (pending === undefined) return;
    if ('fault' in answer) pending.reject(Object.assign(new Error(answer.fault.message), answer.fault));
    else pending.resolve(answer.result);
  }

  #lose(cause?: unknown): void {
    this.#gone = true;
    for (const { reject } of this.#pending.values())
      reject(
        new Unavailable('thread-gone', 'A thread of this service ended while it worked; trying again.', {
          cause,
        }),
      );
    this.#pending.clear();
  }
}

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
  let threads: readonly Thread[] | undefined;
  const run = async (step: ThreadedStep, state: unknown): Promise<unknown> => {
    if (threads === undefined && isBusy())
      threads = Array.from({ length: threadCount() }, () => new Thread(dir));
    const [thread] = (threads ?? []).filter(({ gone }) => !gone).sort((a, b) => a.load - b.load);
    return thread === undefined ? await inline[step](state) : await thread.run(step, state, clock.now());
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
