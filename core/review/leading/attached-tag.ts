/** "So you led it, right?": a statement about the candidate with a tag that asks for a yes. */
import type { Words } from '../clauses.ts';
import { phraseBook, phraseEnd } from '../phrases.ts';
import { personOf } from '../tags.ts';
import { checksUnderstanding } from './checking.ts';
import type { LeadingView, Suggestion } from './view.ts';

/** "…, don't you think?" asks for the candidate's assent whatever the statement is about. */
const agreement = phraseBook(`
don't|wouldn't|do|would|won't you not? agree|think|say|feel|reckon
`);
const asksAgreement = (words: Words, from: number, to: number): boolean =>
  phraseEnd(agreement, words, from, to) >= 0;

export function attachedTag({ words, question }: LeadingView): Suggestion | undefined {
  const { tag, sentence } = question;
  if (tag === null || tag.kind !== 'attached') return undefined;
  const person = personOf(words, sentence.from, tag.from);
  if (person !== 'candidate' && !(asksAgreement(words, tag.from, sentence.to) && person === 'other'))
    return undefined;
  if (checksUnderstanding(words, sentence.from, tag.from)) return undefined;
  return { from: sentence.from, to: tag.from };
}
