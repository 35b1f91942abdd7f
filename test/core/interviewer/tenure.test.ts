import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TenureLoop, tenureTable } from '../../../core/interviewer/tenure.ts';
import { id } from '../coaching/company.ts';
import { runs } from '../../properties/cases.ts';

const led = (who: number, endedOn: string, calibrated = true, trainedOn = '2025-01-01'): TenureLoop => ({
  interviewer: id(`p${who}`),
  trainedOn,
  endedOn,
  calibrated,
});
const byEight = (endedOn: string, calibrated = true) =>
  Array.from({ length: 8 }, (_, who) => led(who, endedOn, calibrated));
const loopsIn = (day: string) =>
  tenureTable(byEight(day), 8)
    .byTenure.filter((line) => line.loops > 0)
    .map((line) => line.group);

describe('the calibrated share by tenure', () => {
  it.each([
    ['2025-01-01', '0 to 90 days'],
    ['2025-04-01', '0 to 90 days'],
    ['2025-04-02', 'to 6 months'],
    ['2025-07-01', 'to 6 months'],
    ['2025-07-02', 'to 12 months'],
    ['2026-01-01', 'to 12 months'],
    ['2026-01-02', 'to 18 months'],
    ['2026-07-01', 'to 18 months'],
    ['2026-07-02', 'beyond 18 months'],
  ])('puts a loop of %s into "%s"', (day, group) => {
    expect(loopsIn(day)).toEqual([group]);
  });

  it('leaves out loops from before training ended', () => {
    expect(loopsIn('2024-12-31')).toEqual([]);
  });

  it('says nothing of fewer than eight people, however many loops they led', () => {
    const seven = byEight('2025-02-01').slice(0, 7);
    const [first] = tenureTable([...seven, ...seven, ...seven], 8).byTenure;
    expect(first).toMatchObject({
      interviewers: 7,
      loops: 21,
      share: { kind: 'not-enough', have: 7, need: 8, unit: 'interviewers' },
    });
  });

  it('names cohorts by the quarter training ended in, oldest first, and leaves beyond 90 days to the other line', () => {
    const late = byEight('2026-06-30').map((loop) => ({ ...loop, trainedOn: '2025-10-01' }));
    const early = byEight('2025-08-01').map((loop) => ({ ...loop, trainedOn: '2025-03-31' }));
    const table = tenureTable([...late, ...early], 1);
    expect(table.byCohort.map(({ group }) => group)).toEqual(['trained 2025-Q1', 'trained 2025-Q4']);
    expect(table.afterTraining.map(({ loops }) => loops)).toEqual([0, 0, 0]);
    expect(tenureTable([], 0).byTenure[0]?.share).toMatchObject({ kind: 'not-enough', have: 0, need: 1 });
  });

  it('gives the share with its interval, by cohort too, in any order', () => {
    const loops = [...byEight('2025-02-01'), ...byEight('2025-02-08', false), ...byEight('2025-03-20')];
    const table = tenureTable(loops, 8);
    expect(table.byTenure[0]).toMatchObject({
      loops: 24,
      share: { kind: 'estimate', value: 16 / 24, unit: 'loops' },
    });
    expect(table.afterTraining.map((line) => [line.group, line.loops])).toEqual([
      ['days 1 to 30', 0],
      ['days 31 to 60', 16],
      ['days 61 to 90', 8],
    ]);
    expect(table.byCohort).toMatchObject([{ group: 'trained 2025-Q1', loops: 24, interviewers: 8 }]);
    fc.assert(
      fc.property(fc.shuffledSubarray(loops, { minLength: loops.length }), (shuffled) => {
        expect(tenureTable(shuffled, 8)).toEqual(table);
      }),
      { numRuns: runs(10) },
    );
  });
});
