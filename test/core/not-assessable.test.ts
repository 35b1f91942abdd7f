/** What cannot be said is said so, with its reason: every measure against every kind of input that cannot carry it. */
import { describe, expect, it } from 'vitest';
import type { Absence } from '../../core/absence.ts';
import {
  fullPanelAgreement,
  pairAgreement,
  panelAgreement,
  skewedAgreement,
} from '../../core/calibration/agreement.ts';
import { beforeAndAfter } from '../../core/calibration/before-after.ts';
import {
  continuousDrift,
  continuousSignal,
  logitTalkShare,
  spreadWithin,
} from '../../core/calibration/continuous-chart.ts';
import { driftEvidence, quarterlyClaims } from '../../core/calibration/drift-claim.ts';
import { earlySignal } from '../../core/calibration/early-signal.ts';
import { fleetMoments } from '../../core/calibration/fleet.ts';
import { halo, rangeRestriction } from '../../core/calibration/halo.ts';
import { hireQuality } from '../../core/calibration/hire-quality.ts';
import { leadingRate } from '../../core/calibration/leading-rate.ts';
import { jeffreys, wilson } from '../../core/calibration/proportion.ts';
import { seededRandom } from '../../core/calibration/random.ts';
import { returnOnCoaching } from '../../core/calibration/return-on-coaching.ts';
import { panelSeverities } from '../../core/calibration/severity.ts';
import { minutesToScore, timeToScore } from '../../core/calibration/time-to-score.ts';
import { Instant } from '../../core/identity.ts';
import { assembleReview, type ReviewInput } from '../../core/review/assemble-review.ts';
import { defaultPolicy } from '../../core/rubric/policy.ts';
import { Rubric } from '../../core/rubric/rubric.ts';
import { Scorecard } from '../../core/rubric/scorecard.ts';
import { interview } from '../support/interview.ts';

const floors = defaultPolicy.measures;
const random = seededRandom(1);
const fleet = fleetMoments([], floors);
const times = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => one(index));

/** "estimate", or why there is none; what is absent says so in a sentence, or names what there is too little of. */
const reason = (measured: { readonly kind: string } | Absence): string => {
  if ('message' in measured) expect(measured.message).toMatch(/^[A-Z0-9].{15,}\.$/);
  if ('unit' in measured) expect(measured.unit).toMatch(/^[a-z]{4,}/);
  return 'reason' in measured ? measured.reason : measured.kind;
};

const noQuestions = times(30, () => ({ questions: 0, leading: 0 }));
const impossible = times(30, () => ({ questions: 10, leading: 11 }));
const notNumbers = times(30, () => ({ questions: Number.NaN, leading: 1 }));

describe('a measure of leading questions without any', () => {
  it.each([
    ['the rate', (loops: typeof noQuestions) => leadingRate(loops, fleet, floors)],
    ['the evidence of drift', (loops: typeof noQuestions) => driftEvidence(loops, fleet, floors)],
    ['the early signal', (loops: typeof noQuestions) => earlySignal(loops, fleet)],
    [
      'the claim',
      (loops: typeof noQuestions) =>
        quarterlyClaims([{ interviewer: 'a', loops }], fleet, floors)[0]?.claim ?? { kind: 'none' },
    ],
  ])('%s: zero questions are not enough, impossible counts not assessable', (_, measure) => {
    expect(reason(measure([]))).toBe('not-enough');
    expect(reason(measure(noQuestions))).toBe('not-enough');
    expect(reason(measure(impossible))).toBe('impossible-counts');
    expect(reason(measure(notNumbers))).toBe('impossible-counts');
  });

  it('a share of nothing, or of more than there is', () => {
    for (const share of [wilson, jeffreys]) {
      expect(reason(share(0, 0, 'turns'))).toBe('nothing-counted');
      expect(reason(share(3, 2, 'turns'))).toBe('impossible-counts');
      expect(reason(share(Number.NaN, 2, 'turns'))).toBe('impossible-counts');
    }
  });

  it('a before and after without people', () => {
    expect(reason(beforeAndAfter([], [], 1.4))).toBe('not-enough');
    const people = times(8, () => ({ before: noQuestions, after: noQuestions }));
    expect(reason(beforeAndAfter(people, people, 1.4))).toBe('nothing-counted');
  });
});

