/** The fleet as one window leans on it, and when the night comes. */
import { describe, expect, it } from 'vitest';
import type { FleetBaselines } from '../../../core/calibration/fleet.ts';
import { Instant } from '../../../core/identity.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { measuresVersion } from '../../../core/review/measures-version.ts';
import { defaultPolicy, Policy } from '../../../core/rubric/policy.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import {
  familyOf,
  firstNight,
  fleetFigures,
  momentsFor,
  nextNight,
  nightAtOnce,
  nightIfNone,
} from '../../../functions/runtime/fleet.ts';
import type { FleetRow } from '../../../functions/runtime/fleet-rows.ts';
import { keys } from '../../../functions/runtime/rows.ts';

const now = Instant.parse('2026-05-12T09:00:00.000Z');
const moments = { mu: 0.1, k: 40, phi: 1.4, interviewers: 30, questions: 4000, source: 'fleet' as const };
const baselines: FleetBaselines = {
  fleet: moments,
  rounds: [
    { round: 'design', family: 'engineering', moments: { ...moments, mu: 0.3 }, own: true },
    { round: 'design', family: 'sales', moments: { ...moments, mu: 0.2 }, own: true },
  ],
};
const fleetOf = (measures = measuresVersion, figures = baselines): FleetRow => ({
  computed: { at: now, measures, baselines: figures, pending: 0, erased: 0 },
});
const loop = (more: Partial<LoopRow> = {}): LoopRow =>
  ({
    counted: true,
    round: 'design',
    counts: { questions: 10, leading: 1 },
    versions: { measures: measuresVersion, analyst: 'rules' },
    ...more,
  }) as LoopRow;

describe('what a window leans on', () => {
  const engineer = { jobFamily: 'engineering' };
  const lean = (window: readonly LoopRow[]) => momentsFor(window, engineer, fleetOf());

  it('is the fleet, with the mean that its own rounds lead one to expect', () => {
    expect(lean([loop(), loop({ jobFamily: 'sales' })])).toEqual({
      mu: 0.25,
      k: 40,
      phi: 1.4,
      source: 'fleet',
    });
    expect(lean([])?.mu).toBe(0.1);
    expect(lean([loop({ round: 'values' })])?.mu).toBe(0.1);
  });

  it.each<[string, Partial<LoopRow>]>([
    ['is only listed', { counted: false }],
    ['an older version counted', { versions: { measures: 'older', analyst: 'rules' } }],
    ['could not be judged', { counts: { questions: 10 } }],
  ])('rests on no loop that %s', (_what, more) => {
    expect(lean([loop(more), loop({ jobFamily: 'sales' })])?.mu).toBeCloseTo(0.2, 10);
  });

  it('is nothing before a night has computed it by these measures', () => {
    expect(momentsFor([loop()], engineer, undefined)).toBeUndefined();
    expect(momentsFor([loop()], engineer, {})).toBeUndefined();
    expect(momentsFor([loop()], engineer, fleetOf('older'))).toBeUndefined();
  });

  it('takes a loop of no job family for its interviewer’s', () => {
    expect(familyOf({ jobFamily: 'sales' }, engineer)).toBe('sales');
    expect(familyOf({}, engineer)).toBe('engineering');
    expect(familyOf({}, {})).toBe('');
  });
});

describe('the figures of a fleet', () => {
  it('are the same where only how many there were has changed', () => {
    const grown = { ...baselines, fleet: { ...moments, interviewers: 31, questions: 4100 } };
    expect(fleetFigures(fleetOf(measuresVersion, grown))).toBe(fleetFigures(fleetOf()));
  });

  it.each<[string, FleetBaselines]>([
    ['mean', { ...baselines, fleet: { ...moments, mu: 0.11 } }],
    ['concentration', { ...baselines, fleet: { ...moments, k: 41 } }],
    ['dispersion', { ...baselines, fleet: { ...moments, phi: 1.5 } }],
    ['source', { ...baselines, fleet: { ...moments, source: 'priors' } }],
    ['rounds', { ...baselines, rounds: baselines.rounds.slice(1) }],
    ['rounds’ own', { ...baselines, rounds: baselines.rounds.map((each) => ({ ...each, own: false })) }],
  ])('are others with another %s', (_what, other) => {
    expect(fleetFigures(fleetOf(measuresVersion, other))).not.toBe(fleetFigures(fleetOf()));
  });

  it('are empty before a night has computed them by these measures', () => {
    expect([undefined, {}, fleetOf('older')].map(fleetFigures)).toEqual(['', '', '']);
  });
});

describe('the night', () => {
  const berlin = Policy.parse({ programme: { timeZone: 'Europe/Berlin' } });

  it.each([
    ['2026-05-12T09:00:00.000Z', '2026-05-13T00:00:00.000Z'],
    ['2026-05-12T23:59:59.999Z', '2026-05-13T00:00:00.000Z'],
    ['2026-05-13T00:00:00.000Z', '2026-05-14T00:00:00.000Z'],
    // The morning on which the clock goes forward from two to three.
    ['2026-03-28T12:00:00.000Z', '2026-03-29T01:00:00.000Z'],
  ])('after %s is at %s, two in the morning of Berlin', (after, at) => {
    expect(nextNight(Instant.parse(after), berlin)).toBe(at);
  });

  it('is there from the first time on that it is asked for, and not twice', async () => {
    const ledger = memoryLedger();
    expect(await nightAtOnce(ledger, now)).toEqual([]);
    const first = await nightIfNone(ledger, now, berlin);
    expect(first).toEqual(firstNight(now, berlin));
    await ledger.commit(first);
    expect(await ledger.get(keys.fleet())).toMatchObject({ body: {}, nextAt: '2026-05-13T00:00:00.000Z' });
    expect(await nightIfNone(ledger, now, defaultPolicy)).toEqual([]);
  });

  it('comes at once where everybody is to be looked at, and keeps what it has said', async () => {
    const ledger = memoryLedger();
    await ledger.commit(firstNight(now, berlin));
    await ledger.commit(await nightAtOnce(ledger, now));
    expect(await ledger.get(keys.fleet())).toMatchObject({ version: 2, body: {}, nextAt: now });
  });
});
