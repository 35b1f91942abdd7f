#!/usr/bin/env node
/**
 * The door to the command line. The program needs the Node that Lambda runs; under an older one it
 * hands itself to the Node that the project pins.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const lowestMajor = 24;

if (Number(process.versions.node.split('.', 1)[0]) >= lowestMajor) {
  // SQLite in Node is announced as experimental on every start; we know, and our output is for people and machines.
  // A wait of a machine whose moment has come already is a negative timeout to Node; it is what we want.
  const known = new Set(['ExperimentalWarning', 'TimeoutNegativeWarning']);
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (!known.has(warning.name)) console.error(`${warning.name}: ${warning.message}`);
  });
  // Stripped and compiled once, read back afterwards: it halves the start of every later command. Further
  // threads go by the environment.
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
    new URL('../../node_modules/.cache/plumbline', import.meta.url),
  );
  nodeModule.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
  // React draws mails and pages; its checks for developers take three times as long as the drawing.
  process.env.NODE_ENV ??= 'production';
  const { main } = await import('./main.ts');
  await main(process.argv.slice(2));
} else {
  const pinned = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));
  if (existsSync(pinned)) {
    const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, PLUMBLINE_PARENT: String(process.pid) },
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code, signal) => {
      if (signal) process.kill(process.pid, signal);
      else process.exitCode = code ?? 1;
    });
  } else {
    console.error(
      `plumbline needs Node ${lowestMajor} or newer and this is ${process.version}; run npm ci in its folder, or use a newer Node.`,
    );
    process.exitCode = 2;
  }
}
