/** "So you would agree", "obviously you…": the candidate is asked to sign what the interviewer believes. */
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { second } from '../lexicon.ts';
import { phraseBook, phraseEnd, phraseIn } from '../phrases.ts';
import { afterOpeners, personOf } from '../tags.ts';
import { wordSet } from '../word-set.ts';
import { checksUnderstanding } from './checking.ts';
import { adjudges } from './judging.ts';
import type { LeadingView, Suggestion } from './view.ts';

/** "…or would you put it differently?": the other answer stands beside it. */
const otherwise = phraseBook(`
or would|do|is|was|are|were|did|not|disagree|wrong|rather|something|differently|another|maybe|perhaps
`);
/** The candidate's assent is what is asked for. */
const assent = phraseBook(`
you would|will|must|can surely|probably|definitely|obviously|certainly|totally|completely|fully|have|? to? agree|admit|concede|accept|acknowledge
you agree that|with|it|then
you have to agree|admit|concede
would|do you not? agree that|it|the|with|most|being|having|we|then|?
don't|wouldn't you agree|say
fair|safe|reasonable|right|accurate|correct|wrong to say|assume|call|think|conclude|suggest
we|you can|would|should|could both|all|? agree
we both|all agree|know|think
most|many|all|any|no|good|decent|sensible people|engineers|managers|candidates|one|person|engineer|manager|professional|leader|team|would would|wouldn't|agree|do|know
anyone|everyone|everybody|nobody would|wouldn't|knows|agrees
everyone|everybody knows|agrees
goes without saying
let us be honest
admit it
`);

/** The interviewer's certainty about the candidate. */
const certainty = phraseBook(`
obviously|clearly|surely|naturally|presumably|evidently|undoubtedly|certainly|plainly|doubtless|definitely you|your|yours|that|it
of course you|your|that
no doubt you|your|that
needless to say
you also|? obviously|clearly|surely|naturally|presumably|evidently|undoubtedly|doubtless
you are|were|have|would|did|had|will obviously|clearly|surely|naturally|presumably|evidently|undoubtedly|certainly|no|of
i|we would? just|? assume|assuming|presume|imagine|suppose|bet|trust|expect|figure|reckon|guess that? you|your|it|that
i|we can|could? only? imagine|see|tell that? you|your|it|that
i am sure|certain|confident|guessing|assuming|betting|convinced|positive that? you|your|it|that
guessing|assuming that? you|your
i|we take it that? you|your
it|that must have? been|be|feel|felt
that must|would|will|has have|to? been|be
you must have|be|feel|find|hate|love|miss|enjoy|really|absolutely|surely
i|we do not|don't doubt that? you|your|it
i|we would hope|think|like that|to|you|think
hopefully|doubtless you|your
that|it|this|which i presume|assume|imagine|suppose|guess|expect
we|i would? both|all|? say
anyone|anybody|everyone|everybody in|with _? _? _? would|knows|wouldn't
you seem|strike|come|sound like|me|as|across|to
it|that sounds|seems|looks like|as you|your|if
sounds|seems|looks like you|your
you would basically|essentially|actually|probably|surely|definitely|naturally|certainly|always|never|? say|agree|want|prefer|call|describe|rather|think|feel
you would always|never
let us be honest|frank|real
you would call|describe yourself
it is obvious|clear|safe that|to
i|we know|think you are|were|would|have|will|did
knowing you
`);

/** "So you were basically the one…?": puts a judgement into the candidate's mouth. */
function judgesCandidate(words: Words, from: number, to: number): boolean {
  const begin = afterOpeners(words, from, to);
  if (!(maskAt(words, begin) & second)) return false;
  return adjudges(words, from, to);
}

const sureEnd = wordSet(`surely obviously presumably clearly naturally doubtless`);
const statements = wordSet(`statement tag fragment`);

function addresses(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (maskAt(words, at) & second) return true;
  return false;
}

/** "…, I assume?", "…, surely?": certainty that comes last. */
function endsSure(words: Words, from: number, to: number): boolean {
  if (sureEnd.has(wordAt(words, to - 1))) return addresses(words, from, to);
  return (
    wordAt(words, to - 2) === 'i' &&
    phraseEnd(trailing, words, to - 2, to) === to &&
    addresses(words, from, to)
  );
}
/** "Clearly communication was the issue?". */
const beginsSure = (words: Words, from: number, to: number): boolean =>
  phraseIn(sureStart, words, from, Math.min(to, from + 3)) >= 0 &&
  personOf(words, from, to) !== 'interviewer';
const sureStart = phraseBook(`surely|obviously|clearly|presumably|naturally|evidently`);

const trailing = phraseBook(`i assume|imagine|guess|suppose|presume|expect|bet|take|reckon|hope|trust`);

