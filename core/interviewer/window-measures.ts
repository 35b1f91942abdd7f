/** The measures of a window of loops: a number with its interval and a sentence, or why there is none. */
import { notAssessable, notEnough } from '../absence.ts';
import { fleetMoments, type Leaning } from '../calibration/fleet.ts';
import { leadingRate } from '../calibration/leading-rate.ts';
import { wilson } from '../calibration/proportion.ts';
import type { Policy } from '../rubric/policy.ts';
import { meanInterval, medianInterval } from './loop-interval.ts';
import type { LoopCounts, LoopRow, Measured, RecordMeasures } from './record.ts';

/** Enough of a word for each measure: one decimal, halves away from zero being of no importance here. */
const decimal = (value: number): string => value.toFixed(1);
const percent = (value: number): string => `${Math.round(value * 100)} %`;

const leadingPer10 = (counts: readonly LoopCounts[], fleet: Leaning, policy: Policy): Measured => {
  const loops = counts.flatMap(({ questions, leading }) =>
    leading === undefined ? [] : [{ questions, leading }],
  );
  const rate = leadingRate(loops, fleet, policy.measures);
  if (rate.kind !== 'estimate') return rate;
  const [value, low, high] = [rate.value * 10, rate.low * 10, rate.high * 10];
  const prior =
    rate.source === 'priors' ? ' The fleet is still small, so starting values stand in for its average.' : '';
  return {
    kind: 'estimate',
    value,
    low,
    high,
    n: rate.n,
    unit: 'questions',
    sentence: `About ${decimal(value)} leading questions in 10 (likely ${decimal(low)} to ${decimal(high)}) over ${rate.loops} interviews.${prior}`,
  };
};

type Fraction = { readonly part: number; readonly whole: number };

/** A share pooled over loops, with Wilson's interval; below the floor of loops that tell something of it, told by `loops`, it is not enough yet. */
const pooled = (
  fractions: readonly Fraction[],
  floorLoops: number,
  unit: string,
  words: (share: string) => string,
  loops = 'interviews',
): Measured => {
  const told = fractions.filter(({ whole }) => whole > 0);
  if (told.length < floorLoops) return notEnough(told.length, floorLoops, loops);
  const part = told.reduce((sum, each) => sum + each.part, 0);
  const whole = told.reduce((sum, each) => sum + each.whole, 0);
  const share = wilson(part, whole, unit);
  if (share.kind !== 'estimate') return share;
  return {
    ...share,
    sentence: `${words(percent(share.value))} (${part} of ${whole}; likely ${percent(share.low)} to ${percent(share.high)}).`,
  };
};

const talkShare = (counts: readonly LoopCounts[], policy: Policy): Measured => {
  const shares = counts.flatMap(({ interviewerSec, speechSec }) =>
    interviewerSec === undefined || speechSec === undefined || speechSec <= 0 || interviewerSec > speechSec
      ? []
      : [interviewerSec / speechSec],
  );
  const floor = policy.measures.leadingFloorLoops;
  if (shares.length < floor) return notEnough(shares.length, floor, 'interviews with times');
  const { value, low, high } = meanInterval(shares, { low: 0, high: 1 });
  return {
    kind: 'estimate',
    value,
    low,
    high,
    n: shares.length,
    unit: 'interviews',
    sentence: `You speak for ${percent(value)} of an interview (likely ${percent(low)} to ${percent(high)}), over ${shares.length} interviews.`,
  };
};

const scored = 'scored interviews';

/** Minutes from end to first submission; a submission before the end is an input defect and left out. */
const timesToScore = (counts: readonly LoopCounts[]): readonly number[] =>
  counts.flatMap(({ timeToScoreMin }) =>
    timeToScoreMin === undefined || !(timeToScoreMin >= 0) || !Number.isFinite(timeToScoreMin)
      ? []
      : [timeToScoreMin],
  );

const timeToScoreHours = (minutes: readonly number[], policy: Policy): Measured => {
  const floor = policy.measures.timeToScoreFloorLoops;
  if (minutes.length < floor) return notEnough(minutes.length, floor, scored);
  // The median of log minutes is the log of the median minutes; its interval comes from the ranks alone.
  const { value, low, high } = medianInterval(minutes.map((each) => each / 60));
  return {
    kind: 'estimate',
    value,
    low,
    high,
    n: minutes.length,
    unit: scored,
    sentence: `Half of your scorecards are in within ${decimal(value)} hours (likely ${decimal(low)} to ${decimal(high)}), over ${minutes.length} interviews.`,
  };
};

const scoredInTime = (minutes: readonly number[], policy: Policy): Measured => {
  const limit = policy.calibrated.scorecardHours;
  return pooled(
    minutes.map((each) => ({ part: each <= limit * 60 ? 1 : 0, whole: 1 })),
    policy.measures.timeToScoreFloorLoops,
    scored,
    (share) => `${share} of your scorecards came in within ${limit} hours`,
    scored,
  );
};

/**
 * The measures over the window's counted loops whose counts were made by `measuresVersion`; loops
 * counted by another version are left out until they are recomputed, so that a new version never looks
 * like drift. Without the fleet's moments the policy's priors stand in and the sentence says so.
 */
export const windowMeasures = (
  window: readonly LoopRow[],
  measuresVersion: string,
  policy: Policy,
  fleet: Leaning = fleetMoments([], policy.measures),
): RecordMeasures => {
  const counts = window
    .filter((row) => row.counted && row.versions.measures === measuresVersion)
    .map((row) => row.counts);
  const floor = policy.measures.leadingFloorLoops;
  const minutes = timesToScore(counts);
  const broken = counts.some(
    ({ covered, assigned, missedFollowUps, signals }) =>
      (covered ?? 0) > (assigned ?? Infinity) || (missedFollowUps ?? 0) > (signals ?? Infinity),
  );
  if (broken) {
    // Never silently clipped: the loops are there, their counts contradict themselves.
    const defect = notAssessable(
      'impossible-counts',
      'A loop of the window counts more parts than there are in all.',
    );
    return { ...measuresOf(), missedFollowUpShare: defect, coveredShare: defect };
  }
  return measuresOf();

  function measuresOf(): RecordMeasures {
    return {
      leadingPer10: leadingPer10(counts, fleet, policy),
      talkShare: talkShare(counts, policy),
      missedFollowUpShare: pooled(
        counts.map(({ missedFollowUps, signals }) => ({
          part: missedFollowUps ?? 0,
          whole: missedFollowUps === undefined ? 0 : (signals ?? 0),
        })),
        floor,
        'signals',
        (share) => `${share} of what deserved a follow-up got none`,
      ),
      coveredShare: pooled(
        counts.map(({ covered, assigned }) => ({
          part: covered ?? 0,
          whole: covered === undefined ? 0 : (assigned ?? 0),
        })),
        floor,
        'competencies',
        (share) => `${share} of the competencies you were to cover have a question and evidence`,
      ),
      timeToScoreHours: timeToScoreHours(minutes, policy),
      scoredWithin24hShare: scoredInTime(minutes, policy),
    };
  }
};
