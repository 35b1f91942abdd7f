/** `plumbline demo`: a small invented company lives a quarter on a virtual clock; a short story with its counts. */
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvalidInput } from '../../../core/faults.ts';
import { Instant } from '../../../core/identity.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { peopleAct } from '../demo/people.ts';
import { type Deed, quarterOf } from '../demo/quarter.ts';
import { story } from '../demo/story.ts';
import type { Command } from '../main.ts';
import { openService } from '../service.ts';

const company = fileURLToPath(new URL('../../../test/transcripts/', import.meta.url));
const defaultDemoDir = '.plumbline/demo';
const hourMs = 3_600_000;
const begins = Instant.parse('2026-07-01T08:00:00.000Z');
const ends = Instant.parse('2026-10-01T00:00:00.000Z');

export const command: Command = {
  usage: 'plumbline demo [--dir D] [--json]',
  options: { dir: { type: 'string' }, json: { type: 'boolean' } },
  async run(_names, flags) {
    const dir = typeof flags['dir'] === 'string' ? flags['dir'] : defaultDemoDir;
    const told = await live(dir);
    process.stdout.write(flags['json'] === true ? `${JSON.stringify(told, null, 2)}\n` : told.text);
    return 0;
  },
};

/** A folder of the demo's own is begun afresh; any other that is not empty is left alone. */
const prepare = async (dir: string): Promise<void> => {
  const marker = join(dir, 'demo.txt');
  if (existsSync(dir) && !existsSync(marker))
    throw new InvalidInput(
      'not-a-demo',
      `${dir} is there and is no demo; give --dir a folder that does not exist yet.`,
    );
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  await writeFile(marker, 'The demo begins this folder afresh each time.\n');
};

const live = async (dir: string) => {
  await prepare(dir);
  const clock = virtualClock(begins);
  const service = await openService({ dir, clock, virtualTime: true });
  const deeds = [...(await quarterOf(company))];
  const progress = progressBar(deeds.length);
  const counts: Partial<Record<Deed['note'], number>> = {};
  let acts = 0;
  try {
    for (let now = Date.parse(begins); now < Date.parse(ends); now += hourMs) {
      clock.set(Instant.parse(new Date(now).toISOString()));
      for (let next = deeds[0]; next !== undefined && Date.parse(next.at) <= now; next = deeds[0]) {
        deeds.shift();
        await drop(dir, next);
        counts[next.note] = (counts[next.note] ?? 0) + 1;
        // Each file is announced as an export would, one after the other.
        for (const { key } of next.files) await service.admit(key);
        progress();
      }
      await service.tick();
      acts += await peopleAct(service.ports);
    }
    return await story(service.ports, { dir: relative(process.cwd(), dir) || '.', counts, acts });
  } finally {
    service.close();
  }
};

const drop = async (dir: string, { at, files }: Deed): Promise<void> => {
  for (const { key, content } of files) {
    const path = join(dir, 'drop', key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    await utimes(path, new Date(at), new Date(at));
  }
};

/** Only a person at a terminal sees it. */
const progressBar = (total: number): (() => void) => {
  if (!process.stderr.isTTY) return () => undefined;
  let done = 0;
  return () => {
    done += 1;
    const filled = Math.round((done / total) * 30);
    process.stderr.write(
      `\r${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${done}/${total}${done === total ? '\n' : ''}`,
    );
  };
};
