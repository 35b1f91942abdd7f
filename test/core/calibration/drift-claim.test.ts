import { describe, expect, it } from 'vitest';
import { driftEvidence, quarterlyClaims } from '../../../core/calibration/drift-claim.ts';
import type { FleetMoments } from '../../../core/calibration/fleet.ts';
import type { LeadingCounts } from '../../../core/calibration/leading-counts.ts';
import { seededRandom } from '../../../core/calibration/random.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { simulateQuarter, truth } from './simulation/leading-simulation.ts';

const policy = defaultPolicy.measures;
const fleet: FleetMoments = {
  mu: truth.mu,
  k: truth.k,
  phi: truth.phi,
  interviewers: 40,
  questions: 9_000,
  source: 'fleet',
};

/** Loops of 14 questions with `leading` spread as evenly as whole numbers allow. */
const loops = (count: number, leading: number, baseline?: number): LeadingCounts[] =>
  Array.from({ length: count }, (_, index) => ({
    questions: 14,
    leading: Math.floor(((index + 1) * leading) / count) - Math.floor((index * leading) / count),
    ...(baseline === undefined ? {} : { baseline }),
  }));

const evidence = (all: readonly LeadingCounts[], moments: FleetMoments = fleet) => {
  const found = driftEvidence(all, moments, policy);
  if (found.kind !== 'evidence') throw new Error(`Not assessed: ${found.kind}`);
  return found;
};

describe('the evidence for drift', () => {
  it('compares the last 10 loops with the 20 before and reads no others', () => {
    const window = [...loops(20, 28), ...loops(10, 29)];
    const found = evidence(window);
    expect(found.earlier).toEqual({ loops: 20, questions: 280 });
    expect(found.later).toEqual({ loops: 10, questions: 140, leading: 29 });
    expect(evidence([...loops(15, 150), ...window])).toEqual(found);
  });

  it('gives a likely increase of 0.4 to 1.9 when 1.0 became 2.1 per 10', () => {
    const found = evidence([...loops(20, 28), ...loops(10, 29)]);
    expect(10 * found.expected).toBeCloseTo(1, 1);
    expect(10 * found.seen).toBeCloseTo(2.1, 1);
    expect(10 * found.change.low).toBeCloseTo(0.4, 1);
    expect(10 * found.change.high).toBeCloseTo(1.9, 1);
    expect(found.midP).toBeLessThan(0.02);
  });

  it('is more careful than a binomial: what the earlier loops leave open counts', () => {
    const short = evidence([...loops(5, 7), ...loops(10, 29)]);
    const long = evidence([...loops(20, 28), ...loops(10, 29)]);
    expect(short.midP).toBeGreaterThan(long.midP);
    expect(evidence([...loops(20, 28), ...loops(10, 29)], { ...fleet, phi: 1 }).midP).toBeLessThan(long.midP);
  });

  it('sees no drift in a mere change of rounds', () => {
    const moved = evidence([...loops(20, 28, 0.1), ...loops(10, 28, 0.2)]);
    expect(10 * moved.expected).toBeCloseTo(2, 1);
    expect(moved.midP).toBeGreaterThan(0.3);
    expect(evidence([...loops(20, 28, 0.1), ...loops(10, 28, 0.1)]).midP).toBeLessThan(0.05);
  });

  it('needs 15 loops, and 50 questions on either side', () => {
    expect(driftEvidence(loops(14, 14), fleet, policy)).toMatchObject({
      kind: 'not-enough',
      have: 14,
      need: 15,
    });
    const brief = Array.from({ length: 30 }, () => ({ questions: 4, leading: 0 }));
    expect(driftEvidence(brief, fleet, policy)).toMatchObject({
      kind: 'not-enough',
      have: 40,
      need: 50,
      unit: 'questions',
    });
    expect(driftEvidence([], fleet, policy)).toMatchObject({ kind: 'not-enough', have: 0 });
  });

  it('passes over loops without questions and refuses impossible ones', () => {
    const window = [...loops(20, 28), ...loops(10, 29)];
    const silent = { questions: 0, leading: 0 };
    expect(evidence([...window.slice(0, 25), silent, ...window.slice(25)])).toEqual(evidence(window));
    expect(driftEvidence([...window, { questions: 2, leading: 3 }], fleet, policy)).toMatchObject({
      kind: 'not-assessable',
    });
  });

  it('stays a number when everything was leading, or nothing was', () => {
    for (const counts of [
      [280, 140],
      [0, 0],
      [0, 140],
      [280, 0],
    ] as const) {
      const found = evidence([...loops(20, counts[0]), ...loops(10, counts[1])]);
      expect(found.midP).toBeGreaterThanOrEqual(0);
      expect(found.midP).toBeLessThanOrEqual(1);
      expect(Number.isFinite(found.change.low) && Number.isFinite(found.change.high)).toBe(true);
    }
  });
});

describe('the quarter’s claims', () => {
  const steady = { interviewer: 'steady', loops: [...loops(20, 28), ...loops(10, 14)] };
  const risen = { interviewer: 'risen', loops: [...loops(20, 28), ...loops(10, 42)] };
  const fresh = { interviewer: 'fresh', loops: loops(6, 6) };

  it('names who rose, who shows no clear change and who cannot be assessed, in the order given', () => {
    const claims = quarterlyClaims([steady, fresh, risen], fleet, policy);
    expect(claims.map(({ interviewer, claim }) => [interviewer, claim.kind])).toEqual([
      ['steady', 'no-clear-change'],
      ['fresh', 'not-enough'],
      ['risen', 'rose'],
    ]);
  });

  it('asks for more evidence where more people are looked at', () => {
    const edge = { interviewer: 'edge', loops: [...loops(20, 28), ...loops(10, 26)] };
    const crowd = Array.from({ length: 60 }, (_, index) => ({ ...steady, interviewer: `s${index}` }));
    expect(quarterlyClaims([edge], fleet, policy)[0]?.claim.kind).toBe('rose');
    expect(quarterlyClaims([edge, ...crowd], fleet, policy)[0]?.claim.kind).toBe('no-clear-change');
  });

  it('makes no claims of nobody', () => {
    expect(quarterlyClaims([], fleet, policy)).toEqual([]);
    expect(quarterlyClaims([fresh], fleet, policy)[0]?.claim.kind).toBe('not-enough');
  });
});

describe('the claim in simulation (4,000 interviewers)', () => {
  it('calls 4 to 6 of 100 unchanged interviewers below .05', () => {
    const result = simulateQuarter(seededRandom(31), 4_000, 1);
    expect(result.nullBelow05).toBeGreaterThanOrEqual(0.04);
    expect(result.nullBelow05).toBeLessThanOrEqual(0.06);
    expect(result.claims).toBeLessThanOrEqual(4);
  });

  it('finds about 41 of 100 who doubled, with at most 12 false in 100 claims', () => {
    const result = simulateQuarter(seededRandom(32), 4_000, 2);
    expect(result.falseClaims / result.claims).toBeLessThanOrEqual(0.12);
    expect(result.found / result.changed).toBeGreaterThan(0.35);
    expect(result.found / result.changed).toBeLessThan(0.47);
    expect(Math.abs(result.saidMissed - (1 - result.found / result.changed))).toBeLessThan(0.06);
  });

  it('finds about 85 of 100 who tripled', () => {
    const result = simulateQuarter(seededRandom(33), 4_000, 3);
    expect(result.falseClaims / result.claims).toBeLessThanOrEqual(0.12);
    expect(result.found / result.changed).toBeGreaterThan(0.8);
    expect(result.found / result.changed).toBeLessThan(0.9);
  });
});
