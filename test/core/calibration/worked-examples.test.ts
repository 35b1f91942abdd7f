/**
 * Small examples with their exact results. The numbers come from the textbook formulas, computed with
 * numpy and scipy; a law or a simulation would let a slip of a constant pass.
 */
import { describe, expect, it } from 'vitest';
import {
  fullPanelAgreement,
  pairAgreement,
  panelAgreement,
  skewedAgreement,
} from '../../../core/calibration/agreement.ts';
import { quantile } from '../../../core/calibration/averages.ts';
import { beforeAndAfter } from '../../../core/calibration/before-after.ts';
import { bootstrapInterval } from '../../../core/calibration/bootstrap.ts';
import {
  continuousDrift,
  continuousSignal,
  logitTalkShare,
  spreadWithin,
} from '../../../core/calibration/continuous-chart.ts';
import { earlySignal } from '../../../core/calibration/early-signal.ts';
import { gwetAgreement } from '../../../core/calibration/gwet.ts';
import { halo, rangeRestriction } from '../../../core/calibration/halo.ts';
import { hireQuality } from '../../../core/calibration/hire-quality.ts';
import { intraclass } from '../../../core/calibration/intraclass.ts';
import { expectedShare, leadingTotals } from '../../../core/calibration/leading-counts.ts';
import { leadingPosterior, leadingRate } from '../../../core/calibration/leading-rate.ts';
import { medianEstimate } from '../../../core/calibration/median.ts';
import { connectedPanels } from '../../../core/calibration/panels.ts';
import { randomIndex, seededRandom } from '../../../core/calibration/random.ts';
import { coachedAt, returnOnCoaching } from '../../../core/calibration/return-on-coaching.ts';
import {
  linearDisagreement,
  pairTable,
  quadraticDisagreement,
  weightedKappa,
} from '../../../core/calibration/weighted-kappa.ts';
import { studentUpper } from '../../../core/calibration/distributions/student.ts';
import { InvalidInput } from '../../../core/faults.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';

const floors = defaultPolicy.measures;
const fleet = { mu: 0.1, k: 33, phi: 1.4, interviewers: 40, questions: 9_000, source: 'fleet' as const };
const times = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => one(index));

describe('habits of rating', () => {
  const ratings = [
    [1, 2],
    [3, 3, 4],
    [2, 2],
    [4, 3, 4, 4],
    [1, 1],
    [2, 3, 3],
    [4, 4],
    [1, 2, 2, 1],
    [3, 4],
    [2, 1, 2],
  ];
  const own = [[1, 2], [3], [2], [4], [3, 3], [2], [4], [1], [3], [2]];
  const others = [[1], [4, 4], [2], [4], [2], [1], [4], [1], [4], [3]];

  it('halo over candidates with different numbers of ratings', () => {
    expect(halo([...ratings, [4]], seededRandom(1))).toMatchObject({
      kind: 'estimate',
      value: expect.closeTo(0.7911169744942832, 12),
      n: 10,
      unit: 'candidates',
    });
    expect(halo(ratings.slice(1), seededRandom(1))).toEqual({
      kind: 'not-enough',
      have: 9,
      need: 10,
      unit: 'candidates rated on several competencies',
    });
  });

  it('the range used, beside the panel’s', () => {
    const shared = own.map((each, index) => ({ own: each, others: others[index] ?? [] }));
    expect(
      rangeRestriction([...shared, { own: [1], others: [] }, { own: [], others: [4] }], seededRandom(1)),
    ).toMatchObject({
      kind: 'estimate',
      value: expect.closeTo(0.7416198487095662, 12),
      n: 10,
      unit: 'shared candidates',
    });
    expect(rangeRestriction(shared.slice(1), seededRandom(1))).toMatchObject({
      kind: 'not-enough',
      have: 9,
      need: 10,
    });
  });
});

