/** "What was hard, the scale?": an open question with one answer put into it. */
import type { Asked } from '../asked.ts';
import { type Words, comma, maskAt, none, pause, questionMark, wordAt } from '../clauses.ts';
import { auxiliary, coordinator, determiner, filler, preposition, subject, wh } from '../lexicon.ts';
import { phraseBook, phraseEnd } from '../phrases.ts';
import { wordSet } from '../word-set.ts';
import { answers, maxTail, narrowing, neutral, portraying } from './answer-tail.ts';
import { afterthought, guessedNext, runOnGuess } from './guessed-answer.ts';
import { offeredNext } from './offered-answer.ts';
import { checksUnderstanding } from './checking.ts';
import { fillsSlot, offersChoice, suppliesReason } from './supplied-reason.ts';
import { afterOpeners } from '../tags.ts';
import type { LeadingView, Suggestion } from './view.ts';

/** The last comma or dash of the clause, where no list is running. */
function tailOf(words: Words, { from }: Asked, to: number): number {
  for (let at = to - 1; at > from + 1 && at >= to - maxTail - 3; at--) {
    if ((words.gap[at] ?? 0) < comma) continue;
    if ((words.gap[at] ?? 0) >= pause) return at;
    if (at <= from + 1 + asideWords && (words.gap[from + 1] ?? 0) === comma) return -1;
    for (let earlier = at - 1; earlier > from + 1 && earlier >= at - 3; earlier--)
      if ((words.gap[earlier] ?? 0) === comma) return -1;
    return at;
  }
  return -1;
}

/** "What, in your view, makes…": as long as an aside after the question word is. */
const asideWords = 5;

/** "How many, roughly ten?", "when was that, 2019?": an estimate of one fact prefers nothing. */
function counts(words: Words, { from, form }: Asked): boolean {
  const asked = wordAt(words, from);
  if (asked === 'which') return !telling.has(wordAt(words, from + 1));
  return form !== 'open' && (asked === 'how' || asked === 'when' || asked === 'where' || asked === 'what');
}

const telling = wordSet(`part bit aspect thing side`);

/** "what was the hardest part the scale": the comma was lost, but nothing else can follow "part". */
function unmarkedTail(words: Words, { from, to, sentence }: Asked): number {
  if (sentence.mark !== none || to !== sentence.to) return -1;
  for (let at = Math.max(from + 3, to - 4); at <= to - 2; at++)
    if (
      maskAt(words, at) & determiner &&
      (finished.has(wordAt(words, at - 1)) ||
        (superlative.has(wordAt(words, at - 2)) && maskAt(words, at - 1) === 0)) &&
      !(maskAt(words, to - 1) & auxiliary)
    )
      return at;
  return -1;
}
const superlative = wordSet(
  `biggest hardest toughest best worst main greatest favourite favorite proudest trickiest`,
);
const finished = wordSet(
  `bit part thing reason problem challenge hard wrong difficult tough toughest hardest worst best issue blocker difference`,
);

/** Leaves out what comes after the answer: "…, the scale, I guess?", "…, the scale, right?". */
function beforeHedge(words: Words, { from, to }: Asked): number {
  for (let at = Math.max(from + 3, to - 3); at < to; at++)
    if ((words.gap[at] ?? 0) >= comma && phraseEnd(afterthought, words, at, to) === to) return at;
  return to;
}

/** "How would you store it, in a map?": a hint in an exercise, not an answer about the candidate. */
function exercises(words: Words, question: Asked): boolean {
  const next = wordAt(words, question.from + 1);
  for (let at = question.from + 3; at < question.from + 6; at++)
    if (portraying.has(wordAt(words, at))) return false;
  return wordAt(words, question.from) === 'how' && (next === 'would' || next === 'could' || next === 'might');
}

/** "What would you do first, clear the aisle, call somebody?": two answers and no third, to a question that asked for any. */
function listedAnswers(words: Words, question: Asked, to: number): Suggestion | undefined {
  const { from } = question;
  const asked = wordAt(words, from);
  const scope = maskAt(words, from + 1) & auxiliary;
  if (!scope || (asked !== 'what' && asked !== 'why' && asked !== 'how')) return undefined;
  let item = to;
  let items = 0;
  for (let at = to - 1; at > from + 3 && at >= to - 2 * maxTail; at--) {
    if ((words.gap[at] ?? 0) < comma) continue;
    let head = at;
    while (head < item && maskAt(words, head) & filler) head++;
    if (head === item) continue;
    if (item - head > 5 || maskAt(words, head) & (subject | auxiliary | wh | preposition | coordinator))
      break;
    if (narrowing.has(wordAt(words, head)) || phraseEnd(neutral, words, head, item) === item) break;
    items++;
    item = at;
  }
  return items >= 2 && !offersChoice(words, item, to) ? { from: item, to } : undefined;
}

/** "Tell me what was difficult, the language?": the question stands within a request. */
function insideRequest({ words, asked, index, question }: LeadingView): Suggestion | undefined {
  const { from, to, sentence } = question;
  const next = asked[index + 1];
  if (next !== undefined && offeredNext(words, question, next)) return { from: next.from, to: next.to };
  if (to !== sentence.to || sentence.mark !== questionMark) return undefined;
  let head = from;
  while (head < to && !embedded.has(wordAt(words, head))) head++;
  const end = beforeHedge(words, { ...question, from: head });
  const tail = head < to ? tailOf(words, { ...question, from: head }, end) : -1;
  return tail > 0 && answers(words, head, tail, end) ? { from: tail, to: end } : undefined;
}
const embedded = wordSet(`what why how`);

/** "Because of the hours?", "to save costs, I suppose?": a reason for what the candidate told, put as a question of its own. */
function givesReason(words: Words, { from, to, sentence }: Asked): Suggestion | undefined {
  if (sentence.mark !== questionMark) return undefined;
  const begin = afterOpeners(words, from, to);
  const end = phraseEnd(reason, words, begin, to);
  const named = begin > from && wordAt(words, begin - 1) === 'because' ? begin : end;
  return named > 0 && to - named >= 2 ? { from: begin, to } : undefined;
}
const reason = phraseBook(`
because
thanks|due to
out of
down to
`);

export function answerInside(view: LeadingView): Suggestion | undefined {
  const { words, asked, index, question, exercise } = view;
  if (exercise) return undefined;
  if (question.kind === 'polar') return suppliesReason(view) ?? fillsSlot(view);
  if (question.kind === 'statement' || question.kind === 'fragment') {
    if (checksUnderstanding(words, question.sentence.from, question.to)) return undefined;
    return givesReason(words, question) ?? (question.kind === 'statement' ? fillsSlot(view) : undefined);
  }
  if (question.kind === 'request') return insideRequest(view);
  if (question.kind !== 'wh' || counts(words, question) || exercises(words, question)) return undefined;
  const { from, sentence } = question;
  const to = beforeHedge(words, question);
  if (question.to === sentence.to && sentence.mark === questionMark) {
    const tail = tailOf(words, question, to);
    if (tail > 0 && answers(words, from, tail, to)) return { from: tail, to };
    const listed = listedAnswers(words, question, to);
    if (listed !== undefined) return listed;
  }
  const guessed = guessedNext(words, question) ?? runOnGuess(words, question);
  if (guessed !== undefined) return guessed;
  const run = unmarkedTail(words, question);
  if (run > 0) return { from: run, to: question.to };
  const next = asked[index + 1];
  if (next !== undefined && offeredNext(words, question, next)) return { from: next.from, to: next.to };
  return undefined;
}
