/** Whether an exercise is running: there "wouldn't you want a replica?" is a hint, help that prefers no answer. */
import { type Words, maskAt, none, wordAt } from '../clauses.ts';
import { determiner, first } from '../lexicon.ts';
import { phraseBook, phraseEnd, phraseIn } from '../phrases.ts';
import { afterOpeners } from '../tags.ts';
import { wordSet } from '../word-set.ts';

/** Told to do at the head of a sentence, with an object, these set a piece of work. */
const tasks = wordSet(`
  write draw sketch design implement code reverse sort list find wire build model translate compute calculate solve
  debug refactor optimise optimize plot sell pitch teach price measure fix estimate assemble mix cut fold plan count
  parse merge invert return print connect label identify diagnose demonstrate role-play improvise dictate read put
`);
const atHead = phraseBook(`
show me|us how
here is|are a|an|some|two|three|your|our|this
here is|are the bug|snippet|code|function|table|schema|query|case|scenario|problem|puzzle|exercise|task|list|array|string|text|drawing|plan|spreadsheet|log|brief|tray|till|menu|recipe|mannequin|dummy|phone|script
how would|could|might|do you design|implement|build|code|sort|store|find|solve|query|compute|detect|reverse|parse|model|test|merge|count|cache
go ahead and
off you go
your turn
let us do|try|play|run|have|start a|an|the|some|another
pretend
i am the|a|your customer|client|patient|buyer|guest|parent|pupil|student|child|caller|user|tenant
given a|an|two|the
you have|are|got been? given? a|an|two|this|the
can|could|would you please? write|draw|sketch|design|implement|code|reverse|sort|translate|solve|debug|calculate
have a look
`);
const anywhere = phraseBook(`
role-play|roleplay|whiteboard|pseudocode|pseudo-code
role play
on the board|whiteboard
practical test|task|part
coding exercise|task|part|problem
write me|us|a
draw me|us
sell me|us
you are|have the|a|been waiter|nurse|teacher|agent|seller|salesperson|manager
`);

/** Back to the candidate's own work: the exercise is over. */
const over = phraseBook(`
tell me|us about|a|more
a time you|when|that
move|moving on
your cv|resume|experience|background|current|previous|last|present|old
last job|role|company|position|question
leave it|that there
stop there
in your current|previous|last|own|present
have you ever|worked|managed|led
questions for me|us
why|how|what|when did you
why do you want
`);

/** What a host says: no piece of work. */
const hosting = wordSet(
  `ignore mind excuse watch grab take have forgive pardon shut close sit pull choose join meet follow enjoy thank bear`,
);
const asksTo = wordSet(`can could would will`);
/** "this", "for us": what is asked for is to be done now. */
const here = wordSet(`this these here`);
function shownHere(words: Words, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + 10); at++) {
    if (here.has(wordAt(words, at))) return true;
    if (wordAt(words, at) === 'for' && (wordAt(words, at + 1) === 'me' || wordAt(words, at + 1) === 'us'))
      return true;
  }
  return false;
}

/** "Peel the carrots", "list all customers": a bare verb and its object. */
function orders(words: Words, at: number, to: number): boolean {
  const word = wordAt(words, at);
  const next = maskAt(words, at + 1);
  const object = wordAt(words, at + 1);
  if (at + 2 >= to) return false;
  if (asksTo.has(word) && object === 'you')
    return maskAt(words, at + 2) === 0 && shownHere(words, at + 3, to);
  // "Write that down" is said of an answer.
  if (wordAt(words, at + 2) === 'down') return false;
  if (tasks.has(word)) return (next & (determiner | first)) !== 0 || object === 'up' || object === 'two';
  const bare =
    maskAt(words, at) === 0 && !hosting.has(word) && !/(?:s|ed|ing|ly)$/.test(word) && !/^\d/.test(word);
  return (
    bare &&
    ((next & determiner) !== 0 || object === 'me' || object === 'us') &&
    (words.gap[at + 1] ?? 0) === none
  );
}

function sets(words: Words): boolean {
  for (const { from, to } of words.sentences) {
    const begin = afterOpeners(words, from, to);
    if (phraseEnd(atHead, words, begin, to) >= 0) return true;
    if (orders(words, begin, to)) return true;
  }
  return phraseIn(anywhere, words, 0, words.word.length) >= 0;
}

/** What a program, a query or a plan does, told step by step; no verb whose past looks the same, which would be a story. */
const steps = wordSet(`
  loop iterate multiply sort store return push pop hash swap merge insert append increment decrement compare traverse
  recurse partition scan index cache shard query join filter map reduce allocate lock count write add sum pick keep
`);
const steady = wordSet(`just then would also simply first now still`);

/** At most this many steady words stand between "i" and what it does. */
const maxSteady = 3;
const mayWork = new RegExp(`\\bi\\b\\W+(?:\\w+\\W+){0,${maxSteady + 1}}(?:${[...steps].join('|')})\\b`);
/** False where `worksThrough` cannot be true of a lower-case text: said before its words are taken apart. */
export const mayWorkThrough = (text: string): boolean => mayWork.test(text);

/** Whether the candidate is telling how something works as they make it: "i sort the whole thing and take the first ten". */
export function worksThrough(words: Words): boolean {
  for (let at = 0; at < words.word.length - 1; at++) {
    if (wordAt(words, at) !== 'i') continue;
    let verb = at + 1;
    while (verb < at + 1 + maxSteady && steady.has(wordAt(words, verb))) verb++;
    if (steps.has(wordAt(words, verb))) return true;
  }
  return false;
}

/** Whether an exercise that was running still runs while this turn is spoken. */
export const exerciseDuring = (words: Words, running: boolean): boolean =>
  running && phraseIn(over, words, 0, words.word.length) < 0;

/** Whether an exercise runs after this turn of the interviewer's, given whether one ran before it. */
export function exerciseAfter(words: Words, running: boolean): boolean {
  if (sets(words)) return true;
  return exerciseDuring(words, running);
}
