/**
 * Open or closed. A question is closed when it can be answered with yes or no, with one of the
 * alternatives it names, or with one fact; function beats form, so "can you tell me about…" is open
 * although it is a yes–no question by its grammar.
 */
import { wordSet } from './word-set.ts';
import { type Words, maskAt, wordAt } from './clauses.ts';
import {
  auxiliary,
  degree,
  determiner,
  oneFact,
  preposition,
  second,
  softener,
  subject,
  wh,
} from './lexicon.ts';

export type Openness = 'open' | 'closed';

/** How far a noun phrase is followed to its head: "the total annual travel budget". */
const maxNounPhrase = 5;

/** Nouns after "what … do you" that ask for a description although they sound like one fact. */
const openTail = wordSet(`like about`);

/** True when one of the next words, up to a preposition or a clause, names a single fact. */
function namesOneFact(words: Words, at: number, to: number): boolean {
  for (let index = at; index < Math.min(to, at + maxNounPhrase); index++) {
    const mask = maskAt(words, index);
    if (mask & oneFact) {
      const next = wordAt(words, index + 1);
      if (next === 'management' || next === 'manager') continue;
      return !(openTail.has(wordAt(words, to - 1)) || openTail.has(next));
    }
    if (
      mask & (preposition | wh) ||
      (mask & auxiliary && index > at) ||
      ((words.gap[index] ?? 0) > 0 && index > at)
    )
      return false;
  }
  return false;
}

const broadWhere = wordSet(`
  see start begin think stand draw struggle fall land want excel shine add focus go
`);

function whereForm(words: Words, at: number, to: number): Openness {
  for (let index = at + 1; index < Math.min(to, at + 6); index++)
    if (broadWhere.has(wordAt(words, index))) return 'open';
  return 'closed';
}

/** "what if", "what part of", "what was the size of". */
function whatForm(words: Words, at: number, to: number): Openness {
  const next = wordAt(words, at + 1);
  const mask = maskAt(words, at + 1);
  if (next === 'if' || next === 'else') return 'open';
  if (mask & auxiliary) {
    const afterAux = maskAt(words, at + 2);
    const named = wordAt(words, at + 2);
    if (!(afterAux & subject) || afterAux & determiner)
      if (afterAux & (determiner | second) || /^\w+$/.test(named))
        return namesOneFact(words, at + 2, to) ? 'closed' : 'open';
    return 'open';
  }
  // "What lost you the deal, price?": a cause is asked for, whatever fact its story names.
  if ((mask === 0 || next === 'cost') && wordAt(words, at + 2) === 'you') return 'open';
  return namesOneFact(words, at + 1, to) ? 'closed' : 'open';
}

const days = wordSet(`
  monday tuesday wednesday thursday friday tomorrow today now
`);

function howForm(words: Words, at: number, to: number): Openness {
  const next = wordAt(words, at + 1);
  if (next === 'about' && (days.has(wordAt(words, at + 2)) || days.has(wordAt(words, at + 3))))
    return 'closed';
  let degreeAt = at + 1;
  if (next === 'very' || next === 'really' || next === 'exactly') degreeAt++;
  if (maskAt(words, degreeAt) & degree) return 'closed';
  // "how collaborative are you": any other adjective before the verb is a degree too.
  if (!maskAt(words, degreeAt) && !next.endsWith('ly') && maskAt(words, degreeAt + 1) & auxiliary)
    return 'closed';
  if (next === 'do' && wordAt(words, at + 3) === 'spell') return 'closed';
  if (next === 'do' && wordAt(words, at + 3) === 'pronounce') return 'closed';
  return to > at ? 'open' : 'closed';
}

/** "… and why?", "… and how did it go" as a tail that opens a question for one fact. */
function opensLater(words: Words, at: number, to: number): boolean {
  for (let index = at + 2; index < to; index++) {
    const word = wordAt(words, index);
    const before = wordAt(words, index - 1);
    if (
      (word === 'why' || (word === 'how' && !(maskAt(words, index + 1) & degree))) &&
      (before === 'and' || before === 'or')
    )
      return true;
  }
  return false;
}

/** "…, the weather or something?" offers one answer, not two. */
const vague = wordSet(`something whatever anything`);
/** Whether a list of choices ends the clause: "…, A or B". */
function offersChoice(words: Words, at: number, to: number): boolean {
  let commaAt = -1;
  for (let index = at + 2; index < to; index++) {
    if ((words.gap[index] ?? 0) >= 1) commaAt = index;
    if (wordAt(words, index) === 'or' && commaAt > 0 && index > commaAt && index < to - 1) {
      const next = wordAt(words, index + 1);
      if (next !== 'so' && next !== 'not' && !(vague.has(next) && index === to - 2)) return true;
    }
  }
  return false;
}

/** A clause of more words is no clause; looking further would cost the square of a text without full stops. */
const maxClause = 60;

/** The form of a question that begins with the wh-word at `at` and ends before `to`. */
export function whForm(words: Words, at: number, sentenceTo: number): Openness {
  const to = Math.min(sentenceTo, at + maxClause);
  if (opensLater(words, at, to)) return 'open';
  const word = wordAt(words, at);
  if (word === 'why') return 'open';
  if (offersChoice(words, at, to)) return 'closed';
  switch (word) {
    case 'how':
      return howForm(words, at, to);
    case 'what':
      return whatForm(words, at, to);
    case 'where':
      return whereForm(words, at, to);
    case 'when':
      return wordAt(words, at + 1) === 'have' ? 'open' : 'closed';
    default:
      return 'closed';
  }
}

/** "a time when…" asks for a story, whatever follows it. */
const eventful = wordSet(`time times example examples situation instance occasion moment`);

/** The form of what follows "tell me", "I'm curious", "could you explain". */
export function complementForm(words: Words, from: number, to: number, wantsFact = true): Openness {
  if (eventful.has(wordAt(words, from - 1))) return 'open';
  let at = from;
  while (
    at < to &&
    maskAt(words, at) & softener &&
    !(maskAt(words, at) & wh) &&
    !(maskAt(words, at) & determiner)
  )
    at++;
  let mask = maskAt(words, at);
  if (mask & preposition && maskAt(words, at + 1) & wh) mask = maskAt(words, ++at);
  if (mask & wh) return whForm(words, at, to);
  const word = wordAt(words, at);
  if (word === 'if' || word === 'whether') return opensLater(words, at, to) ? 'open' : 'closed';
  if (wantsFact && mask & determiner && namesOneFact(words, at, to))
    return opensLater(words, at, to) ? 'open' : 'closed';
  return 'open';
}
