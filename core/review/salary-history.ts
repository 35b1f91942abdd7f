/** Questions about present or past pay, where a dated rule leaves them out. */
import { wordSet } from './word-set.ts';
import { type Words, wordAt } from './clauses.ts';
import { expectationPhrases, salaryHistoryPhrases, salaryHistoryRules } from './data/salary-history.ts';
import { phraseBook, phraseEnd, phraseIn } from './phrases.ts';

const history = phraseBook(salaryHistoryPhrases);
const expectations = phraseBook(expectationPhrases);

/** "How much did you make the company?" is about something else. */
const otherObjects = wordSet(`
  the for them it this use progress sense of change decisions sure up
`);

/** Whether any of the places has a rule against asking for pay history. */
export function forbidsSalaryHistory(jurisdictions: readonly string[]): boolean {
  return salaryHistoryRules.some((rule) => jurisdictions.includes(rule.jurisdiction));
}

/** True when the question in [from, to) asks for present or past pay and not for what is hoped for. */
export function asksSalaryHistory(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const end = phraseEnd(history, words, at, to);
    if (end >= 0 && !otherObjects.has(wordAt(words, end))) return phraseIn(expectations, words, from, to) < 0;
  }
  return false;
}
