/** What is agreed before a question is asked: the interviewer's own answer stands in front of it. */
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { second } from '../lexicon.ts';
import { phraseBook, phraseEnd, phraseIn } from '../phrases.ts';
import { wordSet } from '../word-set.ts';
import type { LeadingView, Suggestion } from './view.ts';

export function addresses(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (maskAt(words, at) & second) return true;
  return false;
}

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
you know as well|much as
given|since|seeing|as that? you are|have clearly|obviously|evidently|so|such
fair|safe to say
goes without saying
i think we|you can|would|will|both|all|? agree
`);
const offers = wordSet(
  `will can may might could get not do don't cannot can't know see have heard read seen tired questions understand`,
);

export function agreedInFront({ words, question, asked, index }: LeadingView): Suggestion | undefined {
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
export function approvedInFront({ words, question, asked, index }: LeadingView): Suggestion | undefined {
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
export function confirmsImpression({ words, question, asked, index }: LeadingView): Suggestion | undefined {
  const { from, to } = question;
  if (phraseEnd(isThatSo, words, from, to) < 0 || to - from > maxConfirm) return undefined;
  const at = words.sentences.indexOf(question.sentence);
  const earliest = Math.max(asked[index - 1]?.to ?? 0, words.sentences[Math.max(0, at - 1)]?.from ?? 0);
  const said = phraseIn(impression, words, earliest, from);
  return said < 0 ? undefined : { from: said, to: from };
}
/** "Would you say that's right, more or less?" is no longer than this. */
const maxConfirm = 9;
