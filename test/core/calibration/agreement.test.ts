import { describe, expect, it } from 'vitest';
import {
  fullPanelAgreement,
  pairAgreement,
  panelAgreement,
  skewedAgreement,
} from '../../../core/calibration/agreement.ts';
import { gwetAgreement } from '../../../core/calibration/gwet.ts';
import { intraclass } from '../../../core/calibration/intraclass.ts';
import { krippendorffAlpha } from '../../../core/calibration/krippendorff.ts';
import { randomIndex, seededRandom } from '../../../core/calibration/random.ts';
import {
  equalDisagreement,
  linearDisagreement,
  pairTable,
  weightedKappa,
} from '../../../core/calibration/weighted-kappa.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';

const floors = defaultPolicy.measures;

/** Krippendorff's published example: 4 observers, 12 units, missing ratings left out. */
const units = [
  [1, 1, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [5, 5, 5],
  [1, 1],
  [3],
];

/** Shrout and Fleiss's published example: 6 targets, 4 judges. */
const judges = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

/** Cohen's published example, in proportions of 200. */
const cohen = [
  [0.44, 0.07, 0.09],
  [0.05, 0.2, 0.05],
  [0.01, 0.03, 0.06],
];

describe('coefficients of agreement give the published values', () => {
  it.each([
    ['nominal', 0.7434],
    ['ordinal', 0.8154],
    ['interval', 0.8491],
    ['ratio', 0.7974],
  ] as const)('Krippendorff’s α, %s', (metric, value) => {
    expect(krippendorffAlpha(units, metric)).toBeCloseTo(value, 4);
  });

  it('Gwet’s AC1 and quadratic AC2', () => {
    expect(gwetAgreement(units, [1, 2, 3, 4, 5], 'identity')).toBeCloseTo(0.77544, 5);
    expect(gwetAgreement(units, [1, 2, 3, 4, 5], 'quadratic')).toBeCloseTo(0.914, 5);
  });

  it.each([
    ['1,1', 0.1657],
    ['2,1', 0.2898],
    ['3,1', 0.7148],
    ['1,k', 0.4428],
    ['2,k', 0.6201],
    ['3,k', 0.9093],
  ] as const)('the intraclass correlation %s', (form, value) => {
    expect(intraclass(judges, form)).toBeCloseTo(value, 4);
  });

  it('Cohen’s κ and weighted κ', () => {
    expect(weightedKappa(cohen, equalDisagreement(3))).toBeCloseTo(0.4915, 4);
    expect(
      weightedKappa(cohen, [
        [0, 1, 3],
        [1, 0, 6],
        [3, 6, 0],
      ]),
    ).toBeCloseTo(0.3478, 4);
  });
});

describe('agreement in other lights', () => {
  it('full agreement is 1 by every coefficient', () => {
    const agreed = [
      [1, 1],
      [2, 2],
      [4, 4],
    ];
    for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
      expect(krippendorffAlpha(agreed, metric)).toBe(1);
    }
    expect(gwetAgreement(agreed, [1, 2, 3, 4], 'linear')).toBe(1);
    expect(intraclass(agreed, '3,1')).toBe(1);
    expect(intraclass(agreed, '2,k')).toBe(1);
    const table = pairTable(
      [
        [1, 1],
        [2, 2],
        [4, 4],
      ],
      [1, 2, 3, 4],
    );
    expect('kind' in table ? table : weightedKappa(table, linearDisagreement(4))).toBe(1);
  });

  it('does not depend on the order of candidates or raters', () => {
    const turned = units.map((unit) => [...unit].reverse()).reverse();
    expect(krippendorffAlpha(turned, 'ordinal')).toBeCloseTo(0.8153875, 7);
    expect(gwetAgreement(turned, [5, 4, 3, 2, 1], 'linear')).toBeCloseTo(
      Number(gwetAgreement(units, [1, 2, 3, 4, 5], 'linear')),
      12,
    );
  });

  it('keeps its meaning by Gwet where nearly all ratings are the same and α collapses', () => {
    const skewed = [...Array.from({ length: 28 }, () => [3, 3]), [3, 2], [2, 3]];
    expect(Number(krippendorffAlpha(skewed, 'nominal'))).toBeLessThan(0.01);
    expect(Number(gwetAgreement(skewed, [1, 2, 3, 4], 'identity'))).toBeGreaterThan(0.9);
  });
});

