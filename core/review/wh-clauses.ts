/** Questions with a wh-word: with the verb before the subject, or with the wh-word as the subject. */
import { type Sentence, type Words, comma, maskAt, none, pause, questionMark, wordAt } from './clauses.ts';
import { invertsPronoun } from './inversion.ts';
import {
  auxiliary,
  coordinator,
  degree,
  determiner,
  embedder,
  eventVerb,
  preposition,
  second,
  subject,
  wh,
} from './lexicon.ts';
import { type Openness, whForm } from './question-form.ts';
import { wordSet } from './word-set.ts';

/** How far the verb may stand from its wh-word: "which of those three large projects did you". */
const maxWhPhrase = 8;

const indirect = wordSet(`
  ask asked asking asks know wonder wondered say said tell told explain understand describe matter see
  remember decide me us them people him her everyone candidates discuss share sure curious
`);

/** The verb that a wh-word at `at` brings before its subject, or -1. */
function invertedVerb(words: Words, at: number, to: number): number {
  const limit = Math.min(to, at + maxWhPhrase);
  for (let index = at + 1; index < limit; index++) {
    const mask = maskAt(words, index);
    if ((words.gap[index] ?? 0) > comma) return -1;
    if (mask & auxiliary) return index;
    if (index > at + 1 && mask & subject && !(mask & determiner)) return -1;
    if (index === at + 1 && mask & subject && !(mask & determiner)) return -1;
    if (mask & wh) return -1;
  }
  return -1;
}

const copulas = wordSet(`
  is was are were isn't wasn't means depends matters will would doesn't does
`);

/** "What we do is…", "How you test matters": the wh-clause is the subject of another verb. */
function isSubjectOfLaterVerb(words: Words, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + 14); at++) {
    if ((words.gap[at] ?? 0) >= pause) return false;
    if (!copulas.has(wordAt(words, at))) continue;
    const next = wordAt(words, at + 1);
    if (maskAt(words, at - 1) & subject && !(maskAt(words, at - 1) & determiner)) continue;
    if (next === 'you' || maskAt(words, at - 1) & (wh | coordinator)) continue;
    return true;
  }
  return false;
}

function embedded(words: Words, at: number, level: number): boolean {
  if (level >= 2) return false;
  const before = maskAt(words, at - 1);
  return (before & (embedder | preposition)) !== 0 || indirect.has(wordAt(words, at - 1));
}

/** Where the clause that begins at `at` ends at the latest: at a pause or the end of its sentence. */
function clauseEnd(words: Words, at: number, to: number): number {
  const limit = Math.min(to, at + maxClause);
  for (let index = at + 1; index < limit; index++) if ((words.gap[index] ?? 0) >= pause) return index;
  return limit;
}

/** As far as a clause is looked at. */
const maxClause = 60;

const clausal = wordSet(`that to how whether if not because`);

/** "What matters is that…", "what helps is to…": a statement in two halves. */
const claims = (words: Words, verb: number): boolean =>
  (wordAt(words, verb) === 'is' || wordAt(words, verb) === 'was') && clausal.has(wordAt(words, verb + 1));

/** Auxiliaries that never open a wh-clause which is the subject of another verb. */
const asking = wordSet(`do did are were have would could can should will don't didn't does`);
const onlyWithSubject = wordSet(`when where which who`);
const openers = wordSet(`about if come else`);

type Place = {
  readonly words: Words;
  readonly at: number;
  readonly sentence: Sentence;
  readonly level: number;
  readonly asks: boolean;
};

/** "what did you": a pronoun after the verb asks anywhere in a sentence. */
function asksWithPronoun({ words, at, sentence, level, asks }: Place, verb: number): boolean {
  if (embedded(words, at, level) && indirect.has(wordAt(words, at - 1))) return false;
  const early = verb === at + 1 && !asking.has(wordAt(words, verb));
  if (!asks && early && isSubjectOfLaterVerb(words, verb + 2, sentence.to)) return false;
  return level > 0 || wordAt(words, verb + 1) !== 'it' || asks;
}

/** "what was the result", "how important is quality": a noun phrase after the verb. */
function asksWithNoun({ words, at, sentence, level, asks }: Place, verb: number): boolean {
  if (asks && (level > 0 || !embedded(words, at, level))) return true;
  const after = maskAt(words, verb + 1);
  const word = wordAt(words, at);
  const unmarked = sentence.mark === none;
  if (verb + 1 >= sentence.to || claims(words, verb)) return false;
  if (embedded(words, at, level) && !(word === 'how' && wordAt(words, at - 1) === 'care')) return false;
  // "what happens next is the…": the wh-word already has its verb.
  if (verb > at + 1 && maskAt(words, at + 1) & eventVerb) return false;
  if (level === 0 && unmarked && word === 'how' && maskAt(words, at + 1) & degree && verb === at + 2)
    return true;
  // "How do nights away fit with that.": the verb in front of its subject, whatever that is.
  if (level === 3 && word === 'how' && verb === at + 1 && asking.has(wordAt(words, verb))) return true;
  if (level === 0 && !(unmarked && after & second && wordAt(words, verb + 1) !== 'you')) return false;
  if (onlyWithSubject.has(word) && !(after & determiner)) return false;
  if (word === 'when' && level < 3) return false;
  const auxiliaryWord = wordAt(words, verb);
  const nominal =
    (after & (determiner | subject)) !== 0 || auxiliaryWord === 'does' || auxiliaryWord === 'did';
  // "how important is quality", "what is idempotency": a bare noun asks only where nothing else follows it.
  const bare =
    (verb > at + 1 && word === 'how') ||
    (verb === at + 1 && word === 'what' && unmarked && level === 3 && sentence.to - verb <= 4);
  return (nominal || bare) && !isSubjectOfLaterVerb(words, verb + 2, sentence.to);
}

