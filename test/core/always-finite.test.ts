/** NaN never leaves core: whatever valid input comes, every number in what goes out is one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fullPanelAgreement,
  pairAgreement,
  panelAgreement,
  skewedAgreement,
} from '../../core/calibration/agreement.ts';
import { beforeAndAfter } from '../../core/calibration/before-after.ts';
import { benjaminiHochberg } from '../../core/calibration/benjamini-hochberg.ts';
import {
  continuousDrift,
  continuousSignal,
  logitTalkShare,
  spreadWithin,
} from '../../core/calibration/continuous-chart.ts';
import { driftEvidence, quarterlyClaims } from '../../core/calibration/drift-claim.ts';
import { earlySignal } from '../../core/calibration/early-signal.ts';
import { fleetBaselines, fleetMoments } from '../../core/calibration/fleet.ts';
import { halo, rangeRestriction } from '../../core/calibration/halo.ts';
import { hireQuality } from '../../core/calibration/hire-quality.ts';
import { leadingPosterior, leadingRate } from '../../core/calibration/leading-rate.ts';
import { medianEstimate } from '../../core/calibration/median.ts';
import { panelResiduals } from '../../core/calibration/panel-residual.ts';
import { jeffreys, wilson } from '../../core/calibration/proportion.ts';
import { seededRandom } from '../../core/calibration/random.ts';
import { returnOnCoaching } from '../../core/calibration/return-on-coaching.ts';
import { panelSeverities, severityDifference } from '../../core/calibration/severity.ts';
import { minutesToScore, timeToScore } from '../../core/calibration/time-to-score.ts';
import * as words from '../../core/calibration/words.ts';
import { foldRecord } from '../../core/interviewer/fold-record.ts';
import { lifetimeOf } from '../../core/interviewer/lifetime.ts';
import { tenureTable } from '../../core/interviewer/tenure.ts';
import { PersonId } from '../../core/identity.ts';
import { defaultPolicy } from '../../core/rubric/policy.ts';
import { dana, id, loop } from './coaching/company.ts';
import { runs } from '../properties/cases.ts';

/** Where in a result a number is none. */
const flaws = (value: unknown, path = ''): string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value === 'string')
    return /NaN|Infinity|undefined/.test(value) ? [`${path} says "${value}"`] : [];
  if (value instanceof Map) return flaws([...value.entries()], path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => flaws(inner, `${path}.${key}`));
};

/** What is wrong with the least input for which anything is; nothing where every number always is one. */
const flawsFound = <T>(inputs: fc.Arbitrary<T>, measure: (input: T) => unknown, numRuns = 150): string[] => {
  const clean = fc.property(inputs, (input) => flaws(measure(input)).length === 0);
  const { counterexample } = fc.check(clean, { numRuns: runs(numRuns) });
  return counterexample === null
    ? []
    : [...flaws(measure(counterexample[0])), JSON.stringify(counterexample[0])];
};