describe('before and after coaching', () => {
  const people = (count: number, before: number, after: number) =>
    times(count, () => ({
      before: [{ questions: 140, leading: before }],
      after: [{ questions: 140, leading: after }],
    }));

  it('with Jeffreys’ intervals on counts made smaller by φ, joined by Newcombe’s', () => {
    expect(beforeAndAfter(people(8, 28, 14), people(9, 28, 21), 1.4)).toEqual({
      kind: 'comparison',
      coached: {
        people: 8,
        before: 0.2,
        after: 0.1,
        low: expect.closeTo(-0.13466973964247594, 10),
        high: expect.closeTo(-0.06532904841618631, 10),
      },
      uncoached: {
        people: 9,
        before: 0.2,
        after: 0.15,
        low: expect.closeTo(-0.08500340146957922, 10),
        high: expect.closeTo(-0.014936791461176678, 10),
      },
      difference: {
        value: expect.closeTo(-0.05, 12),
        low: expect.closeTo(-0.0993094254672885, 10),
        high: expect.closeTo(-0.0007322316502188855, 10),
      },
    });
  });

  it('takes no φ below 1 for a reason to narrow them, and names what is missing', () => {
    expect(beforeAndAfter(people(8, 28, 14), people(8, 28, 14), 0.5)).toEqual(
      beforeAndAfter(people(8, 28, 14), people(8, 28, 14), 1),
    );
    expect(beforeAndAfter(people(7, 28, 14), people(8, 28, 14), 1)).toEqual({
      kind: 'not-enough',
      have: 7,
      need: 8,
      unit: 'people to compare',
    });
    const wrong = times(8, () => ({
      before: [{ questions: 1, leading: 2 }],
      after: [{ questions: 9, leading: 1 }],
    }));
    expect(beforeAndAfter(wrong, people(8, 1, 1), 1)).toMatchObject({ reason: 'impossible-counts' });
    expect(beforeAndAfter(people(8, 1, 1), wrong, 1)).toMatchObject({ reason: 'impossible-counts' });
  });
});

describe('seeded chance', () => {
  it('is sfc32 to the last bit', () => {
    const first = (seed: number, count: number): number[] => times(count, seededRandom(seed));
    expect(first(42, 3)).toEqual([0.62539939628914, 0.7535015582107008, 0.2763346347492188]);
    expect(first(2 ** 32 + 7, 2)).toEqual([0.8897473809774965, 0.07816695934161544]);
  });

  it('draws an index from all of them and no other', () => {
    expect([0, 0.34, 0.67, 0.999].map((drawn) => randomIndex(() => drawn, 3))).toEqual([0, 1, 2, 2]);
    expect(randomIndex(() => 1, 3)).toBe(2);
  });

  it.each([
    [10, 0.008550639024406366],
    [40, 0.020257536362843834],
  ])('the bootstrap of %d units cuts %d off either side', (count, tail) => {
    const seen: number[] = [];
    const meanOf = (drawn: readonly { value: number }[]): number => {
      const value = drawn.reduce((sum, each) => sum + each.value, 0) / drawn.length;
      seen.push(value);
      return value;
    };
    const units = times(count, (index) => ({ value: index ** 2 }));
    const interval = bootstrapInterval(units, meanOf, seededRandom(3), 500);
    expect(seen).toHaveLength(500);
    expect(interval?.low).toBeCloseTo(quantile(seen, tail), 8);
    expect(interval?.high).toBeCloseTo(quantile(seen, 1 - tail), 8);
  });

  it('the bootstrap takes from 1 to 100,000 rounds, and half of them must say something', () => {
    const units = [{ value: 1 }, { value: 2 }];
    let call = 0;
    const every = (nth: number) => () => (call++ % nth === 0 ? 1 : undefined);
    expect(bootstrapInterval(units, () => 1, seededRandom(1), 1)).toEqual({ low: 1, high: 1 });
    expect(bootstrapInterval(units, () => 1, seededRandom(1), 100_000)).toEqual({ low: 1, high: 1 });
    expect(bootstrapInterval(units, every(2), seededRandom(1), 10)).toEqual({ low: 1, high: 1 });
    expect(bootstrapInterval(units, every(3), seededRandom(1), 9)).toBeUndefined();
    for (const rounds of [0, 100_001, 2.5])
      expect(() => bootstrapInterval(units, () => 1, seededRandom(1), rounds)).toThrow(/1 to 100000 rounds/);
  });

  it.each([
    [0.025, 1, 12.706204736432095],
    [0.025, 9, 2.2621571627409915],
    [0.05, 30, 1.697260886593957],
    [0.5, 4, 0],
  ])('Student’s t leaves %d above with %d degrees of freedom at %d', (tail, freedom, value) => {
    expect(studentUpper(tail, freedom)).toBeCloseTo(value, 9);
  });

  it.each([0, -0.1, 0.51, Number.NaN])('Student’s t has no upper tail of %d', (tail) => {
    expect(() => studentUpper(tail, 4)).toThrow(InvalidInput);
    expect(() => studentUpper(tail, 4)).toThrow(/upper tail/);
  });
});

