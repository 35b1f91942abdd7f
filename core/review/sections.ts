/** Opening, assessing, selling and closing: only the assessing part counts in any rate. */
import { type Words, maskAt } from './clauses.ts';
import type { Section } from './detected-question.ts';
import { first } from './lexicon.ts';
import { phraseBook, phraseIn } from './phrases.ts';

/** What the sections need to know of an interviewer's turn. */
export type TurnNote = {
  readonly turn: number;
  /** Questions that are not logistics. */
  readonly substantial: number;
  readonly logistics: number;
  readonly closes: boolean;
  readonly sells: boolean;
};

const closings = phraseBook(`
any|some|other|more|what questions for me|us
questions do you have for|about?
questions you have|had|may|might for
questions for me|us
questions from your|you side|?
do you have any|? questions
have you got any questions
ask me|us anything|any
would like to ask me|us
anything you would like|want to ask|know
anything you want to ask|know
all the questions i|we
that is all my|i|from|we
that is everything i|from|on
out of time
at time
run|running short|out on|of time
coming up on time
wrap up|things|this
wrapping up
next steps
leave time|some|ten|five|a for|time|minutes|few
hand over to you
turn it over to you
over to you
hear from us|me|the
be in touch
get back to you
thanks|thank you? for your|coming|taking|speaking time|in|the|to
`);

/** Whether a turn sounds like the end of an interview. */
export const soundsLikeClosing = (words: Words): boolean =>
  phraseIn(closings, words, 0, words.word.length) >= 0;

/** A pitch is long and about the company: 80 words, one in sixteen of them "we", "our", "us". ◊ */
const minPitchWords = 80;
const maxWordsPerFirst = 16;

export function soundsLikeSelling(words: Words, substantial: number): boolean {
  const count = words.word.length;
  if (substantial > 0 || count < minPitchWords) return false;
  let ours = 0;
  for (let at = 0; at < count; at++) if (maskAt(words, at) & first) ours++;
  return ours * maxWordsPerFirst >= count;
}

/** Closing begins in the last part of the interview, with hardly a question left. ◊ */
export const earliestClosing = 0.5;
const questionsAfterClosing = 3;

/**
 * The section of each noted turn. Opening lasts until the first question that is not logistics;
 * closing begins where the interview sounds like ending and at most three such questions follow.
 * @param turns all turns of the transcript, whoever spoke
 */
export function sectionsOf(notes: readonly TurnNote[], turns: number): Section[] {
  const firstAsked = notes.findIndex((note) => note.substantial > 0);
  if (firstAsked < 0) return notes.map(() => 'opening');
  let closing = notes.length;
  let after = 0;
  for (let index = notes.length - 1; index > firstAsked; index--) {
    const note = notes[index];
    if (note === undefined || note.turn < turns * earliestClosing) break;
    if (note.closes) closing = index;
    after += note.substantial;
    if (after > questionsAfterClosing) break;
  }
  return notes.map((note, index) => {
    if (index < firstAsked) return 'opening';
    if (index >= closing) return note.sells ? 'selling' : 'closing';
    return note.sells ? 'selling' : 'assessing';
  });
}
