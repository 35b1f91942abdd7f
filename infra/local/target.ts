/** What a command of operations works on: an embedded folder by `--dir`, or a deployed region by `--stage` and `--region`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidInput } from '../../core/faults.ts';
import { folderArtefacts } from '../../functions/adapters/folder-artefacts.ts';
import { folderDrop } from '../../functions/adapters/folder-drop.ts';
import { openSqliteLedger } from '../../functions/adapters/sqlite-ledger.ts';
import { systemClock } from '../../functions/adapters/system-clock.ts';
import type { Ports } from '../../functions/ports/ports.ts';
import { defaultDir } from './dir.ts';
import type { Flags } from './main.ts';
import type { Service } from './service.ts';
import { textIn } from './text-flag.ts';

export type Stores = Pick<Ports, 'ledger' | 'drop' | 'artefacts' | 'clock'>;

export type Target = {
  readonly name: string;
  readonly ports: Stores;
  /** The folder of an embedded service; absent for a region. */
  readonly dir?: string;
  /** Lets admission look at a key of the drop; says what came of it, as far as that is known at once. */
  announce(key: string, again: boolean): Promise<string>;
  /** Waits until what was announced is done, where that can be waited for. */
  finish(): Promise<void>;
  /** Makes sure that what was taken out is nowhere in the store's own files. */
  scrub(): void;
  close(): void;
};

export const targetOptions = {
  dir: { type: 'string' },
  stage: { type: 'string' },
  region: { type: 'string' },
} as const;

export const targetUsage = '[--dir D | --stage S --region R]';

/** Opens what the flags name and closes it again. Throws InvalidInput where there is nothing to open. */
export const withTarget = async <Result>(
  flags: Flags,
  work: (target: Target) => Promise<Result>,
): Promise<Result> => {
  const target = await targetOf(flags);
  try {
    return await work(target);
  } finally {
    target.close();
  }
};

const targetOf = async (flags: Flags): Promise<Target> => {
  const [dir, stage, region] = [textIn(flags, 'dir'), textIn(flags, 'stage'), textIn(flags, 'region')];
  if (stage === undefined && region === undefined) return folderTarget(dir ?? defaultDir);
  if (dir !== undefined)
    throw new InvalidInput(
      'two-targets',
      'A folder and a region were both named; give --dir alone, or --stage and --region.',
    );
  if (stage === undefined || region === undefined)
    throw new InvalidInput(
      'half-a-target',
      'A deployed region needs both --stage and --region; give the other too.',
    );
  const { regionTarget } = await import('./region-target.ts');
  return await regionTarget(stage, region);
};

const folderTarget = (dir: string): Target => {
  const path = join(dir, 'plumbline.db');
  if (!existsSync(path))
    throw new InvalidInput(
      'no-folder',
      `${dir} holds no plumbline.db; run plumbline start --dir ${dir} first.`,
    );
  const ledger = openSqliteLedger({ path });
  let service: Service | undefined;
  const opened = async (): Promise<Service> => {
    if (service !== undefined) return service;
    // The service and its mails are loaded only by commands that make it work.
    const { openService } = await import('./service.ts');
    const { analystNamed } = await import('./model.ts');
    service = await openService({
      dir,
      clock: systemClock,
      virtualTime: false,
      ...(await analystNamed(process.env)),
    });
    return service;
  };
  return {
    name: dir,
    dir,
    ports: {
      ledger,
      drop: folderDrop({ folder: join(dir, 'drop') }),
      artefacts: folderArtefacts({ folder: join(dir, 'artefacts') }),
      clock: systemClock,
    },
    announce: async (key, again) => (await (await opened()).admit(key, again)).outcome,
    finish: async () => {
      await service?.tick();
    },
    scrub: () => {
      ledger.scrub();
    },
    close() {
      service?.close();
      ledger.close();
    },
  };
};
