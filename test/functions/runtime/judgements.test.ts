/** Where the night finds a scorecard: by its month, as it stands now, and nowhere once it is withdrawn. */
import { beforeEach, expect, it } from 'vitest';
import { PersonId } from '../../../core/identity.ts';
import { Scorecard } from '../../../core/rubric/scorecard.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { judgementWrites } from '../../../functions/runtime/judgements.ts';
import { ownerMisses } from '../../../functions/runtime/owner-misses.ts';

const card = (more: Partial<Record<keyof Scorecard, unknown>> = {}): Scorecard =>
  Scorecard.parse({
    schema: 'plumbline.scorecard/1',
    interviewer: 'dana',
    candidate: 'cand-1',
    submittedAt: '2026-07-31T23:00:00.000Z',
    recommendation: 'yes',
    ratings: [
      { competency: 'design', rating: 3 },
      { competency: 'care', rating: 'no-decision' },
    ],
    ...more,
  });

let ledger: ReturnType<typeof memoryLedger>;
beforeEach(() => {
  ledger = memoryLedger();
});

const apply = async (next: Scorecard, other?: Scorecard): Promise<number> => {
  const writes = await judgementWrites(ledger, 'card-1', next, other);
  if (writes.length > 0) await ledger.commit(writes);
  return writes.length;
};
const standing = () => ledger.rows().map(({ partition, sort, body }) => ({ partition, sort, body }));
const inMonth = (month: string, more: object = {}) => ({
  partition: `judgements#${month}`,
  sort: 'cand-1#dana#card-1',
  body: {
    candidate: 'cand-1',
    rater: 'dana',
    recommendation: 'yes',
    independent: true,
    ratings: [{ competency: 'design', rating: 3 }],
    ...more,
  },
});

it('a scorecard is there by the month it was submitted in, with the ratings that say something', async () => {
  expect(await apply(card())).toBe(1);
  expect(standing()).toEqual([inMonth('2026-07')]);
  expect(await apply(card())).toBe(0);
});

it('a newer version takes its place, and was not made independently', async () => {
  await apply(card());
  const newer = card({ revision: 1, recommendation: 'no' });
  expect(await apply(newer, card())).toBe(1);
  expect(standing()).toEqual([inMonth('2026-07', { recommendation: 'no', independent: false })]);
});

it('a version of another month leaves the one before', async () => {
  await apply(card());
  expect(await apply(card({ submittedAt: '2026-08-01T00:00:00.000Z' }), card())).toBe(2);
  expect(standing()).toEqual([inMonth('2026-08')]);
});

it('one that is withdrawn leaves nothing', async () => {
  expect(await apply(card({ withdrawn: true }))).toBe(0);
  await apply(card());
  expect(await apply(card({ withdrawn: true, revision: 1 }), card())).toBe(1);
  expect(standing()).toEqual([]);
});

it('what somebody has missed is counted beside them, one by one', async () => {
  const kim = PersonId.parse('kim');
  expect((await ownerMisses(ledger, undefined)).count).toBe(0);
  expect((await ownerMisses(ledger, undefined)).oneMore()).toEqual([]);
  for (const count of [0, 1, 2]) {
    const misses = await ownerMisses(ledger, kim);
    expect(misses.count).toBe(count);
    await ledger.commit(misses.oneMore());
  }
  const late = await ownerMisses(ledger, kim);
  await ledger.commit(late.oneMore());
  // Two at once do not count as one.
  await expect(ledger.commit(late.oneMore())).rejects.toMatchObject({ name: 'Conflict' });
});
