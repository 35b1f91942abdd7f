/**
 * The long-running service: looks at the drop and the clock every few seconds and serves the console
 * on this machine alone, until it is told to stop.
 */
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { plusDays } from '../../core/coaching/calendar.ts';
import { InvalidInput } from '../../core/faults.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { consolePaths } from '../../functions/runtime/console-links.ts';
import { policyInForce } from '../../functions/runtime/policy.ts';
import { signInFrom } from '../../functions/runtime/sign-in-environment.ts';
import type { Service } from './service.ts';

/** A folder is looked at this often; an upload is admitted within it, and a task is at most so much late. */
const tickMs = 5000;

/** The console listens here and nowhere else: who can reach it can reach the folder. */
const loopback = '127.0.0.1';

export type ServeOptions = {
  readonly dir: string;
  /** Where the mails' links point when absent; 0 takes any free one. */
  readonly port?: number | undefined;
  /** Told where the console is, once it is there. */
  readonly listening?: (console: Listening) => void;
};

/** Resolves to the exit code once SIGINT or SIGTERM has come. */
export const serve = async (
  service: Service,
  { dir, port, listening: tellOf }: ServeOptions,
): Promise<number> => {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const listening = await serveConsole(service, { dir, port });
  const tell = (line: string): void => {
    if (process.stderr.isTTY) process.stderr.write(`${line}\n`);
  };
  tell(`plumbline takes ${dir}/drop; stop it with Ctrl-C.`);
  if (listening !== undefined) {
    tell(`The console: ${listening.address}`);
    tellOf?.(listening);
  }
  try {
    while (!stop.signal.aborted) {
      await service.settle();
      await sleep(tickMs, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  } finally {
    await listening?.close();
  }
  return 0;
};

export type Listening = {
  readonly port: number;
  /** The outbox, signed for whoever started the service; also in `console.txt` of the folder. */
  readonly address: string;
  close(): Promise<void>;
};

/**
 * Serves the console. Undefined, with a line on standard error, when another program has the port
 * and none was asked for: the coaching goes on without pages. Throws InvalidInput when one was.
 */
export const serveConsole = async (
  service: Service,
  { dir, port }: ServeOptions,
): Promise<Listening | undefined> => {
  // Loaded here, so that a service that only settles pays for no pages.
  const { consoleApp } = await import('../../functions/console/app.ts');
  const { embeddedOperator } = await import('../../functions/console/visit.ts');
  const app = consoleApp(service.ports, { linkKey: service.linkKey, signIn: signInFrom(process.env) });
  const policy = await policyInForce(service.ports.ledger);
  const wanted = port ?? portOf(policy);
  const listener = getRequestListener(app.fetch);
  // The listener answers its own failures; there is nobody to hand its promise to.
  const server = createServer((request, response) => void listener(request, response));
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(wanted, loopback, resolve);
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    const line = `Port ${wanted} on this machine is taken by another program`;
    if (port !== undefined) throw new InvalidInput('port-taken', `${line}; choose another.`);
    process.stderr.write(
      `${line}, so there is no console; end that program, or set mail.baseUrl in the policy.\n`,
    );
    return undefined;
  }
  const bound = server.address();
  const at = typeof bound === 'object' && bound !== null ? bound.port : wanted;
  const page = service.ports.links.page({
    person: embeddedOperator,
    path: consolePaths.outbox,
    expiresAt: plusDays(service.ports.clock.now(), policy.mail.linkDays),
  });
  const address = `http://localhost:${at}${page}`;
  await writeFile(join(dir, 'console.txt'), `${address}\n`, { mode: 0o600 });
  return {
    port: at,
    address,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
};

/** Only a console on this machine is ours to serve; a policy that points elsewhere leaves the usual port. */
const portOf = ({ mail }: Policy): number => {
  const { hostname, port, protocol } = new URL(mail.baseUrl);
  const local = hostname === 'localhost' || hostname === loopback;
  return local && protocol === 'http:' && port !== '' ? Number(port) : 4455;
};

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
