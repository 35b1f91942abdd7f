/** "So you would agree", "obviously you…": the candidate is asked to sign what the interviewer believes. */
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { confirmable } from '../confirmable.ts';
import { second } from '../lexicon.ts';
import { phraseBook, phraseEnd, phraseIn } from '../phrases.ts';
import { afterOpeners, personOf } from '../tags.ts';
import { wordSet } from '../word-set.ts';
import { addresses, agreedInFront, approvedInFront, confirmsImpression } from './agreed-before.ts';
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
you agree that|it|then
you agree with me|us|that|the|this view|opinion|idea|statement|people|when|if|?
you have to agree|admit|concede
would you not? agree that|it|with|the|most|being|having|we|then|?
do you not? agree that|it|most|being|having|we|then
don't|wouldn't you agree|say
fair|safe|reasonable|right|accurate|correct|wrong to say|assume|call|think|conclude|suggest
we|you can|would|should|could both|all|? agree
we both|all agree|know|think
am i right|wrong|correct|mistaken in|to thinking|saying|assuming|think|say|assume|believe
would i be right|wrong|correct|mistaken in|to thinking|saying|assuming|think|say|assume|believe
go|goes along with the|that|this|me
can|could|shall we both|all|just|? agree|say that|it|the
accept|concede|admit|acknowledge that|it
back|support me|us|that|the up|in|on|view|?
on the same page that|about
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

/** "agree on a plan" is something one does, not a view one signs. */
function assentAsked(words: Words, from: number, to: number): number {
  const at = phraseIn(assent, words, from, to);
  if (at < 0 || wordAt(words, at - 1) === 'did' || phraseIn(otherwise, words, at, to) >= 0) return -1;
  const next = wordAt(words, phraseEnd(assent, words, at, to));
  return next === 'on' || next === 'to' ? -1 : at;
}

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
    const believed = question.kind === 'tag' && wordAt(words, question.tag?.from ?? to) === 'i';
    const told = believed || question.kind === 'statement' ? confirmable(words, sentence) : undefined;
    if (told?.leading) return { from: told.from, to: told.to };
  }
  if (question.kind !== 'polar') return undefined;
  return phraseIn(certainty, words, from + 1, Math.min(to, from + 4)) >= 0
    ? { from, to }
    : (confirmsImpression(view) ?? agreedInFront(view) ?? approvedInFront(view));
}
