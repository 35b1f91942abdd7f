/** Which answer a question follows up: the candidate's last turns, linked by words or by pointing back. */
import { type Heard, mentionOf } from './already-said.ts';
import type { Asked } from './asked.ts';
import { type Words, maskAt, wordAt } from './clauses.ts';
import { second, wh } from './lexicon.ts';
import { phraseBook, phraseEnd, phraseIn } from './phrases.ts';
import { contentStems } from './stems.ts';
import { wordSet } from './word-set.ts';

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
next|separately
one more
the first|second|third|last
my|our next|first|last|other? questions|question
how about a
we have _? _? _? minutes|time
let me|us ask|see|go
by the way
before you|we
describe a time|situation
`);

/** "Let's move on. How was it at Acme?": what leaves the answer behind in a sentence of its own. */
const leaving = phraseBook(`
move|moving|go|going on to|now
move|moving on
switch|switching|change|changing gears|topic|topics|subject|tack
next|new|different|another|last topic|subject|question
`);

/** What stands for something said before; in a turn's first question nothing but the answer can be meant. */
const referring = wordSet(`that it they them he she him her his their those these there this then`);
/** "Is it thread safe?", "is there…": right after the verb these may mean what lies on the table. */
const properly = wordSet(`it there`);
/** "Have they asked?", "On purpose?": too short to stand alone. */
const maxElliptical = 4;
/** "How did you find out?", "What did you do yourself?": of what was just told. */
const ofTheStory = phraseBook(`
how|why did you _? _? _?
what did you do|say|think|tell|decide|change|try|find|learn _? _?
what would you say|do|put|change|try _? _?
what else
what|how then|else
which part|parts|one|ones
who else
have you an|any example
`);
/** The longest question that is read as one of the story just told. */
const maxOfStory = 8;
/** Words in front of a turn's first question that could bring what it refers to. */
const maxPreface = 12;

/** Whether a turn's first question leans on the answer before it. */
function leansOnAnswer(words: Words, question: Asked): boolean {
  const { from, to } = question;
  return (
    from <= maxPreface &&
    (isPartial(words, question) || refersBack(words, from, to)) &&
    !startsAnew(words, to)
  );
}

/** "On purpose?", "How did you find out?": half of what is asked stands in the answer. */
const isPartial = (words: Words, { from, to, kind }: Asked): boolean =>
  (to - from <= maxElliptical && kind !== 'request' && !standsAlone(words, from, to)) ||
  (to - from <= maxOfStory && phraseEnd(ofTheStory, words, from, to) >= 0);

function refersBack(words: Words, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + maxOfStory); at++)
    if (referring.has(wordAt(words, at)) && !(at === from + 1 && properly.has(wordAt(words, at))))
      return true;
  return false;
}

/** Whether the turn, up to the end of its first question, turns to something new. */
const startsAnew = (words: Words, to: number): boolean =>
  phraseIn(movingOn, words, 0, to) >= 0 || phraseIn(leaving, words, 0, to) >= 0;

/** "Where are you based?", "What motivates you?": of how things are, and complete as it stands. */
function standsAlone(words: Words, from: number, to: number): boolean {
  if (present.has(wordAt(words, from)) || present.has(wordAt(words, from + 1))) return true;
  for (let at = from + 1; at < to; at++)
    if (maskAt(words, from) & wh && maskAt(words, at) & second) return true;
  return false;
}
const present = wordSet(`are is do does any ready tell describe`);

/** What a question follows up, and whether its words say so or only that it could not be asked without the answer. */
export type Followed = { readonly turn: number; readonly by: 'words' | 'reference' };

/** How many of the candidate's turns back a question may reach; a short "yeah" often stands between. */
const reach = 2;
const shortAnswer = 30;

/**
 * The turn a question follows up, or null.
 * @param before where in the turn the question's own preface begins
 * @param first whether no question stands before it in the turn
 */
export function followedTurn(
  words: Words,
  question: Asked,
  before: number,
  heard: Heard,
  first: boolean,
): Followed | null {
  const linked = pointedTurn(words, question, before, heard, first);
  if (linked !== null) return { turn: linked, by: 'words' };
  const last = heard.texts.length - 1;
  const long = (heard.texts[last] ?? '').length > shortAnswer;
  const turn = first && long && leansOnAnswer(words, question) ? heard.turns[last] : undefined;
  return turn === undefined ? null : { turn, by: 'reference' };
}

/** A question points back, or moves on, within so many words of its beginning. */
const maxLead = 8;

function pointedTurn(
  words: Words,
  question: Asked,
  before: number,
  heard: Heard,
  first: boolean,
): number | null {
  const last = heard.texts.length - 1;
  if (last < 0) return null;
  const { from, to } = question;
  if (
    phraseIn(movingOn, words, Math.max(before, from - maxLead), from + 1, to) >= 0 ||
    (first && phraseIn(leaving, words, Math.max(0, from - maxPreface), from + 1, from + 1) >= 0)
  )
    return linkedTurn(words, question, heard, last, 2);
  if (phraseIn(pointing, words, from, Math.min(to, from + maxLead), to) >= 0) return lastAnswer(heard, last);
  if (to - from <= 3 && (wordAt(words, from) === 'why' || wordAt(words, from) === 'how'))
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
  const stems = contentStems(words, question.from, question.to, 8);
  for (let index = last; index >= 0 && index > last - reach; index--) {
    const text = heard.texts[index] ?? '';
    let shared = 0;
    for (let at = 0; at < stems.length; at++) {
      const stem = stems[at] ?? '';
      if (stem.length >= minLink && mentionOf(text, stem) >= 0 && ++shared >= need)
        return heard.turns[index] ?? null;
    }
  }
  return null;
}

/** A shorter stem is in too many words to link anything. */
const minLink = 4;
