import { describe, expect, it } from 'vitest';
import { fleetMoments } from '../../../core/calibration/fleet.ts';
import type { LoopCounts, LoopRow } from '../../../core/interviewer/record.ts';
import { windowMeasures } from '../../../core/interviewer/window-measures.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { weekly } from '../coaching/company.ts';

/** As many loops as there are counts; each says what it is given beside fourteen questions. */
const loops = (counts: readonly Partial<LoopCounts>[]): LoopRow[] =>
  weekly(counts.length).map((row, index) => ({ ...row, counts: { questions: 14, ...counts[index] } }));
const measures = (counts: readonly Partial<LoopCounts>[]) =>
  windowMeasures(loops(counts), 'm1', defaultPolicy);
const alike = (count: number, counts: Partial<LoopCounts>) => Array.from({ length: count }, () => counts);

describe('leading questions over a window', () => {
  it('say how many in ten, and that starting values stand in for a fleet that is too small', () => {
    const { leadingPer10 } = measures(alike(6, { leading: 1 }));
    expect(leadingPer10).toMatchObject({ kind: 'estimate', unit: 'questions', n: 84 });
    expect(leadingPer10).toHaveProperty(
      'sentence',
      expect.stringMatching(
        /^About \d\.\d leading questions in 10 \(likely \d\.\d to \d\.\d\) over 6 interviews\. The fleet is still small, so starting values stand in for its average\.$/,
      ),
    );
  });

  it('say nothing of starting values once the fleet has an average of its own', () => {
    const fleet = { ...fleetMoments([], defaultPolicy.measures), source: 'fleet' as const };
    const { leadingPer10 } = windowMeasures(loops(alike(6, { leading: 1 })), 'm1', defaultPolicy, fleet);
    expect(leadingPer10).toHaveProperty('sentence', expect.stringMatching(/over 6 interviews\.$/));
  });

  it('leave out loops of which no leading question could be counted', () => {
    const { leadingPer10 } = measures([...alike(5, { leading: 2 }), ...alike(5, {})]);
    expect(leadingPer10).toMatchObject({ kind: 'estimate', n: 70 });
  });
});

describe('the share of talking', () => {
  it('is the mean over interviews with times, with its interval', () => {
    const { talkShare } = measures(
      [0.2, 0.3, 0.4, 0.3, 0.3].map((share) => ({ interviewerSec: share * 1000, speechSec: 1000 })),
    );
    // Mean .3, variance .02 / 4, so 1.96 · √(.005 / 5) = .062 to either side.
    expect(talkShare).toMatchObject({ kind: 'estimate', n: 5, unit: 'interviews' });
    expect(talkShare).toHaveProperty('value', expect.closeTo(0.3, 10));
    expect(talkShare).toHaveProperty('low', expect.closeTo(0.3 - 1.959964 * Math.sqrt(0.001), 5));
    expect(talkShare).toHaveProperty('high', expect.closeTo(0.3 + 1.959964 * Math.sqrt(0.001), 5));
    expect(talkShare).toHaveProperty(
      'sentence',
      'You speak for 30 % of an interview (likely 24 % to 36 %), over 5 interviews.',
    );
  });

  it('leaves out interviews without speech or with more of one voice than of all, and says what it lacks', () => {
    const four = alike(4, { interviewerSec: 300, speechSec: 1000 });
    expect(measures([...four, { interviewerSec: 0, speechSec: 0 }]).talkShare).toMatchObject({
      kind: 'not-enough',
      have: 4,
      need: 5,
      unit: 'interviews with times',
    });
    expect(measures([...four, { interviewerSec: 1001, speechSec: 1000 }]).talkShare.kind).toBe('not-enough');
    expect(measures([...four, { interviewerSec: 1000, speechSec: 1000 }]).talkShare).toMatchObject({
      kind: 'estimate',
      n: 5,
    });
    expect(measures([...four, { interviewerSec: 300 }]).talkShare.kind).toBe('not-enough');
    expect(measures([...four, { speechSec: 300 }]).talkShare.kind).toBe('not-enough');
  });
});

