import { type Absence, notAssessable, notEnough } from '../absence.ts';
import type { Policy } from '../rubric/policy.ts';
import { bootstrapInterval, bootstrapRounds } from './bootstrap.ts';
import type { Estimate } from './estimate.ts';
import { type AgreementWeights, gwetAgreement } from './gwet.ts';
import { intraclass, type IntraclassForm } from './intraclass.ts';
import { type DifferenceMetric, krippendorffAlpha, type RatedUnit } from './krippendorff.ts';
import type { Random } from './random.ts';
import { pairTable, quadraticDisagreement, type Square, weightedKappa } from './weighted-kappa.ts';

export type AgreementFloors = Pick<
  Policy['measures'],
  'agreementFloorCandidates' | 'iccFloorPanels' | 'kappaFloorPairs'
>;

export type Chance = { readonly random: Random; readonly rounds?: number };

/** Value, floor and interval of one coefficient; `units` are drawn anew in the bootstrap. */
const estimated = <Unit extends object>(
  units: readonly Unit[],
  floor: { readonly need: number; readonly unit: string },
  coefficient: (units: readonly Unit[]) => number | Absence,
  { random, rounds = bootstrapRounds }: Chance,
): Estimate | Absence => {
  if (units.length < floor.need) return notEnough(units.length, floor.need, floor.unit);
  const value = coefficient(units);
  if (typeof value !== 'number') return value;
  const drawn = (sample: readonly Unit[]): number | undefined => {
    const again = coefficient(sample);
    return typeof again === 'number' ? again : undefined;
  };
  const interval = bootstrapInterval(units, drawn, random, rounds);
  if (!interval) {
    return notAssessable(
      'too-little-variation',
      'The ratings vary too little for an interval, so no number is given.',
    );
  }
  // On skewed ratings the percentile interval can just miss the value; it must never exclude what it is about.
  const low = Math.min(value, interval.low);
  const high = Math.max(value, interval.high);
  return { kind: 'estimate', value, low, high, n: units.length, unit: floor.unit };
};

const rated = (units: readonly RatedUnit[]): RatedUnit[] => units.filter((unit) => unit.length >= 2);

/** Panel agreement: Krippendorff's α with a bootstrap over candidates. One unit a candidate rated by two or more. */
export const panelAgreement = (
  units: readonly RatedUnit[],
  floors: AgreementFloors,
  chance: Chance,
  metric: DifferenceMetric = 'ordinal',
): Estimate | Absence =>
  estimated(
    rated(units),
    { need: floors.agreementFloorCandidates, unit: 'candidates rated by two or more' },
    (sample) => krippendorffAlpha(sample, metric),
    chance,
  );

/** Gwet's coefficient for ratings of which most are the same, with a bootstrap over candidates. */
export const skewedAgreement = (
  units: readonly RatedUnit[],
  scale: readonly number[],
  floors: AgreementFloors,
  chance: Chance,
  weights: AgreementWeights = 'quadratic',
): Estimate | Absence =>
  estimated(
    rated(units),
    { need: floors.agreementFloorCandidates, unit: 'candidates rated by two or more' },
    (sample) => gwetAgreement(sample, scale, weights),
    chance,
  );

/** The intraclass correlation of full panels, with a bootstrap over panels. */
export const fullPanelAgreement = (
  table: readonly (readonly number[])[],
  floors: AgreementFloors,
  chance: Chance,
  form: IntraclassForm = '2,1',
): Estimate | Absence =>
  estimated(
    table,
    { need: floors.iccFloorPanels, unit: 'full panels' },
    (sample) => intraclass(sample, form),
    chance,
  );

/** Two raters' weighted κ over the candidates both rated, with a bootstrap over those pairs. */
export const pairAgreement = (
  pairs: readonly (readonly [number, number])[],
  scale: readonly number[],
  floors: AgreementFloors,
  chance: Chance,
  weights: Square = quadraticDisagreement(scale.length),
): Estimate | Absence =>
  estimated(
    pairs,
    { need: floors.kappaFloorPairs, unit: 'pairs of ratings' },
    (sample) => {
      const table = pairTable(sample, scale);
      return 'kind' in table ? table : weightedKappa(table, weights);
    },
    chance,
  );
