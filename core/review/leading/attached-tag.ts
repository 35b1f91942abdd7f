/** "So you led it, right?": a statement about the candidate with a tag that asks for a yes. */
import { personOf } from '../tags.ts';
import { checksUnderstanding } from './checking.ts';
import type { LeadingView, Suggestion } from './view.ts';

export function attachedTag({ words, question }: LeadingView): Suggestion | undefined {
  const { tag, sentence } = question;
  if (tag === null || tag.kind !== 'attached') return undefined;
  if (personOf(words, sentence.from, tag.from) !== 'candidate') return undefined;
  if (checksUnderstanding(words, sentence.from, tag.from)) return undefined;
  return { from: sentence.from, to: tag.from };
}
