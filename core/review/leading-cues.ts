/**
 * Leading: a cue that one answer is preferred, about the candidate, and not something the candidate
 * has already said. Each cue has a file of its own; the first that fires is the one that is shown.
 */
import { type Heard, alreadySaid } from './already-said.ts';
import type { Asked } from './asked.ts';
import type { Words } from './clauses.ts';
import type { LeadingCue } from './detected-question.ts';
import { answerInside } from './leading/answer-inside.ts';
import { attachedTag } from './leading/attached-tag.ts';
import { endorsement } from './leading/endorsement.ts';
import { negativePolar } from './leading/negative-polar.ts';
import { presupposition } from './leading/presupposition.ts';
import { slantedAlternative } from './leading/slanted-alternative.ts';
import { valuePreface } from './leading/value-preface.ts';
import type { LeadingView, Suggestion } from './leading/view.ts';

const cues: readonly (readonly [LeadingCue, (view: LeadingView) => Suggestion | undefined])[] = [
  ['endorsement', endorsement],
  ['attached-tag', attachedTag],
  ['negative-polar', negativePolar],
  ['answer-inside', answerInside],
  ['slanted-alternative', slantedAlternative],
  ['value-preface', valuePreface],
];

/**
 * The leading cue of one of a turn's questions, or null. `presupposition` is soft: the caller shows
 * it and does not flag the question.
 */
export function leadingCueOf(
  words: Words,
  asked: readonly Asked[],
  index: number,
  heard: Heard,
): LeadingCue | null {
  const question = asked[index];
  if (question === undefined) return null;
  const view: LeadingView = { words, asked, index, question, exercise: heard.exercise };
  for (const [cue, finds] of cues) {
    const found = finds(view);
    if (found === undefined) continue;
    if (found === null || !alreadySaid(heard, words, found.from, found.to)) return cue;
  }
  return presupposition(view) === undefined ? null : 'presupposition';
}
