/**
 * Finds the question clauses of one sentence by word order: a wh-word with its verb before its
 * subject, a verb before its subject, or a request. Works without any punctuation.
 */
import { wordSet } from './word-set.ts';
import { type Sentence, type Words, comma, maskAt, none, pause, questionMark, wordAt } from './clauses.ts';
import {
  auxiliary,
  boundary,
  coordinator,
  determiner,
  embedder,
  eventVerb,
  filler,
  first,
  marker,
  modal,
  negation,
  preposition,
  second,
  subject,
  wh,
} from './lexicon.ts';
import { whForm } from './question-form.ts';
import { invitedAfter, requestAt } from './requests.ts';

export type ClauseKind = 'wh' | 'polar' | 'request' | 'tag' | 'statement' | 'fragment';

/** A question clause: words `from` up to `to`; `head` is its wh-word, verb or verb of telling. */
export type Clause = {
  readonly sentence: Sentence;
  readonly from: number;
  to: number;
  readonly kind: ClauseKind;
  form: 'open' | 'closed' | 'statement' | 'tag';
};

/** How far the verb may stand from its wh-word: "which of those three large projects did you". */
const maxWhPhrase = 8;

const agreesWithYou = wordSet(`
  are were do did have had can could will would should shall may might must aren't weren't don't didn't
  haven't hadn't can't couldn't won't wouldn't shouldn't ain't
`);
const pluralPronouns = wordSet(`you we they`);
const singularPronouns = wordSet(`he she it this that there`);
const agreesWithIt = wordSet(`
  is was does did has had can could will would should might must isn't wasn't doesn't didn't hasn't hadn't
  can't couldn't won't wouldn't shouldn't are were aren't weren't ain't
`);
const agreesWithI = wordSet(`
  am was do did have had can could will would should shall may might must can't didn't don't shouldn't
  couldn't
`);

/** True when the auxiliary at `at` stands before a pronoun it agrees with. */
function invertsPronoun(words: Words, at: number): boolean {
  const verb = wordAt(words, at);
  const next = wordAt(words, at + 1);
  if ((words.gap[at + 1] ?? 0) > none) return false;
  if (pluralPronouns.has(next)) return agreesWithYou.has(verb);
  if (next === 'i') return agreesWithI.has(verb);
  return singularPronouns.has(next) && agreesWithIt.has(verb);
}

/** Words after which "did I", "do you" is not a question: "so did I", "than do they". */
const fronters = wordSet(`
  so as neither nor than only never seldom rarely hardly who that which to not
`);

/** "you know", "you see", "I mean" after a verb belong to no inversion. */
const parentheses = wordSet(`know see mean`);

function polarInside(words: Words, at: number, sentence: Sentence): boolean {
  const next = wordAt(words, at + 1);
  if (next !== 'you' || !agreesWithYou.has(wordAt(words, at)) || (words.gap[at + 1] ?? 0) > none)
    return false;
  const before = maskAt(words, at - 1);
  if (
    before & (subject | modal | wh | negation | preposition | determiner) ||
    fronters.has(wordAt(words, at - 1))
  )
    return false;
  if (before & auxiliary) return false;
  const verb = wordAt(words, at);
  if (verb === 'should' || verb === 'had' || verb === 'were')
    if (conditional(words, at, sentence)) return false;
  if (parentheses.has(wordAt(words, at + 2)) && verb !== 'do' && verb !== 'did' && verb !== "don't")
    return false;
  if (verb === 'have' || verb === 'had') return /(ed|en|un|ne|lt|nt|ad|de|ever)$/.test(wordAt(words, at + 2));
  if (verb === 'are' || verb === 'were') return wordAt(words, at + 2) !== 'are';
  return true;
}

const anybody = wordSet(`anyone anybody someone somebody everyone everybody anything something`);

/** "Is the team big": a verb that opens the sentence with a noun phrase after it. */
function polarAtStart(words: Words, at: number, sentence: Sentence, level: number): boolean {
  if (invertsPronoun(words, at)) {
    const next = wordAt(words, at + 1);
    if (at + 2 >= sentence.to && sentence.mark !== questionMark) return false;
    if (next === 'you' || level === 3) return !conditional(words, at, sentence);
    if (sentence.mark === questionMark) return true;
    if (level === 2) return false;
    return (
      next !== 'that' &&
      next !== 'there' &&
      !(wordAt(words, at - 1) === 'so') &&
      !conditional(words, at, sentence)
    );
  }
  if ((words.gap[at + 1] ?? 0) > none || at + 1 >= sentence.to) return false;
  const verb = wordAt(words, at);
  if (verb === 'be' || verb === 'being' || verb === 'been' || verb === 'having' || verb === 'doing')
    return false;
  const next = maskAt(words, at + 1);
  if (sentence.mark === questionMark && level >= 1)
    return verb === 'have' || verb === 'do' ? false : level >= 2 || (next & determiner) !== 0;
  if (
    level < 3 ||
    !(next & determiner || anybody.has(wordAt(words, at + 1))) ||
    verb === 'have' ||
    verb === 'had' ||
    verb === 'do' ||
    verb === "don't"
  )
    return false;
  return !conditional(words, at, sentence) && verb !== 'must';
}

