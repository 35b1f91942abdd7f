/** One line of the programme page: its number, or why there is none, and the sentence that says it. */
import { type Absence, notAssessable } from '../absence.ts';
import { wilson } from '../calibration/proportion.ts';

export type ShareOf = {
  readonly kind: 'share-of';
  readonly part: number;
  readonly whole: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
};
export type CountOf = { readonly kind: 'count'; readonly value: number; readonly unit: string };
export type ProgrammeValue = CountOf | ShareOf | Absence;

export type ProgrammeLine = {
  readonly id:
    | 'coaching-loops'
    | 'training-sessions'
    | 'coached-of-active'
    | 'capture-rate'
    | 'first-three-on-time'
    | 'first-three-within-48h'
    | 'calibrations-held'
    | 'share-closed'
    | 'overdue'
    | 'coachless'
    | 'tenure'
    | 'cohort'
    | 'hire-quality'
    | 'before-after'
    | 'minutes-owed';
  readonly label: string;
  readonly value: ProgrammeValue;
  readonly sentence: string;
};

export const percent = (value: number): string => `${Math.round(value * 100)} %`;
export const count = (value: number, unit: string): CountOf => ({ kind: 'count', value, unit });

/** A share, or why there is none; nothing at all to take it of is said in the unit's own words. */
export const shareOf = (part: number, whole: number, unit: string): ProgrammeValue => {
  const share = wilson(part, whole, unit);
  return share.kind === 'estimate'
    ? { kind: 'share-of', part, whole, value: share.value, low: share.low, high: share.high }
    : notAssessable('nothing-due', `No ${unit} in this quarter.`);
};

export const told = (value: ProgrammeValue, words: (share: ShareOf) => string): string => {
  switch (value.kind) {
    case 'share-of':
      return words(value);
    case 'count':
      return `${value.value} ${value.unit}.`;
    case 'not-enough':
      return `Not enough yet: ${value.have} of ${value.need} ${value.unit}.`;
    case 'not-assessable':
      return value.message;
  }
};

export const lineOf = (
  id: ProgrammeLine['id'],
  label: string,
  value: ProgrammeValue,
  words: (share: ShareOf) => string = ({ part, whole, value: share }) =>
    `${part} of ${whole} (${percent(share)}).`,
): ProgrammeLine => ({ id, label, value, sentence: told(value, words) });
