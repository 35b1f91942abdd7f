import { notAssessable, type NotAssessable } from '../absence.ts';
import { betaQuantile } from './distributions/beta.ts';
import { type Estimate, z95 } from './estimate.ts';

const unusable = (part: number, whole: number): NotAssessable | undefined => {
  if (whole === 0) return notAssessable('nothing-counted', 'There is nothing to take a share of.');
  if (!Number.isInteger(part) || !Number.isInteger(whole) || part < 0 || part > whole) {
    return notAssessable('impossible-counts', `${part} of ${whole} is not a share that counting can give.`);
  }
  return undefined;
};

/**
 * A raw proportion with Wilson's score interval at 95 % (Wilson 1927; Newcombe 1998, method 3).
 * Absent when the whole is zero or the counts are impossible.
 */
export const wilson = (part: number, whole: number, unit: string): Estimate | NotAssessable => {
  const absent = unusable(part, whole);
  if (absent) return absent;
  const share = part / whole;
  const square = z95 * z95;
  const centre = (part + square / 2) / (whole + square);
  const reach = (z95 * Math.sqrt(whole * share * (1 - share) + square / 4)) / (whole + square);
  return {
    kind: 'estimate',
    value: share,
    // At the ends the formula is exactly 0 or 1; rounding must not carry it across.
    low: part === 0 ? 0 : Math.max(0, centre - reach),
    high: part === whole ? 1 : Math.min(1, centre + reach),
    n: whole,
    unit,
  };
};

/**
 * A raw proportion with Jeffreys' equal-tailed interval at 95 %: quantiles of Beta(part + ½, rest + ½),
 * closed at the ends (Brown, Cai and DasGupta 2001). Absent as {@link wilson} is.
 */
export const jeffreys = (part: number, whole: number, unit: string): Estimate | NotAssessable => {
  const absent = unusable(part, whole);
  if (absent) return absent;
  const a = part + 0.5;
  const b = whole - part + 0.5;
  return {
    kind: 'estimate',
    value: part / whole,
    low: part === 0 ? 0 : betaQuantile(0.025, a, b),
    high: part === whole ? 1 : betaQuantile(0.975, a, b),
    n: whole,
    unit,
  };
};
