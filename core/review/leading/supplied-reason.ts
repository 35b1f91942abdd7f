/** A yes–no question that brings the reason along: "Did it drag on because they were late?". */
import { type Words, wordAt } from '../clauses.ts';
import { phraseBook, phraseEnd } from '../phrases.ts';
import type { LeadingView, Suggestion } from './view.ts';

/** "Did it drag on because they were late?", "…, is that why?": the reason is supplied with the question. */
export function suppliesReason({ words, asked, index, question }: LeadingView): Suggestion | undefined {
  const { from, to } = question;
  const opener = wordAt(words, from);
  const past =
    opener === 'did' || opener === 'was' || opener === 'were' || opener === 'is' || opener === 'are';
  if (!past || offersChoice(words, from, to)) return undefined;
  const aside = asked[index + 1];
  if (aside !== undefined && aside.from === to && aside.sentence === question.sentence)
    if (phraseEnd(thatIsWhy, words, aside.from, aside.to) === aside.to) return { from, to };
  for (let at = from + 1; at < Math.min(to - 1, from + maxReason); at++)
    if (wordAt(words, at) === 'because') return { from, to };
  return phraseEnd(thatIsWhy, words, from, to) >= 0 && to - from > 3 ? { from, to } : undefined;
}
const thatIsWhy = phraseBook(`
is|was that|it|this why|because
is|was that|it|this the|your reason
is|was that what did|made|drove|caused it|you?
`);
/** The reason stands within so many words of the question's head. */
const maxReason = 24;

export function offersChoice(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (wordAt(words, at) === 'or') return true;
  return false;
}
