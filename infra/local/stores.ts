/** Where the embedded service keeps what it knows: a folder, or memory for those who keep nothing. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../core/identity.ts';
import { folderArtefacts } from '../../functions/adapters/folder-artefacts.ts';
import { folderDrop } from '../../functions/adapters/folder-drop.ts';
import { linkKeyFile } from '../../functions/adapters/link-key-file.ts';
import { outboxMailer } from '../../functions/adapters/outbox-mailer.ts';
import type { LinkKey } from '../../functions/adapters/signed-links.ts';
import type { Committer } from '../../functions/adapters/sqlite-commits.ts';
import { openSqliteLedger } from '../../functions/adapters/sqlite-ledger.ts';
import type { Ledger } from '../../functions/ports/ledger.ts';
import type { Ports } from '../../functions/ports/ports.ts';

export const dropFolders = [
  'transcripts',
  'scorecards',
  'roster',
  'training',
  'rubrics',
  'policy',
  'outcomes',
] as const;

export type Stores = Pick<Ports, 'drop' | 'artefacts' | 'mailer'> & {
  readonly ledger: Ledger & { forget(now: Instant): Promise<number> };
  /** What signs the console's links. */
  readonly linkKey: LinkKey;
  /** What other threads, and people, can look into; absent in memory. */
  readonly folder?: string;
  close(): void;
};

/** `committer`, where given, says at each commit who makes it instead of this thread. */
export const folderStores = async (dir: string, committer?: () => Committer | undefined): Promise<Stores> => {
  for (const folder of dropFolders) await mkdir(join(dir, 'drop', folder), { recursive: true });
  for (const folder of ['artefacts', 'outbox', 'quarantine'])
    await mkdir(join(dir, folder), { recursive: true });
  const ledger = openSqliteLedger({ path: join(dir, 'plumbline.db'), elsewhere: committer });
  return {
    drop: folderDrop({ folder: join(dir, 'drop') }),
    artefacts: folderArtefacts({ folder: join(dir, 'artefacts') }),
    mailer: outboxMailer({ folder: join(dir, 'outbox') }),
    ledger,
    linkKey: await linkKeyFile(join(dir, 'link.key')),
    folder: dir,
    close: () => ledger.close(),
  };
};
