/**
 * Attached tags: "…, right?", "…, isn't it?", "…, innit?". The same words on an interviewer's own
 * explanation are a habit of speech, dialect or a second language, and never count.
 */
import { wordSet } from './word-set.ts';
import { type Sentence, type Words, comma, maskAt, none, questionMark, wordAt } from './clauses.ts';
import {
  auxiliary,
  backchannel,
  filler,
  first,
  marker,
  negation,
  second,
  subject,
  tagWord,
} from './lexicon.ts';
import { mayOccur, phraseBook, phraseEnd } from './phrases.ts';

/** `check` ("is that right?") asks whether it was understood and prefers no answer. */
export type Tag = { readonly from: number; readonly kind: 'attached' | 'check' };

const checks = phraseBook(`
is|was that right|correct|fair|accurate|so|true
would that be right|correct|fair|accurate
did|have i get|got|understand|understood|hear that|it|you right|correctly
does that sound right|fair
yes or no
or not
is that a fair summary|assessment|reading
`);

const attachedPhrases = phraseBook(`
is that it
isn't|is|wasn't|was that|it not? right|so|it|true|correct|fair
is|was|were|are that|it|they|there not
am i wrong|mistaken|right
or am i wrong|mistaken
or
not true|so
if i am not mistaken|wrong
you agree
am i right|correct
aren't i right
don't|wouldn't you think|agree|say|feel|reckon
do|would you agree
wouldn't|couldn't|shouldn't you have
would you not agree|say
do|don't you not? think
is|was|are|were|do|did|have|would it|you|they not
if i am right|correct
you know what i mean
yeah right
no doubt
i take it
i assume|imagine|guess|suppose|presume|expect|bet
`);

const maxTag = 6;

/** The first tag of the books that begins in [from, to) and ends there, or null. */
function writtenTag(words: Words, from: number, to: number): Tag | null {
  if (!mayOccur(checks, words) && !mayOccur(attachedPhrases, words)) return null;
  for (let at = Math.max(from, to - maxTag); at < to; at++) {
    if (phraseEnd(checks, words, at, to) === to) return { from: at, kind: 'check' };
    if (phraseEnd(attachedPhrases, words, at, to) === to) return { from: at, kind: 'attached' };
  }
  return null;
}

/** The tag that ends the sentence, or null. */
export function tagOf(words: Words, sentence: Sentence): Tag | null {
  const { from } = sentence;
  const to = withoutName(words, sentence);
  const written = writtenTag(words, from + 2, to);
  if (written !== null) return written;
  const last = maskAt(words, to - 1);
  const before = maskAt(words, to - 2);
  if (to - from >= 4 && last & subject && before & auxiliary) {
    const separated = (words.gap[to - 2] ?? 0) >= comma;
    if (before & negation || separated || reversesPolarity(words, from, to - 2))
      return { from: to - 2, kind: 'attached' };
  }
  if (to - from >= 3 && last & tagWord) {
    const separated = (words.gap[to - 1] ?? 0) >= comma;
    if (separated || (wordAt(words, to - 1) !== 'hey' && !adverbial(words, to - 1)))
      return { from: to - 1, kind: 'attached' };
  }
  return null;
}

/** The tag set off by commas inside a sentence: "You could get that down, couldn't you, if you asked?" */
export function tagAmid(words: Words, sentence: Sentence): { readonly tag: Tag; readonly to: number } | null {
  const begin = afterOpeners(words, sentence.from, sentence.to);
  if (wordAt(words, begin) !== 'you') return null;
  for (let at = begin + 3; at < Math.min(sentence.to - 2, begin + maxTagged); at++)
    if (
      (words.gap[at] ?? 0) === comma &&
      (words.gap[at + 2] ?? 0) === comma &&
      maskAt(words, at) & auxiliary &&
      wordAt(words, at + 1) === 'you'
    )
      return { tag: { from: at, kind: 'attached' }, to: at + 2 };
  return null;
}

/** Where an unpunctuated turn goes on after a tag: "you know it well correct because…". */
const goesOn = wordSet(`because since so i we that it um uh the this there our okay great cool good and but`);
/** A statement to be agreed to is not longer than this. */
const maxTagged = 24;

/** The tag inside a sentence that lost its marks, on a statement that begins with "you"; null when there is none. */
export function tagInside(
  words: Words,
  sentence: Sentence,
): { readonly tag: Tag; readonly to: number } | null {
  if (sentence.mark !== none) return null;
  const begin = afterOpeners(words, sentence.from, sentence.to);
  if (wordAt(words, begin) !== 'you' || !isPersonal(words, begin + 1)) return null;
  for (let to = begin + 4; to < Math.min(sentence.to, begin + maxTagged); to++) {
    if (!goesOn.has(wordAt(words, to))) continue;
    const tag = tagOf(words, { ...sentence, to });
    if (tag !== null && tag.kind === 'attached' && tag.from > begin + 2) return { tag, to };
  }
  return null;
}

/** "…, aren't you, Priya?": the tag stands before the name. */
function withoutName(words: Words, { from, to }: Sentence): number {
  const initial = words.text.charCodeAt(words.start[to - 1] ?? 0);
  const named =
    to - from >= 5 &&
    (words.gap[to - 1] ?? 0) === comma &&
    maskAt(words, to - 1) === 0 &&
    initial >= 65 &&
    initial <= 90;
  return named ? to - 1 : to;
}

