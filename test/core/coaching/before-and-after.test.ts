import { describe, expect, it } from 'vitest';
import { flaggedPeople } from '../../../core/coaching/before-and-after.ts';
import { at, id, later, task } from './company.ts';

const seen = at('2026-05-04T10:00:00Z');
const check = (who: string, more: object = {}) =>
  task({ kind: 'drift-check', interviewer: id(who), plannedAt: seen, dueAt: later(seen, 7 * 24), ...more });
/** A loop a week on each side; the newest first, as anybody might hand them over. */
const loops = (weeks: number) =>
  Array.from({ length: 2 * weeks }, (_, index) => ({
    endedAt: later(seen, (weeks - index) * 7 * 24 - 12),
    questions: 14,
    leading: index < weeks ? 1 : 3,
  }));

describe('the people who were flagged', () => {
  it('are told apart by whether a coach has talked with them, ten loops on each side', () => {
    const { coached, uncoached } = flaggedPeople(
      [check('a', { state: 'coached', coachedAt: seen }), check('b', { state: 'open' })],
      () => loops(12),
    );
    expect([coached.length, uncoached.length]).toEqual([1, 1]);
    expect(coached[0]?.before.map(({ leading }) => leading)).toEqual(Array(10).fill(3));
    expect(coached[0]?.after.map(({ leading }) => leading)).toEqual(Array(10).fill(1));
    // Without a talk the sides meet on the day it was due.
    expect(uncoached[0]?.before.at(-1)?.leading).toBe(1);
  });

  it('count once each, by their first signal, and not at all where it was withdrawn', () => {
    const first = check('a', { state: 'coached', coachedAt: seen });
    const second = check('a', { plannedAt: later(seen, 999), dueAt: later(seen, 1200) });
    const tasks = [second, first, check('c', { state: 'superseded' }), task({ interviewer: id('d') })];
    const { coached, uncoached } = flaggedPeople(tasks, () => loops(3));
    expect([coached.length, uncoached.length]).toEqual([1, 0]);
  });

  it('need an interview on each side', () => {
    const later_ = loops(3).filter(({ endedAt }) => endedAt > seen);
    expect(flaggedPeople([check('a', { coachedAt: seen })], () => later_).coached).toEqual([]);
    expect(flaggedPeople([check('a', { coachedAt: seen })], () => []).coached).toEqual([]);
  });
});
