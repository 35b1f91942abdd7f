import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../../core/calibration/benjamini-hochberg.ts';
import { InvalidInput } from '../../../core/faults.ts';

/** The 15 p-values of Benjamini and Hochberg's own example (1995). */
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

describe('Benjamini–Hochberg', () => {
  it('rejects the paper’s four at .05, where Bonferroni rejects three', () => {
    expect(benjaminiHochberg(published, 0.05).rejected.filter(Boolean)).toHaveLength(4);
    expect(published.filter((p) => p <= 0.05 / published.length)).toHaveLength(3);
  });

  it('steps up: a p-value above its own line is rejected when a later one is below its line', () => {
    expect(benjaminiHochberg([0.04, 0.05], 0.05)).toEqual({ rejected: [true, true], threshold: 0.05 });
  });

  it('answers in the order given', () => {
    const turned = [...published].reverse();
    expect(benjaminiHochberg(turned, 0.05).rejected).toEqual(
      [...benjaminiHochberg(published, 0.05).rejected].reverse(),
    );
  });

  it('rejects nothing of nothing, and nothing of what is above every line', () => {
    expect(benjaminiHochberg([], 0.1)).toEqual({ rejected: [], threshold: 0 });
    expect(benjaminiHochberg([0.2, 0.9], 0.1)).toEqual({ rejected: [false, false], threshold: 0 });
  });

  it('rejects at least what Bonferroni does and never a larger p before a smaller', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }),
        (ps) => {
          const { rejected } = benjaminiHochberg(ps, 0.1);
          const largest = Math.max(-1, ...ps.filter((_, index) => rejected[index]));
          for (const [index, p] of ps.entries()) {
            if (p <= 0.1 / ps.length) expect(rejected[index]).toBe(true);
            expect(rejected[index]).toBe(p <= largest);
          }
        },
      ),
      { seed: 6 },
    );
  });

  it.each([
    [[Number.NaN], 0.1],
    [[-0.1], 0.1],
    [[0.5], 1.5],
  ])('refuses %j at %d', (ps, q) => {
    expect(() => benjaminiHochberg(ps, q)).toThrow(InvalidInput);
  });
});
