/** What a process remembers of its reading changes nothing that it writes: the same company beside a ledger that hands out nothing twice. */
import { describe, expect, it } from 'vitest';
import type { Ledger, Row } from '../../functions/ports/ledger.ts';
import { liveInMemory } from '../../infra/local/company/in-memory.ts';
import { marrowby } from '../../infra/local/company/marrowby.ts';
import { memoryStores, type MemoryStores } from '../../infra/local/company/memory-stores.ts';

/** As a table answers: each reading is taken apart anew, so that nothing can be known again. */
const forgetful = (stores: MemoryStores): MemoryStores => {
  const { ledger } = stores;
  const anew = (row: Row): Row => structuredClone(row);
  const reads: Pick<Ledger, 'get' | 'query' | 'due'> = {
    get: async (key) => {
      const row = await ledger.get(key);
      return row === undefined ? undefined : anew(row);
    },
    query: async (range) => (await ledger.query(range)).map(anew),
    due: async (now, limit) => (await ledger.due(now, limit)).map(anew),
  };
  return { ...stores, ledger: { ...ledger, ...reads } };
};

/** Whoever opens a page leaves a row under a random id. */
const isNoted = ({ sort }: Row): boolean => !sort.startsWith('opened#');

const lifeWith = async (stores: MemoryStores) => {
  const size = {
    seed: 5,
    interviewers: 10,
    months: 5,
    starts: '2025-02-01',
    drifting: 2,
    mending: 1,
    busiest: 10,
  };
  await liveInMemory(await marrowby(size), { stores });
  return { rows: stores.ledger.rows().filter(isNoted), mails: stores.mailer.messages };
};

describe('a company that is read from memory', () => {
  it('comes out row by row and mail by mail as one whose rows are read anew each time', async () => {
    const remembered = await lifeWith(memoryStores());
    const anew = await lifeWith(forgetful(memoryStores()));
    expect(remembered.rows.length).toBeGreaterThan(500);
    expect(remembered.rows).toEqual(anew.rows);
    expect(remembered.mails).toEqual(anew.mails);
  }, 120_000);
});
