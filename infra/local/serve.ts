/** The long-running service: looks at the drop and the clock every few seconds until it is told to stop. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Service } from './service.ts';

/** A folder is looked at this often; an upload is admitted within it, and a task is at most so much late. */
const tickMs = 5000;

/** Resolves to the exit code once SIGINT or SIGTERM has come. */
export const serve = async (service: Service, { dir }: { readonly dir: string }): Promise<number> => {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  if (process.stderr.isTTY) process.stderr.write(`plumbline takes ${dir}/drop; stop it with Ctrl-C.\n`);
  while (!stop.signal.aborted) {
    await service.settle();
    await sleep(tickMs, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  return 0;
};
