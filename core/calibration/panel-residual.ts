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

/** The length in front keeps two pairs apart whatever they hold; a year of ratings is keyed every night. */
const pairKey = (first: string, second: string): string => `${first.length} ${first}${second}`;

/**
 * d = own rating − mean of the *other* panelists on the same candidate and competency (leave one out),
 * averaged over the competencies shared on that candidate: ratings of one candidate are not independent,
 * so a candidate counts once. Candidates and competencies that nobody else rated give nothing. A second
 * rating by the same rater of the same thing replaces the first; ratings that are not finite are left out.
 */
export const panelResiduals = (ratings: readonly PanelRating[]): PanelResidual[] => {
  const subjects = new Map<string, { candidate: string; byRater: Map<string, number> }>();
  for (const { candidate, competency, rater, rating } of ratings) {
    if (!Number.isFinite(rating)) continue;
    const key = pairKey(candidate, competency);
    const subject = subjects.get(key) ?? { candidate, byRater: new Map<string, number>() };
    subject.byRater.set(rater, rating);
    subjects.set(key, subject);
  }
  const pairs = new Map<string, { candidate: string; rater: string; total: number; competencies: number }>();
  for (const { candidate, byRater } of subjects.values()) {
    if (byRater.size < 2) continue;
    const total = [...byRater.values()].reduce((sum, each) => sum + each, 0);
    for (const [rater, own] of byRater) {
      const key = pairKey(candidate, rater);
      const pair = pairs.get(key) ?? { candidate, rater, total: 0, competencies: 0 };
      pair.total += own - (total - own) / (byRater.size - 1);
      pair.competencies += 1;
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()].map(({ candidate, rater, total, competencies }) => ({
    candidate,
    rater,
    residual: total / competencies,
    competencies,
  }));
};

/** The same for recommendations, of which only the independent ones are compared. */
export const recommendationResiduals = (recommendations: readonly PanelRecommendation[]): PanelResidual[] =>
  panelResiduals(
    recommendations
      .filter(({ independent }) => independent)
      .map(({ candidate, rater, rating }) => ({ candidate, rater, competency: 'recommendation', rating })),
  );
