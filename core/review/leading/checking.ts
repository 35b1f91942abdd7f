/** "You said you led it?", "just to check": asks whether the interviewer understood, prefers no answer. */
import type { Words } from '../clauses.ts';
import { phraseBook, phraseIn } from '../phrases.ts';

const checking = phraseBook(`
you just|also|? said|mentioned|told|say|mention|described|noted|listed|wrote|explained|talked|stated|referred|indicated
you were|are just? saying|telling|mentioning|describing|talking
you have just? said|mentioned|told|described
as|like you say
what you are saying
heard you say|right|correctly
if i understand|understood|heard|got|hear|am|have
did i understand|hear|get
make sure i
just to check|confirm|clarify|be|recap|make|verify
to confirm|clarify|recap|double-check
let me just? check|confirm|clarify|make|recap|see|play
your cv|resume|résumé|profile|linkedin|application|portfolio|notes says|said|shows|mentions|lists|has
on|from|in|per your cv|resume|résumé|profile|linkedin|application|portfolio
it says here|on|that
says here|on
according to
i see|saw|read|notice|noticed|gather|understand here|that|you|from|on|in
sounds like you are saying
so you are saying
looks like you
you mean
correct me if
i believe you said
`);

/** Whether the words in [from, to) say that this only checks what was said or written. */
export const checksUnderstanding = (words: Words, from: number, to: number): boolean =>
  phraseIn(checking, words, from, to) >= 0;
