/** Recommendations as forms with a scale of four write them: `4 - Strong Hire`, `4`, `strong hire`, `Strong yes`. */
import type { Recommendation } from '../scorecard.ts';
import type { ScorecardDraft } from './draft.ts';

const steps: readonly Recommendation[] = ['strong-no', 'no', 'yes', 'strong-yes'];

const words: ReadonlyMap<string, Recommendation> = new Map([
  ['strong no hire', 'strong-no'],
  ['strong no', 'strong-no'],
  ['no hire', 'no'],
  ['no', 'no'],
  ['hire', 'yes'],
  ['yes', 'yes'],
  ['strong hire', 'strong-yes'],
  ['strong yes', 'strong-yes'],
  ['no decision', 'no-decision'],
]);

/** The step it names; what it does not name is handed back, to be refused with its name. */
export const recommendationOf = (value: string): ScorecardDraft['recommendation'] => {
  const digit = /^\s*([1-4])(?![\d.,])/.exec(value)?.[1];
  if (digit !== undefined) return steps[Number(digit) - 1] ?? { unmapped: value };
  const folded = value
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
  return words.get(folded) ?? { unmapped: value };
};
