/**
 * Starts and stops the AWS emulator: one process, on loopback only, on a port of its own, over TLS, with
 * every signature checked and every policy of the template enforced.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, open, readFile, rm, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import tls from 'node:tls';

export type Ministack = {
  readonly endpoint: string;
  /** The certificate it made for itself, as a file in PEM. */
  readonly certificate: string;
  readonly stop: () => Promise<void>;
};

/** A cold Python on a busy two-core machine needs about 10 seconds; six times that means it will not come. */
const startLimitMs = 60_000;
const pollMs = 200;

/** How long it may take to end politely. */
const stopLimitMs = 5000;

/** Code of two regions, unpacked once a worker, and what a run drops: about 150 MB. */
const neededBytes = 500 * 1024 * 1024;

const program = join(import.meta.dirname, '.venv', 'bin', 'ministack');

/** A port of 127.0.0.1 that nobody listens on just now. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port on 127.0.0.1.');
  return address.port;
};

const environment = (port: number, folder: string): NodeJS.ProcessEnv => ({
  // Lambda functions run with whatever `node` comes first on the path: the one that runs these tests.
  PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
  HOME: folder,
  TMPDIR: folder,
  GATEWAY_PORT: String(port),
  BIND_HOST: '127.0.0.1',
  // Who calls is looked at: a function has its own role and nothing beyond it.
  AUTH: 'true',
  // Over plain HTTP the buckets would refuse everybody, as their policies say.
  USE_SSL: '1',
  LAMBDA_EXECUTOR: 'local',
  IOT_MTLS_ENABLED: '0',
  PERSIST_STATE: '0',
  STATE_DIR: join(folder, 'state'),
  S3_DATA_DIR: join(folder, 's3'),
  // Machines back off as in the account, a fifth as long.
  SFN_WAIT_SCALE: '0.2',
  LOG_LEVEL: 'WARNING',
});

/** Every connection of this process trusts the emulator's own certificate too. */
export const trust = (pem: string): void => {
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), pem]);
};

const isUp = async (endpoint: string): Promise<boolean> => {
  try {
    return (await fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false; // Not listening yet.
  }
};

const stopProcess = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
  await ended;
  clearTimeout(late);
};

/** The emulator keeps objects and code in files; half-way out of room it answers with faults that name no cause. */
export const roomIn = async (folder: string, needed = neededBytes): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < needed)
    throw new Error(
      `The AWS emulator needs ${megabytes(needed)} MB in ${folder}, which has ${megabytes(free)} MB left; make room, or name another folder by TMPDIR.`,
    );
};

const megabytes = (bytes: number): number => Math.floor(bytes / (1024 * 1024));

/**
 * Starts the emulator and waits, at most a minute, until it answers. Throws with a sentence when there is
 * no emulator or no room, with the end of its log when it does not start.
 */
export const startMinistack = async (): Promise<Ministack> => {
  if (!existsSync(program)) throw new Error('The AWS emulator is not installed; run test/aws/venv.sh first.');
  await roomIn(tmpdir());
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-ministack-'));
  const log = await open(join(folder, 'log'), 'a');
  const port = await freePort();
  const endpoint = `https://127.0.0.1:${port}`;
  const certificate = join(folder, 'ministack-tls', 'server.crt');
  const child = spawn(program, [], {
    env: environment(port, folder),
    cwd: folder,
    stdio: ['ignore', log.fd, log.fd],
  });
  const stop = async (): Promise<void> => {
    await stopProcess(child);
    await log.close();
    await rm(folder, { recursive: true, force: true });
  };
  const deadline = performance.now() + startLimitMs;
  for (let isTrusted = false; ; ) {
    const pem = isTrusted ? '' : await readFile(certificate, 'utf8').catch(() => '');
    if (pem.includes('END CERTIFICATE')) {
      trust(pem);
      isTrusted = true;
    }
    if (isTrusted && (await isUp(endpoint))) return { endpoint, certificate, stop };
    if (child.exitCode !== null || performance.now() > deadline) {
      const said = (await readFile(join(folder, 'log'), 'utf8')).slice(-2000);
      await stop();
      throw new Error(`The AWS emulator did not start on ${endpoint}. It said:\n${said}`);
    }
    await wait(pollMs);
  }
};
