/** The question clauses of one turn: word order first, then tags, then what only the mark tells. */
import { type Sentence, type Words, comma, maskAt, none, questionMark, wordAt } from './clauses.ts';
import { confirmable, isTold } from './confirmable.ts';
import { auxiliary, determiner, subject, wh } from './lexicon.ts';
import { hasSecond, isEcho, isReported, isRhetorical, isUptalk } from './not-questions.ts';
import { phraseBook, phraseEnd } from './phrases.ts';
import { type Clause, type ClauseKind, questionClauses } from './question-clauses.ts';
import { whForm } from './question-form.ts';
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

export type Asked = Readonly<Clause>;

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

/** "We expect people to stay late. Do you?": not an echo but a question after one's own statement. */
function asksBack(words: Words, sentence: Sentence, previous: Sentence | undefined): boolean {
  if (previous === undefined || previous.mark === questionMark || previous.to - previous.from < 4)
    return false;
  if (personOf(words, previous.from, previous.to) === 'candidate') return false;
  return (
    sentence.to - sentence.from === 2 &&
    wordAt(words, sentence.from + 1) === 'you' &&
    (maskAt(words, sentence.from) & auxiliary) !== 0
  );
}

/** Openings after which a plain statement about the candidate waits for a yes. */
const asserting = phraseBook(`
you would|will|must|can surely|probably|definitely|obviously|certainly|have|? to? agree|admit
you agree that|with|it|then
obviously|clearly|surely|naturally|presumably|evidently|undoubtedly you|your
of course you|your
no doubt you|your
you would obviously|clearly|surely|presumably|naturally
i|we assume|presume|imagine|suppose|bet|guess|reckon|suspect that? you|your
i would? imagine|assume|guess|bet|suspect|expect that? you|your
i am guessing|assuming that? you|your
i take it that? you|your
it is|would fair|safe|be fair|safe|to say|assume
fair|safe to say|assume you|your|that
that|it must have been|felt
you must have|be|feel|find|hate|love|miss|enjoy|really|absolutely|surely
that|it|this must have|be|feel|really
i am sure|certain|confident|convinced|positive|guessing|betting|willing that? you|your|it|that
i|we can|could only|just|really|totally? imagine|see|tell that? you|your|how|it|that
i|we do not|don't doubt|imagine|suppose that? you|your
you would basically|essentially|actually? say|call|describe|always|never|rather
so|and you would basically|essentially|actually? say|call|describe|always|never|rather
i bet|expect|trust|reckon|gather that? you|your|it|that
i would hope|think|expect|like that? to? you|think|hope
we both|all know|agree
we can|could|must|should|would surely|probably|both|all|? agree|admit|accept that|it|the
i think|believe|suppose|guess we|you would|can|could|will both|all|? agree|say that|it|the
you are|were|had|felt|did probably|surely|definitely|certainly|undoubtedly
you seem|seemed|strike|sound|come|look like|me|us|as|across|to
that|it|this|which i presume|assume|imagine|suppose|guess|take|expect|bet
basically|essentially|effectively you were|are|saved|carried|ran|led|did|made
it|that sounds|seems|looks like|as you basically|really|clearly|obviously|single-handedly
anyone|anybody|everyone|everybody|most|any|no _? would|knows|agrees|wouldn't
let us be honest|frank|real
you have to admit|agree|concede
you would have to admit|agree|concede|say
hopefully|presumably|naturally|evidently|doubtless|undoubtedly|needless _? _? you|your
you are clearly|obviously|evidently|definitely
you clearly|obviously|evidently|surely|presumably|naturally|undoubtedly
`);
const offering = wordSet(`
  will can may might could get not do don't cannot can't feel know understand seen heard read appreciate notice noticed questions
  tired wondering asking aware
`);

/** "so obviously you tested it first": asks without a mark; what the candidate may or will do is only told. */
function assertsOfCandidate(words: Words, sentence: Sentence): boolean {
  const begin = afterOpeners(words, sentence.from, sentence.to);
  let end = -1;
  for (let at = Math.max(sentence.from, begin - 1); at <= begin + 1 && end < 0; at++)
    end = phraseEnd(asserting, words, at, sentence.to);
  if (end < 0 || sentence.to - end < 1 || sentence.to - begin < 4)
    return plainlyAssumes(words, sentence, begin);
  // "You'd agree a start date": what is done, not what is thought.
  if (wordAt(words, end - 1) === 'agree' && maskAt(words, end) & determiner && wordAt(words, end) === 'a')
    return false;
  // "I'd like you to imagine…": asks to do something.
  if (wordAt(words, end - 1) === 'you' && wordAt(words, end) === 'to') return false;
  return !offering.has(wordAt(words, end)) && !offering.has(wordAt(words, end + 1));
}

const done = wordSet(`were led ran built wrote had did made left went took chose managed owned got would`);

/** "so you led the team" as a whole unmarked turn: past, short, about the candidate. */
function plainlyAssumes(words: Words, sentence: Sentence, begin: number): boolean {
  if (
    sentence.mark !== none ||
    sentence.from !== 0 ||
    begin === sentence.from ||
    sentence.to - begin > 12 ||
    isTold(words, begin, sentence.to) ||
    sentence.to - begin < 3
  )
    return false;
  const verb = wordAt(words, begin + 1);
  return wordAt(words, begin) === 'you' && (done.has(verb) || (verb.length > 4 && verb.endsWith('ed')));
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

/** The characters of a clause, its closing mark included where it ends a sentence. */
export function spanOf(words: Words, clause: Clause): { start: number; end: number } {
  const start = words.start[clause.from] ?? 0;
  const end = clause.to >= clause.sentence.to ? clause.sentence.end : (words.end[clause.to - 1] ?? start);
  return { start, end: Math.max(end, words.end[clause.to - 1] ?? start) };
}
