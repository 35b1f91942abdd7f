/** "What was hard? The scale?": the question after an open one that only offers an answer to it. */
import type { Asked } from '../asked.ts';
import { type Words, maskAt, questionMark, wordAt } from '../clauses.ts';
import { auxiliary, determiner, filler, preposition, softener, subject, wh } from '../lexicon.ts';
import { phraseBook, phraseEnd } from '../phrases.ts';
import { afterOpeners } from '../tags.ts';
import { wordSet } from '../word-set.ts';
import { arranges } from './arrangement.ts';
import { answers, maxTail, tailAddresses } from './answer-tail.ts';
import { checksUnderstanding } from './checking.ts';

const guesses = phraseBook(`
did|were|are|do|is|was you|it|that just|simply|basically
was|is|were it|that|this|they because|the|a|your|more|too|just|about|due|mostly|mainly|down|like|simply|really
was|is it|that
would|could|might it|that|this be
were|are you
`);

const actors = wordSet(`you they he she`);
/** "Why did you leave? You wanted more money?", "How did you handle it? You told your boss?": the story is supplied. */
function suggestsStory(words: Words, next: Asked): boolean {
  return (
    next.sentence.mark === questionMark &&
    actors.has(wordAt(words, afterOpeners(words, next.from, next.to))) &&
    next.to - next.from >= 3 &&
    !checksUnderstanding(words, next.from, next.to)
  );
}

/** "What was her reaction, was she impressed?" */
const reactions = phraseBook(`was|were|did he|she|they`);

const itWas = phraseBook(`it|that|probably was|is`);
/** "Describe the atmosphere. Toxic?" */
const isBareGuess = (words: Words, next: Asked): boolean =>
  next.kind === 'fragment' &&
  next.form === 'statement' &&
  next.to - next.from <= 2 &&
  answers(words, next.from, next.from, next.to, true);

/** The word by which a question asks: its own, or that of the clause within a request. */
function askedBy(words: Words, { from, to, kind }: Asked): string {
  if (kind === 'wh') return wordAt(words, from);
  for (let at = from; at < to; at++)
    if (wordAt(words, at) === 'why' || wordAt(words, at) === 'what') return wordAt(words, at);
  return '';
}

/** What one had, got or knew is a question of its own; what one may have done is an answer to what one did. */
const states = wordSet(`have get know need want feel think see find like use come hear notice`);
const closedClass = auxiliary | determiner | preposition | subject | wh;
function offersDeed(words: Words, { from, to }: Asked): boolean {
  if (wordAt(words, from) !== 'did' || wordAt(words, from + 1) !== 'you') return false;
  let verb = from + 2;
  while (verb < Math.min(to, from + 5) && maskAt(words, verb) & (softener | filler)) verb++;
  return verb < to && (maskAt(words, verb) & closedClass) === 0 && !states.has(wordAt(words, verb));
}
const doing = phraseBook(`
what did you do
how did|do|would you handle|deal|react|respond|solve|fix|convince|persuade|manage|approach|calm|resolve|win|get
`);

/** "Was it the pay?", "were you unhappy?" after why; "…, did you escalate it?" after what one did. */
function guessesAnswer(words: Words, question: Asked, next: Asked): boolean {
  if (next.to - next.from < 3) return false;
  const by = askedBy(words, question);
  const third = wordAt(words, next.from + 2);
  if (wordAt(words, question.from + 1) === 'if' || wordAt(words, next.from - 1) === 'and') return false;
  if (wordAt(words, next.from + 1) === 'you') {
    if (by === 'why')
      return phraseEnd(guesses, words, next.from, next.to) > 0 && third !== 'able' && third !== 'the';
    return (
      next.sentence === question.sentence &&
      phraseEnd(doing, words, question.from, question.to) >= 0 &&
      offersDeed(words, next)
    );
  }
  if (third === 'your' || by === '') return false;
  return (
    phraseEnd(guesses, words, next.from, next.to) > 0 ||
    (next.sentence === question.sentence && phraseEnd(reactions, words, next.from, next.to) > 0) ||
    (wordAt(words, next.from + 1) === 'it' && third.endsWith('ing'))
  );
}

/** "Because of…?", "By talking to them?" after the question: a reason, a way. */
function givesMeans(words: Words, at: number): boolean {
  const word = wordAt(words, at);
  return word === 'because' || (word === 'by' && wordAt(words, at + 1).endsWith('ing'));
}

/** "…, did you, like, sit down with her one to one and go through it?" */
const maxOffered = 20;

/** Whether the next question only offers an answer to this one: "Was it the money?", "The scale?". */
export function offeredNext(words: Words, question: Asked, next: Asked | undefined): boolean {
  if (next === undefined || question.form !== 'open') return false;
  if (question.kind !== 'wh' && question.kind !== 'request') return false;
  const longest = next.sentence === question.sentence && next.kind === 'polar' ? maxOffered : maxTail + 2;
  if (next.from - question.to > 2 || next.to - next.from > longest) return false;
  if (arranges(words, next.from, next.to)) return false;
  for (let at = next.from; at < next.to; at++) if (wordAt(words, at) === 'or') return false;
  if (next.kind === 'polar') return guessesAnswer(words, question, next);
  if (question.kind === 'request') return isBareGuess(words, next);
  if (next.kind === 'tag') return phraseEnd(itWas, words, next.from, next.to) >= 0;
  if (next.kind !== 'fragment' && next.kind !== 'statement') return false;
  if (suggestsStory(words, next)) return true;
  return (
    (next.sentence.mark === questionMark &&
      next.form === 'statement' &&
      (wordAt(words, next.from) === 'that' || !tailAddresses(words, next.from, next.to)) &&
      answers(words, question.from, next.from, next.to, true)) ||
    (next.form === 'open' && next.to - next.from > 1 && givesMeans(words, next.from))
  );
}
