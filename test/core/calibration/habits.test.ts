import { describe, expect, it } from 'vitest';
import { beforeAndAfter } from '../../../core/calibration/before-after.ts';
import { halo, rangeRestriction } from '../../../core/calibration/halo.ts';
import { seededRandom } from '../../../core/calibration/random.ts';
import { drawNormal } from './simulation/draws.ts';

/** Ratings of four competencies a candidate that share the given part of their variance. */
const candidates = (count: number, shared: number, seed = 71): number[][] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const level = Math.sqrt(shared) * drawNormal(random);
    return Array.from({ length: 4 }, () => level + Math.sqrt(1 - shared) * drawNormal(random));
  });
};

describe('halo', () => {
  it('is how much one candidate’s ratings resemble each other', () => {
    for (const shared of [0, 0.5, 0.9]) {
      const found = halo(candidates(400, shared), seededRandom(1));
      if (found.kind !== 'estimate') throw new Error('There is enough.');
      expect(Math.abs(found.value - shared)).toBeLessThan(0.06);
      expect(found.low).toBeLessThan(shared);
      expect(found.high).toBeGreaterThan(shared);
    }
  });

  it('is 1 when every competency of a candidate gets the same mark', () => {
    const same = Array.from({ length: 12 }, (_, index) => [
      1 + (index % 4),
      1 + (index % 4),
      1 + (index % 4),
    ]);
    expect(halo(same, seededRandom(1))).toMatchObject({ kind: 'estimate', value: 1, n: 12 });
  });

  it('says why it cannot be read', () => {
    expect(halo(candidates(9, 0.5), seededRandom(1))).toMatchObject({
      kind: 'not-enough',
      have: 9,
      need: 10,
    });
    expect(
      halo(
        Array.from({ length: 20 }, () => [3]),
        seededRandom(1),
      ),
    ).toMatchObject({ kind: 'not-enough', have: 0 });
    expect(
      halo(
        Array.from({ length: 20 }, () => [3, 3]),
        seededRandom(1),
      ),
    ).toMatchObject({ reason: 'no-variation' });
    expect(halo([[1, Number.NaN]], seededRandom(1))).toMatchObject({ reason: 'not-finite' });
  });
});

describe('range restriction', () => {
  const shared = (count: number, width: number) => {
    const random = seededRandom(72);
    return Array.from({ length: count }, () => ({
      own: [width * drawNormal(random)],
      others: [drawNormal(random), drawNormal(random)],
    }));
  };

  it('is the spread of a rater’s ratings over fellow panelists’ on the same candidates', () => {
    const found = rangeRestriction(shared(500, 0.4), seededRandom(1));
    if (found.kind !== 'estimate') throw new Error('There is enough.');
    expect(Math.abs(found.value - 0.4)).toBeLessThan(0.05);
    expect(found.low).toBeLessThan(0.4);
    expect(found.high).toBeGreaterThan(0.4);
  });

  it('is 0 for a rater who always gives the same mark, and absent when the panel does', () => {
    const flat = shared(20, 1).map((each) => ({ ...each, own: [3] }));
    expect(rangeRestriction(flat, seededRandom(1))).toMatchObject({ kind: 'estimate', value: 0 });
    const still = shared(20, 1).map((each) => ({ ...each, others: [3, 3] }));
    expect(rangeRestriction(still, seededRandom(1))).toMatchObject({ reason: 'no-variation' });
    expect(rangeRestriction(shared(9, 1), seededRandom(1))).toMatchObject({ kind: 'not-enough', have: 9 });
    expect(rangeRestriction([{ own: [Number.NaN], others: [1] }], seededRandom(1))).toMatchObject({
      reason: 'not-finite',
    });
  });
});

describe('before and after', () => {
  const people = (count: number, before: number, after: number) =>
    Array.from({ length: count }, () => ({
      before: [{ questions: 140, leading: before }],
      after: [{ questions: 140, leading: after }],
    }));

  it('always stands beside people who were not coached', () => {
    const found = beforeAndAfter(people(10, 28, 14), people(12, 28, 21), 1.4);
    if (found.kind !== 'comparison') throw new Error('There is enough.');
    expect(found.coached).toMatchObject({ people: 10, before: 0.2, after: 0.1 });
    expect(found.uncoached).toMatchObject({ people: 12, before: 0.2, after: 0.15 });
    expect(found.difference.value).toBeCloseTo(-0.05, 12);
    expect(found.difference.low).toBeLessThan(-0.05);
    expect(found.difference.high).toBeGreaterThan(-0.05);
  });

  it('says nothing about fewer than 8 people, coached or not', () => {
    expect(beforeAndAfter(people(10, 28, 14), people(7, 28, 21), 1.4)).toMatchObject({
      kind: 'not-enough',
      have: 7,
      need: 8,
    });
    expect(beforeAndAfter(people(0, 28, 14), people(9, 28, 21), 1.4)).toMatchObject({
      kind: 'not-enough',
      have: 0,
    });
    expect(beforeAndAfter(people(9, 28, 141), people(9, 28, 21), 1.4)).toMatchObject({
      reason: 'impossible-counts',
    });
    const silent = Array.from({ length: 9 }, () => ({ before: [], after: [] }));
    expect(beforeAndAfter(silent, people(9, 1, 1), 1.4)).toMatchObject({ reason: 'nothing-counted' });
  });
});