describe('medians', () => {
  it.each([
    [[5], 5, 5, 5],
    [[1, 2, 3, 4, 5], 3, 1, 5],
    [[6, 1, 4, 2, 5, 3], 3.5, 1, 6],
    [times(10, (index) => index), 4.5, 1, 8],
    [times(20, (index) => index), 9.5, 5, 14],
  ])('of %j is %d, between %d and %d', (values, value, low, high) => {
    expect(medianEstimate(values, 'x')).toEqual({
      kind: 'estimate',
      value,
      low,
      high,
      n: values.length,
      unit: 'x',
    });
  });
});

describe('tables of ratings', () => {
  const table = [
    [5, 2, 1],
    [1, 6, 1],
    [0, 2, 7],
  ];

  it('weighs disagreements by their distance', () => {
    expect(linearDisagreement(3)).toEqual([
      [0, 1, 2],
      [1, 0, 1],
      [2, 1, 0],
    ]);
    expect(quadraticDisagreement(4)[0]).toEqual([0, 1, 4, 9]);
    expect(weightedKappa(table, quadraticDisagreement(3))).toBeCloseTo(1 - 10 / 31.76, 12);
  });

  it('counts pairs, the first rater in rows', () => {
    expect(
      pairTable(
        [
          [1, 2],
          [1, 2],
          [3, 1],
        ],
        [1, 2, 3],
      ),
    ).toEqual([
      [0, 2, 0],
      [0, 0, 0],
      [1, 0, 0],
    ]);
    expect(pairTable([[1, 5]], [1, 2])).toMatchObject({ reason: 'off-the-scale' });
    expect(pairTable([[5, 1]], [1, 2])).toMatchObject({ reason: 'off-the-scale' });
  });

  it.each([
    [[[1]], [[0]], 'no-scale'],
    [[[1, 2]], quadraticDisagreement(2), 'no-scale'],
    [[[1, 2], [1]], quadraticDisagreement(2), 'no-scale'],
    [[[1], [1, 2]], quadraticDisagreement(2), 'no-scale'],
    [
      [
        [1, 2],
        [1, 2],
      ],
      quadraticDisagreement(3),
      'no-scale',
    ],
    [
      [
        [1, 2],
        [1, 2],
      ],
      [[0, 1], [1]],
      'no-scale',
    ],
    [
      [
        [1, -2],
        [1, 2],
      ],
      quadraticDisagreement(2),
      'not-finite',
    ],
    [
      [
        [1, Number.NaN],
        [1, 2],
      ],
      quadraticDisagreement(2),
      'not-finite',
    ],
    [
      [
        [1, 2],
        [1, 2],
      ],
      [
        [0, -1],
        [1, 0],
      ],
      'not-finite',
    ],
    [
      [
        [0, 0],
        [0, 0],
      ],
      quadraticDisagreement(2),
      'nothing-counted',
    ],
    [
      [
        [3, 0],
        [0, 0],
      ],
      quadraticDisagreement(2),
      'no-variation',
    ],
  ])('no κ of %j by %j', (counts, weights, reason) => {
    expect(weightedKappa(counts, weights)).toMatchObject({ reason });
  });

  it('two categories are a scale', () => {
    expect(
      weightedKappa(
        [
          [4, 1],
          [1, 4],
        ],
        linearDisagreement(2),
      ),
    ).toBeCloseTo(0.6, 12);
  });

  it('Gwet’s coefficient with every kind of weight', () => {
    const units = [[1, 1], [1, 3], [2, 2], [3, 3], []];
    expect(gwetAgreement(units, [1, 2, 3], 'identity')).toBeCloseTo(0.421875 / 0.671875, 12);
    expect(gwetAgreement(units, [1, 2, 3], 'linear')).toBeCloseTo(0.203125 / 0.453125, 12);
    expect(gwetAgreement(units, [3, 2, 1, 1], 'quadratic')).toBeCloseTo(0.09375 / 0.34375, 12);
  });

  it.each([
    [[[1, 1]], [1], 'no-scale'],
    [[[1, 1]], [1, Number.POSITIVE_INFINITY], 'no-scale'],
    [
      [
        [1, 4],
        [1, 1],
      ],
      [1, 2],
      'off-the-scale',
    ],
    [[[1], [2]], [1, 2], 'one-rater'],
  ])('no coefficient of %j on %j', (units, scale, reason) => {
    expect(gwetAgreement(units, scale, 'identity')).toMatchObject({ reason });
  });

  it.each([
    [[], 'one-rater'],
    [[[1, 2]], 'one-rater'],
    [[[1], [2], [3]], 'one-rater'],
    [[[1, 2], [1]], 'panel-not-full'],
    [
      [
        [1, 2],
        [1, Number.NaN],
      ],
      'not-finite',
    ],
    [
      [
        [2, 2],
        [2, 2],
      ],
      'no-variation',
    ],
  ])('no intraclass correlation of %j', (panel, reason) => {
    expect(intraclass(panel, '2,1')).toMatchObject({ reason });
  });

  it('an intraclass correlation of two candidates by two people', () => {
    expect(
      intraclass(
        [
          [1, 2],
          [4, 4],
        ],
        '1,1',
      ),
    ).toBeCloseTo(0.9230769230769231, 12);
    // Perfect agreement, whatever the rounding of the sums.
    expect(
      intraclass(
        [
          [0.1, 0.1],
          [0.7, 0.7],
          [0.3, 0.3],
        ],
        '3,1',
      ),
    ).toBe(1);
  });

  it('agreement says what it lacks, a unit for each', () => {
    const chance = { random: seededRandom(1), rounds: 20 };
    const lacks = (unit: string) => expect.objectContaining({ kind: 'not-enough', have: 0, unit });
    expect(panelAgreement([], floors, chance)).toEqual(lacks('candidates rated by two or more'));
    expect(skewedAgreement([], [1, 2], floors, chance)).toEqual(lacks('candidates rated by two or more'));
    expect(fullPanelAgreement([], floors, chance)).toEqual(lacks('full panels'));
    expect(pairAgreement([], [1, 2], floors, chance)).toEqual(lacks('pairs of ratings'));
  });

  it('agreement is ordinal, and Gwet’s quadratic, unless told otherwise', () => {
    const units = times(24, (index) => [1 + (index % 4), 1 + ((index * 7) % 4), 1 + (index % 3)]);
    const chance = () => ({ random: seededRandom(1), rounds: 50 });
    expect(panelAgreement(units, floors, chance())).toEqual(
      panelAgreement(units, floors, chance(), 'ordinal'),
    );
    expect(skewedAgreement(units, [1, 2, 3, 4], floors, chance())).toEqual(
      skewedAgreement(units, [1, 2, 3, 4], floors, chance(), 'quadratic'),
    );
    const pairs = units.map(([one = 1, other = 1]): [number, number] => [one, other]);
    expect(pairAgreement([...pairs, ...pairs], [1, 2, 3, 5], floors, chance())).toMatchObject({
      reason: 'off-the-scale',
    });
  });

  it('agreement on one odd candidate among equals has no interval, so no number', () => {
    const units = [...times(24, () => [3, 3]), [3, 4]];
    expect(panelAgreement(units, floors, { random: () => 0, rounds: 50 })).toEqual({
      kind: 'not-assessable',
      reason: 'too-little-variation',
      message: 'The ratings vary too little for an interval, so no number is given.',
    });
  });
});

