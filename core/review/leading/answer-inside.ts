/** "What was hard, the scale?": an open question with one answer put into it. */
import { wordSet } from '../word-set.ts';
import type { Asked } from '../asked.ts';
import { type Words, comma, maskAt, none, pause, questionMark, wordAt } from '../clauses.ts';
import {
  auxiliary,
  coordinator,
  determiner,
  filler,
  first,
  preposition,
  second,
  softener,
  subject,
  wh,
} from '../lexicon.ts';
import { phraseBook, phraseEnd } from '../phrases.ts';
import { afterOpeners } from '../tags.ts';
import { checksUnderstanding } from './checking.ts';
import { offersChoice, suppliesReason } from './supplied-reason.ts';
import type { LeadingView, Suggestion } from './view.ts';

/** Longer than this it is no longer an answer put in passing. */
const maxTail = 10;

/** Tails that narrow a question or soften it without answering it. */
const neutral = phraseBook(`
exactly|specifically|roughly|personally|yourself|though|then|there|here|instead|today|now|please|again|anyway|otherwise|together|overall|generally|typically|ideally|lately|recently|first|next|mate|man|sir|guys|folks|friend|buddy|precisely|approximately|mainly|mostly|originally|actually|basically|really|honestly|right|yeah|okay|eh|no|huh|correct|technically|practically|day-to-day|end-to-end|concretely|ultimately|eventually|initially|currently|etcetera|etc|whatever
if _? _? _? _? _? _? _? _? _?
would you say
do|did you think|reckon|feel
out of curiosity|interest
big picture
high level
day to day
end to end
step by step
start to finish
the first|last|second|next|other time|one|bit|part|two|three|few
this|that time|week|year|month|quarter
these days
no rush|pressure|wrong|right|worries
one more time
one|two|three thing|word|words|sentence|by
real quick
a bit|little|few|couple|sentence|minute
the short|long|quick version
your own|last|current|previous|first|most|best|favourite|favorite
you personally|yourself|specifically|know
for example|instance|you|me|us
not just|only|necessarily
good|better or
all things considered
let us say
or _? _? _? _? _? _? _? _? _?
and _? _? _? _? _? _? _? _? _?
but _? _? _? _? _? _? _? _? _?
so _? _? _? _? _? _? _? _?
the project|one|team|thing|role|company|part you|that|we
`);

const narrowing = wordSet(`
  in at on during when where given after before as over within under from outside besides other apart aside including
  especially particularly both either while across among between looking thinking speaking considering assuming knowing
  back now starting until since rather compared versus through beyond even once without about of into up down regarding
  concerning excluding than that which who whose per is are me you i we one leaving putting setting ignoring instead two
  three four five six ten going so-called him her it they he she wherever whenever however not
`);
const means = wordSet(`by with using through`);
const reasons = wordSet(`because for to due out owing`);
const openers = wordSet(`
  like maybe say just perhaps probably presumably mostly mainly possibly um uh er was is it that
`);
const choosing = wordSet(`
  use used choose pick picked chose go prefer try tried adopt
`);

/** Whether the words in [from, to) read as an answer to the question that begins with `head`. */
function answers(words: Words, head: number, from: number, to: number): boolean {
  let at = from;
  const hedged = phraseEnd(hedging, words, from, to);
  if (hedged > 0 && hedged < to) at = hedged;
  while (at < to - 1 && openers.has(wordAt(words, at))) at++;
  if (to - at > maxTail || at >= to) return false;
  const asked = wordAt(words, head);
  const word = wordAt(words, at);
  const offered = at > from;
  if (phraseEnd(neutral, words, from, to) === to) return false;
  if (word.endsWith('wise') || /^\d/.test(word)) return false;
  if (asked === 'how' && means.has(word)) return to - at > 1 && !tailAddresses(words, at, to);
  if (reasons.has(word) && (asked === 'why' || word === 'because'))
    return to - at > 1 && !(maskAt(words, at + 1) & (second | first));
  if (word === 'because') return true;
  const skipped = phraseEnd(neutral, words, from, to);
  if (
    skipped === to ||
    (skipped > 0 &&
      !offered &&
      (wordAt(words, from) === 'or' || wordAt(words, from) === 'and' || skipped >= to - 2))
  )
    return false;
  if (word === 'that' && maskAt(words, at + 1) & subject && to - at >= 3) return true;
  if (narrowing.has(word) || maskAt(words, at) & (wh | preposition)) return false;
  if (word.endsWith('ly') && to - at <= 2) return false;
  for (let index = at; index < to; index++) {
    const mask = maskAt(words, index);
    if (wordAt(words, index) === 'or') return false;
    if (wordAt(words, index) === 'you' && index <= at + 2) return false;
    if (index > from + 1 && mask & auxiliary && maskAt(words, index + 1) & subject) return false;
  }
  if (to - at === 1 && !offered) {
    if (maskAt(words, at) & (softener | filler)) return false;
    if (isCapital(words, at)) return choosing.has(wordAt(words, from - 1));
    return !(maskAt(words, at) & (subject | auxiliary));
  }
  if (isCapital(words, at) && !(maskAt(words, at) & determiner) && !offered && to - at <= 2)
    return choosing.has(wordAt(words, from - 1));
  return (maskAt(words, at) & auxiliary) === 0;
}

