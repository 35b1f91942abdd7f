import { beforeEach, describe, expect, it } from 'vitest';
import { CandidateRef, Instant, PersonId } from '../../../core/identity.ts';
import { CompetencyId } from '../../../core/rubric/rubric.ts';
import { Policy } from '../../../core/rubric/policy.ts';
import type { Recommendation } from '../../../core/rubric/scorecard.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { judgementRow, keys, put } from '../../../functions/runtime/rows.ts';
import { panelsOf } from '../../../functions/update-fleet/panels.ts';

const now = Instant.parse('2026-07-14T02:00:00.000Z');

let ledger: Ledger;
beforeEach(() => {
  ledger = openSqliteLedger({ path: ':memory:' });
});

type Judged = {
  readonly month?: string;
  readonly recommendation?: Recommendation;
  readonly independent?: boolean;
  readonly ratings?: Readonly<Record<string, number>>;
};

const judges = async (
  who: string,
  about: string,
  { month = '2026-07', recommendation = 'yes', independent = true, ratings = {} }: Judged = {},
): Promise<void> => {
  const [rater, candidate] = [PersonId.parse(who), CandidateRef.parse(about)];
  await ledger.commit([
    put(judgementRow, keys.judgement(month, candidate, rater, 'one'), 'absent', {
      candidate,
      rater,
      recommendation,
      independent,
      ratings: Object.entries(ratings).map(([competency, rating]) => ({
        competency: CompetencyId.parse(competency),
        rating,
      })),
    }),
  ]);
};

const residuals = async (rater: string, policy = Policy.parse({})) =>
  Object.fromEntries((await panelsOf(ledger, now, policy)).residualsOf(rater));

describe('how far somebody stood from the panel on a candidate', () => {
  it('is their recommendation less what the others’ come to', async () => {
    await judges('ann', 'c-1', { recommendation: 'strong-yes' });
    await judges('bo', 'c-1', { recommendation: 'no' });
    await judges('cy', 'c-1', { recommendation: 'strong-no' });
    // Four points; two and one are one and a half.
    expect(await residuals('ann')).toEqual({ 'c-1': 2.5 });
    expect(await residuals('cy')).toEqual({ 'c-1': -2 });
  });

  it.each([
    ['strong-no', -2],
    ['no', -1],
    ['yes', 0],
    ['strong-yes', 1],
  ] as const)('counts %s as %i beside yes', async (recommendation, residual) => {
    await judges('ann', 'c-1', { recommendation });
    await judges('bo', 'c-1');
    expect(await residuals('ann')).toEqual({ 'c-1': residual });
  });

  it('is by the ratings of what both rated, where there are any', async () => {
    await judges('ann', 'c-1', { recommendation: 'strong-no', ratings: { design: 4, depth: 3 } });
    await judges('bo', 'c-1', { recommendation: 'strong-yes', ratings: { design: 2, depth: 3, speed: 1 } });
    // Two points in one of two competencies.
    expect(await residuals('ann')).toEqual({ 'c-1': 1 });
  });

  it.each([
    ['who recommended nothing', { recommendation: 'no-decision' }],
    ['who had seen the others’', { independent: false }],
  ] as const)('is unknown beside somebody %s', async (_who, other) => {
    await judges('ann', 'c-1');
    await judges('bo', 'c-1', other);
    expect(await residuals('ann')).toEqual({});
  });

  it('is unknown where nobody else judged, and of somebody who judged nobody', async () => {
    await judges('ann', 'c-1');
    await judges('ann', 'c-1', { month: '2026-06', recommendation: 'no' });
    await judges('bo', 'c-2');
    expect(await residuals('ann')).toEqual({});
    expect(await residuals('zoe')).toEqual({});
  });

  it('is known candidate by candidate', async () => {
    for (const candidate of ['c-1', 'c-2']) await judges('bo', candidate);
    await judges('ann', 'c-1', { recommendation: 'strong-yes' });
    await judges('ann', 'c-2', { recommendation: 'no' });
    expect(await residuals('ann')).toEqual({ 'c-1': 1, 'c-2': -1 });
  });

  it.each([
    ['this month', '2026-07', { 'c-1': 1 }],
    ['in the month a year ago', '2025-07', { 'c-1': 1 }],
    ['in the one before', '2025-06', {}],
    ['in December, on the way', '2025-12', { 'c-1': 1 }],
  ])('counts judgements of a year: %s', async (_when, month, expected) => {
    await judges('ann', 'c-1', { month, recommendation: 'strong-yes' });
    await judges('bo', 'c-1', { month });
    expect(await residuals('ann')).toEqual(expected);
  });
});

describe('severity', () => {
  const severityOf = async (rater: string, severityFloorShared: number) =>
    (await panelsOf(ledger, now, Policy.parse({ measures: { severityFloorShared } }))).severityOf(rater);

  it('is not told from fewer shared candidates than the policy wants, and from none never', async () => {
    await judges('ann', 'c-1', { ratings: { design: 4 } });
    await judges('bo', 'c-1', { ratings: { design: 2 } });
    expect(await severityOf('ann', 5)).toEqual({
      kind: 'not-enough',
      have: 1,
      need: 5,
      unit: 'shared candidates',
    });
    expect(await severityOf('zoe', 5)).toEqual({
      kind: 'not-enough',
      have: 0,
      need: 5,
      unit: 'shared candidates',
    });
    expect(await severityOf('zoe', 0)).toEqual({
      kind: 'not-enough',
      have: 0,
      need: 1,
      unit: 'shared candidates',
    });
  });

  it('is told from as many, in the words and figures that are kept', async () => {
    for (let n = 0; n < 5; n += 1) {
      await judges('ann', `c-${n}`, { ratings: { design: 4 } });
      await judges('bo', `c-${n}`, { ratings: { design: n % 2 === 0 ? 2 : 3 } });
    }
    const severity = await severityOf('ann', 5);
    expect(severity).toMatchObject({ kind: 'estimate', n: 5 });
    expect(severity.kind === 'estimate' && severity.value > 0).toBe(true);
    expect(await severityOf('bo', 5)).toMatchObject({ kind: 'estimate', n: 5 });
  });
});