describe('ratings that are all equal, or of one rater', () => {
  const chance = { random, rounds: 50 };
  const equal = times(30, () => [3, 3, 3]);
  const alone = times(30, (index) => [1 + (index % 4)]);
  const raters = (names: readonly string[], rating: (candidate: number, rater: number) => number) => ({
    ratings: times(30, (candidate) =>
      names.map((rater, at) => ({
        rater,
        candidate: `c${candidate}`,
        competency: 'design',
        rating: rating(candidate, at),
      })),
    ).flat(),
    recommendations: [],
  });

  it.each([
    [
      'Krippendorff’s α',
      (units: number[][]) => panelAgreement(units, floors, chance),
      'no-variation',
      'not-enough',
    ],
    [
      'Gwet’s AC',
      (units: number[][]) => skewedAgreement(units, [1, 2, 3, 4], floors, chance),
      'estimate',
      'not-enough',
    ],
    [
      'the intraclass correlation',
      (units: number[][]) => fullPanelAgreement(units, floors, chance),
      'no-variation',
      'one-rater',
    ],
    ['halo', (units: number[][]) => halo(units, random), 'no-variation', 'not-enough'],
  ])('%s', (_, measure, whenEqual, whenAlone) => {
    expect(reason(measure(equal))).toBe(whenEqual);
    expect(reason(measure(alone))).toBe(whenAlone);
    expect(reason(measure([]))).toBe('not-enough');
    expect(reason(measure(times(30, () => [Number.NaN, 1, 2])))).not.toBe('estimate');
  });

  it('weighted κ of a pair', () => {
    const pairs = times(30, (): [number, number] => [3, 3]);
    expect(reason(pairAgreement(pairs, [1, 2, 3, 4], floors, chance))).toBe('no-variation');
    expect(reason(pairAgreement([], [1, 2, 3, 4], floors, chance))).toBe('not-enough');
  });

  it('the range of ratings', () => {
    const same = times(30, () => ({ own: [3, 3], others: [3, 3] }));
    expect(reason(rangeRestriction(same, random))).toBe('no-variation');
    expect(
      reason(
        rangeRestriction(
          times(30, () => ({ own: [3], others: [] })),
          random,
        ),
      ),
    ).toBe('not-enough');
  });

  it('severity', () => {
    const [alike] = panelSeverities(
      raters(['a', 'b', 'c'], () => 3),
      floors,
    );
    expect(alike && reason(alike.severity)).toBe('no-variation');
    const [single] = panelSeverities(
      raters(['a'], (candidate) => 1 + (candidate % 4)),
      floors,
    );
    expect(single?.severity).toEqual({ kind: 'not-enough', have: 0, need: 5, unit: 'shared candidates' });
  });

  it('a chart of values that never differ', () => {
    expect(
      reason(
        continuousDrift(
          times(40, () => 1),
          0,
        ),
      ),
    ).toBe('no-variation');
    expect(reason(continuousSignal([1, 2], { mean: 1, standardDeviation: 0 }))).toBe('no-variation');
    const spread = spreadWithin(times(40, () => [2, 2]));
    expect(typeof spread === 'number' ? 'number' : reason(spread)).toBe('no-variation');
  });
});

describe('times that are missing, none, or the wrong way round', () => {
  it.each([
    ['before the end', 2_000_000, [1_000_000], 'submitted-before-end'],
    ['never', 2_000_000, [], 'not-submitted'],
    ['at no time', Number.NaN, [1_000_000], 'no-times'],
    ['at a time that is none', 2_000_000, [Number.NaN], 'no-times'],
  ])('minutes to a scorecard submitted %s', (_, endedAtMs, submittedAtMs, why) => {
    const minutes = minutesToScore({ endedAtMs, submittedAtMs });
    expect(typeof minutes === 'number' ? 'number' : reason(minutes)).toBe(why);
    const whole = timeToScore(
      times(9, (index) => ({ loopId: `l${index}`, endedAtMs, submittedAtMs })),
      {
        asOfMs: 2_000_000,
        floor: 5,
      },
    );
    expect(reason(whole.medianHours)).toBe('not-enough');
  });

  it.each([
    [10, 0],
    [11, 10],
    [-1, 10],
    [Number.NaN, 10],
    [1, Number.POSITIVE_INFINITY],
  ])('a talk share of %d s in %d s', (part, whole) => {
    const share = logitTalkShare(part, whole);
    expect(typeof share === 'number' ? 'number' : reason(share)).toBe('no-speech-time');
  });
});

