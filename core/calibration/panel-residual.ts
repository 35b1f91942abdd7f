import type { Judgement } from './panels.ts';

/** One panelist's rating of one competency of one candidate, on the rubric's scale. */
export type PanelRating = Judgement & { readonly competency: string; readonly rating: number };

/** One panelist's recommendation on one candidate, as a number (strong no 1 … strong yes 4). */
export type PanelRecommendation = Judgement & {
  readonly rating: number;
  /** Submitted before the others' were seen; any other recommendation is left out. */
  readonly independent: boolean;
};

/** How far a rater stood from the rest of the panel on one candidate; positive is more generous. */
export type PanelResidual = Judgement & { readonly residual: number; readonly competencies: number };

/**
 * d = own rating − mean of the *other* panelists on the same candidate and competency (leave one out),
 * averaged over the competencies shared on that candidate: ratings of one candidate are not independent,
 * so a candidate counts once. Candidates and competencies that nobody else rated give nothing. A second
 * rating by the same rater of the same thing replaces the first; ratings that are not finite are left out.
 */
export const panelResiduals = (ratings: readonly PanelRating[]): PanelResidual[] => {
  const byCandidate = new Map<string, Map<string, Map<string, number>>>();
  for (const { candidate, competency, rater, rating } of ratings) {
    if (!Number.isFinite(rating)) continue;
    const competencies = emptyIfAbsent(byCandidate, candidate);
    emptyIfAbsent(competencies, competency).set(rater, rating);
  }
  return [...byCandidate].flatMap(([candidate, competencies]) => residualsOn(candidate, competencies));
};

const emptyIfAbsent = <Value>(map: Map<string, Map<string, Value>>, key: string): Map<string, Value> => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const empty = new Map<string, Value>();
  map.set(key, empty);
  return empty;
};

/** Of one candidate; ratings are by competency, then by rater. */
const residualsOn = (
  candidate: string,
  competencies: ReadonlyMap<string, ReadonlyMap<string, number>>,
): PanelResidual[] => {
  const sums = new Map<string, { total: number; competencies: number }>();
  for (const byRater of competencies.values()) {
    if (byRater.size < 2) continue;
    let total = 0;
    for (const own of byRater.values()) total += own;
    for (const [rater, own] of byRater) {
      const sum = sums.get(rater) ?? { total: 0, competencies: 0 };
      sum.total += own - (total - own) / (byRater.size - 1);
      sum.competencies += 1;
      sums.set(rater, sum);
    }
  }
  return Array.from(sums, ([rater, sum]) => ({
    candidate,
    rater,
    residual: sum.total / sum.competencies,
    competencies: sum.competencies,
  }));
};

/** The same for recommendations, of which only the independent ones are compared. */
export const recommendationResiduals = (recommendations: readonly PanelRecommendation[]): PanelResidual[] =>
  panelResiduals(
    recommendations
      .filter(({ independent }) => independent)
      .map(({ candidate, rater, rating }) => ({ candidate, rater, competency: 'recommendation', rating })),
  );
