import { describe, expect, it } from 'vitest';
import { notAssessable, notEnough } from '../../../core/absence.ts';
import type { DriftClaim } from '../../../core/calibration/drift-claim.ts';
import type { Estimate } from '../../../core/calibration/estimate.ts';
import type { PanelSeverity } from '../../../core/calibration/severity.ts';
import * as words from '../../../core/calibration/words.ts';

const estimate = (value: number, low: number, high: number, n: number, unit: string): Estimate => ({
  kind: 'estimate',
  value,
  low,
  high,
  n,
  unit,
});

const few = notEnough(3, 5, 'shared candidates');
const never = notAssessable('no-variation', 'All ratings are equal, so agreement cannot be told from habit.');

const claim: DriftClaim = {
  kind: 'rose',
  expected: 0.101,
  seen: 0.207,
  change: { low: 0.038, high: 0.186 },
  midP: 0.004,
  earlier: { loops: 20, questions: 280 },
  later: { loops: 10, questions: 140, leading: 29 },
  missedDoubling: 0.5,
  source: 'fleet',
};

const severity: PanelSeverity = {
  ...estimate(-0.31, -0.55, -0.07, 12, 'shared candidates'),
  firmness: 'firm',
  basis: 'ratings',
  panel: 'ann',
};

describe('the sentence of every measure', () => {
  it('for a leading rate', () => {
    const rate = { ...estimate(0.104, 0.056, 0.155, 140, 'questions'), loops: 10, leading: 14 };
    expect(words.leadingRateWords({ ...rate, source: 'fleet' })).toMatchInlineSnapshot(
      `"About 1.0 leading questions per 10 (likely 0.6 to 1.6), from 140 questions in 10 interviews."`,
    );
    expect(words.leadingRateWords({ ...rate, source: 'priors' })).toMatchInlineSnapshot(
      `"About 1.0 leading questions per 10 (likely 0.6 to 1.6), from 140 questions in 10 interviews. Too few colleagues are recorded yet, so this leans on the programme’s starting values."`,
    );
  });

  it('for the quarter’s claim, in the words promised to coaches', () => {
    expect(words.driftWords(claim)).toBe(
      'Leading questions rose from about 1.0 to 2.1 per 10 over your last 10 interviews (likely increase 0.4 to 1.9).',
    );
    expect(words.driftWords({ ...claim, kind: 'no-clear-change' })).toBe(
      'No clear change; a doubling would be missed about half the time.',
    );
  });

  it('for no clear change, however much would be missed', () => {
    const said = [0.01, 0.07, 0.31, 0.6, 0.94, 0.99].map((missedDoubling) =>
      words.driftWords({ ...claim, kind: 'no-clear-change', missedDoubling }),
    );
    expect(said).toMatchInlineSnapshot(`
      [
        "No clear change; a doubling would be missed almost never.",
        "No clear change; a doubling would be missed about 1 times in 10.",
        "No clear change; a doubling would be missed about 3 times in 10.",
        "No clear change; a doubling would be missed about 6 times in 10.",
        "No clear change; a doubling would be missed about 9 times in 10.",
        "No clear change; a doubling would be missed almost always.",
      ]
    `);
  });

  it('for the early signal', () => {
    const signal = { expected: 0.1, seen: 0.21, monitored: 12, source: 'fleet' } as const;
    expect(words.earlySignalWords({ ...signal, kind: 'signal', crossedAt: 9 })).toMatchInlineSnapshot(
      `"Leading questions may be rising: 2.1 per 10 in the last 12 interviews against about 1.0 before. An early sign, not a finding: about 1 in 20 unchanged interviewers shows one in 30 interviews."`,
    );
    expect(words.earlySignalWords({ ...signal, kind: 'quiet' })).toMatchInlineSnapshot(
      `"No early sign of change in 12 interviews; a doubling goes unseen about 1 time in 4 over 30 interviews."`,
    );
  });

  it('for severity', () => {
    expect(words.severityWords(severity)).toMatchInlineSnapshot(
      `"Ratings are about 0.3 lower than fellow panelists’ on the same candidates (likely 0.6 lower to 0.1 lower, in points, from 12 shared candidates). The panel is a comparison, not the truth."`,
    );
    expect(
      words.severityWords({ ...severity, value: 0.02, low: -0.2, high: 0.24, n: 6, firmness: 'provisional' }),
    ).toMatchInlineSnapshot(
      `"Ratings are not clearly higher or lower than fellow panelists’ on the same candidates (likely 0.2 lower to 0.2 higher, in points, from 6 shared candidates). The panel is a comparison, not the truth. An early reading that may still move."`,
    );
    expect(
      words.severityWords({ ...severity, value: 0.4, low: 0.1, high: 0.7, basis: 'recommendations' }),
    ).toMatchInlineSnapshot(
      `"Recommendations are about 0.4 higher than fellow panelists’ on the same candidates (likely 0.1 higher to 0.7 higher, in points, from 12 shared candidates). The panel is a comparison, not the truth."`,
    );
    expect(words.severityWords({ ...severity, value: -0.01, low: -0.3, high: -0.001 })).toMatchInlineSnapshot(
      `"Ratings are slightly lower than fellow panelists’ on the same candidates (likely 0.3 lower to no difference, in points, from 12 shared candidates). The panel is a comparison, not the truth."`,
    );
  });

  it('for agreement, halo and range', () => {
    const alpha = estimate(0.612, 0.45, 0.741, 34, 'candidates rated by two or more');
    expect(words.agreementWords(alpha)).toMatchInlineSnapshot(
      `"Panelists agree at 0.61, where 0 is chance and 1 is full agreement (likely 0.45 to 0.74, from 34 candidates rated by two or more)."`,
    );
    const marks = estimate(0.71, 0.55, 0.83, 18, 'candidates');
    expect(words.haloWords(marks, estimate(0.38, 0.3, 0.45, 90, 'candidates'))).toMatchInlineSnapshot(
      `"One candidate’s ratings resemble each other at 0.71, where 1 is the same mark for everything (likely 0.55 to 0.83, from 18 candidates); fellow panelists’ at 0.38."`,
    );
    expect(words.haloWords(marks, few)).toMatchInlineSnapshot(
      `"One candidate’s ratings resemble each other at 0.71, where 1 is the same mark for everything (likely 0.55 to 0.83, from 18 candidates); there is no value of fellow panelists to read it beside yet."`,
    );
    expect(words.rangeWords(estimate(0.48, 0.31, 0.7, 22, 'shared candidates'))).toMatchInlineSnapshot(
      `"Ratings spread 48% as far as fellow panelists’ on the same candidates (likely 31% to 70%, from 22 shared candidates)."`,
    );
  });

  it('for time to score', () => {
    expect(words.timeToScoreWords(estimate(5.04, 0.5, 60, 14, 'interviews'))).toMatchInlineSnapshot(
      `"Scorecards usually come 5.0 hours after the interview (likely 30 minutes to 2.5 days, from 14 interviews)."`,
    );
    expect(
      words.shareWords('Scorecards in within 24 hours', estimate(0.786, 0.524, 0.924, 14, 'interviews')),
    ).toMatchInlineSnapshot(`"Scorecards in within 24 hours: 79% (likely 52% to 92%), of 14 interviews."`);
    expect([0, 1, 2].map(words.scoreDefectWords)).toMatchInlineSnapshot(`
      [
        "",
        "1 scorecard is dated before the interview ended and left out; check the times in the feed.",
        "2 scorecards are dated before the interview ended and left out; check the times in the feed.",
      ]
    `);
  });

  it('for a continuous measure', () => {
    const signal = { baseline: 0, average: 0.4, monitored: 15 } as const;
    expect(words.continuousWords('Talk share', { ...signal, kind: 'quiet' })).toMatchInlineSnapshot(
      `"Talk share: no clear change in 15 interviews; a lasting shift as large as the usual ups and downs would be seen about 4 times in 5 over 30 interviews."`,
    );
    expect(
      words.continuousWords('Talk share', { ...signal, kind: 'higher', crossedAt: 9 }),
    ).toMatchInlineSnapshot(
      `"Talk share has moved higher over the last 15 interviews. A sign to look at together: about 1 in 20 unchanged interviewers shows one in 30 interviews."`,
    );
  });

  it('for the return on coaching, which is an association and never a cause', () => {
    const found = {
      ...estimate(0.23, 0.02, 0.44, 515, 'hires'),
      coached: 260,
      uncoached: 255,
      coachedSlope: 0.42,
      uncoachedSlope: 0.19,
      interviewers: 61,
    };
    const said = [
      found,
      { ...found, value: -0.23, low: -0.44, high: -0.02, coachedSlope: 0.19, uncoachedSlope: 0.42 },
      { ...found, low: -0.05 },
      { kind: 'counts-only', coached: 31, uncoached: 47, need: 50 } as const,
    ].map(words.returnOnCoachingWords);
    expect(said).toMatchInlineSnapshot(`
      [
        "Coaching is associated with scorecards that say more about later performance: the slope is 0.42 for 260 coached hires and 0.19 for 255 others (difference +0.23, likely +0.02 to +0.44). Only people who were hired can be compared, and who was coached was not drawn by lot.",
        "Coaching is associated with scorecards that say less about later performance: the slope is 0.19 for 260 coached hires and 0.42 for 255 others (difference -0.23, likely -0.44 to -0.02). Only people who were hired can be compared, and who was coached was not drawn by lot.",
        "Coaching is not clearly associated with what scorecards say about later performance: the slope is 0.42 for 260 coached hires and 0.19 for 255 others (difference +0.23, likely -0.05 to +0.44). Only people who were hired can be compared, and who was coached was not drawn by lot.",
        "Not enough yet: 31 of 50 coached hires and 47 of 50 uncoached hires with a known performance.",
      ]
    `);
    for (const sentence of said.slice(0, 3)) {
      expect(sentence).toContain('associated with');
      expect(sentence).not.toMatch(/caused?|because|improves|thanks to/i);
    }
  });

  it('for a before and after, with the people who were not coached', () => {
    const change = { people: 10, before: 0.2, after: 0.1, low: -0.13, high: -0.07 };
    const comparison = {
      kind: 'comparison',
      coached: change,
      uncoached: { ...change, people: 12, after: 0.15, low: -0.09, high: -0.02 },
      difference: { value: -0.05, low: -0.1, high: -0.001 },
    } as const;
    expect(words.beforeAndAfterWords(comparison)).toMatchInlineSnapshot(
      `"After coaching, 10 people went from 2.0 to 1.0 leading questions per 10; 12 comparable people without it from 2.0 to 1.5 (difference likely -1.0 to 0.0). People who were flagged improve partly by chance."`,
    );
  });
});

describe('when there is not enough yet', () => {
  it('every measure says how much there is, or why it can never be said', () => {
    const say = [
      words.absenceWords,
      words.leadingRateWords,
      words.driftWords,
      words.earlySignalWords,
      words.severityWords,
      words.agreementWords,
      (absence: typeof few) => words.haloWords(absence, estimate(0.4, 0.3, 0.5, 90, 'candidates')),
      words.rangeWords,
      words.timeToScoreWords,
      (absence: typeof few) => words.shareWords('Scorecards in within 24 hours', absence),
      (absence: typeof few) => words.continuousWords('Talk share', absence),
      words.returnOnCoachingWords,
      words.beforeAndAfterWords,
    ];
    for (const sentence of say) expect(sentence(few)).toBe('Not enough yet: 3 of 5 shared candidates.');
    expect(words.severityWords(never)).toBe(never.message);
    expect(words.driftWords(never)).toBe(never.message);
  });
});
