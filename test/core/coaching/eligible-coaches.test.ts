import { describe, expect, it } from 'vitest';
import { eligibleCoaches } from '../../../core/coaching/eligible-coaches.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { at, dana, id, kim, lee, later, person, task } from './company.ts';

const now = at('2026-03-02T09:00:00Z');
const coach = (name: string, more = {}) => person(name, { role: 'coach', ...more });

describe('the coaches proposed', () => {
  it('may coach: same job family, active, in term, at work, and somebody else', () => {
    const people = [
      coach('same', { jobFamily: 'data' }),
      coach('other', { jobFamily: 'sales' }),
      coach('any'),
      coach('gone', { active: false }),
      coach('over', { coachUntil: '2026-03-01' }),
      coach('away', { awayFrom: '2026-03-01', awayUntil: '2026-03-02' }),
      coach('dana'),
      person('peer'),
    ];
    const found = eligibleCoaches({ ...dana, jobFamily: 'data' }, people, [], defaultPolicy, now);
    expect(found.map((each) => each.coach)).toEqual(['any', 'same']);
  });

  it('have room under the weekly limit', () => {
    const load = (minutes: number, hours = 24) =>
      task({ owner: id('kim'), minutes, dueAt: later(now, hours), state: 'open' });
    const found = (minutes: number, hours?: number) =>
      eligibleCoaches(dana, [kim, lee], [load(minutes, hours)], defaultPolicy, now).map((each) => each.coach);
    expect(found(115)).toEqual(['kim', 'lee']);
    expect(found(116)).toEqual(['lee']);
    expect(found(116, 24 * 7)).toEqual(['kim', 'lee']);
  });
});
