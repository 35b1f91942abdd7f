/** One cluster's sums, from which every likelihood is computed without going back to its rows. */
export type ClusterSums = {
  readonly rows: number;
  /** Xᵀ X, Xᵀ 1, Xᵀ y, 1ᵀ y and yᵀ y. */
  readonly squares: readonly (readonly number[])[];
  readonly totals: readonly number[];
  readonly products: readonly number[];
  readonly outcome: number;
  readonly outcomeSquare: number;
};

export type Row = { readonly predictors: readonly number[]; readonly outcome: number };

export const clusterSums = (rows: readonly Row[], width: number): ClusterSums => {
  const zeros = (): number[] => new Array<number>(width).fill(0);
  const squares = Array.from({ length: width }, zeros);
  const totals = zeros();
  const products = zeros();
  let outcome = 0;
  let outcomeSquare = 0;
  for (const row of rows) {
    outcome += row.outcome;
    outcomeSquare += row.outcome ** 2;
    for (const [index, value] of row.predictors.entries()) {
      totals[index] = (totals[index] ?? 0) + value;
      products[index] = (products[index] ?? 0) + value * row.outcome;
      const line = squares[index];
      if (!line) continue;
      for (const [column, other] of row.predictors.entries())
        line[column] = (line[column] ?? 0) + value * other;
    }
  }
  return { rows: rows.length, squares, totals, products, outcome, outcomeSquare };
};

type Cholesky = { readonly factor: readonly (readonly number[])[]; readonly logDeterminant: number };

/** The lower Cholesky factor, or nothing when a predictor is a combination of the others. */
const cholesky = (matrix: readonly (readonly number[])[]): Cholesky | undefined => {
  const factor: number[][] = matrix.map((row) => row.map(() => 0));
  let logDeterminant = 0;
  for (const [row, line] of factor.entries()) {
    for (let column = 0; column <= row; column += 1) {
      let rest = matrix[row]?.[column] ?? 0;
      for (let inner = 0; inner < column; inner += 1)
        rest -= (line[inner] ?? 0) * (factor[column]?.[inner] ?? 0);
      if (row !== column) {
        line[column] = rest / (factor[column]?.[column] ?? 1);
        continue;
      }
      // What is left of a predictor beyond the others, as a share of it; below 1e-9 it is rounding.
      if (!(rest > 1e-9 * (matrix[row]?.[row] ?? 0))) return undefined;
      line[column] = Math.sqrt(rest);
      logDeterminant += Math.log(rest);
    }
  }
  return { factor, logDeterminant };
};

const solveWith = ({ factor }: Cholesky, right: readonly number[]): number[] => {
  const half = [...right];
  for (let row = 0; row < half.length; row += 1) {
    let rest = half[row] ?? 0;
    for (let inner = 0; inner < row; inner += 1) rest -= (factor[row]?.[inner] ?? 0) * (half[inner] ?? 0);
    half[row] = rest / (factor[row]?.[row] ?? 1);
  }
  for (let row = half.length - 1; row >= 0; row -= 1) {
    let rest = half[row] ?? 0;
    for (let inner = row + 1; inner < half.length; inner += 1) {
      rest -= (factor[inner]?.[row] ?? 0) * (half[inner] ?? 0);
    }
    half[row] = rest / (factor[row]?.[row] ?? 1);
  }
  return half;
};

export type RandomInterceptFit = {
  readonly coefficients: readonly number[];
  /** The cluster variance over the residual variance. */
  readonly varianceRatio: number;
};

type Profile = { readonly coefficients: readonly number[]; readonly criterion: number };

/** Generalised least squares at one variance ratio, and −2 × the restricted log-likelihood but for a constant. */
const profileAt = (clusters: readonly ClusterSums[], width: number, ratio: number): Profile | undefined => {
  const matrix = Array.from({ length: width }, () => new Array<number>(width).fill(0));
  const right = new Array<number>(width).fill(0);
  let rows = 0;
  let square = 0;
  let logVariance = 0;
  for (const cluster of clusters) {
    // (I + ψ11ᵀ)⁻¹ = I − 11ᵀ ψ/(1 + nψ), so a cluster enters through its sums alone.
    const weight = ratio / (1 + cluster.rows * ratio);
    rows += cluster.rows;
    square += cluster.outcomeSquare - weight * cluster.outcome ** 2;
    logVariance += Math.log1p(cluster.rows * ratio);
    for (const [row, line] of matrix.entries()) {
      const total = weight * (cluster.totals[row] ?? 0);
      right[row] = (right[row] ?? 0) + (cluster.products[row] ?? 0) - total * cluster.outcome;
      const squares = cluster.squares[row] ?? [];
      for (let column = 0; column < width; column += 1) {
        line[column] = (line[column] ?? 0) + (squares[column] ?? 0) - total * (cluster.totals[column] ?? 0);
      }
    }
  }
  const factor = cholesky(matrix);
  if (!factor || rows <= width) return undefined;
  const coefficients = solveWith(factor, right);
  const residual = square - coefficients.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
  // A fit without any residual has no likelihood to compare; the smallest double stands for it.
  const criterion =
    (rows - width) * Math.log(Math.max(residual, Number.MIN_VALUE)) + logVariance + factor.logDeterminant;
  return { coefficients, criterion };
};

const goldenSection = (Math.sqrt(5) - 1) / 2;
/** The share of variance between clusters is searched in [0, .98] to about .001, finer than it can be known. */
const mostShare = 0.98;
const searchSteps = 16;

/**
 * The linear model with a random intercept a cluster, by restricted maximum likelihood profiled over
 * the variance ratio (Laird and Ware 1982). Nothing when the predictors are not independent.
 */
export const fitRandomIntercept = (
  clusters: readonly ClusterSums[],
  width: number,
): RandomInterceptFit | undefined => {
  const at = (share: number): Profile | undefined => profileAt(clusters, width, share / (1 - share));
  const criterion = (share: number): number => at(share)?.criterion ?? Number.POSITIVE_INFINITY;
  let low = 0;
  let high = mostShare;
  let left = high - goldenSection * (high - low);
  let right = low + goldenSection * (high - low);
  let atLeft = criterion(left);
  let atRight = criterion(right);
  for (let step = 0; step < searchSteps; step += 1) {
    if (atLeft <= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - goldenSection * (high - low);
      atLeft = criterion(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + goldenSection * (high - low);
      atRight = criterion(right);
    }
  }
  const inside = (low + high) / 2;
  // No difference between clusters at all is an end of the search that its steps never reach.
  const share = criterion(0) <= criterion(inside) ? 0 : inside;
  const best = at(share);
  return best && { coefficients: best.coefficients, varianceRatio: share / (1 - share) };
};
