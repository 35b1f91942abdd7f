/**
 * The calibrated-loop rule ◊: scorecard in time, coverage, no must-have rated without evidence, no
 * confirmed protected topic, close to the panel. What cannot be assessed does not count against. The
 * leading rate is judged over the window, never on one loop.
 */
import { HOUR_MS, msOf } from '../coaching/calendar.ts';
import type { Instant } from '../identity.ts';
import type { Coverage, Review } from '../review/review.ts';
import type { Policy } from '../rubric/policy.ts';
import type { Scorecard } from '../rubric/scorecard.ts';
import type { CalibratedVerdict } from './record.ts';

export type CalibratedInput = {
  readonly review: Pick<Review, 'coverage' | 'findings' | 'notAssessed'>;
  /** As it stands; with `firstSubmittedAt`, when an earlier revision was the first to come in. */
  readonly scorecard?: Pick<Scorecard, 'submittedAt' | 'withdrawn'>;
  readonly firstSubmittedAt?: Instant;
  readonly endedAt: Instant;
  /** Own rating less the mean of the other panelists, in points of the rating scale. */
  readonly panelResidual?: number;
  /** What a person has said of a verified protected topic; absent while nobody has. */
  readonly protectedTopic?: 'confirmed' | 'cleared';
  readonly policy: Policy;
};

type Against = CalibratedVerdict['against'][number];
/** `true` passes, `false` fails, absent could not be assessed. */
type Outcome = boolean | undefined;

/**
 * In time up to the policy's hours after the end. A submission before the end is an input defect and a
 * scorecard that is not there may not be fed at all: neither can be assessed.
 */
const scorecardInTime = ({ scorecard, firstSubmittedAt, endedAt, policy }: CalibratedInput): Outcome => {
  if (scorecard === undefined || scorecard.withdrawn) return undefined;
  const hours = (msOf(firstSubmittedAt ?? scorecard.submittedAt) - msOf(endedAt)) / HOUR_MS;
  return hours < 0 || !Number.isFinite(hours) ? undefined : hours <= policy.calibrated.scorecardHours;
};

/** A competency is covered when it was asked and the candidate gave evidence, whatever rating it got. */
const isCovered = (each: Coverage): boolean => each.asked && each.evidence.length > 0;

const coverageReached = ({ review, policy }: CalibratedInput): Outcome => {
  if (review.coverage.length === 0) return undefined;
  const covered = review.coverage.filter(isCovered).length;
  // Counted in competencies: 4 of 5 is exactly 80 %, whatever floating point makes of it.
  return covered >= policy.calibrated.coveredShare * review.coverage.length - 1e-9;
};

const mustHavesEvidenced = ({ review, scorecard }: CalibratedInput): Outcome => {
  const mustHaves = review.coverage.filter((each) => each.mustHave);
  if (mustHaves.some((each) => each.verdict === 'rated-without-evidence')) return false;
  return scorecard === undefined || mustHaves.length === 0 ? undefined : true;
};

/** Verified words go to a person first; until that person has spoken nothing is confirmed. */
const noProtectedTopic = ({ review, protectedTopic }: CalibratedInput): Outcome => {
  if (protectedTopic !== undefined) return protectedTopic === 'cleared';
  return review.findings.some((finding) => finding.kind === 'protected-topic') ? undefined : true;
};

const nearPanel = ({ panelResidual, policy }: Pick<CalibratedInput, 'panelResidual' | 'policy'>): Outcome =>
  panelResidual === undefined || !Number.isFinite(panelResidual)
    ? undefined
    : Math.abs(panelResidual) <= policy.calibrated.panelResidual + 1e-9;

/** The verdict on one loop: calibrated unless something that could be assessed speaks against it. */
export const calibratedVerdict = (input: CalibratedInput): CalibratedVerdict => {
  const outcomes: Record<Against, Outcome> = {
    'scorecard-late': scorecardInTime(input),
    coverage: coverageReached(input),
    'rated-without-evidence': mustHavesEvidenced(input),
    'protected-topic': noProtectedTopic(input),
    'panel-residual': nearPanel(input),
  };
  const tests = Object.keys(outcomes) as Against[];
  const against = tests.filter((test) => outcomes[test] === false);
  return {
    calibrated: against.length === 0,
    against,
    notAssessed: tests.filter((test) => outcomes[test] === undefined),
  };
};

/** The verdict with the panel's part put right and the rest as it stands; the same object where nothing changes. */
export const besidePanel = (
  verdict: CalibratedVerdict,
  panelResidual: number | undefined,
  policy: Policy,
): CalibratedVerdict => {
  const test: Against = 'panel-residual';
  const outcome = nearPanel({ policy, ...(panelResidual === undefined ? {} : { panelResidual }) });
  const isRight =
    verdict.against.includes(test) === (outcome === false) &&
    verdict.notAssessed.includes(test) === (outcome === undefined);
  if (isRight) return verdict;
  const others = verdict.against.filter((each) => each !== test);
  const against = outcome === false ? [...others, test] : others;
  const open = verdict.notAssessed.filter((each) => each !== test);
  return {
    calibrated: against.length === 0,
    against,
    notAssessed: outcome === undefined ? [...open, test] : open,
  };
};
