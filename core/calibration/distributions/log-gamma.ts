import { InvalidInput } from '../../faults.ts';

/** B₂ₙ / (2n(2n−1)) for n = 1…8, the coefficients of Stirling's series (DLMF 5.11.1). */
const stirlingCoefficients = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
] as const;

/** Above this the first left-out term of the series is below 1e-16. */
const asymptoticFrom = 12;

const halfLogTwoPi = 0.9189385332046727;

/**
 * What Stirling's formula leaves out: ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], for x > 0.
 * Small arguments are lifted by the recurrence of Γ until the series (DLMF 5.11.1) holds to 1e-16.
 */
export const stirlingError = (x: number): number => {
  let lifted = x;
  let error = 0;
  while (lifted < asymptoticFrom) {
    error += (lifted + 0.5) * Math.log1p(1 / lifted) - 1;
    lifted += 1;
  }
  const inverseSquare = 1 / (lifted * lifted);
  let series = 0;
  for (const coefficient of [...stirlingCoefficients].reverse()) {
    series = series * inverseSquare + coefficient;
  }
  return error + series / lifted;
};

/**
 * ln Γ(x) for x > 0, to about 1e-14 absolute or relative, whichever is larger.
 * @throws InvalidInput when x is not a positive finite number.
 */
export const logGamma = (x: number): number => {
  if (!(x > 0) || !Number.isFinite(x)) {
    throw new InvalidInput('domain', `log-gamma needs a positive finite number, not ${x}.`);
  }
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingError(x);
};
