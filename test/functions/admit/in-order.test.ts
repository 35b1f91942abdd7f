/** Admission writes its rows one after the other: a process that ends between two of them, and begins again, has lost and doubled nothing. */
import { describe, expect, it } from 'vitest';
import { Unavailable } from '../../../core/faults.ts';
import { Instant } from '../../../core/identity.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { memoryStores } from '../../../infra/local/company/memory-stores.ts';
import { isEnginesOwn } from '../../../infra/local/engine.ts';
import { openService } from '../../../infra/local/service.ts';
import { interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';

const starts = Instant.parse('2026-07-14T18:00:00.000Z');

const scorecard = JSON.stringify({
  schema: 'plumbline.scorecard/1',
  scorecardId: 'sc-1',
  interviewId: 'iv-1',
  interviewer: 'dana',
  candidate: 'cand-17',
  round: 'system-design',
  submittedAt: '2026-07-14T14:00:00.000Z',
  recommendation: 'yes',
  ratings: [],
  notes: '',
});

/** What comes one after the other: a file is announced until it has been taken, and in the end all of them once more. */
const files: readonly (readonly [string, string])[] = [
  ['transcripts/copy.txt', interviewText('one')],
  ['transcripts/loop.meta.json', sidecar({ interviewId: 'iv-1' })],
  ['transcripts/loop.txt', interviewText('one')],
  ['scorecards/one.json', scorecard],
];

/** Writes in order as the table does, and is away once, behind so many of them. */
const faltering = (ledger: Ledger, lives: { left: number; seen: number }): Ledger => ({
  ...ledger,
  async commitInOrder(changes) {
    for (const change of changes) {
      await ledger.commit([change]);
      lives.seen += 1;
      lives.left -= 1;
      if (lives.left === 0) throw new Unavailable('aws', 'The connection was lost.');
    }
  },
});

/** The rows as they are in the end; `lostBehind` is the write behind which the process ends. */
const lived = async (lostBehind: number) => {
  const stores = memoryStores();
  const lives = { left: lostBehind, seen: 0 };
  const ledger = { ...stores.ledger, ...faltering(stores.ledger, lives) };
  const clock = virtualClock(starts);
  const open = () => openService({ stores: { ...stores, ledger }, clock, virtualTime: true, lanes: 1 });
  let service = await open();
  const taken = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (fault) {
      if (!(fault instanceof Unavailable)) throw fault;
      service = await open();
      await service.settle();
    }
  };
  stores.drop.upload('roster/people.csv', new TextEncoder().encode(rosterCsv), starts);
  await taken(() => service.settle());
  for (const [key, content] of files) {
    stores.drop.upload(key, new TextEncoder().encode(content), starts);
    await taken(() => service.settle());
  }
  await service.settle();
  const rows = stores.ledger
    .rows()
    .filter((row) => !isEnginesOwn(row))
    .map(({ partition, sort, body, nextAt }) => ({ partition, sort, body, nextAt }))
    .sort((a, b) => (`${a.partition} ${a.sort}` < `${b.partition} ${b.sort}` ? -1 : 1));
  return { rows, writes: lives.seen };
};

describe('a process that ends behind one of its writes', () => {
  it('and looks at the drop again leaves what one leaves that never ended, whichever write it was', async () => {
    const whole = await lived(0);
    expect(whole.writes).toBeGreaterThan(12);
    expect(whole.rows.filter(({ sort }) => sort.startsWith('waiting#'))).toEqual([]);
    for (let write = 1; write <= whole.writes; write += 1)
      expect((await lived(write)).rows, `it ended behind write ${write}`).toEqual(whole.rows);
  });
});
