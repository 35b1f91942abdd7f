/** A line between two threads: one end calls, the other answers each call with a result or the fault by name. */
import type { MessagePort, Worker } from 'node:worker_threads';
import { Conflict, Unavailable } from '../../core/faults.ts';

type Told = { readonly name: string; readonly message: string; readonly code?: string };

type Call<Asked> = { readonly id: number; readonly asked: Asked };

type Answer = { readonly id: number } & ({ readonly result: unknown } | { readonly fault: Told });

/** Only a name, a code and a sentence cross a thread's border as they are. */
const toldOf = (fault: unknown): Told => {
  if (!(fault instanceof Error)) return { name: 'Error', message: String(fault) };
  const { name, message } = fault;
  return 'code' in fault ? { name, message, code: String(fault.code) } : { name, message };
};

const faultOf = ({ name, message, code }: Told): Error => {
  if (name === 'Conflict') return new Conflict(message);
  if (name === 'Unavailable' && code !== undefined) return new Unavailable(code, message);
  return Object.assign(new Error(message), { name });
};

/** One more end from which the same answers may be called for. */
export type Extension = { readonly extension: MessagePort };

/** Answers whatever is called at the other end, and at every extension that comes over it. */
export const answerCalls = (near: MessagePort | null, answer: (asked: never) => Promise<unknown>): void => {
  const answered = async ({ id, asked }: Call<never>): Promise<Answer> => {
    try {
      return { id, result: await answer(asked) };
    } catch (fault) {
      return { id, fault: toldOf(fault) };
    }
  };
  near?.on('message', (message: Call<never> | Extension) => {
    if ('extension' in message) answerCalls(message.extension, answer);
    else void answered(message).then((told) => near.postMessage(told));
  });
};

type Pending = { readonly resolve: (result: unknown) => void; readonly reject: (fault: Error) => void };

/** The end that calls. */
export class Line<Asked> {
  readonly #far: Worker | MessagePort;
  readonly #pending = new Map<number, Pending>();
  #next = 0;
  #gone = false;

  constructor(far: Worker | MessagePort) {
    this.#far = far;
    far.on('message', (answer: Answer) => {
      this.#settle(answer);
    });
    // Whoever waited for it tries again, and from then on without it.
    far.on('error', (cause: unknown) => {
      this.#lose(cause);
    });
    for (const end of ['exit', 'close'])
      far.on(end, () => {
        this.#lose();
      });
    far.unref();
  }

  get gone(): boolean {
    return this.#gone;
  }

  async run(asked: Asked): Promise<unknown> {
    this.#next += 1;
    const call: Call<Asked> = { id: this.#next, asked };
    // Only somebody who waits for an answer keeps the process alive.
    if (this.#pending.size === 0) this.#far.ref();
    return await new Promise((resolve, reject) => {
      this.#pending.set(call.id, { resolve, reject });
      this.#far.postMessage(call);
    });
  }

  #settle(answer: Answer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (this.#pending.size === 0) this.#far.unref();
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
