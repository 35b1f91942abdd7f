/** The cue that is shown where no rule names one. */
import type { Asked } from '../asked.ts';
import { type Words, maskAt } from '../clauses.ts';
import type { LeadingCue } from '../detected-question.ts';
import { negation } from '../lexicon.ts';
import { offersChoice } from './supplied-reason.ts';

/** The cue by which a leading question of this shape mostly leads. */
export function cueOfShape(words: Words, { kind, from, to, sentence }: Asked): LeadingCue {
  if (kind === 'tag') return 'attached-tag';
  if (kind === 'statement' || kind === 'fragment') return 'endorsement';
  if (kind === 'polar' && offersChoice(words, from, to)) return 'slanted-alternative';
  if (kind === 'polar' && maskAt(words, from) & negation) return 'negative-polar';
  return sentence.from > 0 || from > sentence.from + 2 ? 'value-preface' : 'answer-inside';
}
