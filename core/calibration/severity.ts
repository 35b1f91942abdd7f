import * as z from 'zod/mini';
import { type Absence, notAssessable, notEnough } from '../absence.ts';
import type { Policy } from '../rubric/policy.ts';
import { mean, squaredDeviations } from './averages.ts';
import { Estimate, z95 } from './estimate.ts';
import { connectedPanels } from './panels.ts';
import {
  type PanelRating,
  type PanelRecommendation,
  type PanelResidual,
  panelResiduals,
  recommendationResiduals,
} from './panel-residual.ts';

/** How much more generous (positive) or severe (negative) a rater is than fellow panelists, in rating points. */
export const PanelSeverity = z.strictObject({
  ...Estimate.shape,
  firmness: z.enum(['provisional', 'firm']),
  /** What it was read from: shared competencies, or independent recommendations where panelists split them. */
  basis: z.enum(['ratings', 'recommendations']),
  /** Raters of the same panel are connected by shared candidates; across panels nothing can be compared. */
  panel: z.string(),
});
export type PanelSeverity = z.infer<typeof PanelSeverity>;

export type RaterSeverity = { readonly rater: string; readonly severity: PanelSeverity | Absence };

export type SeverityFloors = Pick<Policy['measures'], 'severityFloorShared' | 'severityFirmShared'>;

export type PanelJudgements = {
  readonly ratings: readonly PanelRating[];
  readonly recommendations: readonly PanelRecommendation[];
};

/** τ² between raters and σ² of one candidate's residual within a rater. */
export type SeveritySpread = { readonly between: number; readonly within: number };

/**
 * ◊ Below 20 raters with repeated candidates τ² is too uncertain to estimate; these stand in. A rater's
 * own leaning of .4 points and a candidate-to-candidate noise of .73 give the recovery R² of the tests.
 */
export const priorSpread: SeveritySpread = { between: 0.16, within: 0.53 };
const spreadFloorRaters = 20;

const groupByRater = (residuals: readonly PanelResidual[]): Map<string, number[]> => {
  const groups = new Map<string, number[]>();
  for (const { rater, residual } of residuals) {
    const group = groups.get(rater);
    if (group) group.push(residual);
    else groups.set(rater, [residual]);
  }
  return groups;
};

/** One-way random effects by moments, for unequal numbers of candidates (Searle, Casella and McCulloch 1992). */
const estimateSpread = (groups: readonly (readonly number[])[]): SeveritySpread => {
  // Nobody ever differed from anybody: no starting value may stand in for what is not there.
  if (groups.every((group) => group.every((residual) => residual === 0))) return { between: 0, within: 0 };
  const repeated = groups.filter((group) => group.length >= 2);
  if (repeated.length < spreadFloorRaters) return priorSpread;
  const count = repeated.reduce((total, group) => total + group.length, 0);
  const grand = mean(repeated.flat());
  const within =
    repeated.reduce((total, group) => total + squaredDeviations(group), 0) / (count - repeated.length);
  const meanSquare =
    repeated.reduce((total, group) => total + group.length * (mean(group) - grand) ** 2, 0) /
    (repeated.length - 1);
  const squares = repeated.reduce((total, group) => total + group.length ** 2, 0);
  const typical = (count - squares / count) / (repeated.length - 1);
  return { between: Math.max(0, (meanSquare - within) / typical), within };
};

/** B·d̄ ± 1.96 √(B σ²/n) with B = τ² / (τ² + σ²/n). */
const shrink = (residuals: readonly number[], { between, within }: SeveritySpread): Estimate | Absence => {
  if (within === 0) {
    return notAssessable(
      'no-variation',
      'Panelists always gave the same rating, so severity cannot be told apart from the scale.',
    );
  }
  if (between === 0) {
    return notAssessable(
      'no-differences',
      'Raters on these panels do not differ in severity by more than chance, so there is nothing to attribute to one.',
    );
  }
  const noise = within / residuals.length;
  const trust = between / (between + noise);
  const value = trust * mean(residuals);
  const reach = z95 * Math.sqrt(trust * noise);
  return {
    kind: 'estimate',
    value,
    low: value - reach,
    high: value + reach,
    n: residuals.length,
    unit: 'shared candidates',
  };
};

