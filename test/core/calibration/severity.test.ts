import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectedPanels } from '../../../core/calibration/panels.ts';
import {
  type PanelRating,
  panelResiduals,
  recommendationResiduals,
} from '../../../core/calibration/panel-residual.ts';
import { seededRandom } from '../../../core/calibration/random.ts';
import { panelSeverities, priorSpread, severityDifference } from '../../../core/calibration/severity.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { simulateSeverity } from './simulation/panel-simulation.ts';

const floors = defaultPolicy.measures;

const rated = (candidate: string, rater: string, rating: number, competency = 'depth'): PanelRating => ({
  candidate,
  rater,
  rating,
  competency,
});

/** `one` rates every candidate a point below `other`. */
const pair = (one: string, other: string, candidates: number, prefix = 'c'): PanelRating[] =>
  Array.from({ length: candidates }, (_, index) => [
    rated(`${prefix}${index}`, one, 2 + (index % 2)),
    rated(`${prefix}${index}`, other, 3 + (index % 2)),
  ]).flat();

const severityOf = (rater: string, ratings: PanelRating[]) => {
  const found = panelSeverities({ ratings, recommendations: [] }, floors).find(
    (each) => each.rater === rater,
  );
  if (!found) throw new Error(`${rater} was not rated.`);
  return found.severity;
};

describe('the residual of a panelist', () => {
  it('is the own rating less the mean of the others on the same candidate and competency', () => {
    const residuals = panelResiduals([rated('c', 'ann', 4), rated('c', 'ben', 2), rated('c', 'cem', 3)]);
    expect(residuals.map(({ rater, residual }) => [rater, residual])).toEqual([
      ['ann', 1.5],
      ['ben', -1.5],
      ['cem', 0],
    ]);
  });

  it('counts a candidate once, however many competencies were shared', () => {
    const residuals = panelResiduals([
      rated('c', 'ann', 4, 'depth'),
      rated('c', 'ben', 2, 'depth'),
      rated('c', 'ann', 3, 'scope'),
      rated('c', 'ben', 2, 'scope'),
      rated('c', 'ann', 1, 'alone'),
    ]);
    expect(residuals).toEqual([
      { candidate: 'c', rater: 'ann', residual: 1.5, competencies: 2 },
      { candidate: 'c', rater: 'ben', residual: -1.5, competencies: 2 },
    ]);
  });

  it('takes the last of two ratings of the same thing and leaves out what is no number', () => {
    const ratings = [
      rated('c', 'ann', 1),
      rated('c', 'ann', 4),
      rated('c', 'ben', 3),
      rated('c', 'cem', Number.NaN),
    ];
    expect(panelResiduals(ratings).map(({ rater, residual }) => [rater, residual])).toEqual([
      ['ann', 1],
      ['ben', -1],
    ]);
  });

  it('uses only recommendations that were submitted independently', () => {
    const recommendation = (rater: string, rating: number, independent = true) => ({
      candidate: 'c',
      rater,
      rating,
      independent,
    });
    const residuals = recommendationResiduals([
      recommendation('ann', 4),
      recommendation('ben', 3),
      recommendation('cem', 1, false),
    ]);
    expect(residuals.map(({ rater, residual }) => [rater, residual])).toEqual([
      ['ann', 1],
      ['ben', -1],
    ]);
  });
});

