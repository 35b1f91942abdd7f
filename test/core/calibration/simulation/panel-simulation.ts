import type { PanelRating } from '../../../../core/calibration/panel-residual.ts';
import { panelSeverities } from '../../../../core/calibration/severity.ts';
import { type Random, randomIndex } from '../../../../core/calibration/random.ts';
import { drawNormal } from './draws.ts';

/** Raters lean by .4 points, one rating of a candidate scatters by .6, and panels of four are drawn at random. */
export const panelTruth = { lean: 0.4, noise: 0.6, panel: 4 };

const shuffled = (random: Random, count: number): number[] => {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last -= 1) {
    const at = randomIndex(random, last + 1);
    [order[last], order[at]] = [order[at] ?? 0, order[last] ?? 0];
  }
  return order;
};

/** The squared correlation of two lists of the same length. */
const rSquared = (pairs: readonly (readonly [number, number])[]): number => {
  const meanOf = (at: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [mx, my] = [meanOf(0), meanOf(1)];
  let [xy, xx, yy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xy += (x - mx) * (y - my);
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
  }
  return xy ** 2 / (xx * yy);
};

export type Recovery = { readonly rSquared: number; readonly covered: number };

/** How much of the raters' true leaning is recovered from n shared candidates each, and how often the interval holds it. */
export const simulateSeverity = (random: Random, raters: number, shared: number): Recovery => {
  const leanings = Array.from({ length: raters }, () => panelTruth.lean * drawNormal(random));
  const ratings: PanelRating[] = [];
  for (let round = 0; round < shared; round += 1) {
    const order = shuffled(random, raters);
    for (const [place, rater] of order.entries()) {
      const candidate = `c${round}-${Math.floor(place / panelTruth.panel)}`;
      ratings.push({
        candidate,
        competency: 'depth',
        rater: `r${rater}`,
        // The candidate's own level cancels in the difference, so it may be anything: here 2.5.
        rating: 2.5 + (leanings[rater] ?? 0) + panelTruth.noise * drawNormal(random),
      });
    }
  }
  const severities = panelSeverities(
    { ratings, recommendations: [] },
    { severityFloorShared: 1, severityFirmShared: 10 },
  );
  const pairs: [number, number][] = [];
  let covered = 0;
  for (const { rater, severity } of severities) {
    if (severity.kind !== 'estimate') continue;
    const lean = leanings[Number(rater.slice(1))] ?? 0;
    pairs.push([severity.value, lean]);
    if (severity.low <= lean && lean <= severity.high) covered += 1;
  }
  return { rSquared: rSquared(pairs), covered: covered / pairs.length };
};
