/** Whether a few words after a question read as an answer to it: "the scale", "by talking to them". */
import { type Words, maskAt, wordAt } from '../clauses.ts';
import {
  auxiliary,
  determiner,
  filler,
  first,
  preposition,
  second,
  softener,
  subject,
  wh,
} from '../lexicon.ts';
import { phraseBook, phraseEnd, phraseIn } from '../phrases.ts';
import { isContent } from '../stems.ts';
import { wordSet } from '../word-set.ts';

/** Longer than this it is no longer an answer put in passing. */
export const maxTail = 10;

/** Tails that narrow a question or soften it without answering it. */
export const neutral = phraseBook(`
exactly|specifically|roughly|personally|yourself|though|then|there|here|instead|today|now|please|again|anyway|otherwise|together|overall|generally|typically|ideally|lately|recently|first|next|mate|man|sir|guys|folks|friend|buddy|precisely|approximately|mainly|mostly|originally|actually|basically|really|honestly|right|yeah|okay|eh|no|huh|correct|technically|practically|sorry|day-to-day|end-to-end|concretely|ultimately|eventually|initially|currently|etcetera|etc|whatever
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
the third|fourth|latter|former|actual|real|exact
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

export const narrowing = wordSet(`
  in at on during when where given after before as over within under from outside besides other apart aside including
  especially particularly both either while across among between looking thinking speaking considering assuming knowing
  back now starting until since rather compared versus through beyond even once without about of into up down regarding
  concerning excluding inside outside alongside via than that which who whose per is are me you i we one leaving putting setting ignoring instead two
  three four five six ten going so-called him her it they he she wherever whenever however not
`);
const means = wordSet(`by with using through`);
const reasons = wordSet(`because for to due out owing`);
const openers = wordSet(`
  like maybe say just perhaps probably presumably mostly mainly possibly um uh er was is it that
`);
const slightly = phraseBook(`a|quite|rather bit|little|a`);
const people = wordSet(`him her them he she they`);
/** How people took it or how it went, said for them. */
const manners = wordSet(`
  badly well poorly angrily calmly positively negatively smoothly nicely brilliantly terribly fine great okay horribly
`);
const choosing = wordSet(`
  use used choose pick picked chose go prefer try tried adopt
`);

/**
 * Whether the words in [from, to) read as an answer to the question that begins with `head`.
 * @param ownSentence they stand in a sentence of their own, whose capital says nothing of a name
 */
export function answers(words: Words, head: number, from: number, to: number, ownSentence = false): boolean {
  let at = from;
  const hedged = phraseEnd(hedging, words, from, to);
  if (hedged > 0 && hedged < to) at = hedged;
  if (startsClause(words, at) && to - at >= 3) return true;
  while (at < to - 1 && openers.has(wordAt(words, at))) at++;
  if (to - at > maxTail) return false;
  const asked = wordAt(words, head);
  const word = wordAt(words, at);
  const offered = at > from || ownSentence;
  if (asked === 'how' && to - at === 1 && manners.has(word)) return true;
  // "What happened to him, the one who left?": says again of whom.
  if (people.has(wordAt(words, from - 1)) && maskAt(words, at) & determiner) return false;
  const skipped = phraseEnd(neutral, words, from, to);
  if (skipped === to || repeatsQuestion(words, head, from, to)) return false;
  if (asked === 'how' && to - at === 3 && phraseEnd(slightly, words, at, to) === to - 1)
    return (maskAt(words, head + 1) & auxiliary) !== 0;
  if (asked === 'where' && word === 'in' && to - at <= 4) return true;
  if (word.endsWith('wise') || /^\d/.test(word)) return false;
  if (asked === 'how' && word === 'as' && portrays(words, head, from)) return to - at !== 3 && to - at > 1;
  if (asked === 'how' && means.has(word)) return to - at > 1 && !tailAddresses(words, at, to);
  if (reasons.has(word) && (asked === 'why' || word === 'because'))
    return to - at > 1 && !(maskAt(words, at + 1) & (asked === 'why' ? first : second | first));
  if (!offered && skipped >= to - 2) return false;
  if (ownSentence && word === 'to' && (maskAt(words, at + 1) === 0 || wordAt(words, at + 1) === 'be'))
    return to - at > 2;
  if (!ownSentence && detailsList(words, head, from, to)) return false;
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

/** "How would your team describe you, as fair?"; "as a person" only narrows it. */
export const portraying = wordSet(`describe sum characterise characterize rate remember portray`);
function portrays(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (portraying.has(wordAt(words, at))) return true;
  return false;
}

/** "That you should test earlier?", "one who leaves you alone?": a clause or a person as the answer. */
const startsClause = (words: Words, at: number): boolean =>
  wordAt(words, at) === 'that'
    ? (maskAt(words, at + 1) & (subject | second)) !== 0 || anybody.has(wordAt(words, at + 1))
    : describable.has(wordAt(words, at)) &&
      (wordAt(words, at + 1) === 'who' || wordAt(words, at + 1) === 'that');
const anybody = wordSet(`one people everyone everybody`);
const describable = wordSet(`one someone somebody people`);

/** "What was the goal, the actual goal?": a tail in the question's own words only says it again. */
function repeatsQuestion(words: Words, head: number, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (!isContent(words, at)) continue;
    for (let said = Math.max(head, from - maxTail * 2); said < from; said++)
      if (wordAt(words, said) === wordAt(words, at)) return true;
  }
  return false;
}

const pronouns = wordSet(`it that this them there`);
const vagueEnd = phraseBook(`and things|stuff|so|such|suchlike`);
/** "What do you think about shift work, nights and weekends?": the tail spells out what was named. */
function detailsList(words: Words, head: number, from: number, to: number): boolean {
  let joined = false;
  for (let at = from + 1; at < to; at++) if (wordAt(words, at) === 'and') joined = true;
  if (!joined || phraseIn(vagueEnd, words, from, to) >= 0 || pronouns.has(wordAt(words, from - 1)))
    return false;
  for (let at = from - 2; at > head && at >= from - 4; at--) if (maskAt(words, at) & preposition) return true;
  return false;
}

export const tailAddresses = (words: Words, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (maskAt(words, at) & second) return true;
  return false;
};

function isCapital(words: Words, at: number): boolean {
  const code = words.text.charCodeAt(words.start[at] ?? 0);
  return code >= 65 && code <= 90;
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
