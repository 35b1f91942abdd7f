import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FleetLoop, fleetBaselines } from '../../../core/calibration/fleet.ts';
import { keptBaselines, keptSeverity } from '../../../core/calibration/kept-figures.ts';
import { Policy } from '../../../core/rubric/policy.ts';

const { measures } = Policy.parse({});

/** Sixty interviewers of twenty loops, who differ. */
const loops: readonly FleetLoop[] = Array.from({ length: 1_200 }, (_, index) => ({
  interviewer: `i${index % 60}`,
  round: index % 2 === 0 ? 'technical' : 'behavioural',
  family: 'engineering',
  questions: 20 + (index % 7),
  leading: (index * 7 + (index % 60) * 3) % 5 === 0 ? 1 + (index % 60) / 20 : 1,
})).map((loop) => ({ ...loop, leading: Math.floor(loop.leading) }));

const figuresOf = (all: readonly FleetLoop[]) => {
  const kept = keptBaselines(fleetBaselines(all, measures));
  return [kept.fleet, ...kept.rounds.map(({ moments }) => moments)].map(({ mu, k, phi }) => [mu, k, phi]);
};

describe('figures of the fleet as a night keeps them', () => {
  it('do not move with one loop more, though the exact ones do', () => {
    const more = [...loops, { ...(loops[0] as FleetLoop), leading: 3 }];
    expect(fleetBaselines(more, measures).fleet.mu).not.toBe(fleetBaselines(loops, measures).fleet.mu);
    expect(figuresOf(more)).toEqual(figuresOf(loops));
  });

  it('are within half a rung of the exact ones', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 2, max: 1_000, noNaN: true }),
        fc.double({ min: 1, max: 20, noNaN: true }),
        (mu, k, phi) => {
          const fleet = { mu, k, phi, interviewers: 60, questions: 20_000, source: 'fleet' as const };
          const kept = keptBaselines({ fleet, rounds: [] }).fleet;
          expect(Math.abs(kept.mu / mu - 1)).toBeLessThan(0.03);
          expect(Math.abs(kept.k / k - 1)).toBeLessThan(0.13);
          expect(Math.abs(kept.phi / phi - 1)).toBeLessThan(0.055);
          expect(kept.mu).toBeLessThan(1);
          expect(kept.phi).toBeGreaterThanOrEqual(1);
        },
      ),
    );
  });

  it('are the policy’s own where the fleet is too small', () => {
    const few = fleetBaselines(loops.slice(0, 10), measures);
    expect(few.fleet.source).toBe('priors');
    expect(keptBaselines(few)).toEqual(few);
  });

  it('say a severity in twentieths of a point', () => {
    const severity = {
      kind: 'estimate',
      value: 0.04845,
      low: -0.0944,
      high: 0.1913,
      n: 7,
      unit: 'shared candidates',
      firmness: 'provisional',
      basis: 'ratings',
      panel: 'p',
    } as const;
    expect(keptSeverity(severity)).toEqual({ ...severity, value: 0.05, low: -0.1, high: 0.2 });
  });
});
