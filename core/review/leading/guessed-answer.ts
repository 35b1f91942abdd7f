/** "Perfectionism, I bet": a guess that stands after the question, or runs on from it. */
import type { Asked } from '../asked.ts';
import { type Words, maskAt, none, wordAt } from '../clauses.ts';
import { auxiliary, first, subject } from '../lexicon.ts';
import { phraseBook, phraseEnd } from '../phrases.ts';
import { wordSet } from '../word-set.ts';
import { maxTail } from './answer-tail.ts';
import type { Suggestion } from './view.ts';

export const afterthought = phraseBook(`
right|yeah|correct|no|eh|presumably|probably|maybe|perhaps|mostly
i guess|imagine|assume|suppose|presume|bet|reckon|suspect
i would guess|imagine|assume|say
i take it
or something|so|whatever|anything
`);

/** "Perfectionism, I bet.": a sentence after the question that answers it and says it is a guess. */
const guessing = phraseBook(`
i|i'd would? bet|guess|imagine|assume|suppose|presume|reckon|suspect|expect|take
i am guessing|betting|assuming|sure
probably|presumably|surely|obviously|maybe|perhaps
no doubt
must have|be
let me guess
i|i'd would say|think
`);
/** A guess is short; what is longer explains something. */
const maxGuess = 12;
export function guessedNext(words: Words, question: Asked): Suggestion | undefined {
  if (question.to !== question.sentence.to || question.form !== 'open') return undefined;
  const next = words.sentences[words.sentences.indexOf(question.sentence) + 1];
  if (next === undefined || next.to - next.from > maxGuess || next.to - next.from < 2) return undefined;
  for (let at = next.from; at < next.to; at++) {
    const end = phraseEnd(guessing, words, at, next.to);
    if (end < 0) continue;
    // "I guess we can start" is the speaker's own; what is guessed must be about something else.
    if (maskAt(words, end) & first || wordAt(words, end) === 'can') return undefined;
    return next;
  }
  return undefined;
}

const likeAnswer = wordSet(`to because more maybe probably being having`);

/** "How did they take it they probably tested you I guess": the marks were lost, the guess was not. */
export function runOnGuess(words: Words, { from, to, sentence, form }: Asked): Suggestion | undefined {
  if (sentence.mark !== none || form !== 'open' || to !== sentence.to) return undefined;
  for (let at = to - 3; at < to; at++)
    if (at > from + 4 && phraseEnd(afterthought, words, at, to) === to && wordAt(words, at) === 'i')
      return { from: Math.max(from + 3, at - maxTail), to: at };
  if (wordAt(words, to - 1) === 'probably' || wordAt(words, to - 1) === 'presumably')
    return { from: Math.max(from + 3, to - maxTail), to: to - 1 };
  for (let at = from + 3; wordAt(words, from) === 'why' && at < to - 2; at++)
    if (wordAt(words, at) === 'because' && !(maskAt(words, at + 1) & first)) return { from: at, to };
  for (let at = from + 4; at < to - 2; at++) {
    const hedge = wordAt(words, at + 1);
    if (
      (hedge === 'probably' || hedge === 'presumably' || hedge === 'must') &&
      maskAt(words, at) & subject &&
      !(maskAt(words, at - 1) & auxiliary)
    )
      return { from: at, to };
    // "…from that like to delegate more": "like" after a finished question brings an example answer.
    if (
      wordAt(words, at) === 'like' &&
      likeAnswer.has(hedge) &&
      !(maskAt(words, at - 1) & (subject | auxiliary))
    )
      return { from: at + 1, to };
    if (wordAt(words, at) === 'that' && hedge === 'like' && likeAnswer.has(wordAt(words, at + 2)))
      return { from: at + 2, to };
    if (wordAt(words, at) === 'i' && phraseEnd(guessing, words, at, to) >= 0 && hedge !== 'would')
      return { from: at, to };
  }
  return undefined;
}
