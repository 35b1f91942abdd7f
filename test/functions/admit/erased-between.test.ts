/** A candidate is erased while their interview is being admitted, between any two of its writes: nothing of them stands in the end. */
import { expect, it } from 'vitest';
import { Instant, LoopId } from '../../../core/identity.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Change, Ledger } from '../../../functions/ports/ledger.ts';
import type { Ports } from '../../../functions/ports/ports.ts';
import { tombstoneOf } from '../../../functions/runtime/tombstones.ts';
import { memoryStores } from '../../../infra/local/company/memory-stores.ts';
import { isEnginesOwn } from '../../../infra/local/engine.ts';
import { eraseCandidate } from '../../../infra/local/operations/erasure/erase.ts';
import { openService } from '../../../infra/local/service.ts';
import { interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';

const clock = virtualClock(Instant.parse('2026-07-14T18:00:00.000Z'));
const loopId = LoopId.parse('iv-1');
const candidate = 'cand-17';

const partitions = /^(?:loop|meeting|content|upload)#/;

/** Of the loop: a file that still waits for its other half says nothing of one. */
const isAbout = (change: Change): boolean =>
  partitions.test(change.key.partition) && change.kind === 'put' && JSON.stringify(change).includes(loopId);

type File = readonly [key: string, text: string];

/** By key, since there the first that is noted of an upload is that its loop has been placed. */
const arrivals: readonly (readonly [how: string, files: readonly File[]])[] = [
  [
    'metadata beside it',
    [
      ['transcripts/loop.meta.json', sidecar({ interviewId: loopId, candidate })],
      ['transcripts/loop.txt', interviewText('one')],
    ],
  ],
  [
    'metadata in its key',
    [[`transcripts/${loopId}/dana_${candidate}_system-design_20260714T120000Z.txt`, interviewText('one')]],
  ],
];
const policy = JSON.stringify({
  admission: { keyTemplate: 'transcripts/{interviewId}/{interviewer}_{candidate}_{round}_{startedAt}.txt' },
});

/** Erases the candidate whole the moment before a row about the loop is written, the so-manyth of them. */
const erasedBefore = async (nth: number, files: readonly File[]) => {
  const stores = memoryStores();
  const seen = { rows: 0 };
  const ledger = {
    ...stores.ledger,
    async commitInOrder(changes: readonly Change[]) {
      for (const change of changes) {
        if (isAbout(change)) seen.rows += 1;
        if (isAbout(change) && seen.rows === nth) await eraseCandidate(candidate, ports());
        await stores.ledger.commit([change]);
      }
    },
  } satisfies Ledger & { readonly forget: unknown };
  const service = await openService({ stores: { ...stores, ledger }, clock, virtualTime: true, lanes: 1 });
  const ports = (): Ports => ({ ...service.ports, ledger: stores.ledger });
  const upload = (key: string, text: string): void =>
    stores.drop.upload(key, new TextEncoder().encode(text), clock.now());
  upload('roster/people.csv', rosterCsv);
  upload('policy/policy.json', policy);
  await service.settle();
  for (const [key, text] of files) upload(key, text);
  await service.settle();
  return { stores, service, ports: ports(), wrote: seen.rows };
};

it.each(arrivals)('leaves no row of a loop with %s, whichever write it came before', async (_how, files) => {
  const { wrote } = await erasedBefore(0, files);
  expect(wrote).toBeGreaterThanOrEqual(5);
  for (let nth = 1; nth <= wrote; nth += 1) {
    const { stores, ports } = await erasedBefore(nth, files);
    const rows = stores.ledger.rows().filter((row) => !isEnginesOwn(row));
    const about = rows.filter(({ partition }) => partitions.test(partition));
    expect(about, `it came before write ${nth}`).toEqual([]);
    expect(JSON.stringify(rows)).not.toContain(candidate);
    // What no row leads to is known by its stone, and goes when they are erased again.
    expect((await tombstoneOf(ports.ledger, candidate))?.body.loops).toContain(loopId);
    await eraseCandidate(candidate, ports);
    const kept = [];
    for await (const key of stores.artefacts.list('')) kept.push(key);
    expect(kept).toEqual([]);
  }
});
