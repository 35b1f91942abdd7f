/** What is put into quarantine: told once, kept as it was first seen, and told again when it is another fault. */
import { beforeEach, expect, it } from 'vitest';
import { LoopId } from '../../../core/identity.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { type Quarantined, quarantineWrites } from '../../../functions/runtime/quarantine.ts';
import { keys, quarantineRow, read } from '../../../functions/runtime/rows.ts';
import { at, later, ops, person } from '../../core/coaching/company.ts';
import { hired } from '../../support/kept-loop.ts';
import { mailsTo } from '../../support/ledger-rows.ts';

const now = at('2026-03-02T09:00:00.000Z');
const found: Quarantined = { key: 'transcripts/a.vtt', code: 'empty', message: 'It is empty.' };

let ledger: ReturnType<typeof memoryLedger>;
beforeEach(async () => {
  ledger = memoryLedger();
  await hired(ledger, [
    ops,
    person('olga', { role: 'operations' }),
    person('olli', { role: 'operations', active: false }),
    person('kim', { role: 'coach' }),
  ]);
});

const put = async (more: Partial<Quarantined> = {}, when = now): Promise<number> => {
  const writes = await quarantineWrites(ledger, { ...found, ...more }, when, defaultPolicy);
  if (writes.length > 0) await ledger.commit(writes);
  return writes.length;
};
const row = async () => (await read(ledger, quarantineRow, keys.quarantined(found.key)))?.body;
const told = async (): Promise<number[]> =>
  await Promise.all(['ops', 'olga', 'olli', 'kim'].map(async (id) => (await mailsTo(ledger, id)).length));

it('is kept as it was found, and told to operations who are there', async () => {
  await put();
  expect(await row()).toEqual({ ...found, at: now, attempt: 0 });
  expect(await told()).toEqual([1, 1, 0, 0]);
});

it('keeps what it was about, and a sentence no longer than a notice can hold', async () => {
  const about = { attempt: 2, stem: 'transcripts/a', loopId: LoopId.parse('iv-1'), execution: 'r-1' };
  await put({ ...about, message: 'x'.repeat(1001) });
  expect(await row()).toEqual({ ...found, ...about, message: 'x'.repeat(1000), at: now });
});

it('is not written again where it is there, and keeps its time where only another execution found it', async () => {
  await put({ execution: 'r-1' });
  expect(await put({ execution: 'r-1' }, later(now, 30))).toBe(0);
  expect(await put({ execution: 'r-2' }, later(now, 30))).toBe(1);
  expect(await row()).toMatchObject({ at: now, execution: 'r-2' });
  expect(await told()).toEqual([1, 1, 0, 0]);
});

it.each<[string, Partial<Quarantined>]>([
  ['code', { code: 'binary' }],
  ['sentence', { message: 'It is still empty.' }],
])('is told again, a day later, with another %s', async (_what, change) => {
  await put();
  await put(change, later(now, 24));
  expect(await row()).toMatchObject({ ...change, at: later(now, 24) });
  expect(await told()).toEqual([2, 2, 0, 0]);
});