const tailAddresses = (words: Words, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (maskAt(words, at) & second) return true;
  return false;
};

function isCapital(words: Words, at: number): boolean {
  const code = words.text.charCodeAt(words.start[at] ?? 0);
  return code >= 65 && code <= 90;
}

/** The last comma or dash of the clause, where no list is running. */
function tailOf(words: Words, { from }: Asked, to: number): number {
  for (let at = to - 1; at > from + 1 && at >= to - maxTail - 3; at--) {
    if ((words.gap[at] ?? 0) < comma) continue;
    if ((words.gap[at] ?? 0) >= pause) return at;
    for (let earlier = at - 1; earlier > from + 1 && earlier >= at - 3; earlier--)
      if ((words.gap[earlier] ?? 0) === comma) return -1;
    return at;
  }
  return -1;
}

/** "I'm guessing the scale": an answer in front of which stands whose it is. */
const hedging = phraseBook(`
i|i'd would? guess|imagine|assume|suppose|presume|bet|reckon|suspect|expect
i am guessing|assuming|sure
let me guess
let us say
i take it
i would say
`);

const guesses = phraseBook(`
did|were|are|do|is|was you|it|that just|simply|basically
was|is|were it|that|this|they because|the|a|your|more|too|just|about|due|mostly|mainly|down|like|simply|really
was|is it|that
`);

/** The following question, when it only offers an answer to this one: "Was it the money?", "The scale?". */
/** "Why did you leave? You wanted more money?": the reason is supplied. */
function suggestsReason(words: Words, question: Asked, next: Asked): boolean {
  return (
    wordAt(words, question.from) === 'why' &&
    next.sentence.mark === questionMark &&
    wordAt(words, afterOpeners(words, next.from, next.to)) === 'you' &&
    !checksUnderstanding(words, next.from, next.to)
  );
}

export function offeredNext(words: Words, question: Asked, next: Asked | undefined): boolean {
  if (next === undefined || question.kind !== 'wh' || question.form !== 'open') return false;
  if (next.from - question.to > 2 || next.to - next.from > maxTail + 2) return false;
  for (let at = next.from; at < next.to; at++) if (wordAt(words, at) === 'or') return false;
  if (next.kind === 'polar') {
    const end = phraseEnd(guesses, words, next.from, next.to);
    return end > 0 && next.to - next.from >= 3 && wordAt(words, next.from + 2) !== 'your';
  }
  if (next.kind !== 'fragment' && next.kind !== 'statement') return false;
  if (suggestsReason(words, question, next)) return true;
  return (
    (next.sentence.mark === questionMark &&
      next.form === 'statement' &&
      !tailAddresses(words, next.from, next.to) &&
      answers(words, question.from, next.from, next.to)) ||
    (next.form === 'open' && wordAt(words, next.from) === 'because' && next.to - next.from > 1)
  );
}

/** "How many, roughly ten?", "when was that, 2019?": an estimate of one fact prefers nothing. */
function counts(words: Words, { from, form }: Asked): boolean {
  const asked = wordAt(words, from);
  return form !== 'open' && (asked === 'how' || asked === 'when' || asked === 'where' || asked === 'what');
}

/** "what was the hardest part the scale": the comma was lost, but nothing else can follow "part". */
function unmarkedTail(words: Words, { from, to, sentence }: Asked): number {
  if (sentence.mark !== none || to !== sentence.to) return -1;
  for (let at = Math.max(from + 3, to - 4); at <= to - 2; at++)
    if (maskAt(words, at) & determiner && finished.has(wordAt(words, at - 1))) return at;
  return -1;
}
const finished = wordSet(
  `bit part thing reason problem challenge hard wrong difficult tough toughest hardest worst best issue blocker difference`,
);