/** "Had I known, …", "Should you need anything, …", "Were it mine": an if in another dress. */
function conditional(words: Words, at: number, sentence: Sentence): boolean {
  const verb = wordAt(words, at);
  if (sentence.mark === questionMark || (verb !== 'had' && verb !== 'should' && verb !== 'were'))
    return false;
  for (let index = at + 2; index < Math.min(sentence.to, at + 16); index++) {
    if ((words.gap[index] ?? 0) === comma) return true;
    const word = wordAt(words, index);
    if (word === 'would' || word === 'will' || word === 'just' || word === 'let')
      return verb !== 'were' || word === 'would';
  }
  return false;
}

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

/** A wh-question whose wh-word stands at `at`, as its end of search and its form; null when it asks nothing. */
function whAt(
  words: Words,
  at: number,
  sentence: Sentence,
  level: number,
): { resume: number; form: 'open' | 'closed' } | null {
  const to = sentence.to;
  const word = wordAt(words, at);
  const asks = sentence.mark === questionMark;
  const next = wordAt(words, at + 1);
  const nextMask = maskAt(words, at + 1);
  const form = (): 'open' | 'closed' => whForm(words, at, clauseEnd(words, at, to));
  if (
    level === 0 &&
    embedded(words, at, level) &&
    !(maskAt(words, at - 1) & preposition && maskAt(words, at - 2) === 0)
  ) {
    if (indirect.has(wordAt(words, at - 1)) || !asks) return null;
  }
  const verb = invertedVerb(words, at, to);
  if (verb > 0) {
    const subjectAt = maskAt(words, verb + 1);
    const pronoun = invertsPronoun(words, verb);
    if (word === 'which' && verb === at + 1 && !asks) return null;
    if (pronoun && wordAt(words, verb + 1) !== 'that' && wordAt(words, verb + 1) !== 'there') {
      if (embedded(words, at, level) && indirect.has(wordAt(words, at - 1))) return null;
      if (
        !asks &&
        verb === at + 1 &&
        isSubjectOfLaterVerb(words, verb + 2, to) &&
        !/^(do|did|are|were|have|would|could|can|should|will)$/.test(wordAt(words, verb))
      )
        return null;
      if (level > 0 || wordAt(words, verb + 1) !== 'it') return { resume: verb + 2, form: form() };
      return asks ? { resume: verb + 2, form: form() } : null;
    }
    if (asks && (level > 0 || !embedded(words, at, level))) return { resume: verb + 1, form: form() };
    if (level > 0 && verb + 1 < to && !embedded(words, at, level)) {
      if (
        (word === 'when' || word === 'where' || word === 'which' || word === 'who') &&
        !(subjectAt & determiner)
      )
        return null;
      if (word === 'when' && level < 3) return null;
      const auxWord = wordAt(words, verb);
      if (claims(words, verb)) return null;
      const nominal =
        subjectAt & (determiner | subject) || auxWord === 'does' || auxWord === 'did' || auxWord === 'do';
      if (nominal && !isSubjectOfLaterVerb(words, verb + 2, to)) return { resume: verb + 1, form: form() };
      if (
        !nominal &&
        level >= 3 &&
        next !== 'is' &&
        verb === at + 1 &&
        !(subjectAt & (negation | preposition))
      ) {
        if (!isSubjectOfLaterVerb(words, verb + 1, to) && word !== 'what') return null;
      }
    }
    if (asks && level === 0 && embedded(words, at, level)) return null;
  }
  if (
    level > 0 &&
    nextMask & eventVerb &&
    (word === 'what' || word === 'who') &&
    !embedded(words, at, level)
  ) {
    if (asks || !isSubjectOfLaterVerb(words, at + 2, to)) return { resume: at + 2, form: form() };
  }
  if (
    !asks &&
    level > 0 &&
    word === 'who' &&
    /^\w+ed$/.test(next) &&
    !isSubjectOfLaterVerb(words, at + 2, to)
  )
    return { resume: at + 2, form: form() };
  if (level === 0 && !asks && nextMask & eventVerb && word === 'what' && sentence.mark === none) {
    const told = wordAt(words, at + 2) === 'you' || at + 2 >= to;
    if (told && !embedded(words, at, level)) return { resume: at + 2, form: form() };
  }
  if (
    level > 0 &&
    at + 1 < to &&
    (word === 'what' || word === 'how') &&
    (next === 'about' || next === 'if' || next === 'come' || next === 'else' || next === 'so')
  ) {
    if (next !== 'so' || asks || at + 2 >= to) return { resume: at + 2, form: form() };
  }
  if (level > 0 && (word === 'why' || word === 'how') && next === 'not' && asks)
    return { resume: at + 2, form: 'open' };
  if (asks && level > 0 && word !== 'when' && word !== 'which') return { resume: at + 1, form: form() };
  if (asks && level > 0 && at + 2 >= to) return { resume: at + 1, form: form() };
  if (
    !asks &&
    level === 3 &&
    (word === 'how' || word === 'what' || word === 'why') &&
    next === 'you' &&
    to - at >= 3 &&
    sentence.mark === none &&
    !isSubjectOfLaterVerb(words, at + 2, to)
  )
    return { resume: at + 2, form: form() };
  if (!asks && level === 3 && at + 1 === to && (word === 'why' || word === 'how'))
    return { resume: at + 1, form: form() };
  return null;
}

