/** Questions about present or past pay, where a dated rule leaves them out. */
import { wordSet } from './word-set.ts';
import { type Words, wordAt } from './clauses.ts';
import {
  expectationPhrases,
  memberStates,
  salaryHistoryPhrases,
  salaryHistoryRules,
} from './data/salary-history.ts';
import { mayOccur, phraseBook, phraseEnd, phraseIn } from './phrases.ts';

const history = phraseBook(salaryHistoryPhrases);
const expectations = phraseBook(expectationPhrases);

/** "How much did you make the company?" is about something else. */
const otherObjects = wordSet(`
  the for them it this use progress sense of change decisions sure up
`);

/** Whether any of the places has a rule against asking for pay history; `IT` and `IT-25` stand under the Union's. */
export function forbidsSalaryHistory(jurisdictions: readonly string[]): boolean {
  return jurisdictions.some((place) => {
    const country = place.split('-', 1)[0] ?? place;
    return salaryHistoryRules.some(
      ({ jurisdiction }) => jurisdiction === place || (jurisdiction === 'EU' && memberStates.has(country)),
    );
  });
}

/** True when the question in [from, to) asks for present or past pay and not for what is hoped for. */
export function asksSalaryHistory(words: Words, from: number, to: number): boolean {
  if (!mayOccur(history, words)) return false;
  for (let at = from; at < to; at++) {
    const end = phraseEnd(history, words, at, to);
    // "Earning at the moment": what follows "at" is a time or a place, not what was made.
    const ended = end >= 0 && (wordAt(words, end - 1) === 'at' || !otherObjects.has(wordAt(words, end)));
    if (ended) return phraseIn(expectations, words, from, to) < 0;
  }
  return false;
}