/** "Obviously you'd test it first, so how…": what is taken as agreed stands in front of the question. */
const agreedBefore = phraseBook(`
you would surely|probably|definitely|obviously|certainly|totally|have|? to? agree|admit that|with|it
you agree that|with
obviously|surely|naturally|presumably|evidently|undoubtedly|clearly|certainly you|your
of course you|your
no doubt you|your
you would|will obviously|surely|naturally|clearly|certainly|of
you obviously|surely|naturally|presumably
we|you can|would|should|could both|all|? agree that|with|it
we both|all agree|know
i take it that? you|your
i assume|presume that? you|your
you are|were|have clearly|obviously|evidently|surely|undoubtedly
you clearly|evidently|undoubtedly
you must have|be|feel|find|love|hate|miss
i am sure|certain|confident|convinced that? you|it
everyone|everybody|anyone|anybody knows|agrees|would
any|no good|decent|sensible|serious|real|self-respecting|competent|sane _
no doubt|question that? you
there is no doubt|question
we all know
fair|safe to say
goes without saying
i think we|you can|would|will|both|all|? agree
`);
/** "agree on a plan" is something one does, not a view one signs. */
function assentAsked(words: Words, from: number, to: number): number {
  const at = phraseIn(assent, words, from, to);
  if (at < 0 || phraseIn(otherwise, words, at, to) >= 0) return -1;
  const next = wordAt(words, phraseEnd(assent, words, at, to));
  return next === 'on' || next === 'to' ? -1 : at;
}

const offers = wordSet(
  `will can may might could get not do don't cannot can't know see have heard read seen tired questions understand`,
);

function agreedInFront({ words, question, asked, index }: LeadingView): Suggestion | undefined {
  const { sentence, from } = question;
  const start = asked[index - 1]?.to ?? 0;
  const at = words.sentences.indexOf(sentence);
  const earliest = Math.max(start, words.sentences[Math.max(0, at - 2)]?.from ?? 0);
  for (let place = earliest; place < from; place++) {
    const end = phraseEnd(agreedBefore, words, place, from);
    if (end < 0 || end >= from || offers.has(wordAt(words, end))) continue;
    if (addresses(words, question.from, question.to)) return { from: place, to: Math.min(from, place + 16) };
  }
  return undefined;
}

/** "That's exactly what we do. Did you…?": the interviewer has signed the answer before the yes–no question. */
const approving = phraseBook(`
exactly|precisely|just|absolutely what|how i|we|you would|do|like|want|wanted|love|think|need|look|should
exactly|absolutely the right|same
the right answer|call|move|decision|instinct|choice|approach|thing|attitude|way|mindset
could|couldn't not? agree more
i|we totally|completely|fully|absolutely|strongly|wholeheartedly agree
right|smart|good|great|wise|excellent call|move|instinct|decision
music to my
spot on
what we|i like|love|want to hear
`);
function approvedInFront({ words, question, asked, index }: LeadingView): Suggestion | undefined {
  const at = words.sentences.indexOf(question.sentence);
  const limit = asked[index - 1]?.to ?? 0;
  const earliest = Math.max(limit, words.sentences[Math.max(0, at - 2)]?.from ?? 0);
  if (!addresses(words, question.from, question.to)) return undefined;
  return phraseIn(approving, words, earliest, question.from) >= 0
    ? { from: question.from, to: question.to }
    : undefined;
}

/** "You strike me as very patient. Is that fair?": an impression first, and then only whether it is right. */
const impression = phraseBook(`
it|that is quite|very|pretty|so|? obvious|clear|evident|plain that? you
you strike|struck me|us as
you come|came across as|like
you seem|sound|look|appear very|really|quite|pretty|like|so|to? be?
i can|could tell|see|hear that? you
you are clearly|obviously|evidently
`);
const isThatSo = phraseBook(`
is|was|would that be? so|right|fair|true|correct|accurate|you
would you say that|so|it
am i right|wrong
do|would you agree
`);
function confirmsImpression({ words, question, asked, index }: LeadingView): Suggestion | undefined {
  const { from, to } = question;
  if (phraseEnd(isThatSo, words, from, to) < 0 || to - from > maxConfirm) return undefined;
  const at = words.sentences.indexOf(question.sentence);
  const earliest = Math.max(asked[index - 1]?.to ?? 0, words.sentences[Math.max(0, at - 1)]?.from ?? 0);
  const said = phraseIn(impression, words, earliest, from);
  return said < 0 ? undefined : { from: said, to: from };
}
/** "Would you say that's right, more or less?" is no longer than this. */
const maxConfirm = 9;

export function endorsement(view: LeadingView): Suggestion | undefined {
  const { words, question } = view;
  const { sentence, to } = question;
  if (question.kind === 'wh' || question.kind === 'request') return agreedInFront(view);
  const from = statements.has(question.kind) ? sentence.from : question.from;
  if (view.exercise || checksUnderstanding(words, sentence.from, to)) return undefined;
  const asked = assentAsked(words, from, to);
  if (asked >= 0) return { from: asked, to };
  if (statements.has(question.kind)) {
    const sure = phraseIn(certainty, words, from, to);
    if (sure >= 0 && addresses(words, from, to)) return { from, to };
    if (endsSure(words, from, to) || beginsSure(words, from, to)) return { from, to };
    if (question.kind === 'statement' && judgesCandidate(words, from, to)) return { from, to };
  }
  if (question.kind !== 'polar') return undefined;
  return phraseIn(certainty, words, from + 1, Math.min(to, from + 4)) >= 0
    ? { from, to }
    : (confirmsImpression(view) ?? agreedInFront(view) ?? approvedInFront(view));
}
