/** Nobody who has yet to rate a candidate sees what was found of the same interview. */
import { beforeEach, describe, expect, it } from 'vitest';
import { LoopId } from '../../../core/identity.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { awaitsOwnScorecard, independentFrom, isReleased } from '../../../functions/runtime/independence.ts';
import { keys } from '../../../functions/runtime/rows.ts';
import { at, kim, later, loop } from '../../core/coaching/company.ts';

const endedAt = at('2026-03-02T10:00:00.000Z');
const held = loop('w1', endedAt, { candidate: 'cand-1' });
const hours = defaultPolicy.coaching.independenceHours;
const open = later(endedAt, hours);
const before = at(new Date(Date.parse(open) - 1).toISOString());

describe('feedback', () => {
  it('is released with the interviewer’s own scorecard, or when the policy’s time has passed', () => {
    expect(independentFrom(held, defaultPolicy)).toBe(open);
    expect(isReleased(held, defaultPolicy, before)).toBe(false);
    expect(isReleased(held, defaultPolicy, open)).toBe(true);
    const scorecard = { revision: 0, modifiedAt: endedAt, sha256: held.source.sha256 };
    expect(isReleased({ ...held, scorecard }, defaultPolicy, before)).toBe(true);
  });
});

describe('a coach of the same panel', () => {
  let ledger: Ledger;
  const awaits = async (now = before) => await awaitsOwnScorecard(kim, held, defaultPolicy, now, { ledger });
  const put = async (key: { partition: string; sort: string }): Promise<void> =>
    await ledger.commit([{ kind: 'put', key, expects: 'absent', body: {} }]);
  const sat = async (candidate = 'cand-1') =>
    await put(keys.meetingLoop(kim.id, candidate, LoopId.parse('w9')));
  const rated = async () => await put(keys.scorecard(kim.id, 'cand-1', 'card'));
  beforeEach(() => {
    ledger = memoryLedger();
  });

  it('waits for their own scorecard until the policy’s time has passed', async () => {
    await sat();
    expect(await awaits()).toBe(true);
    expect(await awaits(open)).toBe(false);
  });

  it('waits no more once it is in', async () => {
    await sat();
    await rated();
    expect(await awaits()).toBe(false);
  });

  it('waits for nothing where they did not meet this candidate', async () => {
    await sat('cand-2');
    expect(await awaits()).toBe(false);
    await rated();
    expect(await awaits()).toBe(false);
  });
});
