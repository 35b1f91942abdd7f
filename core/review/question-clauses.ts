/**
 * Finds the question clauses of one sentence by word order: a wh-word with its verb before its
 * subject, a verb before its subject, or a request. Works without any punctuation.
 */
import { type Sentence, type Words, comma, maskAt, none, pause, questionMark, wordAt } from './clauses.ts';
import {
  auxiliary,
  boundary,
  coordinator,
  filler,
  first,
  marker,
  preposition,
  request,
  wh,
} from './lexicon.ts';
import { phraseBook, phraseEnd } from './phrases.ts';
import { isPolarAt } from './polar-clauses.ts';
import { invitedAfter, requestAt } from './requests.ts';
import type { Tag } from './tags.ts';
import { whQuestionAt } from './wh-clauses.ts';
import { wordSet } from './word-set.ts';

export type ClauseKind = 'wh' | 'polar' | 'request' | 'tag' | 'statement' | 'fragment';

/** A question clause: words `from` up to `to`, within its sentence. */
export type Clause = {
  readonly sentence: Sentence;
  readonly from: number;
  to: number;
  readonly kind: ClauseKind;
  readonly form: 'open' | 'closed' | 'statement' | 'tag';
  /** What makes a statement ask. */
  readonly tag: Tag | null;
};

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

/** "Why did you leave was it the money", its comma lost. */
function offersReason(words: Words, at: number, sentence: Sentence, previous: Clause | undefined): boolean {
  if (previous === undefined || previous.kind !== 'wh' || sentence.mark !== none || at - previous.from < 3)
    return false;
  const verb = wordAt(words, at);
  if (
    verb === 'did' &&
    wordAt(words, at + 1) === 'you' &&
    phraseEnd(whatYouDid, words, previous.from, at) > 0
  )
    return (maskAt(words, at - 1) & (auxiliary | wh | preposition | coordinator)) === 0;
  if ((verb !== 'was' && verb !== 'is') || wordAt(words, at + 1) !== 'it' || at + 2 >= sentence.to)
    return false;
  return (maskAt(words, at - 1) & (auxiliary | wh | preposition)) === 0;
}

/** "What did you do about that did you sit down with her". */
const whatYouDid = phraseBook(`
what did you do
how did you handle|deal|react|respond|solve|fix
`);

/** "What did you do, talk to them first?": a bare verb after a comma goes on with the question. */
const continuesWh = (
  words: Words,
  at: number,
  sentence: Sentence,
  level: number,
  previous: Clause | undefined,
): boolean =>
  level === 2 &&
  sentence.mark === questionMark &&
  previous?.kind === 'wh' &&
  wordAt(words, at + 1) !== 'me' &&
  wordAt(words, at + 1) !== 'us';

/** The question clauses of a sentence, in order. Linear: every look-ahead is bounded. */
export function questionClauses(words: Words, sentence: Sentence): Clause[] {
  const found: Clause[] = [];
  let level = 3;
  const push = (from: number, kind: ClauseKind, form: 'open' | 'closed'): void => {
    const last = found[found.length - 1];
    if (last !== undefined) last.to = trimmed(words, last.from, from);
    found.push({ sentence, from, to: sentence.to, kind, form, tag: null });
  };
  for (let at = sentence.from; at < sentence.to; at++) {
    const mask = maskAt(words, at);
    const gap = at > sentence.from ? (words.gap[at] ?? 0) : 0;
    if (gap === comma) level = Math.max(level, 2);
    else if (gap >= pause) level = 3;
    const asked = level > 0 || mask & request ? requestAt(words, at, sentence.to, level) : null;
    if (asked !== null && !continuesWh(words, at, sentence, level, found[found.length - 1])) {
      push(at, 'request', asked.form);
      at = Math.max(at, asked.end - 1);
      level = 0;
      continue;
    }
    if (mask & wh) {
      const asks = suggests(words, at) ? null : whQuestionAt(words, at, sentence, level);
      if (asks !== null) {
        push(at, 'wh', asks.form);
        at = Math.max(at, asks.resume - 1);
        level = 0;
        continue;
      }
    } else if (level > 0 && wordAt(words, at) === 'do' && maskAt(words, at + 1) & request) {
      // "Do tell us about it."
      continue;
    } else if (
      mask & auxiliary &&
      (isPolarAt(words, at, sentence, level) || offersReason(words, at, sentence, found[found.length - 1]))
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
