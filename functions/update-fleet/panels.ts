/** Severities against panels, from the scorecards of a year. */
import { keptSeverity } from '../../core/calibration/kept-figures.ts';
import {
  comparePanels,
  type PanelComparison,
  type PanelSeverity,
  severitiesFrom,
} from '../../core/calibration/severity.ts';
import type { PanelRating, PanelRecommendation } from '../../core/calibration/panel-residual.ts';
import { sameItems } from '../../core/same-content.ts';
import { type Absence, notEnough } from '../../core/absence.ts';
import { addMonths, dayAt, msOf } from '../../core/coaching/calendar.ts';
import type { Instant } from '../../core/identity.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Recommendation } from '../../core/rubric/scorecard.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { JudgementRow } from '../runtime/fleet-rows.ts';
import { allOf, judgementRow, keys } from '../runtime/rows.ts';

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
  const judgements = shared(await judgementsOf(ledger, now));
  const oldest = judgements.at(-1);
  const known = oldest && lastNight.get(oldest);
  if (known?.policy === policy && sameItems(known.judgements, judgements)) return known.panels;
  const compared = comparisonOf(judgements);
  const severities = new Map(
    severitiesFrom(compared, policy.measures).map(({ rater, severity }) => [
      rater,
      severity.kind === 'estimate' ? keptSeverity(severity) : severity,
    ]),
  );
  const residuals = asBefore(residualsByRater(compared), known?.residuals);
  const floor = Math.max(1, policy.measures.severityFloorShared);
  const panels: Panels = {
    severityOf: (rater) => severities.get(rater) ?? notEnough(0, floor, 'shared candidates'),
    residualsOf: (rater) => residuals.get(rater) ?? nobodyBeside,
  };
  if (oldest !== undefined) lastNight.set(oldest, { policy, judgements, residuals, panels });
  return panels;
};

type Residuals = ReadonlyMap<string, ReadonlyMap<string, number>>;

const nobodyBeside: ReadonlyMap<string, number> = new Map();

type LastNight = {
  readonly policy: Policy;
  readonly judgements: readonly JudgementRow[];
  readonly residuals: Residuals;
  readonly panels: Panels;
};

/**
 * Most of a year's judgements are as they were the night before, and in many nights all of them. By a body
 * that was read: where a ledger takes each reading apart anew, nothing is found here and nothing stays.
 */
const lastNight = new WeakMap<JudgementRow, LastNight>();

const residualsByRater = ({ ratings, recommendations }: PanelComparison): Residuals => {
  const residuals = new Map<string, Map<string, number>>();
  // Ratings last: where competencies are shared they say more than the one recommendation.
  for (const each of [...recommendations, ...ratings]) {
    const own = residuals.get(each.rater) ?? new Map<string, number>();
    own.set(each.candidate, each.residual);
    residuals.set(each.rater, own);
  }
  return residuals;
};

/** A rater's own as the same object while they are the same, so that whoever leans on them sees that nothing has moved. */
const asBefore = (residuals: Residuals, before: Residuals | undefined): Residuals =>
  before === undefined
    ? residuals
    : new Map(
        Array.from(residuals, ([rater, own]) => {
          const known = before.get(rater);
          return [rater, known !== undefined && isSameMap(known, own) ? known : own];
        }),
      );

const isSameMap = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean => {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
};

/** A panel is compared within itself, so one whose judgements are the ones it had is compared already. */
const panelsCompared = new WeakMap<
  JudgementRow,
  { of: readonly JudgementRow[]; compared: PanelComparison }
>();

const onePanel = (judgements: readonly JudgementRow[]): PanelComparison => {
  const [first] = judgements;
  const known = first && panelsCompared.get(first);
  if (known !== undefined && sameItems(known.of, judgements)) return known.compared;
  const ratings: PanelRating[] = [];
  const recommendations: PanelRecommendation[] = [];
  for (const judgement of judgements) {
    const { candidate, rater, recommendation, independent } = judgement;
    for (const { competency, rating } of judgement.ratings)
      ratings.push({ candidate, rater, competency, rating });
    const rating = points[recommendation];
    if (rating !== undefined) recommendations.push({ candidate, rater, rating, independent });
  }
  const compared = comparePanels({ ratings, recommendations });
  if (first !== undefined) panelsCompared.set(first, { of: judgements, compared });
  return compared;
};

/** Everybody's: panel by panel, since nobody is compared across candidates. */
const comparisonOf = (judgements: readonly JudgementRow[]): PanelComparison => {
  const panels = [...Map.groupBy(judgements, ({ candidate }) => candidate).values()].map(onePanel);
  return {
    ratings: panels.flatMap(({ ratings }) => ratings),
    recommendations: panels.flatMap(({ recommendations }) => recommendations),
    raters: new Set(panels.flatMap(({ raters }) => [...raters])),
  };
};

/** The judgements of a year, the newest month first. */
const judgementsOf = async (ledger: Ledger, now: Instant): Promise<readonly JudgementRow[]> => {
  const judgements: JudgementRow[] = [];
  for (const month of months(now)) {
    if (judgements.length >= mostJudgements) break;
    for (const { body } of await allOf(ledger, judgementRow, keys.judgements(month))) judgements.push(body);
  }
  return judgements;
};

/** Those of candidates whom several judged: beside nobody, a judgement says nothing of its rater. */
const shared = (judgements: readonly JudgementRow[]): readonly JudgementRow[] => {
  const firstRater = new Map<string, string>();
  const several = new Set<string>();
  for (const { candidate, rater } of judgements) {
    const first = firstRater.get(candidate);
    if (first === undefined) firstRater.set(candidate, rater);
    else if (first !== rater) several.add(candidate);
  }
  return judgements.filter(({ candidate }) => several.has(candidate));
};

/** Newest first, `2026-07`. */
const months = (now: Instant): string[] => {
  const today = dayAt(msOf(now), 'UTC');
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: monthsBack + 1 }, (_, back) => addMonths(first, -back).slice(0, 7));
};
