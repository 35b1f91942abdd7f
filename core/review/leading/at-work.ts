/** Whether a question is a hint to somebody who is at work on something: help that prefers no answer. */
import type { Heard } from '../already-said.ts';
import type { Asked } from '../asked.ts';
import { type Words, wordsOf } from '../clauses.ts';
import type { LeadingCue } from '../detected-question.ts';
import { phraseBook, phraseIn } from '../phrases.ts';
import { mayWorkThrough, worksThrough } from './exercise.ts';

/** These cues are help when the candidate is at work on something. */
export const hinting: ReadonlySet<LeadingCue> = new Set(['attached-tag', 'negative-polar']);

/** Only the end of an answer is looked at: what is being done, not what was told before. */
const maxStep = 400;
/** "Wouldn't a heap be faster here?" on what the candidate is writing down. */
export const hints = (words: Words, { from, to }: Asked, heard: Heard): boolean =>
  phraseIn(hindsight, words, from, to) < 0 && isAtWork(heard);

type AtWork = { readonly answers: number; readonly is: boolean };
const atWork = new WeakMap<Heard, AtWork>();

/** Whether the candidate's last answer works on something; every question after it asks, so it is read once. */
function isAtWork(heard: Heard): boolean {
  const answers = heard.texts.length;
  const known = atWork.get(heard);
  if (known?.answers === answers) return known.is;
  const step = (heard.texts[answers - 1] ?? '').slice(-maxStep);
  const is = mayWorkThrough(step) && worksThrough(wordsOf(step));
  atWork.set(heard, { answers, is });
  return is;
}
const hindsight = phraseBook(`
have|has|had|'ve been|felt|thought|done
you think|feel|agree|find|believe|prefer|enjoy|like
`);
