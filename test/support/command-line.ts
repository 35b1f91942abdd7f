/** Runs the command line as a person would, in a process of its own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const door = fileURLToPath(new URL('../../infra/local/plumbline.mjs', import.meta.url));

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export const plumbline = async (
  args: readonly string[],
  input?: string | Uint8Array,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Ran> =>
  await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [door, ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: environment,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => undefined).end(input ?? '');
  });