type Basis = {
  readonly name: PanelSeverity['basis'];
  readonly groups: ReadonlyMap<string, readonly number[]>;
  readonly spread: SeveritySpread;
  readonly panels: ReadonlyMap<string, string>;
};

const basisOf = (name: PanelSeverity['basis'], residuals: readonly PanelResidual[]): Basis => {
  const groups = groupByRater(residuals);
  return { name, groups, spread: estimateSpread([...groups.values()]), panels: connectedPanels(residuals) };
};

const severityOf = (rater: string, basis: Basis, floors: SeverityFloors): PanelSeverity | Absence => {
  const residuals = basis.groups.get(rater) ?? [];
  // Whatever a policy says, nothing can be said from no candidate.
  const floor = Math.max(1, floors.severityFloorShared);
  if (residuals.length < floor) return notEnough(residuals.length, floor, 'shared candidates');
  const estimate = shrink(residuals, basis.spread);
  if (estimate.kind !== 'estimate') return estimate;
  return {
    ...estimate,
    firmness: residuals.length >= floors.severityFirmShared ? 'firm' : 'provisional',
    basis: basis.name,
    panel: basis.panels.get(rater) ?? rater,
  };
};

/** How far everybody stood from their panels, both ways of reading it. */
export type PanelComparison = {
  readonly ratings: readonly PanelResidual[];
  readonly recommendations: readonly PanelResidual[];
  /** Whoever judged anybody, alone or with others. */
  readonly raters: ReadonlySet<string>;
};

export const comparePanels = ({ ratings, recommendations }: PanelJudgements): PanelComparison => ({
  ratings: panelResiduals(ratings),
  recommendations: recommendationResiduals(recommendations),
  raters: new Set([...ratings, ...recommendations].map(({ rater }) => rater)),
});

/**
 * Everyone's severity relative to their panel, which is not the truth. Read from shared competencies;
 * for a rater who shares too few of them, because the panel split the competencies, from independently
 * submitted recommendations. Sorted by rater.
 */
export const severitiesFrom = (compared: PanelComparison, floors: SeverityFloors): RaterSeverity[] => {
  const ratings = basisOf('ratings', compared.ratings);
  const recommendations = basisOf('recommendations', compared.recommendations);
  return [...compared.raters].sort().map((rater) => {
    const shared = [ratings, recommendations].map((basis) => basis.groups.get(rater)?.length ?? 0);
    const [byRatings = 0, byRecommendations = 0] = shared;
    const enough = byRatings >= floors.severityFloorShared || byRatings >= byRecommendations;
    return { rater, severity: severityOf(rater, enough ? ratings : recommendations, floors) };
  });
};

/** The same straight from judgements. */
export const panelSeverities = (judgements: PanelJudgements, floors: SeverityFloors): RaterSeverity[] =>
  severitiesFrom(comparePanels(judgements), floors);

/**
 * How much more generous `one` is than `other`, when both were read the same way and a chain of shared
 * candidates joins them; otherwise the difference is not identified and says so.
 */
export const severityDifference = (one: PanelSeverity, other: PanelSeverity): Estimate | Absence => {
  if (one.basis !== other.basis || one.panel !== other.panel) {
    return notAssessable(
      'unconnected-panels',
      'These two never shared a candidate, not even through others, so their severity cannot be compared.',
    );
  }
  const value = one.value - other.value;
  const reach = Math.hypot(one.high - one.value, other.high - other.value);
  return {
    kind: 'estimate',
    value,
    low: value - reach,
    high: value + reach,
    n: Math.min(one.n, other.n),
    unit: one.unit,
  };
};
