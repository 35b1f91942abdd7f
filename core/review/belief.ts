/** Who says that something is so because they believe it: "I imagine", "one assumes", "presumably". */
import { type Words, comma, maskAt, wordAt } from './clauses.ts';
import { auxiliary, negation, softener } from './lexicon.ts';
import { phraseBook, phraseEnd } from './phrases.ts';
import { wordSet } from './word-set.ts';

export type Belief = { readonly from: number; readonly to: number };

const holders = wordSet(`i we one`);
const believing = wordSet(`guessing wager sensing 
  assume assumes assuming presume presumes presuming imagine imagines suppose supposes bet betting guess guessing reckon
  reckons suspect suspects expect expects gather gathers trust trusts daresay sure certain confident convinced positive
`);
/** These say a belief only as "I'd say", "I should think". */
const afterModal = wordSet(`think say hope`);
const modals = wordSet(`would should could can`);
/** Without "I" these begin a sentence: "Bet you were glad." */
const bare = wordSet(
  `bet betting guess guessing assume assuming presume presuming reckon suppose imagine expect`,
);
const surely = wordSet(`
  obviously clearly surely naturally presumably evidently undoubtedly doubtless plainly
`);

/** "It seems you…", "that sounds like you…" */
const seeming = wordSet(`seems seemed sounds sounded looks looked`);
const appears = (words: Words, at: number): boolean =>
  (wordAt(words, at) === 'it' || wordAt(words, at) === 'that') &&
  seeming.has(wordAt(words, at + 1)) &&
  (wordAt(words, at + 2) === 'you' || wordAt(words, at + 3) === 'you');

/** A belief told by its holder's sense, hunch or ear: "my hunch is", "I get the feeling", "I'd have thought". */
const framed = phraseBook(`
my|the sense|hunch|guess|impression|feeling|bet|suspicion|reading|assumption|instinct|theory here|there|? is|was|would that|be|?
i|we just|do|also|? have|had|get|got a|the|this strong|distinct|? sense|feeling|impression|hunch|suspicion that|?
i am getting|sensing|hearing|picking a|the|? sense|feeling|impression|that|up
i|we have|had to assume|imagine|guess|suspect|conclude
i|we would have thought|said|imagined|guessed|assumed|expected
i|we can|could already|just|? tell|imagine|picture
i|we cannot|can't|couldn't imagine|picture
there is|was no question|doubt|denying that|?
there can be no question|doubt that|?
no doubt|question
it is no secret that|?
it|that goes without saying
seems|sounds|looks|feels to me|us that|like|as|?
it|that|this seems|sounds|looks|feels|appears to me|us that|like|as|?
something tells me
it is clear|obvious|plain|evident to|that|from me|us|?
let me guess
`);
/** What closes a statement and says that it is only believed. */
const closing = phraseBook(`
i|we can tell|imagine|see|hear it|that|why|?
by|from the sound|sounds|look|looks of it|that|things
from what i|we hear|heard|see|can
that is what i|we hear|heard|think
if i had to guess
if you ask me
`);
const maxClosing = 7;

/** Who believes and how, beginning at `at`; -1 where nobody does. "I'm not sure you…" believes nothing. */
function beliefEnd(words: Words, at: number, to: number): number {
  if (appears(words, at)) return at + 2;
  if (!holders.has(wordAt(words, at))) return -1;
  let next = at + 1;
  let modal = false;
  for (; next < Math.min(to, at + 4); next++) {
    if (believing.has(wordAt(words, next))) return next + 1;
    if (maskAt(words, next) & negation) return -1;
    if (modals.has(wordAt(words, next))) modal = true;
    else if (!(maskAt(words, next) & (auxiliary | softener))) break;
  }
  if (modal && afterModal.has(wordAt(words, next))) return next + 1;
  if (wordAt(words, next) === 'take' && wordAt(words, next + 1) === 'it') return next + 2;
  return wordAt(words, next) === 'dare' && wordAt(words, next + 1) === 'say' ? next + 2 : -1;
}

/** The belief that opens the sentence in [from, to), closes it, or stands between commas in it. */
export function beliefIn(words: Words, from: number, to: number): Belief | undefined {
  const opened = bare.has(wordAt(words, from)) ? from + 1 : beliefEnd(words, from, to);
  if (opened > 0 && opened < to) return { from, to: opened };
  const frame = phraseEnd(framed, words, from, to);
  if (frame > 0 && frame < to) return { from, to: frame };
  for (let at = from + 2; at < to; at++) {
    const end = beliefEnd(words, at, to);
    if (end < 0) continue;
    if (end === to || ((words.gap[at] ?? 0) >= comma && (words.gap[end] ?? 0) >= comma))
      return { from: at, to: end };
  }
  for (let at = Math.max(from + 3, to - maxClosing); at < to - 1; at++)
    if ((words.gap[at] ?? 0) >= comma && phraseEnd(closing, words, at, to) === to) return { from: at, to };
  return wordAt(words, to - 2) === 'knowing' && wordAt(words, to - 1) === 'you'
    ? { from: to - 2, to }
    : undefined;
}

/** "You've clearly thought about it." thanks for an answer. */
const praised = wordSet(`thought prepared done worked considered researched practised practiced read`);

/** "surely", "of course", "no doubt" somewhere in [from, to). */
export function isSure(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = wordAt(words, at);
    if (surely.has(word)) return !praised.has(wordAt(words, at + 1));
    const next = wordAt(words, at + 1);
    if (at + 1 < to && ((word === 'of' && next === 'course') || (word === 'no' && next === 'doubt')))
      return true;
  }
  return false;
}