describe('severity', () => {
  it('is shrunk by B = τ²/(τ² + σ²/n), with the interval that B gives', () => {
    const severity = severityOf('ann', pair('ann', 'ben', 6));
    const noise = priorSpread.within / 6;
    const trust = priorSpread.between / (priorSpread.between + noise);
    if (severity.kind !== 'estimate') throw new Error('Six candidates are enough.');
    expect(severity.value).toBeCloseTo(-trust, 12);
    expect(severity.high - severity.value).toBeCloseTo(1.96 * Math.sqrt(trust * noise), 4);
    expect(severity.value - severity.low).toBeCloseTo(severity.high - severity.value, 12);
  });

  it('says how many shared candidates are missing below 5, and is firm from 10', () => {
    expect(severityOf('ann', pair('ann', 'ben', 3))).toEqual({
      kind: 'not-enough',
      have: 3,
      need: 5,
      unit: 'shared candidates',
    });
    expect(severityOf('ann', pair('ann', 'ben', 5))).toMatchObject({
      kind: 'estimate',
      firmness: 'provisional',
      n: 5,
    });
    expect(severityOf('ann', pair('ann', 'ben', 9))).toMatchObject({ firmness: 'provisional' });
    expect(severityOf('ann', pair('ann', 'ben', 10))).toMatchObject({ firmness: 'firm', basis: 'ratings' });
  });

  it('says nothing of somebody who rates alone', () => {
    const alone = Array.from({ length: 12 }, (_, index) => rated(`c${index}`, 'ann', 3));
    expect(severityOf('ann', alone)).toMatchObject({ kind: 'not-enough', have: 0, need: 5 });
    expect(panelSeverities({ ratings: [], recommendations: [] }, floors)).toEqual([]);
  });

  it('reads independent recommendations where the panel split the competencies', () => {
    const split = Array.from({ length: 6 }, (_, index) => [
      rated(`c${index}`, 'ann', 2, 'depth'),
      rated(`c${index}`, 'ben', 3, 'scope'),
    ]).flat();
    const recommendations = split.map(({ candidate, rater, rating }) => ({
      candidate,
      rater,
      rating,
      independent: true,
    }));
    const [ann] = panelSeverities({ ratings: split, recommendations }, floors);
    expect(ann?.severity).toMatchObject({ kind: 'estimate', basis: 'recommendations', n: 6 });
    const seen = recommendations.map((each) => ({ ...each, independent: false }));
    expect(panelSeverities({ ratings: split, recommendations: seen }, floors)[0]?.severity).toMatchObject({
      kind: 'not-enough',
      have: 0,
    });
  });

  it('is not assessable when a large fleet’s ratings are all equal, or differ by chance alone', () => {
    const raters = Array.from({ length: 24 }, (_, index) => `r${index}`);
    const equal = raters.flatMap((rater) =>
      Array.from({ length: 8 }, (_, index) => rated(`c${index}`, rater, 3)),
    );
    expect(severityOf('r1', equal)).toMatchObject({ kind: 'not-assessable', reason: 'no-variation' });
    // Everyone is once above and once below the same partner: no rater differs from another on average.
    const even = raters.flatMap((rater, at) =>
      Array.from({ length: 8 }, (_, index) =>
        rated(`c${index}-${Math.floor(at / 2)}`, rater, (at + index) % 2 === 0 ? 2 : 4),
      ),
    );
    expect(severityOf('r1', even)).toMatchObject({ kind: 'not-assessable', reason: 'no-differences' });
  });

  it('cannot compare raters whose panels share nobody', () => {
    const ratings = [...pair('ann', 'ben', 6, 'c'), ...pair('cem', 'dan', 6, 'd')];
    const [ann, ben, cem] = ['ann', 'ben', 'cem'].map((rater) => severityOf(rater, ratings));
    if (ann?.kind !== 'estimate' || ben?.kind !== 'estimate' || cem?.kind !== 'estimate')
      throw new Error('There is enough.');
    expect(severityDifference(ann, cem)).toMatchObject({
      kind: 'not-assessable',
      reason: 'unconnected-panels',
    });
    const difference = severityDifference(ben, ann);
    expect(difference).toMatchObject({ kind: 'estimate', n: 6 });
    expect(difference.kind === 'estimate' && difference.value).toBeCloseTo(ben.value - ann.value, 12);
    // One candidate whom both panels met joins them.
    const joined = [...ratings, rated('bridge', 'ben', 3), rated('bridge', 'cem', 3)];
    const [two, three] = ['ann', 'cem'].map((rater) => severityOf(rater, joined));
    if (two?.kind !== 'estimate' || three?.kind !== 'estimate') throw new Error('There is enough.');
    expect(severityDifference(two, three).kind).toBe('estimate');
  });

  it.each([
    [3, 0.45],
    [5, 0.58],
    [10, 0.76],
    [30, 0.9],
  ])(
    'from %d shared candidates recovers R² of about %d in simulation, inside its interval 95 times in 100',
    (shared, r) => {
      const recovery = simulateSeverity(seededRandom(51), 1_000, shared);
      expect(Math.abs(recovery.rSquared - r)).toBeLessThan(0.05);
      expect(recovery.covered).toBeGreaterThan(0.92);
      expect(recovery.covered).toBeLessThan(0.975);
    },
  );
});

describe('connected panels', () => {
  it('do not depend on the order in which judgements arrive', () => {
    const judgement = fc.record({
      candidate: fc.integer({ min: 0, max: 15 }).map((id) => `c${id}`),
      rater: fc.integer({ min: 0, max: 20 }).map((id) => `r${id}`),
    });
    fc.assert(
      fc.property(fc.array(judgement, { maxLength: 60 }), (judgements) => {
        const straight = connectedPanels(judgements);
        const turned = connectedPanels([...judgements].reverse());
        expect(Object.fromEntries(turned)).toEqual(Object.fromEntries(straight));
        for (const one of judgements) {
          for (const other of judgements) {
            if (one.candidate === other.candidate)
              expect(straight.get(one.rater)).toBe(straight.get(other.rater));
          }
        }
      }),
      { seed: 9 },
    );
  });
});
