/** Yes–no questions by word order: "did you", "is the team", "has anyone". */
import { type Sentence, type Words, comma, maskAt, none, questionMark, wordAt } from './clauses.ts';
import { agreesWithYou, invertsPronoun } from './inversion.ts';
import { auxiliary, determiner, modal, negation, preposition, subject, wh } from './lexicon.ts';
import { wordSet } from './word-set.ts';

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

/** "did sarah lead that": only "did", "does" and "has" keep their meaning without a mark or an article. */
function namesSubject(words: Words, at: number, sentence: Sentence): boolean {
  const verb = wordAt(words, at);
  return (
    sentence.mark === none &&
    (verb === 'did' || verb === 'does' || verb === 'has') &&
    sentence.to - at >= 4 &&
    maskAt(words, at + 1) === 0
  );
}

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
    !(next & determiner || anybody.has(wordAt(words, at + 1)) || namesSubject(words, at, sentence)) ||
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

/** Whether the verb at `at` heads a yes–no question; `level` as in `questionClauses`. */
export const isPolarAt = (words: Words, at: number, sentence: Sentence, level: number): boolean =>
  polarInside(words, at, sentence) || (level > 0 && polarAtStart(words, at, sentence, level));
