import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysToLoop } from '../../../core/coaching/calibration-date.ts';
import { packetOf, type ReviewedLoop } from '../../../core/coaching/packet.ts';
import { foldRecord } from '../../../core/interviewer/fold-record.ts';
import type { Finding, FindingKind, Review } from '../../../core/review/review.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { at, dana, id, later, loopId, weekly } from './company.ts';
import { runs } from '../../properties/cases.ts';

const rows = weekly(12);
const record = foldRecord({
  interviewer: id('dana'),
  person: dana,
  lifetime: { loops: 12, calibratedLoops: 12 },
  window: rows,
  policy: defaultPolicy,
  measuresVersion: 'm1',
});

const finding = (kind: FindingKind, severity: Finding['severity'], turn = 3): Finding => ({
  kind,
  turn,
  start: 0,
  end: 5,
  quote: 'words',
  why: 'why',
  tryInstead: null,
  severity,
  source: 'rules',
});

const reviewed = (index: number, findings: Finding[]): ReviewedLoop => {
  const row = rows[index];
  return {
    loopId: loopId(`w${index + 1}`),
    endedAt: row?.endedAt ?? at('2026-01-01T00:00:00Z'),
    review: { findings, summary: `summary ${index + 1}` } as Review,
  };
};

const list = [
  reviewed(0, [finding('strength', 'keep'), finding('leading-question', 'high')]),
  reviewed(1, [finding('leading-question', 'high'), finding('protected-topic', 'high')]),
  reviewed(2, [finding('monologue', 'low'), finding('missed-follow-up', 'medium')]),
  reviewed(3, [finding('strength', 'keep', 9)]),
];

describe('a packet', () => {
  it('of a first-loop review is about its one loop and holds no rates', () => {
    const packet = packetOf({
      task: { kind: 'first-loop-review', loopId: loopId('w1') },
      record,
      reviewed: list,
      policy: defaultPolicy,
    });
    expect(packet).toMatchObject({
      loops: ['w1'],
      pattern: [],
      summary: 'summary 1',
      keep: { loopId: 'w1' },
      moments: [{ loopId: 'w1', finding: { kind: 'leading-question' } }],
    });
  });

  it('of any other kind is the pattern, at most three varied moments, a strength to keep and one drill', () => {
    const packet = packetOf({ task: { kind: 'checkpoint' }, record, reviewed: list, policy: defaultPolicy });
    expect(packet.loops).toHaveLength(12);
    expect(packet.pattern.map((line) => line.measure)).toContain('leadingPer10');
    expect(packet.moments.map((each) => [each.loopId, each.finding.kind])).toEqual([
      ['w2', 'leading-question'],
      ['w3', 'missed-follow-up'],
      ['w1', 'leading-question'],
    ]);
    expect(packet.keep).toMatchObject({ loopId: 'w4' });
    expect(packet.drill?.about).toBe('leading-question');
    expect(packet.summary).toBeUndefined();
  });

  it('never shows a protected topic', () => {
    for (const kind of ['checkpoint', 'first-loop-review', 'quarterly'] as const) {
      const packet = packetOf({
        task: { kind, loopId: loopId('w2') },
        record,
        reviewed: list,
        policy: defaultPolicy,
      });
      expect(JSON.stringify(packet)).not.toContain('protected-topic');
    }
  });

  it('says that something changed only where the two intervals do not meet', () => {
    const estimate = (low: number, high: number) => ({
      kind: 'estimate' as const,
      value: (low + high) / 2,
      low,
      high,
      n: 100,
      unit: 'questions',
      sentence: 's',
    });
    const change = (before: [number, number], now: [number, number]) =>
      packetOf({
        task: { kind: 'quarterly' },
        record: { ...record, measures: { ...record.measures, leadingPer10: estimate(...now) } },
        before: { ...record.measures, leadingPer10: estimate(...before) },
        reviewed: [],
        policy: defaultPolicy,
      }).pattern.find((line) => line.measure === 'leadingPer10')?.change;
    expect(change([0.5, 1], [1.1, 2])).toBe('up');
    expect(change([1.1, 2], [0.5, 1])).toBe('down');
    expect(change([0.5, 1.2], [1, 2])).toBe('no-clear-change');
  });

  it('is the same whatever order the reviews come in', () => {
    const wanted = packetOf({ task: { kind: 'checkpoint' }, record, reviewed: list, policy: defaultPolicy });
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (shuffled) => {
        expect(
          packetOf({ task: { kind: 'checkpoint' }, record, reviewed: shuffled, policy: defaultPolicy }),
        ).toEqual(wanted);
      }),
      { numRuns: runs(10) },
    );
  });
});

describe('the days to a loop', () => {
  const now = at('2026-03-01T00:00:00Z');
  const days = (loops: number, sinceDays: number) =>
    daysToLoop({ loops, target: 10, since: later(now, -24 * sinceDays), now });

  it('start from the typical pace and give way to the interviewer’s own', () => {
    // Two loops a month: ten loops take five months.
    expect(days(0, 0)).toBeCloseTo(5 * 30.4375, 6);
    // Eight loops in four weeks: the last two take about a week more, slowed a little by the typical pace.
    expect(days(8, 28)).toBeGreaterThan(7);
    expect(days(8, 28)).toBeLessThan(14);
  });

  it('are never negative, come sooner with every loop, and later with every idle day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 700 }), (loops, since) => {
        expect(days(loops, since)).toBeGreaterThanOrEqual(0);
        expect(days(loops + 1, since)).toBeLessThanOrEqual(days(loops, since));
        expect(days(loops, since + 1)).toBeGreaterThanOrEqual(days(loops, since));
      }),
    );
  });
});