describe('panels that share candidates', () => {
  it('are joined through others, in any order, under the first name', () => {
    const judged = [
      ['c1', 'eve'],
      ['c1', 'dan'],
      ['c2', 'cem'],
      ['c2', 'ben'],
      ['c3', 'ben'],
      ['c3', 'dan'],
      ['c4', 'zoe'],
      ['c4', 'zoe'],
    ].map(([candidate = '', rater = '']) => ({ candidate, rater }));
    const expected = { eve: 'ben', dan: 'ben', cem: 'ben', ben: 'ben', zoe: 'zoe' };
    expect(Object.fromEntries(connectedPanels(judged))).toEqual(expected);
    expect(Object.fromEntries(connectedPanels(judged.toReversed()))).toEqual(expected);
  });
});

describe('counts of leading questions', () => {
  it('pass over loops without questions', () => {
    expect(
      leadingTotals([
        { questions: 0, leading: 0 },
        { questions: 4, leading: 1, baseline: 0.2 },
      ]),
    ).toEqual({
      loops: 1,
      questions: 4,
      leading: 1,
    });
  });

  it.each([
    { questions: -1, leading: 0 },
    { questions: 4, leading: -1 },
    { questions: 4, leading: 5 },
    { questions: 4.5, leading: 1 },
    { questions: 4, leading: 1, baseline: 0 },
    { questions: 4, leading: 1, baseline: 1 },
  ])('cannot be %j', (loop) => {
    expect(leadingTotals([loop])).toMatchObject({ reason: 'impossible-counts' });
  });

  it('are expected by each loop’s own baseline, else by the fleet’s', () => {
    expect(
      expectedShare(
        [
          { questions: 10, leading: 0, baseline: 0.3 },
          { questions: 30, leading: 0 },
        ],
        0.1,
      ),
    ).toBeCloseTo(0.15, 12);
    expect(expectedShare([], 0.1)).toBe(0.1);
  });

  it('give the posterior of the measures page', () => {
    const posterior = leadingPosterior({ questions: 210, leading: 21 }, fleet);
    expect(posterior.a).toBeCloseTo(18.3, 10);
    expect(posterior.b).toBeCloseTo(164.7, 10);
    expect(posterior.mean).toBeCloseTo(0.1, 12);
    expect(posterior.variance).toBeCloseTo(0.0004891304347826086, 14);
  });

  it('are enough at exactly 5 loops and 50 questions', () => {
    expect(
      leadingRate(
        times(5, () => ({ questions: 10, leading: 1 })),
        fleet,
        floors,
      ),
    ).toMatchObject({
      kind: 'estimate',
      unit: 'questions',
      n: 50,
    });
    expect(
      leadingRate(
        times(7, () => ({ questions: 7, leading: 1 })),
        fleet,
        floors,
      ),
    ).toMatchObject({ have: 49, need: 50 });
  });
});

