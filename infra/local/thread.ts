/** One further thread of the service, which works on the same folder. */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { type Extension, Line } from './line.ts';

/** What a thread is told at its start besides its folder; ports among it are handed over. */
export type Given = Readonly<Record<string, boolean | MessagePort | undefined>>;

export class Thread<Asked> extends Line<Asked> {
  readonly #worker: Worker;

  /** Runs the module on the embedded folder. */
  constructor(module: URL, dir: string, given: Given = {}) {
    const worker = new Worker(module, {
      workerData: { ...given, dir },
      transferList: Object.values(given).filter((each) => typeof each === 'object'),
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    super(worker);
    this.#worker = worker;
  }

  /** Another end of its line, for a thread that is to call it directly. */
  extension(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    const extension: Extension = { extension: port1 };
    this.#worker.postMessage(extension, [port1]);
    return port2;
  }

  close(): void {
    void this.#worker.terminate();
  }
}
