import {
  continuousBaselineLoops,
  continuousDrift,
  continuousSignal,
} from '../../../../core/calibration/continuous-chart.ts';
import type { Random } from '../../../../core/calibration/random.ts';
import { drawNormal } from './draws.ts';

const loops = 30;

/** The share of interviewers whose two-sided chart signals within 30 loops, when the baseline is known. */
export const simulateChart = (random: Random, interviewers: number, shift: number): number => {
  let fired = 0;
  for (let index = 0; index < interviewers; index += 1) {
    const values = Array.from({ length: loops }, () => shift + drawNormal(random));
    if (continuousSignal(values, { mean: 0, standardDeviation: 1 }).kind !== 'quiet') fired += 1;
  }
  return fired / interviewers;
};

/** The same when the baseline is the interviewer's own first 15 loops. */
export const simulateOwnBaseline = (random: Random, interviewers: number, shift: number): number => {
  let fired = 0;
  for (let index = 0; index < interviewers; index += 1) {
    const values = Array.from(
      { length: continuousBaselineLoops + loops },
      (_, loop) => (loop < continuousBaselineLoops ? 0 : shift) + drawNormal(random),
    );
    if (continuousDrift(values, 1).kind !== 'quiet') fired += 1;
  }
  return fired / interviewers;
};
