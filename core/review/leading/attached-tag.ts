/** "So you led it, right?": a statement about the candidate with a tag that asks for a yes. */
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { auxiliary, second, subject } from '../lexicon.ts';
import { phraseBook, phraseEnd, phraseIn } from '../phrases.ts';
import { afterOpeners, personOf } from '../tags.ts';
import { wordSet } from '../word-set.ts';
import { checksUnderstanding } from './checking.ts';
import { arranges } from './arrangement.ts';
import { adjudges } from './judging.ts';
import { statesRecord } from './record.ts';
import type { LeadingView, Suggestion } from './view.ts';

/** "I don't know whether you did; have you?": both answers are open. */
const undecided = phraseBook(`
know|sure|wonder|wondering|curious|ask|asking|remember if|whether
`);
/** "maybe you could begin with an example, no?": a suggestion what to do next. */
const tentative = phraseBook(`
maybe|perhaps you|we|it|that|a|an|the
you|we could|might|may
`);

/** "you", or "your" at the head: a passing "not yours" does not make it about the candidate. */
function isTheirs(words: Words, from: number, to: number): boolean {
  const begin = afterOpeners(words, from, to);
  for (let at = begin; at < to; at++) {
    if (!(maskAt(words, at) & second)) continue;
    if (wordAt(words, at) === 'yours' && wordAt(words, at - 1) !== 'not') return true;
    if (wordAt(words, at) === 'you' || wordAt(words, at) === 'yourself') return true;
    if (at - begin <= 5 && wordAt(words, at) === 'your') return true;
  }
  return false;
}

/** "Good with children, aren't you?", "happy to travel, yes?": "you" was left out in front. */
const understood = wordSet(`
  comfortable happy fine good okay confident used keen willing able bit very pretty quite always never not still familiar
  experienced fluent
`);
/** "That was hard, wasn't it?", "it must have hurt, right?": a verdict on what the candidate told. */
const verdictOn = phraseBook(`
it|that|this was|were|must|would|should|had|felt|went|sounds|took
`);
/** "Nobody resigned, did they?": a denial that is to be shared. */
const nothing = wordSet(`nothing nobody no-one no none never`);
/** "It was the commute that did it, right?": of all there may have been, one cause. */
function singlesOut(words: Words, from: number, to: number): boolean {
  if (wordAt(words, from) !== 'it' || wordAt(words, from + 1) !== 'was') return false;
  for (let at = from + 3; at < Math.min(to - 1, from + maxCleft); at++)
    if (wordAt(words, at) === 'that' || wordAt(words, at) === 'who') return true;
  return false;
}
const maxCleft = 8;
function tellsTheirStory(words: Words, begin: number, tagFrom: number, to: number): boolean {
  if (singlesOut(words, begin, tagFrom)) return true;
  const turned =
    to - tagFrom === 2 &&
    (maskAt(words, tagFrom) & auxiliary) !== 0 &&
    (maskAt(words, tagFrom + 1) & subject) !== 0;
  if (!turned) return tagFrom - begin <= maxVerdict && isVerdict(words, begin, tagFrom);
  for (let at = begin; at < Math.min(tagFrom, begin + 3); at++)
    if (nothing.has(wordAt(words, at))) return true;
  return false;
}
/** "That's annoying, or?" */
const isVerdict = (words: Words, from: number, to: number): boolean =>
  (wordAt(words, from) === 'that' || wordAt(words, from) === 'this') &&
  wordAt(words, from + 1) === 'is' &&
  adjudges(words, from + 2, to);
const maxVerdict = 6;
/** "We can count on you, can't we?" */
const reliance = phraseBook(`count|rely|depend|bank|bet on you`);

/** Whether a tag on the statement in [from, to) asks the candidate for a yes about themselves. */
function concernsCandidate(words: Words, from: number, tagFrom: number, to: number): boolean {
  const person = personOf(words, from, tagFrom);
  const begin = afterOpeners(words, from, tagFrom);
  const tagged = wordAt(words, tagFrom + 1) === 'you' && (maskAt(words, tagFrom) & auxiliary) !== 0;
  if (person === 'candidate') return isTheirs(words, from, tagFrom);
  if (phraseIn(reliance, words, from, tagFrom) >= 0) return true;
  if (person === 'interviewer') return tagged && isTheirs(words, from, tagFrom);
  // "…, don't you think?" asks for the candidate's assent whatever the statement is about.
  if (tagged) return true;
  if (understood.has(wordAt(words, begin)) && to - begin >= 4 && tagFrom === to - 1) return true;
  if (tellsTheirStory(words, begin, tagFrom, to)) return true;
  return phraseEnd(verdictOn, words, begin, tagFrom) >= 0 && adjudges(words, begin, tagFrom);
}

/** "You're Tomasz, right?" */
function namesThem(words: Words, from: number, to: number): boolean {
  const begin = afterOpeners(words, from, to);
  const initial = words.text.charCodeAt(words.start[begin + 2] ?? 0);
  return to - begin <= 4 && wordAt(words, begin + 1) === 'are' && initial >= 65 && initial <= 90;
}

export function attachedTag({ words, question, exercise }: LeadingView): Suggestion | undefined {
  const { tag } = question;
  if (tag === null || tag.kind !== 'attached') return undefined;
  // "…, okay?" asks whether something may stay as it was said.
  if (wordAt(words, tag.from) === 'okay') return undefined;
  const from = question.from;
  if (!concernsCandidate(words, from, tag.from, question.to) || arranges(words, from, tag.from))
    return undefined;
  if (checksUnderstanding(words, from, tag.from) || statesRecord(words, from, tag.from)) return undefined;
  if (phraseIn(undecided, words, from, tag.from) >= 0 || namesThem(words, from, tag.from)) return undefined;
  if (exercise && phraseIn(tentative, words, from, tag.from) >= 0) return undefined;
  return { from, to: tag.from };
}
