import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  baselineOf,
  fleetBaselines,
  type FleetLoop,
  fleetMoments,
  FleetMoments,
} from '../../../core/calibration/fleet.ts';
import { seededRandom } from '../../../core/calibration/random.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { drawInterviewer, drawLoop, truth } from './simulation/leading-simulation.ts';

const policy = defaultPolicy.measures;

const drawFleet = (seed: number, interviewers: number, loops: number, round = 'depth'): FleetLoop[] => {
  const random = seededRandom(seed);
  return Array.from({ length: interviewers }, (_, index) => {
    const share = drawInterviewer(random);
    return Array.from({ length: loops }, () => ({
      interviewer: `i${index}`,
      round,
      family: 'engineering',
      ...drawLoop(random, share),
    }));
  }).flat();
};

describe('the fleet’s moments', () => {
  it('are recovered from a fleet whose moments are known', () => {
    const moments = fleetMoments(drawFleet(21, 2_000, 15), policy);
    expect(moments.source).toBe('fleet');
    expect(moments.mu).toBeCloseTo(truth.mu, 2);
    expect(moments.phi).toBeGreaterThan(1.35);
    expect(moments.phi).toBeLessThan(1.45);
    expect(moments.k).toBeGreaterThan(28);
    expect(moments.k).toBeLessThan(39);
  });

  it('are not biased by short histories of two loops', () => {
    expect(Math.abs(fleetMoments(drawFleet(26, 20_000, 2), policy).phi - truth.phi)).toBeLessThan(0.04);
  });

  it('are the policy’s priors below 20 interviewers or 1,000 questions, and say so', () => {
    const few = fleetMoments(drawFleet(22, 19, 20), policy);
    expect(few).toMatchObject({ mu: 0.1, k: 40, phi: 1.4, interviewers: 19, source: 'priors' });
    const short = fleetMoments(drawFleet(22, 20, 3), policy);
    expect(short).toMatchObject({ interviewers: 20, questions: 840, source: 'priors' });
    expect(fleetMoments(drawFleet(22, 20, 4), policy)).toMatchObject({ questions: 1120, source: 'fleet' });
    expect(fleetMoments([], policy)).toMatchObject({ interviewers: 0, questions: 0, source: 'priors' });
  });

  it('find no difference between interviewers who all lead alike, and no over-dispersion in even loops', () => {
    const alike = Array.from({ length: 30 }, (_, index) =>
      Array.from({ length: 5 }, () => ({
        interviewer: `i${index}`,
        round: 'a',
        family: 'b',
        questions: 10,
        leading: 1,
      })),
    ).flat();
    expect(fleetMoments(alike, policy)).toMatchObject({ mu: 0.1, k: 1000, phi: 1, source: 'fleet' });
  });

  it('stay finite whatever the counts are', () => {
    const loop = fc.record({
      interviewer: fc.integer({ min: 0, max: 40 }).map((id) => `i${id}`),
      round: fc.constant('a'),
      family: fc.constant('b'),
      questions: fc.oneof(fc.integer({ min: -2, max: 40 }), fc.constant(Number.NaN)),
      leading: fc.oneof(fc.integer({ min: -2, max: 40 }), fc.constant(0.5)),
    });
    fc.assert(
      fc.property(fc.array(loop, { maxLength: 300 }), (loops) => {
        const lax = { ...policy, fleetFloorInterviewers: 1, fleetFloorQuestions: 1 };
        expect(() => FleetMoments.parse(fleetMoments(loops, lax))).not.toThrow();
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('do not depend on the order of the loops', () => {
    const loops = drawFleet(23, 60, 5);
    const turned = fleetMoments([...loops].reverse(), policy);
    const straight = fleetMoments(loops, policy);
    expect(turned.mu).toBeCloseTo(straight.mu, 12);
    expect(turned.k).toBeCloseTo(straight.k, 6);
    expect(turned.phi).toBeCloseTo(straight.phi, 9);
  });
});

describe('baselines a round and job family', () => {
  const loops = [...drawFleet(24, 40, 10, 'depth'), ...drawFleet(25, 5, 2, 'values')];
  const baselines = fleetBaselines(loops, policy);

  it('are a round’s own where it has enough, and the fleet’s elsewhere', () => {
    expect(baselines.rounds.map(({ round, own }) => [round, own])).toEqual([
      ['depth', true],
      ['values', false],
    ]);
    expect(baselineOf(baselines, 'values', 'engineering')).toEqual(baselines.fleet);
    expect(baselineOf(baselines, 'depth', 'engineering').questions).toBe(40 * 10 * 14);
    expect(baselineOf(baselines, 'never-seen', 'engineering')).toEqual(baselines.fleet);
  });
});
