/** What takes note of the answer before, in front of a question: "Okay. Got it. Um, …". */
import type { Asked } from '../asked.ts';
import { type Sentence, type Words, maskAt, stopMark, wordAt } from '../clauses.ts';
import { backchannel, filler, marker } from '../lexicon.ts';
import { wordSet } from '../word-set.ts';

/** Goes in front of anything, with a comma or without one. */
const opensAnything = wordSet(
  `okay ok alright yeah cool oh um uh er erm uhm umm ah ahh hmm hm mm mhm mm-hmm uh-huh`,
);
/** With fillers, markers and back-channels, all that a sentence holds that only takes note. */
const noting = wordSet(
  `got it i see thank you thanks all that makes sense understood noted of course very much`,
);

function onlyNotes(words: Words, { from, to }: Sentence): boolean {
  for (let at = from; at < to; at += 1)
    if ((maskAt(words, at) & (filler | marker | backchannel)) === 0 && !noting.has(wordAt(words, at)))
      return false;
  return true;
}

/** The first word of a turn past its opening; never past the first question, nor all of the turn. */
export function pastOpening(words: Words, asked: readonly Asked[]): number {
  const count = words.word.length;
  const until = Math.min(asked[0]?.from ?? count, count - 1);
  let at = 0;
  for (const sentence of words.sentences) {
    if (sentence.mark !== stopMark || sentence.to > until || !onlyNotes(words, sentence)) break;
    at = sentence.to;
  }
  while (at < until && opensAnything.has(wordAt(words, at))) at += 1;
  return at;
}
