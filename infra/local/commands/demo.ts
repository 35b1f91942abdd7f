/** `plumbline demo`: an invented company lives a year and a half on a virtual clock; the story in numbers, and where to look. */
import { join, relative } from 'node:path';
import { linkKeyFile } from '../../../functions/adapters/link-key-file.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { liveInMemory } from '../company/in-memory.ts';
import { marrowby } from '../company/marrowby.ts';
import type { CompanySize } from '../company/staff.ts';
import { writeOut } from '../company/write-out.ts';
import type { Address } from '../demo/addresses.ts';
import { factsOf } from '../demo/facts.ts';
import { prepareFolder } from '../demo/folder.ts';
import { story } from '../demo/story.ts';
import type { Command } from '../main.ts';
import { numberIn } from '../number-flag.ts';
import { openService } from '../service.ts';

const defaultDemoDir = '.plumbline/demo';

/** Where the mails' links point, unless the policy says otherwise. */
const usualPort = 4455;

/** Two dozen people of very different pace; three drift, and coaching helps two of them. */
const demoSize: CompanySize = {
  seed: 7,
  interviewers: 24,
  months: 18,
  starts: '2025-01-01',
  drifting: 3,
  mending: 2,
  busiest: 6,
};

export const command: Command = {
  usage: 'plumbline demo [--dir D] [--months M] [--keep] [--port P] [--json]',
  options: {
    dir: { type: 'string' },
    months: { type: 'string' },
    keep: { type: 'boolean' },
    port: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(_names, flags) {
    const dir = typeof flags['dir'] === 'string' ? flags['dir'] : defaultDemoDir;
    const months = numberIn(flags, 'months', { least: 1, most: 36, otherwise: demoSize.months, whole: true });
    const port =
      flags['port'] === undefined
        ? undefined
        : numberIn(flags, 'port', { least: 0, most: 65_535, otherwise: usualPort, whole: true });
    await prepareFolder(dir);
    const { facts, text, addresses, ends } = await tell(dir, { ...demoSize, months });
    const shown = relative(process.cwd(), dir) || '.';
    if (flags['json'] === true)
      process.stdout.write(
        `${JSON.stringify({ schema: 'plumbline.demo/2', dir: shown, ends, facts, addresses }, null, 2)}\n`,
      );
    else process.stdout.write(`${text}\n\n${whereToLook(shown, facts.drifted[0]?.id)}`);
    if (flags['keep'] === true) return await keepUp(dir, ends, addresses, port);
    if (flags['json'] !== true)
      process.stdout.write(
        `\nThe pages, while ${keepCommand(dir, months)} leaves them up\n\n${listed(addresses, port ?? usualPort)}\n`,
      );
    return 0;
  },
};

/** The same company again, and its pages with it: one seed, one story, one key. */
const keepCommand = (dir: string, months: number): string =>
  [
    'npm run demo -- --keep',
    ...(dir === defaultDemoDir ? [] : [`--dir ${dir}`]),
    ...(months === demoSize.months ? [] : [`--months ${months}`]),
  ].join(' ');

const listed = (addresses: readonly Address[], port: number): string =>
  addresses.map(({ about, path }) => `  ${about}\n    http://localhost:${port}${path}`).join('\n');

const tell = async (dir: string, size: CompanySize) => {
  const company = await marrowby(size);
  const linkKey = await linkKeyFile(join(dir, 'link.key'));
  const { lived, stores, service } = await liveInMemory(company, {
    linkKey,
    progress: progressBar(size.months),
  });
  const { addressesOf } = await import('../demo/addresses.ts');
  const facts = await factsOf(lived, service.ports);
  const addresses = await addressesOf(lived, facts, service.ports);
  await writeOut(stores, dir);
  return { facts, addresses, text: story(facts, size), ends: lived.ends };
};

const whereToLook = (dir: string, somebody: string | undefined): string =>
  `${[
    'Where to look',
    '',
    `  every mail as .eml           ${dir}/outbox`,
    `  what is owed and set aside   npx plumbline status --dir ${dir}`,
    ...(somebody === undefined
      ? []
      : [`  one interviewer's record     npx plumbline record ${somebody} --dir ${dir}`]),
  ].join('\n')}\n`;

/** The console over what has been lived, on the clock of its last moment, until Ctrl-C. */
const keepUp = async (
  dir: string,
  ends: Parameters<typeof virtualClock>[0],
  addresses: readonly Address[],
  port: number | undefined,
): Promise<number> => {
  const { serve } = await import('../serve.ts');
  const service = await openService({ dir, clock: virtualClock(ends), virtualTime: true });
  try {
    return await serve(service, {
      dir,
      ...(port === undefined ? {} : { port }),
      listening: (console) =>
        void process.stdout.write(`\nThe console is up until Ctrl-C\n\n${listed(addresses, console.port)}\n`),
    });
  } finally {
    service.close();
  }
};

/** Only a person at a terminal sees it. */
const progressBar = (months: number): ((share: number) => void) => {
  if (!process.stderr.isTTY) return () => undefined;
  let shown = -1;
  return (share) => {
    const filled = Math.round(share * 30);
    if (filled === shown) return;
    shown = filled;
    process.stderr.write(
      `\r${'█'.repeat(filled)}${'░'.repeat(30 - filled)} month ${Math.ceil(share * months)} of ${months}${filled === 30 ? '\n' : ''}`,
    );
  };
};
