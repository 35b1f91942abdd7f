/**
 * Statements about what only the candidate can know: who they are, what they felt, what they did. At
 * the end of a turn such a statement asks to be confirmed, whatever its mark: Labov and Fanshel
 * (Therapeutic Discourse, 1977) call what it tells of a B-event, known to the other and not to oneself.
 */
import { type Sentence, type Words, comma, maskAt, wordAt } from './clauses.ts';
import {
  auxiliary,
  coordinator,
  determiner,
  first,
  negation,
  preposition,
  second,
  softener,
  subject,
} from './lexicon.ts';
import { arranges } from './leading/arrangement.ts';
import { adjudges } from './leading/judging.ts';
import { statesRecord } from './leading/record.ts';
import { type Belief, beliefIn, isSure } from './belief.ts';
import { phraseBook, phraseEnd, phraseIn } from './phrases.ts';
import { afterOpeners } from './tags.ts';
import { wordSet } from './word-set.ts';

/** What is longer tells a story; a turn without marks is looked at no further. */
const maxStatement = 40;

/** `leading` where the speaker says what they believe, or weighs the candidate; else it only asks whether it is so. */
export type Confirmable = { readonly from: number; readonly to: number; readonly leading: boolean };

/** The statement that the sentence leaves to be confirmed, or undefined. */
export function confirmable(words: Words, { from, to }: Sentence): Confirmable | undefined {
  const opened = afterOpeners(words, from, to);
  const begin = beliefIn(words, opened, to) === undefined ? afterLeadIn(words, opened, to) : opened;
  if (to - begin < 3 || to - begin > maxStatement || arranges(words, begin, to)) return undefined;
  const belief = beliefIn(words, begin, to);
  if (ownAffair(words, begin, to, belief) || isTold(words, begin, to)) return undefined;
  const leading = { from: begin, to, leading: true };
  const addressed = addresses(words, begin, to);
  if (belief !== undefined && (addressed || tellsPast(words, begin, to))) return leading;
  if (isAbout(words, begin, to) && isSure(words, begin, to)) return leading;
  if (addressed && begin > opened && modelled.has(wordAt(words, opened))) return leading;
  if (supposes(words, begin, to)) return leading;
  const concludes = begin > from || isConclusion(words, begin, to);
  if (weighs(words, begin, to, concludes)) return leading;
  if (phraseEnd(thatIsWhen, words, begin, to) > 0)
    return concludes ? { ...leading, leading: false } : undefined;
  if (!isOfThem(words, begin, to) || (!concludes && to - begin < wholeStatement)) return undefined;
  return { from: begin, to, leading: isMoreThanFact(words, begin, to) };
}
const thatIsWhen = phraseBook(`that|this|it is|was when|where|why|how you`);
/** Without "so" or "then" in front a shorter statement is a remark: "You did well." */
const wholeStatement = 5;

/** "In other words you…", "let's face it, you…", "as a senior you…": where the statement itself begins. */
function afterLeadIn(words: Words, from: number, to: number): number {
  if (wordAt(words, from) === 'you') return from;
  const least = wordAt(words, from) === 'as' || wordAt(words, from) === 'in' ? 2 : maxLeadIn;
  for (let at = from + 2; at < Math.min(to, from + maxLeadIn); at++)
    if (wordAt(words, at) === 'you' && (least === 2 || (words.gap[at] ?? 0) >= comma)) return at;
  return from;
}
const maxLeadIn = 8;

/** "Like any good engineer, you…", "as a senior nurse you'd…": the answer of whoever is worth something. */
const modelled = wordSet(`like as being`);
/** "That must have stung.", "it can't have been easy": how it was, said by somebody who was not there. */
const supposed = phraseBook(`it|that|this|which must|can't|cannot|couldn't have been?`);
const thing = wordSet(`the my our his her their`);
/** "That must have been the microwave" is of a thing. */
function supposes(words: Words, from: number, to: number): boolean {
  const end = phraseEnd(supposed, words, from, to);
  return end > 0 && !thing.has(wordAt(words, end));
}

