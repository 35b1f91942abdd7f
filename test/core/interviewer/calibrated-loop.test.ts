import { describe, expect, it } from 'vitest';
import {
  besidePanel,
  type CalibratedInput,
  calibratedVerdict,
} from '../../../core/interviewer/calibrated-loop.ts';
import type { Coverage } from '../../../core/review/review.ts';
import { CompetencyId } from '../../../core/rubric/rubric.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { calibratedSimulation, printCalibratedSimulation } from '../../accuracy/calibrated-simulation.ts';
import { at, later } from '../coaching/company.ts';

const endedAt = at('2026-03-03T15:00:00Z');

const competency = (index: number, more: Partial<Coverage> = {}): Coverage => ({
  competency: CompetencyId.parse(`c-${index}`),
  name: `C ${index}`,
  mustHave: false,
  questions: [0],
  asked: true,
  inOrder: true,
  evidence: [{ turn: 1, start: 0, end: 4 }],
  rating: 3,
  verdict: 'covered',
  ...more,
});

const topic = {
  kind: 'protected-topic' as const,
  turn: 0,
  start: 0,
  end: 20,
  quote: 'Do you have children?',
  why: '',
  tryInstead: null,
  severity: 'high' as const,
  source: 'rules' as const,
};

const verdict = (coverage: Coverage[], more: Partial<CalibratedInput> = {}) =>
  calibratedVerdict({
    review: { coverage, findings: [], notAssessed: [] },
    scorecard: { submittedAt: later(endedAt, 3), withdrawn: false },
    endedAt,
    panelResidual: 0,
    policy: defaultPolicy,
    ...more,
  });
const five = [0, 1, 2, 3, 4].map((index) => competency(index));
const missing = (index: number) => competency(index, { asked: false, evidence: [], verdict: 'not-asked' });

