/**
 * Every measure in one sentence that a coach understands, with its uncertainty, and one for when there
 * is not enough yet. A rate is never a grade, and nothing here says why something changed.
 */
import type { Absence } from '../absence.ts';
import type { Comparison } from './before-after.ts';
import type { ContinuousSignal } from './continuous-chart.ts';
import type { DriftClaim } from './drift-claim.ts';
import type { EarlySignal } from './early-signal.ts';
import type { Estimate } from './estimate.ts';
import type { LeadingRate } from './leading-rate.ts';
import type { CoachingReturn, CountsOnly } from './return-on-coaching.ts';
import type { PanelSeverity } from './severity.ts';

const fixed = (value: number, digits: number): string => {
  const text = value.toFixed(digits);
  // A rounded −0.0 is nothing, and a minus sign before it would say otherwise.
  return Number(text) === 0 ? (0).toFixed(digits) : text;
};
const perTen = (share: number): string => fixed(10 * share, 1);
const percent = (share: number): string => `${fixed(100 * share, 0)}%`;
const leansOnPriors = (source: 'fleet' | 'priors'): string =>
  source === 'priors'
    ? ' Too few colleagues are recorded yet, so this leans on the programme’s starting values.'
    : '';

const absent = (value: { readonly kind: string } | Absence): value is Absence =>
  value.kind === 'not-enough' || value.kind === 'not-assessable';

/** "Not enough yet: 3 of 5 shared candidates.", or the reason why it can never be said from this data. */
export const absenceWords = (absence: Absence): string =>
  absence.kind === 'not-enough'
    ? `Not enough yet: ${absence.have} of ${absence.need} ${absence.unit}.`
    : absence.message;

export const leadingRateWords = (rate: LeadingRate | Absence): string =>
  rate.kind === 'estimate'
    ? `About ${perTen(rate.value)} leading questions per 10 (likely ${perTen(rate.low)} to ${perTen(rate.high)}), ` +
      `from ${rate.n} questions in ${rate.loops} interviews.${leansOnPriors(rate.source)}`
    : absenceWords(rate);

/** How often, in words, for a chance that is itself only roughly known. */
const howOften = (chance: number): string => {
  if (chance < 0.05) return 'almost never';
  if (chance > 0.95) return 'almost always';
  const tenths = Math.round(10 * chance);
  return tenths === 5
    ? 'about half the time'
    : `about ${tenths === 10 ? 9 : Math.max(1, tenths)} times in 10`;
};

/** @param whose `their` where somebody else reads it: the coach. */
export const driftWords = (claim: DriftClaim | Absence, whose: 'your' | 'their' = 'your'): string => {
  if (absent(claim)) return absenceWords(claim);
  if (claim.kind === 'rose') {
    return (
      `Leading questions rose from about ${perTen(claim.expected)} to ${perTen(claim.seen)} per 10 over ${whose} last ` +
      `${claim.later.loops} interviews (likely increase ${perTen(Math.max(0, claim.change.low))} to ` +
      `${perTen(claim.change.high)}).${leansOnPriors(claim.source)}`
    );
  }
  return `No clear change; a doubling would be missed ${howOften(claim.missedDoubling)}.${leansOnPriors(claim.source)}`;
};

export const earlySignalWords = (signal: EarlySignal | Absence): string => {
  if (absent(signal)) return absenceWords(signal);
  if (signal.kind === 'signal') {
    return (
      `Leading questions may be rising: ${perTen(signal.seen)} per 10 in the last ${signal.monitored} interviews ` +
      `against about ${perTen(signal.expected)} before. An early sign, not a finding: about 1 in 20 ` +
      'unchanged interviewers shows one in 30 interviews.'
    );
  }
  return `No early sign of change in ${signal.monitored} interviews; a doubling goes unseen about 1 time in 4 over 30 interviews.`;
};

const leaning = (points: number): string => {
  if (Number(fixed(points, 1)) === 0) return 'no difference';
  return `${fixed(Math.abs(points), 1)} ${points > 0 ? 'higher' : 'lower'}`;
};

const clearLeaning = (points: number): string =>
  Math.abs(points) < 0.05 ? `slightly ${points > 0 ? 'higher' : 'lower'}` : `about ${leaning(points)}`;

export const severityWords = (severity: PanelSeverity | Absence): string => {
  if (severity.kind !== 'estimate') return absenceWords(severity);
  const what = severity.basis === 'ratings' ? 'Ratings' : 'Recommendations';
  const level =
    severity.low > 0 || severity.high < 0
      ? `are ${clearLeaning(severity.value)} than fellow panelists’`
      : 'are not clearly higher or lower than fellow panelists’';
  const firmness = severity.firmness === 'provisional' ? ' An early reading that may still move.' : '';
  return (
    `${what} ${level} on the same candidates (likely ${leaning(severity.low)} to ${leaning(severity.high)}, in points, ` +
    `from ${severity.n} ${severity.unit}). The panel is a comparison, not the truth.${firmness}`
  );
};

