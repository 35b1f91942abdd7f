/** What a turn asks, clause by clause, before anything is weighed. */
import { askedIn } from '../../../../core/review/asked.ts';
import { wordsOf } from '../../../../core/review/clauses.ts';

/** Each clause as its kind and its words: `wh: What did you do`. */
export function askedBy(text: string): string[] {
  const words = wordsOf(text);
  return askedIn(words).map(
    ({ kind, from, to }) => `${kind}: ${text.slice(words.start[from], words.end[to - 1])}`,
  );
}

/** The form of each clause. */
export const formsOf = (text: string): string[] => askedIn(wordsOf(text)).map(({ form }) => form);
