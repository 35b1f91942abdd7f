/** "You said you led it?", "just to check": asks whether the interviewer understood, prefers no answer. */
import type { Words } from '../clauses.ts';
import { phraseBook, phraseIn } from '../phrases.ts';

const checking = phraseBook(`
you just|also|already|? said|mentioned
you just|also|already|? told me|us
you were|are just? saying|telling|mentioning|describing
you have just|already|? said|mentioned|told|described
did|didn't you just? say|mention
as|like you say|said|mentioned
what you are saying
heard you say|right|correctly
if i understand|understood|heard|got|hear|have
did i understand|hear|get
make sure i
just|quickly to check|confirm|clarify|recap|verify
to be clear|sure
to confirm|clarify|recap|double-check
play|playing that|it|this back
let me just? check|confirm|clarify|recap|play
your cv|resume|résumé|profile|linkedin|application|portfolio|notes says|said|shows|mentions|lists|has
on|from|in|per your cv|resume|résumé|profile|linkedin|application|portfolio|notes
it|cv|resume says here|on|that|you
says here|on
according to
i see|saw|read|noticed|notice|gather|understand here|that|from|on|in
so you are saying
you mean
correct me if
i believe you said
earlier you
you earlier
`);

/** Looked for this many words back at most, so that a turn without full stops costs no square. */
const maxReach = 60;

/** Whether the words in [from, to) say that this only checks what was said or written. */
export const checksUnderstanding = (words: Words, from: number, to: number): boolean =>
  phraseIn(checking, words, Math.max(from, to - maxReach), to) >= 0;
