import type { Random } from '../../../../core/calibration/random.ts';

/** A standard normal draw (Box and Muller 1958). */
export const drawNormal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A Gamma(shape, 1) draw (Marsaglia and Tsang 2000; shapes below 1 by their boost). */
export const drawGamma = (random: Random, shape: number): number => {
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    // More than 95 of 100 proposals are accepted, so this ends.
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
};

export const drawBeta = (random: Random, a: number, b: number): number => {
  const first = drawGamma(random, a);
  return first / (first + drawGamma(random, b));
};

export const drawBinomial = (random: Random, trials: number, share: number): number => {
  let successes = 0;
  for (let trial = 0; trial < trials; trial += 1) if (random() < share) successes += 1;
  return successes;
};