describe('follow-ups missed and competencies covered', () => {
  it('are pooled over the loops that could tell', () => {
    const told = measures([
      ...alike(5, { signals: 4, missedFollowUps: 1, assigned: 4, covered: 3 }),
      { signals: 0, missedFollowUps: 0, assigned: 0, covered: 0 },
      { signals: 100, assigned: 100 },
    ]);
    expect(told.missedFollowUpShare).toMatchObject({ kind: 'estimate', value: 0.25, n: 20, unit: 'signals' });
    expect(told.missedFollowUpShare).toHaveProperty(
      'sentence',
      '25 % of what deserved a follow-up got none (5 of 20; likely 11 % to 47 %).',
    );
    expect(told.coveredShare).toMatchObject({ kind: 'estimate', value: 0.75, n: 20, unit: 'competencies' });
    expect(told.coveredShare).toHaveProperty(
      'sentence',
      '75 % of the competencies you were to cover have a question and evidence (15 of 20; likely 53 % to 89 %).',
    );
  });

  it('are not enough below the floor of loops, whatever the loops that tell nothing', () => {
    const few = measures([
      ...alike(4, { signals: 9, missedFollowUps: 1 }),
      ...alike(5, { signals: 0, missedFollowUps: 0 }),
    ]);
    expect(few.missedFollowUpShare).toMatchObject({
      kind: 'not-enough',
      have: 4,
      need: 5,
      unit: 'interviews',
    });
  });

  it.each([
    ['more missed than there were', { signals: 4, missedFollowUps: 5 }],
    ['more covered than there were', { assigned: 4, covered: 5 }],
  ])('are not assessed where a loop counts %s', (_what, counts) => {
    const { missedFollowUpShare, coveredShare, timeToScoreHours } = measures([
      ...alike(5, { signals: 4, missedFollowUps: 1, assigned: 4, covered: 3, timeToScoreMin: 60 }),
      counts,
    ]);
    for (const measure of [missedFollowUpShare, coveredShare])
      expect(measure).toMatchObject({ kind: 'not-assessable', reason: 'impossible-counts' });
    expect(timeToScoreHours.kind).toBe('estimate');
  });

  it('are assessed where all are missed, all are covered, or only one of the two is counted', () => {
    const all = alike(5, { signals: 4, missedFollowUps: 4, assigned: 4, covered: 4 });
    for (const more of [{}, { missedFollowUps: 3 }, { covered: 3 }, { signals: 3 }, { assigned: 3 }])
      expect(measures([...all, more])).toMatchObject({
        missedFollowUpShare: { kind: 'estimate', value: 1 },
        coveredShare: { kind: 'estimate', value: 1 },
      });
  });
});

describe('time to score', () => {
  it('is the median with its ranks, and the share within a day to the minute', () => {
    const { timeToScoreHours, scoredWithin24hShare } = measures(
      [1440, 0, 1441, 60, 120].map((timeToScoreMin) => ({ timeToScoreMin })),
    );
    expect(timeToScoreHours).toMatchObject({
      kind: 'estimate',
      value: 2,
      low: 0,
      n: 5,
      unit: 'scored interviews',
    });
    expect(timeToScoreHours).toHaveProperty('high', expect.closeTo(1441 / 60, 10));
    expect(timeToScoreHours).toHaveProperty(
      'sentence',
      'Half of your scorecards are in within 2.0 hours (likely 0.0 to 24.0), over 5 interviews.',
    );
    expect(scoredWithin24hShare).toMatchObject({
      kind: 'estimate',
      value: 0.8,
      n: 5,
      unit: 'scored interviews',
    });
    expect(scoredWithin24hShare).toHaveProperty(
      'sentence',
      expect.stringMatching(/^80 % of your scorecards came in within 24 hours \(4 of 5;/),
    );
  });

  it('leaves out what was submitted before the end, never, or at no time at all', () => {
    const four = alike(4, { timeToScoreMin: 60 });
    for (const more of [
      { timeToScoreMin: -1 },
      {},
      { timeToScoreMin: Number.NaN },
      { timeToScoreMin: Infinity },
    ])
      for (const measure of ['timeToScoreHours', 'scoredWithin24hShare'] as const)
        expect(measures([...four, more])[measure]).toMatchObject({
          kind: 'not-enough',
          have: 4,
          need: 5,
          unit: 'scored interviews',
        });
  });
});

describe('a window', () => {
  it('leaves out what another version counted and what does not count', () => {
    const rows = loops(alike(7, { leading: 1 }));
    const [first, second, ...rest] = rows;
    if (first === undefined || second === undefined) throw new Error('too few');
    const mixed = [
      { ...first, counted: false },
      { ...second, versions: { measures: 'm0', analyst: 'rules' as const } },
      ...rest,
    ];
    expect(windowMeasures(mixed, 'm1', defaultPolicy).leadingPer10).toMatchObject({
      kind: 'estimate',
      n: 70,
    });
  });
});
