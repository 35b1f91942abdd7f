/** One further thread of the service: it is handed calls and answers each, with a result or the fault by name. */
import { Worker } from 'node:worker_threads';
import { Conflict, Unavailable } from '../../core/faults.ts';

export type Told = { readonly name: string; readonly message: string; readonly code?: string };

export type Call<Asked> = { readonly id: number; readonly asked: Asked };

export type Answer = { readonly id: number } & ({ readonly result: unknown } | { readonly fault: Told });

/** Only a name, a code and a sentence cross a thread's border as they are. */
export const toldOf = (fault: unknown): Told => {
  if (!(fault instanceof Error)) return { name: 'Error', message: String(fault) };
  const { name, message } = fault;
  return 'code' in fault ? { name, message, code: String(fault.code) } : { name, message };
};

const faultOf = ({ name, message, code }: Told): Error => {
  if (name === 'Conflict') return new Conflict(message);
  if (name === 'Unavailable' && code !== undefined) return new Unavailable(code, message);
  return Object.assign(new Error(message), { name });
};

type Pending = { readonly resolve: (result: unknown) => void; readonly reject: (fault: Error) => void };

export class Thread<Asked> {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #next = 0;
  #gone = false;

  /** Runs the module on the embedded folder. */
  constructor(module: URL, dir: string) {
    this.#worker = new Worker(module, {
      workerData: { dir },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    this.#worker.unref();
    this.#worker.on('message', (answer: Answer) => {
      this.#settle(answer);
    });
    // Whoever waited for it tries again, and from then on without it.
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

  async run(asked: Asked): Promise<unknown> {
    this.#next += 1;
    const call: Call<Asked> = { id: this.#next, asked };
    // Only somebody who waits for an answer keeps the process alive.
    if (this.#pending.size === 0) this.#worker.ref();
    return await new Promise((resolve, reject) => {
      this.#pending.set(call.id, { resolve, reject });
      this.#worker.postMessage(call);
    });
  }

  close(): void {
    void this.#worker.terminate();
  }

  #settle(answer: Answer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (this.#pending.size === 0) this.#worker.unref();
    if (pending === undefined) return;
    if ('fault' in answer) pending.reject(faultOf(answer.fault));
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