describe('agreement that cannot be said', () => {
  it.each([
    ['one rater', krippendorffAlpha([[1], [2]], 'ordinal'), 'one-rater'],
    ['no ratings', krippendorffAlpha([], 'ordinal'), 'one-rater'],
    [
      'equal ratings',
      krippendorffAlpha(
        [
          [3, 3],
          [3, 3],
        ],
        'ordinal',
      ),
      'no-variation',
    ],
    ['a rating that is no number', krippendorffAlpha([[3, Number.NaN]], 'ordinal'), 'not-finite'],
    ['a ratio of zero', krippendorffAlpha([[0, 1]], 'ratio'), 'not-a-ratio-scale'],
    ['one rater, by Gwet', gwetAgreement([[1], [2]], [1, 2], 'identity'), 'one-rater'],
    ['a scale of one point', gwetAgreement([[1, 1]], [1], 'identity'), 'no-scale'],
    ['a rating off the scale', gwetAgreement([[1, 7]], [1, 2], 'identity'), 'off-the-scale'],
    ['NaN, by Gwet', gwetAgreement([[1, Number.NaN]], [1, 2], 'identity'), 'off-the-scale'],
    [
      'equal ratings of full panels',
      intraclass(
        [
          [0.1, 0.1, 0.1],
          [0.1, 0.1, 0.1],
        ],
        '3,1',
      ),
      'no-variation',
    ],
    [
      'candidates that do not differ',
      intraclass(
        [
          [1, 2, 2],
          [1, 2, 2],
        ],
        '3,1',
      ),
      'no-variation',
    ],
    ['a panel with a gap', intraclass([[1, 2], [1]], '2,1'), 'panel-not-full'],
    ['a single candidate', intraclass([[1, 2]], '2,1'), 'one-rater'],
    [
      'a full panel with NaN',
      intraclass(
        [
          [1, 2],
          [1, Number.NaN],
        ],
        '2,1',
      ),
      'not-finite',
    ],
    [
      'two raters of one category',
      weightedKappa(
        [
          [5, 0],
          [0, 0],
        ],
        equalDisagreement(2),
      ),
      'no-variation',
    ],
    [
      'an empty table',
      weightedKappa(
        [
          [0, 0],
          [0, 0],
        ],
        equalDisagreement(2),
      ),
      'nothing-counted',
    ],
    ['a table that is not square', weightedKappa([[1], [0, 0]], equalDisagreement(2)), 'no-scale'],
    [
      'a negative count',
      weightedKappa(
        [
          [1, -1],
          [0, 0],
        ],
        equalDisagreement(2),
      ),
      'not-finite',
    ],
    ['a pair off the scale', pairTable([[1, 9]], [1, 2]), 'off-the-scale'],
  ])('%s is not assessable, with its reason', (_, value, reason) => {
    expect(value).toMatchObject({ kind: 'not-assessable', reason });
  });
});

describe('measured agreement', () => {
  /** Two raters who mostly agree, on a scale of four. */
  const panel = (seed: number, size: number): [number, number][] => {
    const random = seededRandom(seed);
    return Array.from({ length: size }, () => {
      const level = 1 + randomIndex(random, 4);
      return [level, random() < 0.7 ? level : 1 + randomIndex(random, 4)];
    });
  };
  const scale = [1, 2, 3, 4];

  it.each([
    ['α', (size: number) => panelAgreement(panel(1, size), floors, { random: seededRandom(2) }), 20],
    [
      'AC2',
      (size: number) => skewedAgreement(panel(1, size), scale, floors, { random: seededRandom(2) }),
      20,
    ],
    ['ICC', (size: number) => fullPanelAgreement(panel(1, size), floors, { random: seededRandom(2) }), 15],
    ['κ', (size: number) => pairAgreement(panel(1, size), scale, floors, { random: seededRandom(2) }), 30],
  ])(
    '%s says nothing below its floor, and a number inside its interval from there on',
    (_, measure, need) => {
      expect(measure(need - 1)).toMatchObject({ kind: 'not-enough', have: need - 1, need });
      const enough = measure(need);
      if (enough.kind !== 'estimate') throw new Error('There is enough at the floor.');
      expect(enough.n).toBe(need);
      expect(enough.low).toBeLessThan(enough.value);
      expect(enough.high).toBeGreaterThan(enough.value);
      expect(measure(need)).toEqual(enough);
    },
  );

  it('does not count candidates whom only one person rated towards the floor', () => {
    const lonely = Array.from({ length: 40 }, () => [3]);
    const measured = panelAgreement([...panel(1, 12), ...lonely], floors, { random: seededRandom(2) });
    expect(measured).toMatchObject({ kind: 'not-enough', have: 12, need: 20 });
  });

  it('narrows as candidates are added', () => {
    const width = (size: number): number => {
      const measured = panelAgreement(panel(3, size), floors, { random: seededRandom(4), rounds: 300 });
      return measured.kind === 'estimate' ? measured.high - measured.low : Number.NaN;
    };
    expect(width(320)).toBeLessThan(width(40) / 1.8);
  });

  it('gives no number when all ratings are equal, however many there are', () => {
    const equal = Array.from({ length: 30 }, () => [3, 3]);
    expect(panelAgreement(equal, floors, { random: seededRandom(5) })).toMatchObject({
      kind: 'not-assessable',
      reason: 'no-variation',
    });
  });
});