describe('hires', () => {
  const hires = (scorecard: (index: number) => number, performance: (index: number) => number) =>
    times(120, (index) => ({
      interviewer: `i${index % 20}`,
      candidate: `c${index}`,
      coached: index % 2 === 0,
      scorecard: scorecard(index),
      performance: performance(index),
    }));

  it('too few, all alike, or not numbers', () => {
    expect(reason(returnOnCoaching([], random, 50))).toBe('counts-only');
    expect(
      reason(
        returnOnCoaching(
          hires(
            () => 3,
            (index) => index % 7,
          ),
          random,
          50,
        ),
      ),
    ).toBe('no-variation');
    expect(
      reason(
        returnOnCoaching(
          hires(
            (index) => index % 4,
            () => Number.NaN,
          ),
          random,
          50,
        ),
      ),
    ).toBe('not-finite');
    expect(reason(hireQuality([], 0, random))).toBe('not-enough');
    expect(reason(hireQuality([], 200, random))).toBe('no-start-date');
  });
});

describe('one interview', () => {
  const rubric = Rubric.parse({
    schema: 'plumbline.rubric/1',
    jobFamily: 'backend',
    version: 1,
    competencies: [{ id: 'design', name: 'Design', keywords: ['queue'] }],
    rounds: [{ id: 'system-design', competencies: ['design'] }],
  });
  const measuresOf = (told: Partial<ReviewInput>): Record<string, string> => {
    const { measures } = assembleReview({
      transcript: interview(''),
      header: { round: 'system-design', endedAt: Instant.parse('2031-04-02T11:00:00Z') },
      rubric,
      policy: defaultPolicy,
      ...told,
    });
    return Object.fromEntries(Object.entries(measures).map(([name, measured]) => [name, reason(measured)]));
  };
  const everyQuestionMeasure = (why: string): Record<string, string> =>
    Object.fromEntries(
      [
        'questions',
        'open',
        'closed',
        'behavioural',
        'hypothetical',
        'leading',
        'multiple',
        'followUps',
        'missedFollowUps',
        'covered',
      ].map((name) => [name, why]),
    );
  const card = (submittedAt: string): Scorecard =>
    Scorecard.parse({
      schema: 'plumbline.scorecard/1',
      interviewer: 'rowan',
      candidate: 'c-1',
      submittedAt,
      recommendation: 'yes',
      ratings: [{ competency: 'design', rating: 3 }],
    });

  it('in which nobody asks anything', () => {
    const silent = interview('I 0:00-1:00: The queue is long.\nC 1:01-4:00: It is, and it moves.');
    expect(measuresOf({ transcript: silent })).toMatchObject({
      ...everyQuestionMeasure('no-questions'),
      monologues: 'no-questions',
      talkShare: 'no-questions',
      timeToScore: 'not-enough',
    });
  });

  it('with one speaker only', () => {
    const alone = interview(
      'C 0:00-1:00: I like queues. What would you like to know?\nC 1:01-2:00: Nothing?',
    );
    expect(measuresOf({ transcript: alone })).toMatchObject({
      ...everyQuestionMeasure('speakers'),
      interruptions: 'speakers',
      talkShare: 'speakers',
    });
  });

  it('without times', () => {
    const untimed = interview('I: Tell me about a queue.\nC: I built one.\nI: How did it do?\nC: It moved.');
    expect(measuresOf({ transcript: untimed })).toMatchObject({
      questions: 'count',
      interruptions: 'no-times',
      monologues: 'no-times',
      talkShare: 'no-times',
    });
  });

  it('whose scorecard was there before it ended, or has no end', () => {
    const talk = interview('I: Tell me about a queue.\nC: I built one.');
    expect(measuresOf({ transcript: talk, scorecard: card('2031-04-02T10:00:00Z') })['timeToScore']).toBe(
      'before-end',
    );
    const header = { round: 'system-design' };
    expect(
      measuresOf({ transcript: talk, header, scorecard: card('2031-04-02T12:00:00Z') })['timeToScore'],
    ).toBe('no-end');
  });
});
