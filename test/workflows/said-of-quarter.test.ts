/** What is said of a quarter: its report, its line, and what can be claimed of everybody. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CandidateRef, Instant, PersonId } from '../../core/identity.ts';
import { QuarterState } from '../../functions/runtime/quarter-rows.ts';
import { quarterSentence } from '../../functions/runtime/quarter-sentence.ts';
import { comparisonRow, fleetRow, judgementRow, keys, put, read } from '../../functions/runtime/rows.ts';
import { quarterKeys, quarterReportRow } from '../../functions/runtime/said-of-quarter.ts';
import { fleetForQuarter } from '../../functions/update-fleet/step.ts';
import { memoryArtefacts } from '../support/kept-loop.ts';
import { commitAll, loopsOf, personOf, settled } from '../support/many-interviewers.ts';
import { began, type QuarterlyCompany, quarterlyCompany } from './quarterly-company.ts';

let company: QuarterlyCompany;
beforeEach(() => {
  company = quarterlyCompany();
});

describe('the report of a quarter', () => {
  const reportsOf = async (...quarters: string[]) => {
    const found = [];
    for (const quarter of quarters)
      found.push((await read(company.ledger, quarterReportRow, quarterKeys.report(quarter)))?.body);
    return found;
  };
  const said = (report: { readonly lines: readonly { id: string; sentence: string }[] } | undefined) =>
    Object.fromEntries(report?.lines.map(({ id, sentence }) => [id, sentence]) ?? []);

  it('is left and mailed once, when the quarter is over; none for one from before the programme', async () => {
    await company.hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    await company.cycleAt(began);
    // The programme is a day old: the quarter that ends today is its first.
    expect(await reportsOf('2025-Q4', '2026-Q1')).toMatchObject([undefined, { quarter: '2026-Q1' }]);
    expect(await company.told('programme-report')).toMatchObject([{ subject: '2026-Q1' }]);
    await company.cycleAt('2026-04-04T03:00:00.000Z');
    expect(await company.told('programme-report')).toMatchObject([{ subject: '2026-Q1' }]);
  });

  it('counts interviews that a scorecard tells of and no transcript', async () => {
    await company.hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    for (const candidate of ['cand-dana-0', 'cand-lost']) {
      const rater = PersonId.parse('dana');
      await company.ledger.commit([
        put(judgementRow, keys.judgement('2026-03', candidate, rater, '1'), 'absent', {
          candidate: CandidateRef.parse(candidate),
          rater,
          recommendation: 'yes',
          independent: true,
          ratings: [],
        }),
      ]);
    }
    await company.cycleAt(began);
    expect(said((await reportsOf('2026-Q1'))[0])).toMatchObject({
      'capture-rate': '3 of 4 (75 %).',
      'coached-of-active': '0 of 1 (0 %).',
      'hire-quality': '0 of 50 so far.',
    });
  });

  it('of quarters slept through is made up for without a gap, with one mail about the last', async () => {
    await company.hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    await company.cycleAt('2026-10-20T12:00:00.000Z');
    const reports = await reportsOf('2026-Q1', '2026-Q2', '2026-Q3');
    expect(reports.map((report) => report?.quarter)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3']);
    expect(await company.told('programme-report')).toMatchObject([{ subject: '2026-Q3' }]);
  });

  it('of a quarter without a single interview says so in every line, and nothing fails', async () => {
    await company.hire(['kim'], [{ id: 'dana', coach: 'kim', loops: 0 }]);
    await company.cycleAt('2026-07-01T03:00:00.000Z');
    const [report] = await reportsOf('2026-Q2');
    expect(said(report)).toMatchObject({
      'coaching-loops': '0 coaching loops.',
      'coached-of-active': 'No active interviewers in this quarter.',
      'first-three-on-time': 'No first-loop reviews due in this quarter.',
      'minutes-owed': '0 minutes owed, 1560 there were.',
    });
    expect(await company.quarterly()).toEqual([]);
    expect(await quarterSentence(company.ledger)).toBe(
      '2026-Q3: 0 quarterly reviews have a week; looked at next 2026-07-04.',
    );
  });
});

describe('the quarter in a line', () => {
  it('says what has a week and what has none', async () => {
    expect(await quarterSentence(company.ledger)).toBe('');
    await company.govern({ coaching: { weeklyLimitMin: 15 } });
    await company.hire(
      ['kim'],
      [...Array.from({ length: 13 }, (_, n) => ({ id: `p${n}`, coach: 'kim' })), { id: 'alone' }],
    );
    expect(await quarterSentence(company.ledger)).toBe(
      'The quarter has not been started yet, looked at next 2026-04-01.',
    );
    await company.cycleAt(began);
    expect(await quarterSentence(company.ledger)).toBe(
      '2026-Q2: 12 quarterly reviews have a week, 1 no place (15 minutes short), 1 no coach; looked at next 2026-04-04.',
    );
  });
});

describe('what can be said of everybody', () => {
  it('is said first where the night was missed: the quarter’s claims, and each makes a drift check due', async () => {
    await company.hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    const leading = (index: number) => ({ questions: 14, leading: index < 20 ? 1 : 8 });
    const loops = loopsOf('rue', 30, '2026-03-30T10:00:00.000Z').map((loop, index) => ({
      ...loop,
      counts: leading(index),
    }));
    await commitAll(company.ledger, settled(personOf('rue', { coach: 'kim' }), loops));
    company.clock.set(Instant.parse(began));
    const ports = { ledger: company.ledger, clock: company.clock, artefacts: memoryArtefacts() };
    const steps = {
      'update-fleet': (state: unknown) => fleetForQuarter(QuarterState.parse(state), ports),
    };
    await company.life(steps).tick();
    expect((await read(company.ledger, fleetRow, keys.fleet()))?.body.claims).toMatchObject({
      quarter: '2026-Q2',
      rose: 1,
    });
    const raised = (await read(company.ledger, comparisonRow, keys.comparison(PersonId.parse('rue'))))?.body
      .raised;
    expect(raised?.map(({ key }) => key)).toContain('claim:2026-Q2');
    const state = { quarter: '2026-Q2' } as QuarterState;
    expect(await fleetForQuarter(state, ports)).toEqual({ outcome: 'done' });
  });
});