describe('charts', () => {
  /** The same by its definition: every weight written out. */
  const slowSignal = (
    before: { questions: number; leading: number; baseline: number }[],
    after: typeof before,
  ) => {
    const sum = (of: (loop: (typeof before)[number]) => number, over = before): number =>
      over.reduce((total, loop) => total + of(loop), 0);
    const asked = sum(({ questions }) => questions);
    const mu = sum(({ questions, baseline }) => questions * baseline) / asked;
    const a = mu * fleet.k + sum(({ leading }) => leading) / fleet.phi;
    const b = (1 - mu) * fleet.k + (asked - sum(({ leading }) => leading)) / fleet.phi;
    const [mean, variance] = [a / (a + b), (a * b) / ((a + b) ** 2 * (a + b + 1))];
    const shareOf = ({ baseline }: { baseline: number }): number => (mean * baseline) / mu;
    const crossed = after.findIndex((_, last) => {
      const weight = (index: number): number => 0.1 * 0.9 ** (last - index);
      const seen = after.slice(0, last + 1);
      const average = seen.reduce(
        (total, loop, index) => total + weight(index) * (loop.leading - loop.questions * shareOf(loop)),
        0,
      );
      const chance = seen.reduce(
        (total, loop, index) =>
          total + weight(index) ** 2 * fleet.phi * loop.questions * shareOf(loop) * (1 - shareOf(loop)),
        0,
      );
      const exposure = seen.reduce(
        (total, loop, index) => total + (weight(index) * loop.questions * loop.baseline) / mu,
        0,
      );
      return average > 3.1 * Math.sqrt(chance + exposure ** 2 * variance);
    });
    const expected =
      sum((loop) => loop.questions * shareOf(loop), after) / sum(({ questions }) => questions, after);
    return { crossed, expected };
  };

  it.each([1, 2, 3, 4, 5])('the early signal is that of its definition (%d)', (seed) => {
    const random = seededRandom(seed);
    const draw = (count: number, rate: number) =>
      times(count, () => {
        const questions = 8 + Math.floor(10 * random());
        const baseline = 0.06 + 0.08 * random();
        return {
          questions,
          baseline,
          leading: Math.min(questions, Math.floor(2 * rate * baseline * questions * random() + random())),
        };
      });
    const [before, after] = [draw(15, 1), draw(30, 1 + seed)];
    const signal = earlySignal([...before, ...after], fleet);
    const { crossed, expected } = slowSignal(before, after);
    expect(signal).toMatchObject({
      kind: crossed < 0 ? 'quiet' : 'signal',
      expected: expect.closeTo(expected, 10),
      monitored: 30,
    });
    expect('crossedAt' in signal ? signal.crossedAt : 0).toBe(crossed + 1);
  });

  it('a share is never expected above .99', () => {
    const loops = [
      ...times(15, () => ({ questions: 10, leading: 9, baseline: 0.2 })),
      ...times(3, () => ({ questions: 10, leading: 9, baseline: 0.9 })),
    ];
    expect(earlySignal(loops, fleet)).toMatchObject({ expected: 0.99 });
  });

  it('a continuous chart tells where its average stands, and on which side it left', () => {
    const chart = (values: readonly number[], loops?: number) =>
      continuousSignal(values, { mean: 10, standardDeviation: 2, ...(loops === undefined ? {} : { loops }) });
    expect(chart([12])).toEqual({ kind: 'quiet', baseline: 10, average: 10.2, monitored: 1 });
    // 2 × 2.814 × √(.1 / 1.9) = 1.291; four values at +4 make 4 (1 − .9⁴) = 1.376.
    expect(chart([14, 14, 14, 14])).toMatchObject({
      kind: 'higher',
      crossedAt: 4,
      average: expect.closeTo(11.3756, 10),
    });
    expect(chart([6, 6, 6, 6])).toMatchObject({
      kind: 'lower',
      crossedAt: 4,
      average: expect.closeTo(8.6244, 10),
    });
    expect(chart([14, 14, 14])).toMatchObject({ kind: 'quiet' });
    // With a baseline of 15 loops the bound is wider: 2.814 √(4 × .0526 + .3439² × 4 ⁄ 15) = 1.386.
    expect(chart([14, 14, 14, 14], 15)).toMatchObject({ kind: 'quiet' });
    expect(
      continuousDrift(
        times(15, () => 1),
        1,
      ),
    ).toEqual({ kind: 'not-enough', have: 15, need: 16, unit: 'interviews' });
    expect(continuousSignal([], { mean: 1, standardDeviation: 1 })).toEqual({
      kind: 'not-enough',
      have: 0,
      need: 1,
      unit: 'interviews',
    });
  });

  it('the spread within interviewers, pooled over their degrees of freedom', () => {
    const people = [...times(15, () => [1, 3, 5]), [7]];
    expect(spreadWithin(people)).toBe(2);
    expect(spreadWithin(people.slice(1))).toEqual({
      kind: 'not-enough',
      have: 28,
      need: 30,
      unit: 'repeated interviews',
    });
  });

  it('a talk share on the logit line', () => {
    expect(logitTalkShare(30, 120)).toBeCloseTo(Math.log(30.5 / 90.5), 2);
    expect(logitTalkShare(0, 0)).toMatchObject({ reason: 'no-speech-time' });
  });
});

