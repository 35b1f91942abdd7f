import { describe, expect, it } from 'vitest';
import { assignCoach } from '../../../core/coaching/assign-coach.ts';
import { numberedLoops } from '../../../core/coaching/numbered-loops.ts';
import type { OwedInput } from '../../../core/coaching/obligation.ts';
import { rosterOf } from '../../../core/coaching/ownership.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { at, dana, inputOf, kim, later, ops, person, staff, task, weekly } from './company.ts';

const { coach: _none, ...alone } = dana;
const asked = (loops: readonly LoopRow[], now: string, more: Partial<OwedInput> = {}) => {
  const input = inputOf(loops, now, { person: alone, ...more });
  return assignCoach(input, numberedLoops(input));
};
const [first] = weekly(1);
const captured = first?.capturedAt ?? at('2026-01-05T11:00:00Z');

describe('somebody to coach', () => {
  it('is asked of operations from the first loop’s capture, for a day', () => {
    expect(asked(weekly(2), '2026-01-06T10:00:00Z')).toEqual([
      {
        kind: 'assign-coach',
        interviewer: 'dana',
        milestone: '1',
        owner: 'ops',
        ownerAs: 'operations',
        opensAt: captured,
        dueAt: later(captured, 24),
        minutes: 5,
      },
    ]);
  });

  it('is asked from now where the loop is older than that, or a coach was there before', () => {
    const late = '2026-01-06T11:00:00.000Z';
    expect(asked(weekly(1), late)).toMatchObject([{ opensAt: late, dueAt: later(at(late), 24) }]);
    const soon = '2026-01-05T12:00:00.000Z';
    const gone = rosterOf([...staff.filter(({ id }) => id !== 'kim'), { ...kim, active: false }]);
    expect(asked(weekly(1), soon, { person: dana, roster: gone })).toMatchObject([{ opensAt: soon }]);
    // A name that nobody on the roster has is nobody who was there.
    const unknown = { ...dana, coach: person('who').id };
    expect(asked(weekly(1), soon, { person: unknown })).toMatchObject([{ opensAt: captured }]);
  });

  it('is asked once more when the earlier task is done, and not before', () => {
    const now = '2026-02-02T09:00:00.000Z';
    const earlier = (state: 'planned' | 'open' | 'closed' | 'cancelled' | 'superseded') =>
      asked(weekly(1), now, { tasks: [task({ kind: 'assign-coach', state }), task({ state: 'closed' })] });
    for (const state of ['closed', 'cancelled'] as const)
      expect(earlier(state)).toMatchObject([{ milestone: '2', opensAt: now }]);
    for (const state of ['planned', 'open', 'superseded'] as const)
      expect(earlier(state)).toMatchObject([{ milestone: '1' }]);
  });

  it('is asked for in training, and not of somebody who has led nothing, whose loops are old, or who has a coach', () => {
    const now = '2026-01-06T10:00:00.000Z';
    expect(asked([], now, { trainingEndsOn: '2026-01-06' })).toMatchObject([
      { milestone: '1', opensAt: now },
    ]);
    expect(asked([], now, { trainingEndsOn: '2026-01-05' })).toEqual([]);
    expect(asked([], now)).toEqual([]);
    expect(
      asked(
        weekly(1).map((row) => ({ ...row, backfill: true })),
        now,
      ),
    ).toEqual([]);
    expect(asked(weekly(1), now, { person: dana })).toEqual([]);
  });

  it('has no owner where the roster names nobody in operations but themselves', () => {
    const [only] = asked(weekly(1), '2026-01-06T10:00:00Z', { roster: rosterOf([alone]) });
    expect(only).toMatchObject({ ownerAs: 'operations' });
    expect(only).not.toHaveProperty('owner');
    expect(ops.role).toBe('operations');
  });
});
