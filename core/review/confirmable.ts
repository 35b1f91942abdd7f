/**
 * Statements about what only the candidate can know: who they are, what they felt, what they did. At
 * the end of a turn such a statement asks to be confirmed, whatever its mark: Labov and Fanshel
 * (Therapeutic Discourse, 1977) call what it tells of a B-event, known to the other and not to oneself.
 */
import { type Sentence, type Words, comma, maskAt, wordAt } from './clauses.ts';
import { auxiliary, first, negation, second, softener } from './lexicon.ts';
import { arranges } from './leading/arrangement.ts';
import { adjudges } from './leading/judging.ts';
import { type Belief, beliefIn, isSure } from './belief.ts';
import { phraseBook, phraseEnd } from './phrases.ts';
import { afterOpeners } from './tags.ts';
import { wordSet } from './word-set.ts';

/** What is longer tells a story; a turn without marks is looked at no further. */
const maxStatement = 40;

/** `leading` where the speaker says what they believe, or weighs the candidate; else it only asks whether it is so. */
export type Confirmable = { readonly from: number; readonly to: number; readonly leading: boolean };

/** The statement that the sentence leaves to be confirmed, or undefined. */
export function confirmable(words: Words, { from, to }: Sentence): Confirmable | undefined {
  const begin = afterOpeners(words, from, to);
  if (to - begin < 3 || to - begin > maxStatement || arranges(words, begin, to)) return undefined;
  const belief = beliefIn(words, begin, to);
  if (ownAffair(words, begin, to, belief) || isTold(words, begin, to)) return undefined;
  const leading = { from: begin, to, leading: true };
  const addressed = addresses(words, begin, to);
  if (belief !== undefined && (addressed || tellsPast(words, begin, to))) return leading;
  if (addressed && isSure(words, begin, to)) return leading;
  if (weighs(words, begin, to, begin > from || isConclusion(words, begin, to))) return leading;
  if (begin === from || !isConclusion(words, begin, to)) return undefined;
  const their = wordAt(words, begin) === 'you' || phraseEnd(thatIsWhen, words, begin, to) > 0;
  return their ? { from: begin, to, leading: adjudges(words, begin, to) } : undefined;
}
const thatIsWhen = phraseBook(`that|this|it is|was when|where|why|how you`);

function addresses(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (maskAt(words, at) & second) return true;
  return false;
}

/** "I", "we", "our" anywhere but in who believes it: the speaker's own affairs, which the speaker knows. */
function ownAffair(words: Words, from: number, to: number, belief: Belief | undefined): boolean {
  for (let at = from; at < to; at++)
    if (maskAt(words, at) & first && !(belief !== undefined && at >= belief.from && at < belief.to))
      return true;
  return false;
}

/** What somebody may, can or will do, and what they would get, they are told. */
const granting = wordSet(`will can may might could shall`);
const received = wordSet(`get start report meet receive join shadow earn hear`);
/** "You wouldn't believe the traffic." */
const sayings = wordSet(`believe know guess need expect recognise recognize imagine`);
function isTold(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (wordAt(words, at) !== 'you') continue;
    const verb = wordAt(words, at + 1);
    if (granting.has(verb) || received.has(verb)) return true;
    let next = at + 1;
    while (next < at + 4 && maskAt(words, next) & (auxiliary | negation | softener)) next++;
    const would = verb === 'would' || verb === "wouldn't";
    if (would && (received.has(wordAt(words, next)) || sayings.has(wordAt(words, next)))) return true;
  }
  return false;
}

const past = wordSet(`was were had did wasn't weren't hadn't didn't`);
const present = wordSet(`is are does do will can isn't aren't`);
/** Something that happened where the speaker was not. */
function tellsPast(words: Words, from: number, to: number): boolean {
  let past_ = false;
  for (let at = from; at < to; at++) {
    if (present.has(wordAt(words, at))) return false;
    if (past.has(wordAt(words, at))) past_ = true;
  }
  return past_;
}

/** "…, then." */
const isConclusion = (words: Words, from: number, to: number): boolean =>
  to - from > 3 && wordAt(words, to - 1) === 'then';

const degrees = wordSet(`pretty very quite really rather so fairly extremely clearly basically a an the`);
const absolutes = wordSet(`never always not`);
const trouble = wordSet(
  `trouble problem problems issue issues difficulty qualms objection objections hesitation`,
);

/** Says how the candidate is, or what they would never do, or whose merit it was. */
function weighs(words: Words, from: number, to: number, concludes: boolean): boolean {
  if (wordAt(words, from) === 'you') {
    const verb = wordAt(words, from + 1);
    const next = wordAt(words, from + 2);
    if (verb === "wouldn't") return to - from > 3;
    if (verb === 'would' && absolutes.has(next)) return to - from > 4;
    if (verb === 'would' || verb === 'have')
      for (let at = from + 2; at < Math.min(to, from + 5); at++)
        if (wordAt(words, at) === 'no' && trouble.has(wordAt(words, at + 1))) return true;
    if (concludes && (verb === 'are' || verb === 'were') && degrees.has(next))
      return adjudges(words, from, to);
  }
  for (let at = from; at < to - 2; at++)
    if (
      (wordAt(words, at) === 'thanks' || wordAt(words, at) === 'down') &&
      wordAt(words, at + 1) === 'to' &&
      wordAt(words, at + 2) === 'you'
    )
      return true;
  return (
    to - from > 4 && (words.gap[to - 3] ?? 0) >= comma && wordAt(words, to - 3) === 'you' && saysSo(words, to)
  );
}

/** "…, you'd say." */
const saysSo = (words: Words, to: number): boolean =>
  wordAt(words, to - 2) === 'would' && (wordAt(words, to - 1) === 'say' || wordAt(words, to - 1) === 'agree');
