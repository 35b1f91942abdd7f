/**
 * How the calibrated-loop rule behaves: whole careers of 25 loops, drawn from stated fault rates and
 * judged by the rule itself.
 */
import { type Random, seededRandom } from '../../core/calibration/random.ts';
import { Instant } from '../../core/identity.ts';
import { calibratedVerdict } from '../../core/interviewer/calibrated-loop.ts';
import type { Coverage, Review } from '../../core/review/review.ts';
import { CompetencyId } from '../../core/rubric/rubric.ts';
import { defaultPolicy } from '../../core/rubric/policy.ts';

/** What goes wrong in one loop, as probabilities. */
export type FaultRates = {
  readonly scorecardLate: number;
  /** A competency of the round is not covered. */
  readonly uncovered: number;
  /** A must-have is rated without evidence. */
  readonly ratedWithoutEvidence: number;
  readonly protectedTopic: number;
  /** The panel is more than a point away, where there is a panel at all. */
  readonly farFromPanel: number;
};

/** ◊ A fleet assumed for this page; a company's own nightly figures take their place where there are any. */
export const fleetFaults: FaultRates = {
  scorecardLate: 0.12,
  uncovered: 0.1,
  ratedWithoutEvidence: 0.035,
  protectedTopic: 0.003,
  farFromPanel: 0.08,
};

/** ◊ Half of all loops are led before a panel that rated the same candidate. */
const PANEL_SHARE = 0.5;
const COMPETENCIES = 5;
const MUST_HAVES = 2;
const LOOPS = 25;

const twice = (rates: FaultRates): FaultRates => ({
  scorecardLate: 2 * rates.scorecardLate,
  uncovered: 2 * rates.uncovered,
  ratedWithoutEvidence: 2 * rates.ratedWithoutEvidence,
  protectedTopic: 2 * rates.protectedTopic,
  farFromPanel: 2 * rates.farFromPanel,
});

const endedAt = Instant.parse('2026-03-03T15:00:00Z');
const inTime = Instant.parse('2026-03-03T20:00:00Z');
const late = Instant.parse('2026-03-05T15:00:00Z');

const competencyOf = (index: number, rates: FaultRates, random: Random): Coverage => {
  const mustHave = index < MUST_HAVES;
  const without = mustHave && random() < rates.ratedWithoutEvidence;
  const covered = random() >= rates.uncovered;
  return {
    competency: CompetencyId.parse(`competency-${index}`),
    name: `Competency ${index}`,
    mustHave,
    questions: [],
    asked: covered,
    inOrder: null,
    evidence: covered ? [{ turn: 1, start: 0, end: 1 }] : [],
    rating: 3,
    verdict: without ? 'rated-without-evidence' : covered ? 'covered' : 'not-asked',
  };
};

const isCalibrated = (rates: FaultRates, random: Random): boolean => {
  const coverage = Array.from({ length: COMPETENCIES }, (_, index) => competencyOf(index, rates, random));
  const review: Pick<Review, 'coverage' | 'findings' | 'notAssessed'> = {
    coverage,
    findings: [],
    notAssessed: [],
  };
  const far = random() < rates.farFromPanel;
  return calibratedVerdict({
    review,
    scorecard: { submittedAt: random() < rates.scorecardLate ? late : inTime, withdrawn: false },
    endedAt,
    protectedTopic: random() < rates.protectedTopic ? 'confirmed' : 'cleared',
    ...(random() < PANEL_SHARE ? { panelResidual: far ? 1.5 : 0.5 } : {}),
    policy: defaultPolicy,
  }).calibrated;
};

/** The share of careers with the loops that "trained" asks for among the first 25. */
export const shareTrainable = (rates: FaultRates, careers: number, seed: number): number => {
  const random = seededRandom(seed);
  let reached = 0;
  for (let career = 0; career < careers; career += 1) {
    let calibrated = 0;
    for (let loop = 0; loop < LOOPS; loop += 1) calibrated += isCalibrated(rates, random) ? 1 : 0;
    if (calibrated >= defaultPolicy.calibrated.trainedLoops) reached += 1;
  }
  return reached / careers;
};

export type CalibratedSimulation = { readonly atMean: number; readonly atTwice: number };

export const calibratedSimulation = (careers: number, seed = 20_260): CalibratedSimulation => ({
  atMean: shareTrainable(fleetFaults, careers, seed),
  atTwice: shareTrainable(twice(fleetFaults), careers, seed + 1),
});

/** Prints both probabilities beside the rule and what it must do; says whether they hold. */
export const printCalibratedSimulation = (write: (line: string) => void, careers = 4000): boolean => {
  const { atMean, atTwice } = calibratedSimulation(careers);
  const holds = atMean >= 0.9 && atTwice <= 0.2;
  write('Calibrated loops: at least 15 of the first 25');
  write(`  at the fleet's mean fault rates   ${atMean.toFixed(3)}  (must be at least .90)`);
  write(`  at twice the fleet's fault rates  ${atTwice.toFixed(3)}  (must be at most .20)`);
  write(
    `  assumed a loop: scorecard late ${fleetFaults.scorecardLate}, a competency uncovered ${fleetFaults.uncovered} (of ${COMPETENCIES}), ` +
      `a must-have rated without evidence ${fleetFaults.ratedWithoutEvidence} (of ${MUST_HAVES}), protected topic ${fleetFaults.protectedTopic}, ` +
      `far from the panel ${fleetFaults.farFromPanel} in the ${PANEL_SHARE * 100} % that have one; ${careers} careers`,
  );
  return holds;
};