describe('the return on coaching', () => {
  const hires = (coached: number, uncoached: number, people = 12) =>
    times(coached + uncoached, (index) => ({
      interviewer: `i${index % people}`,
      candidate: `c${index}`,
      coached: index < coached,
      scorecard: 1 + ((index * 7) % 4),
      performance: ((index * 13) % 9) - 4,
    }));

  it('is told from exactly 50 hires in either arm, of at least 10 interviewers', () => {
    expect(returnOnCoaching(hires(50, 50), seededRandom(1), 30)).toMatchObject({
      kind: 'estimate',
      coached: 50,
      uncoached: 50,
    });
    expect(returnOnCoaching(hires(49, 60), seededRandom(1), 30)).toEqual({
      kind: 'counts-only',
      coached: 49,
      uncoached: 60,
      need: 50,
    });
    expect(returnOnCoaching(hires(60, 49), seededRandom(1), 30)).toMatchObject({
      kind: 'counts-only',
      coached: 60,
      uncoached: 49,
    });
    expect(returnOnCoaching(hires(50, 50, 10), seededRandom(1), 30)).toMatchObject({ kind: 'estimate' });
    expect(returnOnCoaching(hires(50, 50, 9), seededRandom(1), 30)).toMatchObject({
      kind: 'not-enough',
      have: 9,
      need: 10,
    });
  });

  it('needs scorecards and performances that differ', () => {
    const flat = hires(50, 50);
    expect(
      returnOnCoaching(
        flat.map((each) => ({ ...each, scorecard: 3 })),
        seededRandom(1),
        30,
      ),
    ).toMatchObject({ reason: 'no-variation' });
    expect(
      returnOnCoaching(
        flat.map((each) => ({ ...each, performance: 0 })),
        seededRandom(1),
        30,
      ),
    ).toMatchObject({ reason: 'no-variation' });
    expect(
      returnOnCoaching(
        flat.map((each) => ({ ...each, scorecard: Number.NaN })),
        seededRandom(1),
        30,
      ),
    ).toMatchObject({ reason: 'not-finite' });
  });

  it('counts people who were hired, however many interviewed them', () => {
    const once = hires(60, 55);
    const twice = [...once, ...once.map((each) => ({ ...each, interviewer: `j${each.interviewer}` }))];
    expect(hireQuality(twice, 115, seededRandom(1))).toMatchObject({
      kind: 'estimate',
      n: 115,
      coached: 60,
      uncoached: 55,
    });
    expect(hireQuality(hires(49, 55), 104, seededRandom(1))).toEqual({
      kind: 'counts-only',
      coached: 49,
      uncoached: 55,
      need: 50,
    });
    expect(hireQuality(hires(55, 49), 104, seededRandom(1))).toEqual({
      kind: 'counts-only',
      coached: 55,
      uncoached: 49,
      need: 50,
    });
    expect(hireQuality(hires(50, 50), 100, seededRandom(1))).toMatchObject({ kind: 'estimate' });
    expect(hireQuality([], 50, seededRandom(1))).toMatchObject({
      reason: 'no-start-date',
      message: expect.stringContaining('50 hires'),
    });
    expect(hireQuality([], 49, seededRandom(1))).toMatchObject({ kind: 'not-enough', have: 49 });
    const flat = hires(50, 50).map((each) => ({ ...each, scorecard: 3 }));
    expect(hireQuality(flat, 100, seededRandom(1))).toMatchObject({ reason: 'no-variation' });
  });

  it('begins at a site on the day the policy records', () => {
    const starts = { leeds: '2026-03-01T00:00:00Z' };
    expect(coachedAt('leeds', '2026-03-01T00:00:00Z', starts)).toBe(true);
    expect(coachedAt('leeds', '2026-02-28T23:59:59Z', starts)).toBe(false);
    expect(coachedAt('york', '2026-03-01T00:00:00Z', starts)).toEqual({
      kind: 'not-assessable',
      reason: 'no-start-date',
      message: 'The policy records no start of coaching for the site york.',
    });
    expect(coachedAt('toString', '2026-03-01T00:00:00Z', starts)).toMatchObject({ reason: 'no-start-date' });
  });
});
