/** Two or more distinct questions before the candidate may speak. A rephrase is one question. */
import { wordSet } from './word-set.ts';
import type { Asked } from './asked.ts';
import { type Words, wordAt } from './clauses.ts';
import { offeredNext } from './leading/offered-answer.ts';
import { phraseBook, phraseIn } from './phrases.ts';
import { contentStems, related } from './stems.ts';

/** "I mean", "in other words": what follows says the same again. */
const again = phraseBook(`
i mean
in other words
or rather
that is
like
what i mean
as in
to put it
put differently|another
let me rephrase|put|ask
so basically
or actually
sorry
`);

const onCondition = phraseBook(`
if so|yes|not|no
if you have|did|do|had|are
and if so|yes|not
`);

/** "Have you…? Tell me about that one": the request opens the yes–no question before it. */
const picksUp = wordSet(`
  it that one them this those how why what more example examples
`);

function introduced(words: Words, from: number, to: number): boolean {
  const begin = from < to - 6 ? to - 5 : from;
  return phraseIn(again, words, begin, to + 1, to + 2) >= 0;
}

const conditioned = (words: Words, from: number, to: number): boolean =>
  phraseIn(onCondition, words, Math.max(from, to - 6), to + 1, to + 6) >= 0;

function opensUp(words: Words, first: Asked, second: Asked): boolean {
  if (first.form !== 'closed' || second.kind !== 'request') return false;
  for (let at = second.from; at < Math.min(second.to, second.from + 10); at++)
    if (picksUp.has(wordAt(words, at))) return true;
  return false;
}

/** At least half of the shorter question's content is in the other. */
function overlaps(words: Words, first: Asked, second: Asked): boolean {
  const one = contentStems(words, first.from, first.to);
  const two = contentStems(words, second.from, second.to);
  if (one.length === 0 || two.length === 0) return false;
  const shared = two.filter((stem) => related(stem).some((kin) => one.includes(kin))).length;
  return shared * 2 >= Math.min(one.length, two.length);
}

/** Whether `second` asks something other than `first`, which came before it in the same turn. */
function isDistinct(words: Words, first: Asked, second: Asked): boolean {
  if (second.form === 'tag' && first.form === 'tag') return true;
  if (introduced(words, first.to, second.from) || conditioned(words, first.to, second.from)) return false;
  if (opensUp(words, first, second)) return false;
  return !overlaps(words, first, second);
}

const both = phraseBook(`
what|how|why|who|when|where and|or what|how|why|who|when|where
how many|much|long|often and|or how|what|which
`);

/** "What and how did you decide", "who and when": two questions in one clause. */
const coordinates = (words: Words, question: Asked): boolean =>
  phraseIn(both, words, question.from, Math.min(question.to, question.from + 3), question.to) >= 0 ||
  tailCoordinates(words, question);

/** "…, and why?" after a complete question. */
function tailCoordinates(words: Words, question: Asked): boolean {
  if (question.to - question.from < 5) return false;
  const last = wordAt(words, question.to - 1);
  return (
    (last === 'why' || last === 'how' || last === 'when') &&
    wordAt(words, question.to - 2) === 'and' &&
    question.kind !== 'request'
  );
}

/** Which questions of a turn stand in a stack of two or more distinct ones; greetings and logistics stack nothing. */
export function stackedAmong(
  words: Words,
  asked: readonly Asked[],
  logistics: readonly boolean[],
): boolean[] {
  const stacked = asked.map(() => false);
  let previous = -1;
  for (let index = 0; index < asked.length; index += 1) {
    const question = asked[index];
    if (question === undefined || logistics[index] === true) continue;
    if (coordinates(words, question)) stacked[index] = true;
    const before = asked[previous];
    if (
      before !== undefined &&
      !offeredNext(words, before, question) &&
      isDistinct(words, before, question)
    ) {
      stacked[previous] = true;
      stacked[index] = true;
    }
    previous = index;
  }
  return stacked;
}
