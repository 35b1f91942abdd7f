import { describe, expect, it } from 'vitest';
import { firstLoopComplianceDue, firstLoopReviewDue } from '../../../core/coaching/due.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { at, person, policyWith } from './company.ts';

const working = policyWith({ clock: 'working' });
const times = (endedAt: string, capturedAt: string) => ({ endedAt: at(endedAt), capturedAt: at(capturedAt) });

describe('when a first-loop review is due', () => {
  it('is 48 hours after the end for a prompt capture', () => {
    expect(firstLoopReviewDue(times('2026-03-03T15:00:00Z', '2026-03-03T15:20:00Z'), defaultPolicy)).toBe(
      '2026-03-05T15:00:00.000Z',
    );
  });

  it('is 24 hours after a capture that came late, while compliance still counts from the end', () => {
    const loop = times('2026-03-03T15:00:00Z', '2026-03-20T09:00:00Z');
    expect(firstLoopReviewDue(loop, defaultPolicy)).toBe('2026-03-21T09:00:00.000Z');
    expect(firstLoopComplianceDue(loop.endedAt, defaultPolicy)).toBe('2026-03-05T15:00:00.000Z');
  });

  it('changes over from one rule to the other exactly 24 hours after the end', () => {
    expect(firstLoopReviewDue(times('2026-03-03T15:00:00Z', '2026-03-04T15:00:00Z'), defaultPolicy)).toBe(
      '2026-03-05T15:00:00.000Z',
    );
    expect(firstLoopReviewDue(times('2026-03-03T15:00:00Z', '2026-03-04T15:00:01Z'), defaultPolicy)).toBe(
      '2026-03-05T15:00:01.000Z',
    );
  });

  it('pauses over the coach’s weekend on the working clock', () => {
    const friday = times('2026-03-06T15:00:00Z', '2026-03-06T15:20:00Z');
    expect(firstLoopReviewDue(friday, working, person('kim'))).toBe('2026-03-10T15:00:00.000Z');
    expect(firstLoopReviewDue(friday, defaultPolicy, person('kim'))).toBe('2026-03-08T15:00:00.000Z');
  });

  it('pauses on a part-time coach’s days off and over their leave', () => {
    const partTime = person('kim', { workingDays: [1, 2], awayFrom: '2026-03-10', awayUntil: '2026-03-10' });
    // Monday 9 March 10:00: 14 hours left of Monday, Tuesday away, Monday 16 a whole day, 10 hours of Tuesday 17.
    expect(firstLoopReviewDue(times('2026-03-09T10:00:00Z', '2026-03-09T10:30:00Z'), working, partTime)).toBe(
      '2026-03-17T10:00:00.000Z',
    );
  });

  it('counts the hours that pass where the clock changes', () => {
    const berlin = person('kim', { timeZone: 'Europe/Berlin', workingDays: [1, 2, 3, 4, 5, 6, 7] });
    // Summer time begins on 29 March 2026 in Berlin: 48 hours are 48 hours.
    expect(firstLoopReviewDue(times('2026-03-28T10:00:00Z', '2026-03-28T10:00:00Z'), working, berlin)).toBe(
      '2026-03-30T10:00:00.000Z',
    );
    // Friday 27th 18:00 Berlin: 6 h of Friday, 24 h Monday, 18 h Tuesday, which is 16:00 UTC in summer.
    const weekdays = { ...berlin, workingDays: [1, 2, 3, 4, 5] };
    expect(firstLoopReviewDue(times('2026-03-27T17:00:00Z', '2026-03-27T17:00:00Z'), working, weekdays)).toBe(
      '2026-03-31T16:00:00.000Z',
    );
  });
});
