/** Stores that last as long as the process: a year and a half passes without a disk. */
import { linkKeyBytes } from '../../../functions/adapters/signed-links.ts';
import { memoryArtefacts } from '../../../functions/adapters/memory-artefacts.ts';
import { type MemoryDrop, memoryDrop } from '../../../functions/adapters/memory-drop.ts';
import { type MemoryLedger, memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { type MemoryMailer, memoryMailer } from '../../../functions/adapters/memory-mailer.ts';
import type { Stores } from '../stores.ts';

export type MemoryStores = Stores & {
  readonly drop: MemoryDrop;
  readonly ledger: MemoryLedger;
  readonly mailer: MemoryMailer;
};

/** The key signs links that nobody outside the process ever sees, unless the caller has one to keep. */
export const memoryStores = (linkKey: Stores['linkKey'] = new Uint8Array(linkKeyBytes)): MemoryStores => ({
  drop: memoryDrop(),
  artefacts: memoryArtefacts(),
  ledger: memoryLedger(),
  mailer: memoryMailer(),
  linkKey,
  close: () => undefined,
});
