/** "So you would agree", "obviously you…": the candidate is asked to sign what the interviewer believes. */
import { wordSet } from '../word-set.ts';
import { personOf } from '../tags.ts';
import { wordAt } from '../clauses.ts';
import { phraseBook, phraseIn } from '../phrases.ts';
import { checksUnderstanding } from './checking.ts';
import type { LeadingView, Suggestion } from './view.ts';

const endorsing = phraseBook(`
you would surely|probably|definitely|obviously|certainly|have|? to? agree|admit|concede
you agree that|with|it
you must|surely agree|admit
you have to agree|admit
you will agree
would you agree that|it|the|with|most|being|having|we|speed
would you not agree
would you agree
do you agree that|it
obviously|clearly|surely|naturally|presumably|evidently|undoubtedly|certainly|plainly|doubtless you|your|that|it
of course you|your
no doubt you|your
needless to say
you obviously|clearly|surely|naturally|presumably|evidently|undoubtedly|doubtless|certainly
you are|were|have|would|did obviously|clearly|surely|naturally|presumably|evidently|undoubtedly|certainly
i|we would? assume|presume|imagine|suppose|bet|trust|expect|figure|reckon that? you|your
i guess you|your
i am sure|certain|confident|guessing|assuming|betting that? you|your
i|we take it that? you|your
it|that must have? been|be|feel|felt
you must have|be|feel
fair|safe|reasonable to say|assume
surely
we can all? agree
most people would
anyone would
any good|decent|sensible
everyone knows
it is obvious|clear that
it goes without saying
you can see|tell that
`);

const statements = wordSet(`statement tag fragment`);

export function endorsement({ words, question, asked }: LeadingView): Suggestion | undefined {
  if (question.kind === 'wh' || question.kind === 'request') return undefined;
  const from = statements.has(question.kind)
    ? question.sentence.from
    : fromSamePhrase(question.sentence.from, question.from, asked);
  const found = phraseIn(endorsing, words, from, question.to);
  if (found < 0) return undefined;
  if (question.kind === 'polar' && found > question.from + 1 && found !== from) return undefined;
  if (checksUnderstanding(words, question.sentence.from, question.to)) return undefined;
  if (wordAt(words, found) === 'i' && personOf(words, found, question.to) !== 'candidate') return undefined;
  return { from: found, to: question.to };
}

/** A yes–no question is read from its own first word when another question shares its sentence. */
const fromSamePhrase = (sentenceFrom: number, from: number, asked: LeadingView['asked']): number =>
  asked.some((other) => other.from < from && other.from >= sentenceFrom)
    ? from
    : Math.max(sentenceFrom, from - 3);
