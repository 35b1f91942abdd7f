/** The question clauses of one turn: word order first, then tags, then what only the mark tells. */
import { type Sentence, type Words, comma, maskAt, none, pause, questionMark, wordAt } from './clauses.ts';
import { filler, marker, wh } from './lexicon.ts';
import { hasSecond, isEcho, isReported, isRhetorical, isUptalk } from './not-questions.ts';
import { phraseBook, phraseEnd } from './phrases.ts';
import { type Clause, type ClauseKind, questionClauses } from './question-clauses.ts';
import { whForm } from './question-form.ts';
import { type Tag, afterOpeners, tagAsks, tagOf } from './tags.ts';

export type Asked = Clause & { readonly tag: Tag | null };

/** A turn with more question clauses than this is not speech; what comes later is left out. */
export const maxQuestionsPerTurn = 500;

/** The questions of a turn in order. Linear in the number of words. */
export function askedIn(words: Words): Asked[] {
  const asked: Asked[] = [];
  const { sentences } = words;
  for (let index = 0; index < sentences.length && asked.length < maxQuestionsPerTurn; index++) {
    const sentence = sentences[index];
    if (sentence === undefined) break;
    const final = index === sentences.length - 1 || restIsEmpty(words, sentences, index + 1);
    for (const clause of inSentence(words, sentence, final, sentences[index - 1])) {
      if (isReported(words, clause, final) || isRhetorical(words, clause, sentences[index + 1])) continue;
      if (asked.length < maxQuestionsPerTurn) asked.push(clause);
    }
  }
  return asked;
}

/** True when only "okay", "yeah" and the like follow; looks at three sentences at most. */
function restIsEmpty(words: Words, sentences: readonly Sentence[], from: number): boolean {
  if (sentences.length - from > 3) return false;
  for (let index = from; index < sentences.length; index++) {
    const sentence = sentences[index];
    if (sentence !== undefined && !isEcho(words, sentence)) return false;
  }
  return true;
}

function inSentence(
  words: Words,
  sentence: Sentence,
  final: boolean,
  previous: Sentence | undefined,
): Asked[] {
  if (sentence.mark === questionMark && isEcho(words, sentence))
    return echoed(words, sentence, final, previous);
  const tag = tagOf(words, sentence);
  if (tag !== null) {
    const inner = questionClauses(words, { ...sentence, to: tag.from, mark: none });
    if (inner.length === 0 && tagAsks(words, sentence, tag, final))
      return [clauseOf(sentence, 'tag', 'tag', tag)];
    if (inner.length === 0 && tag.kind === 'attached' && tag.from === sentence.to - 1) return [];
  }
  const clauses = questionClauses(words, sentence);
  if (clauses.length > 0) return clauses.map((clause) => ({ ...clause, tag: null }));
  return sentence.mark === questionMark && !endsInAside(words, sentence) ? byMarkAlone(words, sentence) : [];
}

/** "…, you know?", "…, if that makes sense?" after a statement. */
const asides = phraseBook(`
you know|see
if that makes sense
if you know|see what i mean
know what i mean
`);
function endsInAside(words: Words, sentence: Sentence): boolean {
  for (let at = Math.max(sentence.from, sentence.to - 6); at < sentence.to; at++)
    if (phraseEnd(asides, words, at, sentence.to) === sentence.to) return true;
  return false;
}

const clauseOf = (sentence: Sentence, kind: ClauseKind, form: Clause['form'], tag: Tag | null): Asked => ({
  sentence,
  from: sentence.from,
  to: sentence.to,
  kind,
  form,
  tag,
});

/** "So you led it. Right?": a tag that the transcriber gave a sentence of its own. */
function echoed(words: Words, sentence: Sentence, final: boolean, previous: Sentence | undefined): Asked[] {
  if (!final || previous === undefined || previous.mark === questionMark || sentence.to - sentence.from > 2)
    return [];
  const begin = afterOpeners(words, previous.from, previous.to);
  if (
    wordAt(words, begin) !== 'you' ||
    words.word[sentence.to - 1] === 'okay' ||
    words.word[sentence.to - 1] === 'really'
  )
    return [];
  const tag: Tag = { from: sentence.from, kind: 'attached' };
  const joined: Sentence = { from: previous.from, to: sentence.to, mark: questionMark, end: sentence.end };
  return tagAsks(words, { ...joined }, tag, true) || sentence.to - sentence.from === 2
    ? [clauseOf(joined, 'tag', 'tag', tag)]
    : [];
}

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

/** A question that only its mark gives away: rising statements, "any experience with Go?", "and the result?". */
function byMarkAlone(words: Words, sentence: Sentence): Asked[] {
  const { from, to } = sentence;
  const begin = afterOpeners(words, from, to);
  if (begin >= to) return [];
  const inSitu = whInSitu(words, begin, to);
  if (inSitu >= 0) return [{ ...clauseOf(sentence, 'wh', whForm(words, inSitu, to), null) }];
  const openEnd = Math.max(
    phraseEnd(openFragments, words, begin, to),
    to - from <= 5 ? phraseEnd(openFragments, words, from, to) : -1,
  );
  if (openEnd >= 0 && to - begin <= 9) return [clauseOf(sentence, 'fragment', 'open', null)];
  if (phraseEnd(elliptical, words, begin, to) >= 0) return [clauseOf(sentence, 'fragment', 'closed', null)];
  if (isUptalk(words, sentence)) return [];
  return [
    clauseOf(
      sentence,
      to - begin <= 4 && !hasSecond(words, begin, to) ? 'fragment' : 'statement',
      'statement',
      null,
    ),
  ];
}

/** "You did what?", "and your role was what exactly?": the last wh-word, near the end. */
function whInSitu(words: Words, from: number, to: number): number {
  for (let at = to - 1; at >= Math.max(from, to - 4); at--)
    if (
      maskAt(words, at) & wh &&
      wordAt(words, at) !== 'which' &&
      wordAt(words, at) !== 'when' &&
      (words.gap[at] ?? 0) < comma
    )
      return at;
  return -1;
}

/** The characters of a clause, its closing mark included where it ends a sentence. */
export function spanOf(words: Words, clause: Clause): { start: number; end: number } {
  const start = words.start[clause.from] ?? 0;
  const end = clause.to >= clause.sentence.to ? clause.sentence.end : (words.end[clause.to - 1] ?? start);
  return { start, end: Math.max(end, words.end[clause.to - 1] ?? start) };
}

export const isFillerAt = (words: Words, at: number): boolean =>
  (maskAt(words, at) & (filler | marker)) !== 0 && (words.gap[at] ?? 0) < pause;
