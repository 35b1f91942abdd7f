/** Which answer a question follows up: the candidate's last turns, linked by words or by pointing back. */
import { type Heard, mentionOf } from './already-said.ts';
import type { Asked } from './asked.ts';
import { type Words, wordAt } from './clauses.ts';
import { phraseBook, phraseEnd } from './phrases.ts';
import { contentStems } from './stems.ts';

const pointing = phraseBook(`
you just|also|? said|mentioned|told|described|talked|brought
tell|say|share me|us|? a? little? bit? more
elaborate|expand
why was|is|did|not|that|do|were|so|?
how so|come
what do|did you mean
what happened next|then|after|there|?
what did you do|say|learn next|then|about|there|from|after
what was|were the|your result|outcome|impact|reaction|role|part
how did|do|was that|it|this|they|he|she
what made you
such as
like what
in what way
for example
and then|after
that project|decision|situation|case|time|team|one|role|problem|change
the outcome|result|impact
what would you do|have differently
dig|dive into|deeper
go deeper|back
give me|us an|another example
what exactly|specifically
how exactly
which was
could|can you elaborate|expand
`);

const movingOn = phraseBook(`
moving|move|switch|switching|shift|let us|next|another|different|last|final question|topic|on|gears|move
tell me|us about a time|situation
next question
last question
one more thing
describe a time|situation
`);

/** How many of the candidate's turns back a question may reach; a short "yeah" often stands between. */
const reach = 2;
const shortAnswer = 30;

/**
 * The turn a question follows up, or null.
 * @param before where in the turn the question's own preface begins
 */
export function followedTurn(words: Words, question: Asked, before: number, heard: Heard): number | null {
  const last = heard.texts.length - 1;
  if (last < 0) return null;
  for (let at = Math.max(before, question.from - 8); at < question.from + 2; at++)
    if (phraseEnd(movingOn, words, at, question.to) >= 0 && at <= question.from)
      return linkedTurn(words, question, heard, last, 2);
  for (let at = question.from; at < Math.min(question.to, question.from + 8); at++)
    if (phraseEnd(pointing, words, at, question.to) >= 0) return lastAnswer(heard, last);
  if (
    question.to - question.from <= 3 &&
    (wordAt(words, question.from) === 'why' || wordAt(words, question.from) === 'how')
  )
    return lastAnswer(heard, last);
  return linkedTurn(words, question, heard, last, 1);
}

/** The latest answer that was more than a "yeah". */
function lastAnswer(heard: Heard, last: number): number | null {
  for (let index = last; index >= 0 && index > last - reach; index--)
    if ((heard.texts[index] ?? '').length > shortAnswer) return heard.turns[index] ?? null;
  return heard.turns[last] ?? null;
}

function linkedTurn(words: Words, question: Asked, heard: Heard, last: number, need: number): number | null {
  const stems = contentStems(words, question.from, question.to, 8).filter((stem) => stem.length >= 4);
  for (let index = last; index >= 0 && index > last - reach; index--) {
    let shared = 0;
    for (const stem of stems)
      if (mentionOf(heard.texts[index] ?? '', stem) >= 0 && ++shared >= need)
        return heard.turns[index] ?? null;
  }
  return null;
}
