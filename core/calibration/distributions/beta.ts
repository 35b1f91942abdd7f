import { InvalidInput } from '../../faults.ts';
import { stirlingError } from './log-gamma.ts';

/** Lentz's fraction needs about √max(a, b) steps: 20,000 carries shapes up to 1e8. */
const fractionSteps = 20_000;
/** Newton doubles the digits a step; bisection alone would need about 60 for a double, and 1,100 for its exponents. */
const rootSteps = 1_200;
const tiny = 1e-300;

const requireShapes = (a: number, b: number): void => {
  if (!(a > 0) || !(b > 0) || !Number.isFinite(a + b)) {
    throw new InvalidInput(
      'domain',
      `A Beta distribution needs two positive finite shapes, not ${a} and ${b}.`,
    );
  }
};

/** ln(1 + t) − t without the cancellation near zero. */
const logOnePlusMinus = (t: number): number => {
  if (Math.abs(t) > 0.3) return Math.log1p(t) - t;
  let power = t;
  let sum = 0;
  // 0.3^k falls below 1e-17 of the first term before k = 40.
  for (let k = 2; k < 40; k += 1) {
    power *= -t;
    sum += power / k;
  }
  return sum;
};

/**
 * x^a (1 − x)^b / B(a, b), which is the Beta density times x(1 − x). Written around the mean so that
 * large shapes lose no digits (Loader, "Fast and accurate computation of binomial probabilities", 2000).
 */
const betaPower = (x: number, a: number, b: number): number => {
  const n = a + b;
  const offset = x * n - a;
  // Beyond the mean's neighbourhood the plain logarithms are exact enough, and offset / a may overflow.
  const exponent =
    Math.abs(offset) < 0.3 * Math.min(a, b)
      ? a * logOnePlusMinus(offset / a) + b * logOnePlusMinus(-offset / b)
      : a * Math.log((x * n) / a) + b * Math.log(((1 - x) * n) / b);
  const correction = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return Math.sqrt(((a / n) * b) / (2 * Math.PI)) * Math.exp(exponent + correction);
};

/** The continued fraction of the incomplete beta (DLMF 8.17.22), by Lentz's method. */
const betaFraction = (x: number, a: number, b: number): number => {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let value = d;
  for (let m = 1; m <= fractionSteps; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const numerator of [even, odd]) {
      d = 1 + numerator * d;
      d = 1 / (Math.abs(d) < tiny ? tiny : d);
      c = 1 + numerator / c;
      if (Math.abs(c) < tiny) c = tiny;
      change = c * d;
      value *= change;
    }
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return value;
};

/**
 * The regularised incomplete beta I_x(a, b): the probability that a Beta(a, b) falls below x.
 * @throws InvalidInput when a shape is not positive and finite, or x is not a number.
 */
export const regularisedBeta = (x: number, a: number, b: number): number => {
  requireShapes(a, b);
  if (Number.isNaN(x)) throw new InvalidInput('domain', 'The incomplete beta needs a number, not NaN.');
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges quickly only on this side of the mean; the other side is its mirror.
  return x < (a + 1) / (a + b + 2)
    ? (betaPower(x, a, b) * betaFraction(x, a, b)) / a
    : 1 - (betaPower(1 - x, b, a) * betaFraction(1 - x, b, a)) / b;
};

/** Where I_x(a, b) = p, for a p whose root lies at or below the mean. Newton, kept inside a bracket. */
const lowerRoot = (p: number, a: number, b: number): number => {
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < rootSteps; step += 1) {
    const miss = regularisedBeta(x, a, b) - p;
    if (miss === 0) return x;
    if (miss > 0) high = x;
    else low = x;
    // On the logarithm of x, because a small shape puts the root at tiny x.
    const slope = betaPower(x, a, b) / (1 - x);
    const newton = x * Math.exp(Math.max(-50, Math.min(50, -miss / slope)));
    const next =
      newton > low && newton < high ? newton : low > 0 ? Math.sqrt(low) * Math.sqrt(high) : high / 1024;
    if (Math.abs(next - x) <= 2e-16 * x || next < tiny) return next;
    x = next;
  }
  return x;
};

/**
 * The p-th quantile of Beta(a, b), the inverse of {@link regularisedBeta} in x.
 * @throws InvalidInput when p is outside [0, 1] or a shape is not positive and finite.
 */
export const betaQuantile = (p: number, a: number, b: number): number => {
  requireShapes(a, b);
  if (!(p >= 0 && p <= 1)) throw new InvalidInput('domain', `A quantile needs a probability, not ${p}.`);
  if (p === 0 || p === 1) return p;
  return p <= regularisedBeta(a / (a + b), a, b) ? lowerRoot(p, a, b) : 1 - lowerRoot(1 - p, b, a);
};