/** Leaves out what comes after the answer: "…, the scale, I guess?", "…, the scale, right?". */
function beforeHedge(words: Words, { from, to }: Asked): number {
  for (let at = Math.max(from + 3, to - 3); at < to; at++)
    if ((words.gap[at] ?? 0) >= comma && phraseEnd(afterthought, words, at, to) === to) return at;
  return to;
}
const afterthought = phraseBook(`
right|yeah|correct|no|eh|presumably|probably|maybe|perhaps|mostly
i guess|imagine|assume|suppose|presume|bet|reckon|suspect
i would guess|imagine|assume|say
i take it
`);

/** "How would you store it, in a map?": a hint in an exercise, not an answer about the candidate. */
function exercises(words: Words, question: Asked): boolean {
  const next = wordAt(words, question.from + 1);
  const verb = wordAt(words, question.from + 3);
  if (verb === 'describe' || verb === 'sum' || verb === 'characterise' || verb === 'characterize')
    return false;
  return wordAt(words, question.from) === 'how' && (next === 'would' || next === 'could' || next === 'might');
}

/** "Perfectionism, I bet.": a sentence after the question that answers it and says it is a guess. */
const guessing = phraseBook(`
i|i'd would? bet|guess|imagine|assume|suppose|presume|reckon|suspect|expect|take
i am guessing|betting|assuming|sure
probably|presumably|surely|obviously|maybe|perhaps
no doubt
must have|be
let me guess
`);
/** A guess is short; what is longer explains something. */
const maxGuess = 12;
function guessedNext(words: Words, question: Asked): Suggestion | undefined {
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
function runOnGuess(words: Words, { from, to, sentence, form }: Asked): Suggestion | undefined {
  if (sentence.mark !== none || form !== 'open' || to !== sentence.to) return undefined;
  for (let at = to - 3; at < to; at++)
    if (at > from + 4 && phraseEnd(afterthought, words, at, to) === to && wordAt(words, at) === 'i')
      return { from: Math.max(from + 3, at - maxTail), to: at };
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

/** "What would you do first, clear the aisle, call somebody?": two answers and no third, to a question that asked for any. */
function listedAnswers(words: Words, question: Asked, to: number): Suggestion | undefined {
  const { from, form } = question;
  const asked = wordAt(words, from);
  const scope = maskAt(words, from + 1) & auxiliary;
  if (form !== 'open' || !scope || (asked !== 'what' && asked !== 'why' && asked !== 'how')) return undefined;
  let item = to;
  let items = 0;
  for (let at = to - 1; at > from + 3 && at >= to - 2 * maxTail; at--) {
    if ((words.gap[at] ?? 0) < comma) continue;
    let head = at;
    while (head < item && maskAt(words, head) & filler) head++;
    if (head === item) continue;
    if (item - head > 5 || maskAt(words, head) & (subject | auxiliary | wh | preposition | coordinator))
      break;
    if (narrowing.has(wordAt(words, head)) || phraseEnd(neutral, words, head, item) === item) break;
    items++;
    item = at;
  }
  return items >= 2 && !offersChoice(words, item, to) ? { from: item, to } : undefined;
}

export function answerInside(view: LeadingView): Suggestion | undefined {
  const { words, asked, index, question, exercise } = view;
  if (exercise) return undefined;
  if (question.kind === 'polar') return suppliesReason(view);
  if (question.kind !== 'wh' || counts(words, question) || exercises(words, question)) return undefined;
  const { from, sentence } = question;
  const to = beforeHedge(words, question);
  if (question.to === sentence.to && sentence.mark === questionMark) {
    const tail = tailOf(words, question, to);
    if (tail > 0 && answers(words, from, tail, to)) return { from: tail, to };
  }
  if (question.to === sentence.to && sentence.mark === questionMark) {
    const listed = listedAnswers(words, question, to);
    if (listed !== undefined) return listed;
  }
  const guessed = guessedNext(words, question) ?? runOnGuess(words, question);
  if (guessed !== undefined) return guessed;
  const run = unmarkedTail(words, question);
  if (run > 0) return { from: run, to: question.to };
  const next = asked[index + 1];
  if (next !== undefined && offeredNext(words, question, next)) return { from: next.from, to: next.to };
  return undefined;
}