describe('a calibrated loop', () => {
  it('is one where nothing that could be assessed speaks against it', () => {
    expect(verdict(five).calibrated).toBe(true);
    expect(
      calibratedVerdict({
        review: { coverage: [], findings: [], notAssessed: [] },
        endedAt,
        policy: defaultPolicy,
      }),
    ).toEqual({
      calibrated: true,
      against: [],
      notAssessed: ['scorecard-late', 'coverage', 'rated-without-evidence', 'panel-residual'],
    });
  });

  it('has its scorecard in within 24 hours to the second; one from before the end is not assessed', () => {
    const submitted = (hours: number) =>
      verdict(five, { scorecard: { submittedAt: later(endedAt, hours), withdrawn: false } });
    expect(submitted(24).against).toEqual([]);
    expect(submitted(24 + 1 / 3600).against).toEqual(['scorecard-late']);
    expect(submitted(0)).toMatchObject({ against: [], notAssessed: ['rated-without-evidence'] });
    expect(submitted(-1)).toMatchObject({
      calibrated: true,
      notAssessed: expect.arrayContaining(['scorecard-late']),
    });
  });

  it('judges lateness by the first submission, however late it was amended', () => {
    const amended = { submittedAt: later(endedAt, 90), withdrawn: false };
    expect(verdict(five, { scorecard: amended, firstSubmittedAt: later(endedAt, 2) }).against).toEqual([]);
  });

  it('covers four of five competencies, but not three', () => {
    expect(verdict([...five.slice(0, 4), missing(4)]).against).toEqual([]);
    expect(verdict([...five.slice(0, 3), missing(3), missing(4)]).against).toEqual(['coverage']);
    // Asked and not answered, or answered without being asked, is not covered.
    for (const half of [{ evidence: [] }, { asked: false }])
      expect(verdict([...five.slice(0, 3), competency(3, half), competency(4, half)]).against).toEqual([
        'coverage',
      ]);
  });

  it('rates no must-have without evidence; others may be', () => {
    const rated = (mustHave: boolean) =>
      competency(4, { mustHave, evidence: [], verdict: 'rated-without-evidence' });
    expect(verdict([...five.slice(0, 4), rated(true)]).against).toEqual(['rated-without-evidence']);
    expect(verdict([...five.slice(0, 4), rated(false)]).against).toEqual([]);
    const inOrder = [...five.slice(0, 4), competency(4, { mustHave: true })];
    expect(verdict(inOrder).notAssessed).toEqual([]);
    // Nobody has rated anything, or nothing had to be: there is nothing to say.
    const { scorecard: _left, ...unscored } = { scorecard: undefined };
    expect(
      calibratedVerdict({
        review: { coverage: inOrder, findings: [], notAssessed: [] },
        ...unscored,
        endedAt,
        policy: defaultPolicy,
      }).notAssessed,
    ).toContain('rated-without-evidence');
    expect(verdict(five).notAssessed).toEqual(['rated-without-evidence']);
  });

  it('is not held against anybody for a protected topic until a person has confirmed it', () => {
    const review = { coverage: five, findings: [topic], notAssessed: [] };
    expect(verdict(five, { review })).toMatchObject({
      calibrated: true,
      notAssessed: expect.arrayContaining(['protected-topic']),
    });
    expect(verdict(five, { review, protectedTopic: 'confirmed' }).against).toEqual(['protected-topic']);
    expect(verdict(five, { review, protectedTopic: 'cleared' }).against).toEqual([]);
    // Another finding is none of this.
    const leading = { ...review, findings: [{ ...topic, kind: 'leading-question' as const }] };
    expect(verdict(five, { review: leading }).notAssessed).not.toContain('protected-topic');
  });

  it('is within one point of the panel on either side', () => {
    for (const [residual, fails] of [
      [1, false],
      [-1, false],
      [1.01, true],
      [-1.01, true],
    ] as const)
      expect(verdict(five, { panelResidual: residual }).against.length > 0).toBe(fails);
    expect(verdict(five, { panelResidual: Number.NaN }).notAssessed).toContain('panel-residual');
    // Computed as 1 in floating point, a hair above it.
    expect(verdict(five, { panelResidual: 1 + 1e-9 }).against).toEqual([]);
  });

  it('is put right beside the panel, and left alone where nothing changes', () => {
    const before = verdict([...five.slice(0, 3), missing(3), missing(4)], { panelResidual: 0 });
    expect(besidePanel(before, 0.5, defaultPolicy)).toBe(before);
    const far = besidePanel(before, 2, defaultPolicy);
    expect(far).toEqual({ ...before, calibrated: false, against: ['coverage', 'panel-residual'] });
    expect(besidePanel(far, -2, defaultPolicy)).toBe(far);
    expect(besidePanel(far, 0, defaultPolicy)).toEqual(before);
    const unknown = besidePanel(far, undefined, defaultPolicy);
    expect(unknown).toEqual({ ...before, notAssessed: [...before.notAssessed, 'panel-residual'] });
    expect(besidePanel(unknown, undefined, defaultPolicy)).toBe(unknown);
    expect(besidePanel(unknown, 0, defaultPolicy)).toEqual(before);
    const alone = verdict(five, { panelResidual: 2 });
    expect(alone.calibrated).toBe(false);
    expect(besidePanel(alone, 0, defaultPolicy).calibrated).toBe(true);
    expect(besidePanel(besidePanel(alone, 0, defaultPolicy), 3, defaultPolicy).calibrated).toBe(false);
  });

  it('lets an average interviewer through and holds back one with twice the faults', () => {
    const { atMean, atTwice } = calibratedSimulation(400);
    expect(atMean).toBeGreaterThanOrEqual(0.9);
    expect(atTwice).toBeLessThanOrEqual(0.2);
    const lines: string[] = [];
    expect(printCalibratedSimulation((line) => lines.push(line), 200)).toBe(true);
    expect(lines.join('\n')).toMatch(/mean fault rates +0\.9\d\d/);
  });
});
