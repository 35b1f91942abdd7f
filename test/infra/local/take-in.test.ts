import { expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Write } from '../../../functions/ports/ledger.ts';
import { openService } from '../../../infra/local/service.ts';
import { folderStores } from '../../../infra/local/stores.ts';
import { dropFolder, interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';

const clock = virtualClock(Instant.parse('2026-08-01T12:00:00.000Z'));

it('looks at the two files of an upload one after the other, so that they never meet', async () => {
  const folder = await dropFolder();
  const stores = await folderStores(folder.dir);
  const met: unknown[] = [];
  const ledger = {
    ...stores.ledger,
    commit: (writes: readonly Write[]) =>
      stores.ledger.commit(writes).catch((fault: unknown) => {
        met.push(fault);
        throw fault;
      }),
  };
  const service = await openService({ stores: { ...stores, ledger }, clock, virtualTime: true });
  try {
    await folder.put('roster/people.csv', rosterCsv);
    await service.settle();
    const keys: string[] = [];
    for (let loop = 0; loop < 5; loop += 1) {
      const stem = `transcripts/loop-${loop}`;
      await folder.put(`${stem}.meta.json`, sidecar({ candidate: `cand-${loop}` }));
      await folder.put(`${stem}.txt`, interviewText(`number ${loop}`));
      keys.push(`${stem}.meta.json`, `${stem}.txt`);
    }
    await service.admitAll(keys);
    expect(met).toEqual([]);
    await service.tick();
    expect(await folder.reviews()).toHaveLength(5);
  } finally {
    service.close();
    await folder.remove();
  }
});
