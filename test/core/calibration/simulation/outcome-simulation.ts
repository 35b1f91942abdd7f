import { type HireOutcome, returnOnCoaching } from '../../../../core/calibration/return-on-coaching.ts';
import type { Random } from '../../../../core/calibration/random.ts';
import { drawNormal } from './draws.ts';

export type OutcomeDesign = {
  readonly hiresPerArm: number;
  readonly interviewers: number;
  readonly coachedCorrelation: number;
  readonly uncoachedCorrelation: number;
};

/** Hires whose performance follows the scorecard by the arm's correlation, with interviewers' own levels (5 %). */
export const drawOutcomes = (random: Random, design: OutcomeDesign): HireOutcome[] => {
  const levels = Array.from({ length: design.interviewers }, () => Math.sqrt(0.05) * drawNormal(random));
  return Array.from({ length: 2 * design.hiresPerArm }, (_, index) => {
    const coached = index % 2 === 0;
    const interviewer = Math.floor(index / 2) % design.interviewers;
    const correlation = coached ? design.coachedCorrelation : design.uncoachedCorrelation;
    const scorecard = drawNormal(random);
    const rest = Math.sqrt(Math.max(0, 0.95 - correlation ** 2)) * drawNormal(random);
    return {
      interviewer: `i${interviewer}`,
      coached,
      scorecard,
      performance: correlation * scorecard + (levels[interviewer] ?? 0) + rest,
    };
  });
};

export type OutcomeResult = {
  readonly foundShare: number;
  readonly coveredShare: number;
  readonly meanDifference: number;
};

/** How often the interval of the difference excludes zero, and how often it holds the true difference. */
export const simulateOutcomes = (
  random: Random,
  design: OutcomeDesign,
  repeats: number,
  rounds: number,
): OutcomeResult => {
  const difference = design.coachedCorrelation - design.uncoachedCorrelation;
  let [found, covered, total] = [0, 0, 0];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const result = returnOnCoaching(drawOutcomes(random, design), random, rounds);
    if (result.kind !== 'estimate') throw new Error('The simulated arms are large enough.');
    total += result.value;
    if (result.low > 0) found += 1;
    if (result.low <= difference && difference <= result.high) covered += 1;
  }
  return { foundShare: found / repeats, coveredShare: covered / repeats, meanDifference: total / repeats };
};
