/** The question clauses of one turn: word order first, then tags, then what only the mark tells. */
import { type Sentence, type Words, maskAt, none, questionMark, wordAt } from './clauses.ts';
import { byMarkAlone, clauseOf } from './asked-by-mark.ts';
import { assertsOfCandidate } from './asserted.ts';
import { confirmable } from './confirmable.ts';
import { auxiliary } from './lexicon.ts';
import { isEcho, isReported, isRhetorical } from './not-questions.ts';
import { phraseBook, phraseEnd } from './phrases.ts';
import { type Clause, questionClauses } from './question-clauses.ts';
import {
  type Tag,
  afterOpeners,
  onlyBackchannel,
  personOf,
  tagAmid,
  tagAsks,
  tagInside,
  tagOf,
} from './tags.ts';
import { wordSet } from './word-set.ts';

export type Asked = Readonly<Clause> & {
  /** No rule says that it asks: a statement of the candidate with which a turn ends. */
  readonly left?: true;
};

/** A turn with more question clauses than this is not speech; what comes later is left out. */
export const maxQuestionsPerTurn = 500;

/** The questions of a turn in order. Linear in the number of words. */
export function askedIn(words: Words): Asked[] {
  const asked: Asked[] = [];
  const { sentences } = words;
  for (let index = 0; index < sentences.length && asked.length < maxQuestionsPerTurn; index++) {
    const sentence = sentences[index];
    if (sentence === undefined) break;
    // "Okay, great." asks nothing, and every other turn begins so or is nothing else.
    if (sentence.mark !== questionMark && onlyBackchannel(words, sentence.from, sentence.to)) continue;
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
  if (sentence.mark === questionMark && isPrompt(words, sentence))
    return [clauseOf(sentence, 'fragment', 'open', null)];
  if (sentence.mark === questionMark && isEcho(words, sentence))
    return asksBack(words, sentence, previous)
      ? [clauseOf(sentence, 'polar', 'closed', null)]
      : echoed(words, sentence, final, previous);
  const tag = tagOf(words, sentence);
  // "…, I expect." is a belief: without a mark it is read as a statement.
  if (tag !== null && (sentence.mark === questionMark || wordAt(words, tag.from) !== 'i')) {
    const inner = questionClauses(words, { ...sentence, to: tag.from, mark: none });
    if (inner.length === 0 && tagAsks(words, sentence, tag, final))
      return [clauseOf(sentence, 'tag', 'tag', tag)];
    if (inner.length === 0 && tag.kind === 'attached' && tag.from === sentence.to - 1) return [];
  }
  const amid = tagAmid(words, sentence);
  if (amid !== null) return [clauseOf({ ...sentence, to: amid.to }, 'tag', 'tag', amid.tag)];
  const clauses = questionClauses(words, sentence);
  if (clauses.length === 0) {
    const inside = tagInside(words, sentence);
    if (inside !== null) return [clauseOf({ ...sentence, to: inside.to }, 'tag', 'tag', inside.tag)];
  }
  if (clauses.length > 0) return [...tagBefore(words, sentence, clauses[0]), ...clauses];
  if (sentence.mark === questionMark) return endsInAside(words, sentence) ? [] : byMarkAlone(words, sentence);
  if (!final) return [];
  if (
    sentence.mark === none &&
    phraseEnd(invitesQuestions, words, afterOpeners(words, sentence.from, sentence.to), sentence.to) > 0
  )
    return [clauseOf(sentence, 'fragment', 'closed', null)];
  return assertsOfCandidate(words, sentence) || confirmable(words, sentence) !== undefined
    ? [clauseOf(sentence, 'statement', 'statement', null)]
    : [];
}

/** "so um anything you want to ask us", its mark lost. */
const invitesQuestions = phraseBook(`
anything|something else? you would? want|like|have
any other? questions
`);

/** "And then?", "and so?": asks for the rest of the story. */
const isPrompt = (words: Words, { from, to }: Sentence): boolean =>
  to - from === 2 &&
  wordAt(words, from) === 'and' &&
  (wordAt(words, from + 1) === 'then' || wordAt(words, from + 1) === 'so');

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

/** "You led it, right, so how did you…": a tagged statement in front of another question. */
function tagBefore(words: Words, sentence: Sentence, first: Clause | undefined): Asked[] {
  if (
    first === undefined ||
    first.from - sentence.from < 4 ||
    (first.kind === 'polar' && first.to - first.from <= 2)
  )
    return [];
  let to = first.from;
  while (to > sentence.from && connecting.has(wordAt(words, to - 1))) to--;
  const lead: Sentence = { from: sentence.from, to, mark: none, end: words.end[to - 1] ?? 0 };
  const tag = tagOf(words, lead);
  // "You have your own car, or do you come by train?"
  if (tag === null || tag.kind !== 'attached' || wordAt(words, tag.from) === 'or') return [];
  if (tag.from === to - 1 && sentence.mark !== none && (words.gap[tag.from] ?? 0) === none) return [];
  if (wordAt(words, afterOpeners(words, lead.from, tag.from)) !== 'you') return [];
  return tagAsks(words, lead, tag, false) || tagAsks(words, lead, tag, true)
    ? [clauseOf(lead, 'tag', 'tag', tag)]
    : [];
}
const connecting = wordSet(`so and but then because okay um uh well now`);

/** "We expect people to stay late. Do you?", "…. And you?": not an echo but a question after one's own statement. */
function asksBack(words: Words, sentence: Sentence, previous: Sentence | undefined): boolean {
  if (previous === undefined || previous.mark === questionMark || previous.to - previous.from < 4)
    return false;
  if (personOf(words, previous.from, previous.to) === 'candidate') return false;
  return (
    sentence.to - sentence.from === 2 &&
    wordAt(words, sentence.from + 1) === 'you' &&
    ((maskAt(words, sentence.from) & auxiliary) !== 0 || wordAt(words, sentence.from) === 'and')
  );
}

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

/** The characters of a clause, its closing mark included where it ends a sentence. */
export function spanOf(words: Words, clause: Clause): { start: number; end: number } {
  const start = words.start[clause.from] ?? 0;
  const end = clause.to >= clause.sentence.to ? clause.sentence.end : (words.end[clause.to - 1] ?? start);
  return { start, end: Math.max(end, words.end[clause.to - 1] ?? start) };
}