/** "you didn't test it did you", "there's no point is there" without its comma. */
function reversesPolarity(words: Words, from: number, to: number): boolean {
  const echoed = wordAt(words, to + 1);
  let negated = false;
  let named = echoed === 'you';
  for (let at = from; at < to; at++) {
    if (maskAt(words, at) & negation || noneOf.has(wordAt(words, at))) negated = true;
    if (wordAt(words, at) === echoed) named = true;
  }
  return negated && named;
}
const noneOf = wordSet(`no nothing nobody none`);

const resultVerbs = wordSet(`
  it that this things them get got is was feel felt seem seemed look all the a as are be not say said or
  with of to went done feels sounds sound
`);
const doing = wordSet(`do did get got done getting doing had put set make made`);

/** "you got it right", "is that correct": the word belongs to the sentence. */
function adverbial(words: Words, at: number): boolean {
  const before = wordAt(words, at - 1);
  if (!resultVerbs.has(before)) return false;
  if (before === 'it' || before === 'that' || before === 'this' || before === 'things' || before === 'them')
    return doing.has(wordAt(words, at - 2));
  return true;
}

/** The first word that is not a filler or an opener such as "so", "okay". */
export function afterOpeners(words: Words, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const word = wordAt(words, at);
    if (maskAt(words, at) & (filler | marker) || openerWords.has(word)) at++;
    else if (word === 'i' && wordAt(words, at + 1) === 'mean') at += 2;
    else break;
  }
  return at;
}
const openerWords = wordSet(
  `and but because crikey gosh blimey ha haha heh ooh whoa jeez damn crumbs golly cheers`,
);

const explaining = wordSet(`
  know see can get need want just could might take put send write call push click go have start open run
  look build use
`);

export type Person = 'candidate' | 'interviewer' | 'other';

/** Whom the statement in [from, to) is about: the first subject decides. */
export function personOf(words: Words, from: number, to: number): Person {
  const begin = afterOpeners(words, from, to);
  let seenFirst = false;
  for (let at = begin; at < Math.min(to, begin + 14); at++) {
    const mask = maskAt(words, at);
    if (mask & second) return seenFirst && !hedged(words, begin, at) ? 'interviewer' : 'candidate';
    if (mask & first) seenFirst = true;
  }
  return seenFirst ? 'interviewer' : 'other';
}

const hedges = wordSet(`
  guess assume imagine suppose think bet presume take sure see believe gather understand expect feel hear
  heard saw hope would reckon noticed
`);

/** "I assume you…" is about the candidate although it begins with "I". */
function hedged(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (hedges.has(wordAt(words, at))) return true;
  return false;
}

/** "you know how partitions work": "you" is anybody, the interviewer is explaining. */
function explains(words: Words, from: number, to: number): boolean {
  const at = afterOpeners(words, from, to);
  return (
    wordAt(words, at) === 'you' &&
    wordAt(words, at + 1) === 'know' &&
    ((wordAt(words, at + 2) === 'how' && wordAt(words, at + 3) !== 'to') ||
      wordAt(words, at + 2) === 'that' ||
      wordAt(words, at + 2) === 'what' ||
      wordAt(words, at + 2) === 'when')
  );
}

/** "You're given a list": set before anybody, not said of one person. */
const placed = wordSet(`given handed told asked allowed paid expected supposed in at on`);

/** "you led", "you have managed", "you like": said of this person; "you get", "you'll be": of anybody in that place. */
function isPersonal(words: Words, at: number): boolean {
  const verb = wordAt(words, at);
  if (explaining.has(verb) && verb !== 'have') return false;
  if (verb === 'have') {
    const next = wordAt(words, at + 1);
    const steady = next === 'always' || next === 'never' || next === 'clearly' || next === 'obviously';
    return /(?:ed|en|un|ne|ad)$/.test(wordAt(words, steady ? at + 2 : at + 1));
  }
  if (verb === 'will' || verb === 'would')
    return wordAt(words, at + 1) !== 'be' && wordAt(words, at + 1) !== 'have';
  return !(verb === 'are' && (wordAt(words, at + 1).endsWith('ing') || placed.has(wordAt(words, at + 1))));
}

/** Whether a tagged statement asks something of the candidate; `final` when the turn ends with it. */
export function tagAsks(words: Words, sentence: Sentence, tag: Tag, final: boolean): boolean {
  const asks = sentence.mark === questionMark;
  const single = tag.from === sentence.to - 1;
  const begin = afterOpeners(words, sentence.from, tag.from);
  if (begin >= tag.from || onlyBackchannel(words, sentence.from, tag.from)) return false;
  if (!single) return asks || (final && (sentence.mark === none || (words.gap[tag.from] ?? 0) > 0));
  if (explains(words, sentence.from, tag.from)) return false;
  const person = personOf(words, sentence.from, tag.from);
  if (person === 'interviewer') return false;
  if (person === 'other') return asks && final && tag.from - begin > 1;
  if (!asks && sentence.mark !== none && (words.gap[tag.from] ?? 0) === none) return false;
  if (!asks && !final && (sentence.mark === none || wordAt(words, begin) !== 'you')) return false;
  if (final) return true;
  if (wordAt(words, sentence.to - 1) === 'okay') return false;
  return wordAt(words, begin) === 'you'
    ? isPersonal(words, begin + 1)
    : (maskAt(words, begin) & second) !== 0 || tag.from - begin <= 4;
}

/** "Okay, so, yeah": nothing was said yet. */
export function onlyBackchannel(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!(maskAt(words, at) & (backchannel | filler | marker))) return false;
  return true;
}