const clausal = wordSet(`that to how whether if not because`);

/** "What matters is that…", "what helps is to…": a statement in two halves. */
const claims = (words: Words, verb: number): boolean =>
  (wordAt(words, verb) === 'is' || wordAt(words, verb) === 'was') && clausal.has(wordAt(words, verb + 1));

/** Where the clause that begins at `at` ends at the latest: at a pause or the end of its sentence. */
function clauseEnd(words: Words, at: number, to: number): number {
  for (let index = at + 1; index < to; index++) if ((words.gap[index] ?? 0) >= pause) return index;
  return to;
}

const suggestions = wordSet(`we i`);

/** "Why don't we start": a suggestion, not a question. */
function suggests(words: Words, at: number): boolean {
  const word = wordAt(words, at);
  if (word === 'why') return wordAt(words, at + 1) === "don't" && suggestions.has(wordAt(words, at + 2));
  return word === 'how' && wordAt(words, at + 1) === 'about' && suggestions.has(wordAt(words, at + 2));
}

/** "or did you" after a yes–no question is its other half. */
function isOtherHalf(words: Words, at: number, previous: Clause | undefined): boolean {
  return previous !== undefined && previous.kind === 'polar' && wordAt(words, at - 1) === 'or';
}

/** The question clauses of a sentence, in order. Linear: every look-ahead is bounded. */
export function questionClauses(words: Words, sentence: Sentence): Clause[] {
  const found: Clause[] = [];
  let level = 3;
  const push = (from: number, kind: ClauseKind, form: 'open' | 'closed'): void => {
    const last = found[found.length - 1];
    if (last !== undefined) last.to = trimmed(words, last.from, from);
    found.push({ sentence, from, to: sentence.to, kind, form });
  };
  for (let at = sentence.from; at < sentence.to; at++) {
    const mask = maskAt(words, at);
    const gap = at > sentence.from ? (words.gap[at] ?? 0) : 0;
    if (gap === comma) level = Math.max(level, 2);
    else if (gap >= pause) level = 3;
    const asked = requestAt(words, at, sentence.to, level);
    if (asked !== null) {
      push(at, 'request', asked.form);
      at = Math.max(at, asked.end - 1);
      level = 0;
      continue;
    }
    if (mask & wh) {
      const asks = suggests(words, at) ? null : whAt(words, at, sentence, level);
      if (asks !== null) {
        push(at, 'wh', asks.form);
        at = Math.max(at, asks.resume - 1);
        level = 0;
        continue;
      }
    } else if (
      mask & auxiliary &&
      (polarInside(words, at, sentence) || (level > 0 && polarAtStart(words, at, sentence, level)))
    ) {
      if (!isOtherHalf(words, at, found[found.length - 1])) {
        const invited =
          invitedAfter(words, at + 2, sentence.to) ??
          (wordAt(words, at + 1) === 'there' ? invitedAfter(words, at + 1, sentence.to) : null);
        push(at, invited === null ? 'polar' : 'request', invited?.form ?? 'closed');
        if (invited !== null) at = Math.max(at + 1, invited.end - 1);
        else at++;
      }
      level = 0;
      continue;
    }
    if (mask & boundary) level = Math.max(level, 1);
    else if (level > 0 && mask & (filler | marker | coordinator)) continue;
    else if (
      level > 0 &&
      mask & preposition &&
      maskAt(words, at + 1) & wh &&
      !(maskAt(words, at + 2) & first)
    )
      continue;
    else if (
      level > 0 &&
      wordAt(words, at) === 'you' &&
      wordAt(words, at + 1) === 'know' &&
      (words.gap[at + 2] ?? 0) === comma
    ) {
      at++;
      continue;
    } else level = 0;
  }
  return found;
}

/** Leaves a trailing "and", "so" or filler out of the clause before it. */
function trimmed(words: Words, from: number, to: number): number {
  let end = to;
  while (end > from + 1 && maskAt(words, end - 1) & (coordinator | filler | boundary)) end--;
  return end;
}

export const isSecond = (mask: number): boolean => (mask & second) !== 0;