/** For α, AC1 and AC2, the intraclass correlation and κ alike: 0 is chance and 1 is full agreement. */
export const agreementWords = (agreement: Estimate | Absence): string =>
  agreement.kind === 'estimate'
    ? `Panelists agree at ${fixed(agreement.value, 2)}, where 0 is chance and 1 is full agreement ` +
      `(likely ${fixed(agreement.low, 2)} to ${fixed(agreement.high, 2)}, from ${agreement.n} ${agreement.unit}).`
    : absenceWords(agreement);

/** @param panel fellow panelists' value on their own candidates, without which halo cannot be read. */
export const haloWords = (halo: Estimate | Absence, panel: Estimate | Absence): string => {
  if (halo.kind !== 'estimate') return absenceWords(halo);
  const beside =
    panel.kind === 'estimate'
      ? `fellow panelists’ at ${fixed(panel.value, 2)}`
      : 'there is no value of fellow panelists to read it beside yet';
  return (
    `One candidate’s ratings resemble each other at ${fixed(halo.value, 2)}, where 1 is the same mark for everything ` +
    `(likely ${fixed(halo.low, 2)} to ${fixed(halo.high, 2)}, from ${halo.n} ${halo.unit}); ${beside}.`
  );
};

export const rangeWords = (range: Estimate | Absence): string =>
  range.kind === 'estimate'
    ? `Ratings spread ${percent(range.value)} as far as fellow panelists’ on the same candidates ` +
      `(likely ${percent(range.low)} to ${percent(range.high)}, from ${range.n} ${range.unit}).`
    : absenceWords(range);

const duration = (hours: number): string => {
  if (hours < 1) return `${fixed(60 * hours, 0)} minutes`;
  return hours < 48 ? `${fixed(hours, 1)} hours` : `${fixed(hours / 24, 1)} days`;
};

export const timeToScoreWords = (medianHours: Estimate | Absence): string =>
  medianHours.kind === 'estimate'
    ? `Scorecards usually come ${duration(medianHours.value)} after the interview ` +
      `(likely ${duration(medianHours.low)} to ${duration(medianHours.high)}, from ${medianHours.n} interviews).`
    : absenceWords(medianHours);

/** @param subject what the share is of, opening the sentence: "Scorecards in within 24 hours". */
export const shareWords = (subject: string, share: Estimate | Absence): string =>
  share.kind === 'estimate'
    ? `${subject}: ${percent(share.value)} (likely ${percent(share.low)} to ${percent(share.high)}), of ${share.n} ${share.unit}.`
    : absenceWords(share);

/** The scorecards that came before their interview ended: a defect of the feed that a person should see. */
export const scoreDefectWords = (count: number): string =>
  count === 0
    ? ''
    : `${count} ${count === 1 ? 'scorecard is' : 'scorecards are'} dated before the interview ended and left out; ` +
      'check the times in the feed.';

/** @param subject the measure, opening the sentence: "Talk share". */
export const continuousWords = (subject: string, signal: ContinuousSignal | Absence): string => {
  if (absent(signal)) return absenceWords(signal);
  if (signal.kind === 'quiet') {
    return (
      `${subject}: no clear change in ${signal.monitored} interviews; a lasting shift as large as the usual ups and ` +
      'downs would be seen about 4 times in 5 over 30 interviews.'
    );
  }
  return (
    `${subject} has moved ${signal.kind} over the last ${signal.monitored} interviews. A sign to look at together: ` +
    'about 1 in 20 unchanged interviewers shows one in 30 interviews.'
  );
};

const signed = (value: number): string => `${value > 0 ? '+' : ''}${fixed(value, 2)}`;

export const returnOnCoachingWords = (result: CoachingReturn | CountsOnly | Absence): string => {
  if (result.kind === 'counts-only') {
    return (
      `Not enough yet: ${result.coached} of ${result.need} coached hires and ${result.uncoached} of ${result.need} ` +
      'uncoached hires with a known performance.'
    );
  }
  if (result.kind !== 'estimate') return absenceWords(result);
  const clear = result.low > 0 || result.high < 0;
  const finding = clear
    ? `Coaching is associated with scorecards that say ${result.value > 0 ? 'more' : 'less'} about later performance`
    : 'Coaching is not clearly associated with what scorecards say about later performance';
  return (
    `${finding}: the slope is ${fixed(result.coachedSlope, 2)} for ${result.coached} coached hires and ` +
    `${fixed(result.uncoachedSlope, 2)} for ${result.uncoached} others (difference ${signed(result.value)}, likely ` +
    `${signed(result.low)} to ${signed(result.high)}). Only people who were hired can be compared, and who was coached ` +
    'was not drawn by lot.'
  );
};

export const beforeAndAfterWords = (comparison: Comparison | Absence): string => {
  if (comparison.kind !== 'comparison') return absenceWords(comparison);
  const { coached, uncoached, difference } = comparison;
  return (
    `After coaching, ${coached.people} people went from ${perTen(coached.before)} to ${perTen(coached.after)} leading ` +
    `questions per 10; ${uncoached.people} comparable people without it from ${perTen(uncoached.before)} to ` +
    `${perTen(uncoached.after)} (difference likely ${perTen(difference.low)} to ${perTen(difference.high)}). People who ` +
    'were flagged improve partly by chance.'
  );
};
