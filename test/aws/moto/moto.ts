/**
 * A second interpreter of the state machines: moto's, which nobody here wrote either. It runs definitions
 * and calls functions as Lambda is called; what answers is a script in this process. Both on loopback only.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../ministack.ts';

/** What a function answers: a result, or a fault by its name. */
export type Answer = { readonly result: unknown } | { readonly fault: string };

/** One call of a function, as the machine made it. */
export type Call = { readonly step: string; readonly input: Readonly<Record<string, unknown>> };

export type Moto = { readonly endpoint: string; readonly stop: () => Promise<void> };

/** A cold Python on a busy two-core machine needs about 10 seconds. */
const startLimitMs = 60_000;
const pollMs = 200;

const program = join(import.meta.dirname, '.venv', 'bin', 'moto_server');

/** Lambda's wire: `POST /2015-03-31/functions/ARN/invocations`, a fault told by a header and its name in the body. */
const functionsAnswering = async (
  answer: (call: Call) => Answer,
): Promise<{ server: Server; port: number }> => {
  const answered = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const arn = decodeURIComponent(request.url?.split('/')[3] ?? '');
    const input = (await json(request)) as Call['input'];
    const given = answer({ step: arn.split(':').at(-1) ?? '', input });
    const headers = { 'content-type': 'application/json' };
    if ('fault' in given) {
      response.writeHead(200, { ...headers, 'x-amz-function-error': 'Unhandled' });
      response.end(JSON.stringify({ errorType: given.fault, errorMessage: 'as scripted' }));
    } else response.writeHead(200, headers).end(JSON.stringify(given.result));
  };
  const server = createServer((request, response) => void answered(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port on 127.0.0.1.');
  return { server, port: address.port };
};

/** Without this it pretends that every execution succeeds. */
const executesMachines = async (endpoint: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${endpoint}/moto-api/config`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ stepfunctions: { execute_state_machine: true } }),
      signal: AbortSignal.timeout(2000),
    });
    return answer.ok;
  } catch {
    return false; // Not listening yet.
  }
};

const stopProcess = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL'); // It keeps nothing.
  await ended;
};

/** Starts it and waits, at most a minute, until it runs machines. Throws with a sentence when it is not there. */
export const startMoto = async (answer: (call: Call) => Answer): Promise<Moto> => {
  if (!existsSync(program)) throw new Error('moto is not installed; run test/aws/venv.sh first.');
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-moto-'));
  const functions = await functionsAnswering(answer);
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const child = spawn(program, ['-H', '127.0.0.1', '-p', String(port)], {
    // It calls functions at MOTO_PORT of this machine, by its own default its own.
    env: { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, MOTO_PORT: String(functions.port) },
    cwd: folder,
    stdio: 'ignore',
  });
  const stop = async (): Promise<void> => {
    await stopProcess(child);
    functions.server.close();
    functions.server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  };
  const deadline = performance.now() + startLimitMs;
  while (!(await executesMachines(endpoint))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error(`moto did not start on ${endpoint}; run ${program} by hand to see why.`);
    }
    await wait(pollMs);
  }
  return { endpoint, stop };
};
