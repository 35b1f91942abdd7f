/** The arithmetic mean of at least one value. */
export const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

/** The sum of squared distances from the mean. */
export const squaredDeviations = (values: readonly number[]): number => {
  const centre = mean(values);
  return values.reduce((total, value) => total + (value - centre) ** 2, 0);
};

/** The sample variance (n − 1) of at least two values. */
export const variance = (values: readonly number[]): number =>
  squaredDeviations(values) / (values.length - 1);

/** The p-th quantile of at least one value, interpolated between neighbours (Hyndman and Fan's type 7). */
export const quantile = (values: readonly number[], p: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const position = p * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? below;
  // Equal neighbours are returned as they are: ∞ − ∞ would not be a number.
  return below === above ? below : below + (position - Math.floor(position)) * (above - below);
};
