import { earlySignal, baselineLoops } from '../../../../core/calibration/early-signal.ts';
import { quarterlyClaims } from '../../../../core/calibration/drift-claim.ts';
import { type FleetLoop, type FleetMoments, fleetMoments } from '../../../../core/calibration/fleet.ts';
import type { LeadingCounts } from '../../../../core/calibration/leading-counts.ts';
import type { Random } from '../../../../core/calibration/random.ts';
import { defaultPolicy } from '../../../../core/rubric/policy.ts';
import { drawBeta, drawBinomial } from './draws.ts';

/** The fleet of every simulation: 1.0 leading per 10, 14 questions a loop, φ 1.4, and interviewers who differ. */
export const truth = { mu: 0.1, k: 33, phi: 1.4, questionsPerLoop: 14 };

/** One loop of an interviewer: a share around their own, so that loops scatter φ times as far as binomial ones. */
export const drawLoop = (random: Random, share: number): LeadingCounts => {
  const questions = truth.questionsPerLoop;
  const size = (questions - 1) / (truth.phi - 1) - 1;
  return {
    questions,
    leading: drawBinomial(random, questions, drawBeta(random, share * size, (1 - share) * size)),
  };
};

/** An interviewer's own share; kept below ½ so that a doubling stays a share. */
export const drawInterviewer = (random: Random): number =>
  Math.min(0.45, drawBeta(random, truth.mu * truth.k, (1 - truth.mu) * truth.k));

const drawLoops = (random: Random, share: number, count: number): LeadingCounts[] =>
  Array.from({ length: count }, () => drawLoop(random, Math.min(0.95, share)));

/** The fleet's moments as the nightly step would find them: from every interviewer's earlier loops. */
const nightly = (
  interviewers: readonly { readonly interviewer: string; readonly loops: readonly LeadingCounts[] }[],
) => {
  const loops: FleetLoop[] = interviewers.flatMap(({ interviewer, loops: own }) =>
    own.map(({ questions, leading }) => ({ interviewer, round: 'all', family: 'all', questions, leading })),
  );
  return fleetMoments(loops, defaultPolicy.measures);
};

export type ClaimResult = {
  readonly fleet: FleetMoments;
  /** Share of unchanged interviewers with p < .05. */
  readonly nullBelow05: number;
  readonly claims: number;
  readonly falseClaims: number;
  readonly changed: number;
  readonly found: number;
  /** The mean of what the claims themselves say about missing a doubling. */
  readonly saidMissed: number;
};

/**
 * One quarter: 20 loops, then 10 in which every tenth interviewer's share is multiplied. The fleet's
 * moments come from the 20 loops, before anything changed.
 */
export const simulateQuarter = (random: Random, interviewers: number, multiple: number): ClaimResult => {
  const people = Array.from({ length: interviewers }, (_, index) => {
    const share = drawInterviewer(random);
    const changed = multiple !== 1 && index % 10 === 0;
    const before = drawLoops(random, share, 20);
    return {
      interviewer: `i${index}`,
      changed,
      before,
      after: drawLoops(random, changed ? share * multiple : share, 10),
    };
  });
  const fleet = nightly(people.map(({ interviewer, before }) => ({ interviewer, loops: before })));
  const claims = quarterlyClaims(
    people.map(({ interviewer, before, after }) => ({ interviewer, loops: [...before, ...after] })),
    fleet,
    defaultPolicy.measures,
  );
  const tally = { unchanged: 0, below: 0, claims: 0, falseClaims: 0, changed: 0, found: 0, missed: 0 };
  for (const [index, { claim }] of claims.entries()) {
    if (!('midP' in claim)) throw new Error('Every simulated interviewer has 30 loops.');
    const changed = people[index]?.changed === true;
    const rose = claim.kind === 'rose';
    tally.missed += claim.missedDoubling;
    if (rose) tally.claims += 1;
    if (changed) {
      tally.changed += 1;
      if (rose) tally.found += 1;
    } else {
      tally.unchanged += 1;
      if (claim.midP < 0.05) tally.below += 1;
      if (rose) tally.falseClaims += 1;
    }
  }
  return {
    fleet,
    nullBelow05: tally.below / tally.unchanged,
    claims: tally.claims,
    falseClaims: tally.falseClaims,
    changed: tally.changed,
    found: tally.found,
    saidMissed: tally.missed / claims.length,
  };
};

/** The share of interviewers whose early signal fires within 30 loops after the 15-loop baseline. */
export const simulateEarlySignal = (random: Random, interviewers: number, multiple: number): number => {
  const people = Array.from({ length: interviewers }, (_, index) => {
    const share = drawInterviewer(random);
    const before = drawLoops(random, share, baselineLoops);
    return { interviewer: `i${index}`, before, after: drawLoops(random, share * multiple, 30) };
  });
  const fleet = nightly(people.map(({ interviewer, before }) => ({ interviewer, loops: before })));
  const fired = people.filter(
    ({ before, after }) => earlySignal([...before, ...after], fleet).kind === 'signal',
  );
  return fired.length / interviewers;
};