/** What one says to somebody and not of them. */
const remarks = phraseBook(`
you are more|welcome|right|good|fine|kidding|joking|free|doing|very|through|on|back|muted|here|there|not|so|absolutely|all
you have clearly|obviously|really|certainly|evidently thought|done|prepared|put|worked|considered|read
you are in good|safe|capable hands
you did well|great|good|really|very|say|mention|brilliantly
you have|had got|plenty|time|all|another|asked|said|mentioned|told|answered|questions|my|been|just|already|a|to|until|five|ten
you do|don't not? have|need|worry
you said|mentioned|told|know|see|need|go|look|were|just|also|always|never? saying|said|mentioned|told
you know|see|need|go|look|say|said|mention|mentioned|told|just|pretty|guys|two
`);
/** "You were the one who…", "you prefer…": of the candidate, and nothing they are told. */
const isOfThem = (words: Words, from: number, to: number): boolean =>
  wordAt(words, from) === 'you' &&
  (maskAt(words, from + 1) & (preposition | determiner | coordinator)) === 0 &&
  phraseEnd(remarks, words, from, to) < 0 &&
  !wordAt(words, from + 2).endsWith('ing') &&
  !wordAt(words, from + 3).endsWith('ing');

const more = wordSet(
  `would wouldn't only always without hardly never probably more most best strongest rather prefer must too`,
);
const singled = phraseBook(`
the one|ones|person|guy|brains who|that|people|everyone|everybody|behind|to
`);
/** A verdict, a degree or a guess, and not a date or a deed. */
function isMoreThanFact(words: Words, from: number, to: number): boolean {
  if (statesRecord(words, from, to)) return false;
  if (phraseIn(singled, words, from, to) >= 0) return true;
  for (let at = from + 1; at < to; at++) if (more.has(wordAt(words, at))) return true;
  return adjudges(words, from, to);
}

/** "Of course, take your time." addresses the candidate and says nothing of them. */
function isAbout(words: Words, from: number, to: number): boolean {
  if (!addresses(words, from, to)) return false;
  for (let at = from; at < to; at++) if (maskAt(words, at) & subject) return true;
  return false;
}

function addresses(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (maskAt(words, at) & second) return true;
  return false;
}

/** "I", "we", "our" anywhere but in who believes it: the speaker's own affairs, which the speaker knows. */
export function ownAffair(words: Words, from: number, to: number, belief: Belief | undefined): boolean {
  for (let at = from; at < to; at++)
    if (maskAt(words, at) & first && !(belief !== undefined && at >= belief.from && at < belief.to))
      return true;
  return false;
}

/** What somebody may, can or will do, and what they would get, they are told. */
const granting = wordSet(`will can may might could shall`);
const received = wordSet(
  `get start report meet receive join shadow earn hear work sit inherit take lead manage`,
);
/** "You'd be the fourth person in the team", "you'd be based in Leeds": the place, not the person. */
const placed = phraseBook(`
be amazed|surprised|shocked|welcome|more
be the first|second|third|fourth|fifth|sixth|next|last|tenth
mostly|mainly|then|probably|usually|also|still be working|covering|doing|dealing|reporting|based|looking
be based|reporting|working|sitting|joining|given|paid|expected|on|in|at|with|part|responsible|starting|supernumerary|able|one
`);
/** "I'm sure Bea told you about the format" */
const informed = phraseBook(`
you would|will|should have seen|heard|noticed|read|received|had
told|sent|mailed|emailed|showed|shown|mentioned|explained|given|gave to? you
`);
/** "…, as you know." */
const known = phraseBook(`as you know|saw|may|might|can`);
/** "You wouldn't believe the traffic." */
const sayings = wordSet(`believe know guess need expect recognise recognize imagine`);
export function isTold(words: Words, from: number, to: number): boolean {
  if (phraseIn(known, words, from, to) >= 0 || phraseIn(informed, words, from, to) >= 0) return true;
  for (let at = from; at < to; at++) {
    if (wordAt(words, at) !== 'you') continue;
    const verb = wordAt(words, at + 1);
    const surely = isSure(words, at + 1, at + 4);
    if ((!surely && granting.has(verb)) || received.has(verb)) return true;
    let next = at + 1;
    while (next < at + 4 && maskAt(words, next) & (auxiliary | negation | softener)) next++;
    const would = verb === 'would' || verb === "wouldn't";
    if (would && phraseEnd(placed, words, at + 2, to) > 0) return true;
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

/** "That would have been your strongest subject." */
const verdict = phraseBook(`it|that|this would|must|will have been`);
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
  if (phraseEnd(verdict, words, from, to) > 0) return addresses(words, from, to);
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
