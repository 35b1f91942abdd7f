/** A small table and one ten times as full in every run of the tests; a million loops by `npm run scale -- --million`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { Conflict } from '../../../core/faults.ts';
import { keys } from '../../../functions/runtime/rows.ts';
import { ledgerContract } from '../../functions/ports/ledger.contract.ts';
import { type Deed, type FullTable, fullTable } from './asked.ts';
import { copiedLedger } from './copied-ledger.ts';
import { type Copies, copiesOf } from './copies.ts';
import { keptItems } from './items.ts';
import { type LivedCompany, livedCompany } from './lived-company.ts';

let lived: LivedCompany;
let copies: Copies;
beforeAll(async () => {
  lived = await livedCompany({ interviewers: 3, months: 4, pace: 3, busiest: 12 });
  copies = copiesOf(lived, 3);
}, 60_000);

describe('a table ten times as full', () => {
  let small: FullTable;
  let large: FullTable;
  beforeAll(async () => {
    small = await fullTable(lived, 2);
    large = await fullTable(lived, 20);
  }, 60_000);

  const units = ({ asked }: FullTable, deed: Deed) => ({
    reads: asked[deed].reads,
    writes: asked[deed].writes,
  });

  it.each([
    'a loop, its scorecard first',
    'a loop, its scorecard later',
    'a loop of the busiest',
    'the record page',
    'a coach’s page of a review',
    'a mail to a coach',
  ] as const)('is asked for as much by %s', (deed) => {
    expect(units(large, deed)).toEqual(units(small, deed));
  });

  it('takes what a loop is billed for', () => {
    expect(large.asked['a loop, its scorecard first'].writes).toBe(25);
    expect(large.asked['a loop, its scorecard later'].writes).toBe(30);
  });

  it('is asked for no more an interviewer by a night', () => {
    const reads = ({ asked, interviewers }: FullTable) => asked['a night'].reads / interviewers;
    expect(reads(large)).toBeLessThanOrEqual(reads(small));
  });

  it('holds nothing near what an item may hold', () => {
    expect(Math.max(...keptItems(large.copies).map(({ mostBytes }) => mostBytes))).toBeLessThan(40_000);
  });
});

describe('copies of a company that lived', () => {
  it('are its rows, under other names', async () => {
    const ledger = copiedLedger(copies);
    const [person] = lived.people.filter(({ role }) => role === 'interviewer');
    const id = person?.id ?? '';
    const own = lived.rows.filter(({ partition }) => partition === `interviewer#${id}`);
    const copied = await ledger.query({ partition: `interviewer#${id}0002`, limit: 1000 });
    const known = (text: string): string =>
      text
        .replaceAll(/(?<=(?:int|cand)-)0002/g, '')
        .replaceAll(new RegExp(`(${lived.people.map((each) => each.id).join('|')})0002`, 'g'), '$1')
        .replaceAll(/[0-9a-f]{40,64}/g, 'hash');
    expect(own.length).toBeGreaterThan(10);
    expect(copied.map((row) => known(JSON.stringify(row))).sort()).toEqual(
      own.map((row) => known(JSON.stringify(row))).sort(),
    );
  });

  it('have everybody on one roster, and those who run it once', async () => {
    const ledger = copiedLedger(copies);
    const rows = await ledger.query({ partition: keys.roster, limit: 1000 });
    const copied = lived.people.filter(({ role }) => role === 'interviewer' || role === 'coach').length;
    expect(rows).toHaveLength(3 * copied + lived.people.length - copied);
  });

  it('know nobody else', async () => {
    const ledger = copiedLedger(copies);
    const id = lived.people.find(({ role }) => role === 'interviewer')?.id ?? '';
    for (const name of [id, `${id}0003`, `${id}00021`])
      expect(await ledger.query({ partition: `interviewer#${name}`, limit: 10 })).toEqual([]);
  });

  it('are written over as rows are, and taken out', async () => {
    const ledger = copiedLedger(copies);
    const [person] = lived.people.filter(({ role }) => role === 'interviewer');
    const key = { partition: `interviewer#${person?.id ?? ''}0001`, sort: 'record' };
    const before = await ledger.get(key);
    const version = before?.version ?? 0;
    await expect(ledger.commit([{ kind: 'put', key, expects: version - 1, body: {} }])).rejects.toThrow(
      Conflict,
    );
    await expect(ledger.commit([{ kind: 'put', key, expects: 'absent', body: {} }])).rejects.toThrow(
      Conflict,
    );
    await ledger.commit([{ kind: 'put', key, expects: version, body: { now: 'this' } }]);
    expect(await ledger.get(key)).toMatchObject({ version: version + 1, body: { now: 'this' } });
    await ledger.commit([{ kind: 'remove', key, expects: version + 1 }]);
    expect(await ledger.get(key)).toBeUndefined();
    expect(await ledger.query({ partition: key.partition, prefix: 'record', limit: 5 })).toEqual([]);
    await ledger.commit([{ kind: 'put', key, expects: 'absent', body: {} }]);
    expect((await ledger.get(key))?.version).toBe(1);
  });
});

ledgerContract('a ledger of copies', async () => {
  const ledger = copiedLedger(copies);
  return { ledger, second: ledger, close: async () => undefined };
});
