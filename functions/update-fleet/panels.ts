/** Severities against panels, from the scorecards of a year. */
import { comparePanels, type PanelSeverity, severitiesFrom } from '../../core/calibration/severity.ts';
import type { PanelRating, PanelRecommendation } from '../../core/calibration/panel-residual.ts';
import { type Absence, notEnough } from '../../core/absence.ts';
import { addMonths, dayAt, msOf } from '../../core/coaching/calendar.ts';
import type { Instant } from '../../core/identity.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Recommendation } from '../../core/rubric/scorecard.ts';
import type { Ledger } from '../ports/ledger.ts';
import { judgementRow, keys, readAll } from '../runtime/rows.ts';

/** ◊ Raters change; what they did more than a year ago says little of how they rate now. */
const monthsBack = 12;

/** Twice what a company of ten thousand interviews a month would submit in a year; of more, the newest months are read. */
const mostJudgements = 250_000;

export type Panels = {
  readonly severityOf: (rater: string) => PanelSeverity | Absence;
  /** Points above the other panelists, a candidate: from shared competencies, else from recommendations. */
  readonly residualsOf: (rater: string) => ReadonlyMap<string, number>;
};

const points: Readonly<Record<Recommendation, number | undefined>> = {
  'strong-no': 1,
  no: 2,
  yes: 3,
  'strong-yes': 4,
  'no-decision': undefined,
};

/** Reads a dozen partitions, one a month, however many candidates there are. */
export const panelsOf = async (ledger: Ledger, now: Instant, policy: Policy): Promise<Panels> => {
  const ratings: PanelRating[] = [];
  const recommendations: PanelRecommendation[] = [];
  let seen = 0;
  for (const month of months(now)) {
    if (seen >= mostJudgements) break;
    for await (const { body } of readAll(ledger, judgementRow, keys.judgements(month))) {
      const { candidate, rater, recommendation, independent } = body;
      seen += 1;
      for (const { competency, rating } of body.ratings)
        ratings.push({ candidate, rater, competency, rating });
      const rating = points[recommendation];
      if (rating !== undefined) recommendations.push({ candidate, rater, rating, independent });
    }
  }
  const compared = comparePanels({ ratings, recommendations });
  const severities = new Map(
    severitiesFrom(compared, policy.measures).map(({ rater, severity }) => [rater, severity]),
  );
  const residuals = new Map<string, Map<string, number>>();
  // Ratings last: where competencies are shared they say more than the one recommendation.
  for (const each of [...compared.recommendations, ...compared.ratings]) {
    const own = residuals.get(each.rater) ?? new Map<string, number>();
    own.set(each.candidate, each.residual);
    residuals.set(each.rater, own);
  }
  const floor = Math.max(1, policy.measures.severityFloorShared);
  return {
    severityOf: (rater) => severities.get(rater) ?? notEnough(0, floor, 'shared candidates'),
    residualsOf: (rater) => residuals.get(rater) ?? new Map<string, number>(),
  };
};

/** Newest first, `2026-07`. */
const months = (now: Instant): string[] => {
  const today = dayAt(msOf(now), 'UTC');
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: monthsBack + 1 }, (_, back) => addMonths(first, -back).slice(0, 7));
};
