/** Questions that only their mark gives away: rising statements, "any experience with Go?", "and the result?". */
import { assertsOfCandidate } from './asserted.ts';
import { type Sentence, type Words, comma, maskAt, wordAt } from './clauses.ts';
import { subject, wh } from './lexicon.ts';
import { hasSecond, isUptalk } from './not-questions.ts';
import { phraseBook, phraseEnd } from './phrases.ts';
import type { Clause, ClauseKind } from './question-clauses.ts';
import { whForm } from './question-form.ts';
import { type Tag, afterOpeners } from './tags.ts';
import { wordSet } from './word-set.ts';

/** A whole sentence as one question. */
export const clauseOf = (
  sentence: Sentence,
  kind: ClauseKind,
  form: Clause['form'],
  tag: Tag | null,
): Readonly<Clause> => ({
  sentence,
  from: sentence.from,
  to: sentence.to,
  kind,
  form,
  tag,
});

const elliptical = phraseBook(`
any
anything|anyone|anybody|anywhere
ever
you ever
got
ready
make|makes|made sense
sound|sounds good|okay|fair|right|like
all good|set|right|clear
clear so? far?
good so far?
fair enough
`);
const openFragments = phraseBook(`
thoughts|examples|meaning|because|reactions|lessons|impressions
such as
for example|instance
any thoughts|examples|example|reactions|lessons|learnings
and|but then|because
and|so the|your
and after that
in what way|sense|ways
which was|is|means|meant
by
`);

/** The question in a sentence that ends with a mark and has none of the forms of one. */
export function byMarkAlone(words: Words, sentence: Sentence): Readonly<Clause>[] {
  const { from, to } = sentence;
  const begin = afterOpeners(words, from, to);
  if (begin >= to) return [];
  const inSitu = whInSitu(words, begin, to);
  if (inSitu >= 0) return [clauseOf(sentence, 'wh', whForm(words, inSitu, to), null)];
  const openEnd = Math.max(
    phraseEnd(openFragments, words, begin, to),
    to - from <= 5 ? phraseEnd(openFragments, words, from, to) : -1,
  );
  if (openEnd >= 0 && to - begin <= 9) return [clauseOf(sentence, 'fragment', 'open', null)];
  if (phraseEnd(elliptical, words, begin, to) >= 0) return [clauseOf(sentence, 'fragment', 'closed', null)];
  if (isUptalk(words, sentence) && !assertsOfCandidate(words, sentence)) return [];
  return [
    clauseOf(
      sentence,
      to - begin <= 4 && !hasSecond(words, begin, to) ? 'fragment' : 'statement',
      'statement',
      null,
    ),
  ];
}

/** After these "who" goes on with a description: "the one who made it work". */
const whoever = wordSet(
  `one ones person people someone somebody anyone guy man woman those lad team player type kind`,
);
/** "You did what?", "and your role was what exactly?": the last wh-word, near the end. */
function whInSitu(words: Words, from: number, to: number): number {
  for (let at = to - 1; at >= Math.max(from, to - 4); at--)
    if (
      maskAt(words, at) & wh &&
      wordAt(words, at) !== 'which' &&
      wordAt(words, at) !== 'when' &&
      !(wordAt(words, at) === 'who' && whoever.has(wordAt(words, at - 1))) &&
      (words.gap[at] ?? 0) < comma &&
      !(maskAt(words, at + 1) & subject)
    )
      return at;
  return -1;
}
