/** One rule of `core/review/leading` by itself, without the second reader who decides in the end. */
import { askedIn } from '../../../../../core/review/asked.ts';
import { wordsOf } from '../../../../../core/review/clauses.ts';
import type { LeadingView, Suggestion } from '../../../../../core/review/leading/view.ts';

/**
 * What the rule hears in each question of a turn: the words that suggest an answer, `leads` where it leads
 * whatever was said before, or `nothing`.
 */
export function heardBy(
  rule: (view: LeadingView) => Suggestion | undefined,
  text: string,
  exercise = false,
): string[] {
  const words = wordsOf(text);
  const asked = askedIn(words);
  return asked.map((question, index) => {
    const found = rule({ words, asked, index, question, exercise });
    if (found === undefined) return 'nothing';
    return found === null ? 'leads' : text.slice(words.start[found.from], words.end[found.to - 1]);
  });
}
