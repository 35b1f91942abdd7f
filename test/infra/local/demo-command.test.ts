/** The demo as a person starts it: the story, the addresses, and with --keep the pages behind them. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plumbline } from '../../support/command-line.ts';

const door = fileURLToPath(new URL('../../../infra/local/plumbline.mjs', import.meta.url));

let parent: string;
let dir: string;
let printed: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'plumbline-demo-command-'));
  dir = join(parent, 'demo');
});
afterAll(async () => {
  await rm(parent, { recursive: true, force: true });
});

const addressesIn = (text: string): string[] => text.match(/http:\/\/localhost:\d+\/\S+/g) ?? [];

/** Started as a child; resolves once its console is up, and is ended by its own process id. */
const kept = async (): Promise<{ readonly out: string; readonly end: () => Promise<number | null> }> => {
  const args = ['demo', '--dir', dir, '--months', '1', '--keep', '--port', '0'];
  const child = spawn(process.execPath, [door, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  let out = '';
  const isUp = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.includes('The console is up until Ctrl-C') && addressesIn(out).length > 3) resolve();
    });
  });
  await Promise.race([isUp, ended]);
  return {
    out,
    end: async () => {
      child.kill('SIGTERM');
      return await ended;
    },
  };
};

describe('plumbline demo', () => {
  it('with --keep leaves a console up whose printed addresses open, until it is told to stop', async () => {
    const { out, end } = await kept();
    printed = out;
    try {
      expect(out).toMatch(/^Marrowby, January 2025 onwards: 24 interviewers and 4 coaches, 1 month on/);
      const addresses = addressesIn(out);
      expect(addresses.length).toBeGreaterThan(3);
      for (const address of addresses) {
        expect(new URL(address).hostname).toBe('localhost');
        const response = await fetch(address);
        expect(response.status).toBe(200);
        expect(await response.text()).toContain('You read this as');
      }
    } finally {
      expect(await end()).toBe(0);
    }
  });

  it('prints the same addresses without, for whoever keeps it up another time', async () => {
    const told = await plumbline(['demo', '--dir', dir, '--months', '1']);
    expect(told.code).toBe(0);
    expect(told.stdout).toContain('npm run demo -- --keep --dir');
    const paths = (text: string): string[] => addressesIn(text).map((each) => each.replace(/^.*?:\d+/, ''));
    expect(paths(told.stdout)).toEqual(paths(printed));
  });

  it.each([
    ['--months', '0'],
    ['--months', '99'],
    ['--port', 'x'],
  ])('with %s %s says what would do, in one line', async (flag, value) => {
    const ran = await plumbline(['demo', '--dir', dir, flag, value]);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(ran.stderr).toContain('number from');
  });
});
