import { beforeEach, describe, expect, it } from 'vitest';
import { CandidateRef, Instant, LoopId, PersonId } from '../../../core/identity.ts';
import { Policy } from '../../../core/rubric/policy.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { computeHireQuality, hireQualityFound } from '../../../functions/runtime/hire-quality.ts';
import { judgementRow, keys, meetingLoopRow, outcomeRow, put } from '../../../functions/runtime/rows.ts';
import { commitAll, personOf } from '../../support/many-interviewers.ts';

const now = Instant.parse('2027-09-01T02:00:00.000Z');
const policy = Policy.parse({ programme: { staggeredStarts: { berlin: '2026-04-01T00:00:00.000Z' } } });
const people = Array.from({ length: 12 }, (_, n) => personOf(`p${n}`, { site: n < 11 ? 'berlin' : 'rome' }));

let ledger: Ledger;
beforeEach(() => {
  ledger = openSqliteLedger({ path: ':memory:' });
});

const hire = async (n: number, startedAt: string, performance = (n * 7) % 5): Promise<void> => {
  const rater = PersonId.parse(`p${n % 11}`);
  const candidate = CandidateRef.parse(`cand-${n}`);
  const loopId = LoopId.parse(`l${n}`);
  await commitAll(ledger, [
    put(outcomeRow, keys.outcome(candidate), 'absent', { candidate, performance, measuredOn: '2027-06-30' }),
    put(judgementRow, keys.judgement(startedAt.slice(0, 7), candidate, rater, '1'), 'absent', {
      candidate,
      rater,
      recommendation: 'yes',
      independent: true,
      ratings: [{ competency: 'design' as never, rating: 1 + (n % 4) }],
    }),
    put(meetingLoopRow, keys.meetingLoop(rater, candidate, loopId), 'absent', {
      loopId,
      stem: `l${n}`,
      round: 'system-design',
      startedAt: Instant.parse(startedAt),
    }),
  ]);
};

const night = async () => {
  await computeHireQuality(ledger, { people, policy, now });
  return await hireQualityFound(ledger);
};

describe('hire quality, as the night leaves it', () => {
  it('is a number of hires so far, nought before the first outcome', async () => {
    expect(await hireQualityFound(ledger)).toMatchObject({ kind: 'not-enough', have: 0, need: 50 });
    for (let n = 0; n < 31; n += 1) await hire(n, '2026-02-10T10:00:00.000Z');
    expect(await night()).toMatchObject({ kind: 'not-enough', have: 31, need: 50 });
  });

  it('puts an interview into its arm by when it took place at the interviewer’s site', async () => {
    for (let n = 0; n < 60; n += 1)
      await hire(n, n < 40 ? '2026-03-31T23:59:00.000Z' : '2026-04-01T00:00:00.000Z');
    expect(await night()).toEqual({ kind: 'counts-only', coached: 20, uncoached: 40, need: 50 });
  });

  it('is compared once both arms have fifty, and the same data give the same figure every night', async () => {
    for (let n = 0; n < 120; n += 1)
      await hire(n, n % 2 === 0 ? '2026-03-10T10:00:00.000Z' : '2026-05-10T10:00:00.000Z');
    const found = await night();
    expect(found).toMatchObject({ kind: 'estimate', n: 120, coached: 60, uncoached: 60, interviewers: 11 });
    expect(await night()).toEqual(found);
  });

  it('leaves out whose site has no start of coaching', async () => {
    const rater = PersonId.parse('p11');
    for (let n = 0; n < 55; n += 1) await hire(n, '2026-02-10T10:00:00.000Z');
    for (let n = 100; n < 160; n += 1) {
      const candidate = CandidateRef.parse(`cand-${n}`);
      const startedAt = Instant.parse('2026-05-10T10:00:00.000Z');
      const loopId = LoopId.parse(`l${n}`);
      await commitAll(ledger, [
        put(outcomeRow, keys.outcome(candidate), 'absent', {
          candidate,
          performance: n % 3,
          measuredOn: '2027-06-30',
        }),
        put(judgementRow, keys.judgement('2026-05', candidate, rater, '1'), 'absent', {
          candidate,
          rater,
          recommendation: 'yes',
          independent: true,
          ratings: [],
        }),
        put(meetingLoopRow, keys.meetingLoop(rater, candidate, loopId), 'absent', {
          loopId,
          stem: `l${n}`,
          round: 'system-design',
          startedAt,
        }),
      ]);
    }
    expect(await night()).toEqual({ kind: 'counts-only', coached: 0, uncoached: 55, need: 50 });
  });
});