/** "who signed", "who taught": what somebody did. */
const isPast = (word: string): boolean => word.endsWith('ed') || irregular.has(word);
const irregular = wordSet(
  `taught told made got gave took led ran built wrote chose found brought paid came went spoke`,
);

/** "who knows", "who cares": sighs. */
const sayings = wordSet(`knows cares minds says`);

/** "who decides", "what put you off", "what would help": a sentence that lost its mark opens so only to ask. */
function doesOrWould(words: Words, at: number): boolean {
  const verb = wordAt(words, at + 1);
  if (wordAt(words, at) === 'who')
    return maskAt(words, at + 1) === 0 && verb.endsWith('s') && !sayings.has(verb);
  return (
    isPast(verb) ||
    verb === 'put' ||
    (verb === 'would' && (maskAt(words, at + 2) & (subject | determiner)) === 0 && at + 3 < words.word.length)
  );
}

/** "what made you leave", "who signed it off": the wh-word is the subject. */
function asksAsSubject({ words, at, sentence, level, asks }: Place): boolean {
  const word = wordAt(words, at);
  if (word !== 'what' && word !== 'who') return false;
  const event = (maskAt(words, at + 1) & eventVerb) !== 0;
  const opens = level === 3 && sentence.mark === none;
  const told = (word === 'who' && isPast(wordAt(words, at + 1))) || (opens && doesOrWould(words, at));
  if (!event && (asks || !told)) return false;
  if (embedded(words, at, level)) return false;
  if (level > 0) return asks || !isSubjectOfLaterVerb(words, at + 2, sentence.to);
  return (
    event &&
    word === 'what' &&
    sentence.mark === none &&
    (wordAt(words, at + 2) === 'you' || at + 2 >= sentence.to)
  );
}

/** "what about…", "how come…", "how so": fixed openings. */
function asksByOpening({ words, at, sentence }: Place): boolean {
  const word = wordAt(words, at);
  const next = wordAt(words, at + 1);
  if (at + 1 >= sentence.to) return word === 'why' || word === 'how';
  if (word === 'what' || word === 'how') {
    if (openers.has(next)) return true;
    if (next === 'so') return at + 2 >= sentence.to;
  }
  return false;
}

/** "how you handled that": the subject first, as in much spoken English; only a whole sentence asks so. */
function asksWithoutInversion({ words, at, sentence, level, asks }: Place): boolean {
  const word = wordAt(words, at);
  if (asks) return (word !== 'when' && word !== 'which') || at + 2 >= sentence.to;
  // "why the change", its mark lost.
  if (word === 'why' && level === 3 && sentence.mark === none && maskAt(words, at + 1) & determiner)
    return sentence.to - at <= maxBareWhy;
  if (level < 3 || sentence.mark !== none || wordAt(words, at + 1) !== 'you' || sentence.to - at < 3)
    return false;
  return (
    (word === 'how' || word === 'what' || word === 'why') && !isSubjectOfLaterVerb(words, at + 2, sentence.to)
  );
}

/** "why the change of heart": in words; what is longer goes on to tell something. */
const maxBareWhy = 6;

export type WhQuestion = { readonly resume: number; readonly form: Openness };

/** The wh-question whose wh-word stands at `at`, or null; `level` as in `questionClauses`. */
export function whQuestionAt(words: Words, at: number, sentence: Sentence, level: number): WhQuestion | null {
  const place: Place = { words, at, sentence, level, asks: sentence.mark === questionMark };
  const before = maskAt(words, at - 1);
  if (
    level === 0 &&
    wordAt(words, at - 1) !== 'care' &&
    embedded(words, at, level) &&
    !(before & preposition && maskAt(words, at - 2) === 0)
  )
    if (indirect.has(wordAt(words, at - 1)) || !place.asks) return null;
  const asked = (resume: number): WhQuestion => ({
    resume,
    form: whForm(words, at, clauseEnd(words, at, sentence.to)),
  });
  const verb = invertedVerb(words, at, sentence.to);
  if (verb > 0) {
    if (wordAt(words, at) === 'which' && verb === at + 1 && !place.asks) return null;
    const named = wordAt(words, verb + 1);
    if (invertsPronoun(words, verb) && named !== 'that' && named !== 'there')
      return asksWithPronoun(place, verb) ? asked(verb + 2) : null;
    if (level === 0 && onlyWithSubject.has(wordAt(words, at))) return null;
    if (asksWithNoun(place, verb)) return asked(verb + 1);
    if (place.asks && level === 0) return null;
  }
  if (asksAsSubject(place)) return asked(at + 2);
  if (level === 0) return null;
  if (asksByOpening(place) && (place.asks || level === 3 || at + 1 < sentence.to))
    return asked(Math.min(at + 2, sentence.to));
  return asksWithoutInversion(place) ? asked(at + 1) : null;
}