const floors = defaultPolicy.measures;
const random = () => seededRandom(7);
const chance = () => ({ random: random(), rounds: 20 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const loopCounts = fc
  .record({
    questions: fc.integer({ min: 0, max: 60 }),
    part: share,
    baseline: fc.option(fc.double({ min: 0.001, max: 0.9, noNaN: true }), { nil: undefined }),
  })
  .map(({ questions, part, baseline }) => ({
    questions,
    leading: Math.round(questions * part),
    ...(baseline === undefined ? {} : { baseline }),
  }));
const history = fc.array(loopCounts, { maxLength: 40 });
const rating = fc.integer({ min: 1, max: 4 });
const name = fc.constantFrom('a', 'b', 'c', 'd');

describe('every number that leaves is one', () => {
  it('of the fleet and what leans on it', () => {
    const row = fc
      .tuple(fc.nat({ max: 30 }), loopCounts, fc.constantFrom('design', 'coding'))
      .map(([person, { questions, leading }, round]) => ({
        interviewer: `p${person}`,
        round,
        family: 'x',
        questions,
        leading,
      }));
    expect(
      flawsFound(fc.tuple(fc.array(row, { maxLength: 200 }), history), ([loops, own]) => {
        const fleet = fleetMoments(loops, { ...floors, fleetFloorInterviewers: 2, fleetFloorQuestions: 10 });
        const rate = leadingRate(own, fleet, floors);
        const signal = earlySignal(own, fleet);
        const claims = quarterlyClaims(
          [
            { interviewer: 'a', loops: own },
            { interviewer: 'b', loops: own.slice(3) },
          ],
          fleet,
          floors,
        );
        return [
          fleet,
          fleetBaselines(loops, floors),
          rate,
          leadingPosterior({ questions: own.length, leading: 0 }, fleet),
          driftEvidence(own, fleet, floors),
          signal,
          claims,
          words.leadingRateWords(rate),
          words.earlySignalWords(signal),
          claims.map(({ claim }) => words.driftWords(claim)),
        ];
      }),
    ).toEqual([]);
  });

  it('of shares and medians', () => {
    const counts = fc
      .integer({ min: 0, max: 1e9 })
      .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)));
    expect(
      flawsFound(counts, ([part, whole]) => [
        wilson(part, whole, 'x'),
        jeffreys(part, Math.min(whole, 1e6), 'x'),
      ]),
    ).toEqual([]);
    expect(
      flawsFound(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 }),
        (values) => [
          medianEstimate(values, 'x'),
          continuousDrift(values, 1),
          continuousSignal(values, { mean: 0, standardDeviation: 2, loops: 15 }),
          spreadWithin([values, values.slice(1)]),
        ],
      ),
    ).toEqual([]);
    expect(
      flawsFound(fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true })), ([part, whole]) =>
        logitTalkShare(part, whole),
      ),
    ).toEqual([]);
    expect(
      flawsFound(fc.array(share, { maxLength: 30 }), (pValues) => benjaminiHochberg(pValues, 0.1)),
    ).toEqual([]);
  });

  it('of agreement, halo and range, however the ratings fall', () => {
    const units = fc.array(fc.array(rating, { maxLength: 5 }), { maxLength: 40 });
    expect(
      flawsFound(units, (rated) => {
        const agreement = panelAgreement(rated, { ...floors, agreementFloorCandidates: 2 }, chance());
        const similar = halo(rated, random());
        return [
          agreement,
          skewedAgreement(rated, [1, 2, 3, 4], { ...floors, agreementFloorCandidates: 2 }, chance()),
          similar,
          rangeRestriction(
            rated.map((own, at) => ({ own, others: rated[at + 1] ?? [] })),
            random(),
          ),
          words.agreementWords(agreement),
          words.haloWords(similar, agreement),
        ];
      }),
    ).toEqual([]);
    const table = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 12 }))
      .chain(([wide, high]) =>
        fc.array(fc.array(rating, { minLength: wide, maxLength: wide }), {
          minLength: high,
          maxLength: high,
        }),
      );
    expect(
      flawsFound(table, (panel) =>
        (['1,1', '2,1', '3,1', '1,k', '2,k', '3,k'] as const).map((form) =>
          fullPanelAgreement(panel, { ...floors, iccFloorPanels: 1 }, chance(), form),
        ),
      ),
    ).toEqual([]);
    expect(
      flawsFound(fc.array(fc.tuple(rating, rating), { maxLength: 40 }), (pairs) =>
        pairAgreement(pairs, [1, 2, 3, 4], { ...floors, kappaFloorPairs: 1 }, chance()),
      ),
    ).toEqual([]);
  });

  it('of severity, alone or between two', () => {
    const judged = fc.record({
      candidate: fc.integer({ min: 0, max: 12 }).map(String),
      competency: fc.constantFrom('x', 'y'),
      rater: name,
      rating,
    });
    expect(
      flawsFound(fc.array(judged, { maxLength: 80 }), (ratings) => {
        const recommendations = ratings.map(({ candidate, rater, rating: given }) => ({
          candidate,
          rater,
          rating: given,
          independent: true,
        }));
        const found = panelSeverities({ ratings, recommendations }, { ...floors, severityFloorShared: 1 });
        const estimates = found.flatMap(({ severity }) => (severity.kind === 'estimate' ? [severity] : []));
        const [one, other] = estimates;
        return [
          panelResiduals(ratings),
          found,
          found.map(({ severity }) => words.severityWords(severity)),
          one && other && severityDifference(one, other),
        ];
      }),
    ).toEqual([]);
  });

  it('of times', () => {
    const time = fc.integer({ min: 0, max: 4e12 });
    expect(
      flawsFound(
        fc.array(fc.record({ endedAtMs: time, submittedAtMs: fc.array(time, { maxLength: 3 }) }), {
          maxLength: 12,
        }),
        (loops) => {
          const whole = timeToScore(
            loops.map((one, at) => ({ loopId: `l${at}`, ...one })),
            { asOfMs: 4e12, floor: 1 },
          );
          return [
            whole,
            loops.map(minutesToScore),
            words.timeToScoreWords(whole.medianHours),
            words.shareWords('Scorecards', whole.onTime),
          ];
        },
      ),
    ).toEqual([]);
  });

  it('of what coaching did', () => {
    const hire = fc.record({
      interviewer: fc.nat({ max: 15 }).map((n) => `i${n}`),
      candidate: fc.string({ maxLength: 3 }),
      coached: fc.boolean(),
      scorecard: rating,
      performance: fc.double({ min: -3, max: 3, noNaN: true }),
    });
    expect(
      flawsFound(
        fc.array(hire, { minLength: 110, maxLength: 140 }),
        (hires) => {
          const result = returnOnCoaching(hires, random(), 20);
          return [result, hireQuality(hires, hires.length, random()), words.returnOnCoachingWords(result)];
        },
        15,
      ),
    ).toEqual([]);
    const person = fc.record({ before: history, after: history });
    expect(
      flawsFound(fc.array(person, { minLength: 8, maxLength: 12 }), (people) => {
        const comparison = beforeAndAfter(people, people, 1.4);
        return [comparison, words.beforeAndAfterWords(comparison)];
      }),
    ).toEqual([]);
  });

  it('of a record and of tenure', () => {
    const optional = fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined });
    const counted = fc
      .record({
        questions: fc.integer({ min: 0, max: 40 }),
        part: share,
        interviewerSec: optional,
        speechSec: optional,
        signals: optional,
        timeToScoreMin: fc.option(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { nil: undefined }),
      })
      .map(({ questions, part, signals, ...rest }) => ({
        questions,
        leading: Math.round(part * questions),
        ...(signals === undefined ? {} : { signals, missedFollowUps: Math.round(part * signals) }),
        ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      }));
    expect(
      flawsFound(fc.array(counted, { maxLength: 35 }), (each) => {
        const window = each.map((counts, at) =>
          loop(`l${at}`, new Date(Date.UTC(2026, 0, 1 + at, 10)).toISOString(), { counts }),
        );
        return foldRecord({
          interviewer: id('dana'),
          person: dana,
          lifetime: lifetimeOf(window),
          window,
          policy: defaultPolicy,
          measuresVersion: 'm1',
        });
      }),
    ).toEqual([]);
    const led = fc.record({
      interviewer: name.map((text) => PersonId.parse(text)),
      endedOn: fc.constantFrom('2026-01-05', '2026-06-01', '2027-12-31'),
      trainedOn: fc.constantFrom('2025-12-01', '2026-03-01'),
      calibrated: fc.boolean(),
    });
    expect(flawsFound(fc.array(led, { maxLength: 40 }), (loops) => tenureTable(loops, 1))).toEqual([]);
  });
});
