/** A yes–no question that brings the reason along: "Did it drag on because they were late?". */
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { eventVerb } from '../lexicon.ts';
import { phraseBook, phraseEnd } from '../phrases.ts';
import { afterOpeners } from '../tags.ts';
import { wordSet } from '../word-set.ts';
import type { LeadingView, Suggestion } from './view.ts';

/** "Did it drag on because they were late?", "…, is that why?": the reason is supplied with the question. */
export function suppliesReason({ words, asked, index, question }: LeadingView): Suggestion | undefined {
  const { from, to } = question;
  const opener = wordAt(words, from);
  const past =
    opener === 'did' || opener === 'was' || opener === 'were' || opener === 'is' || opener === 'are';
  if (!past || offersChoice(words, from, to)) return undefined;
  const aside = asked[index + 1];
  if (aside !== undefined && aside.from === to && aside.sentence === question.sentence)
    if (phraseEnd(thatIsWhy, words, aside.from, aside.to) === aside.to) return { from, to };
  for (let at = from + 1; at < Math.min(to - 1, from + maxReason); at++)
    if (wordAt(words, at) === 'because') return { from, to };
  if (phraseEnd(mainly, words, from, to) >= 0)
    for (let at = from + 4; at < Math.min(to - 1, from + maxCleft); at++)
      if (wordAt(words, at) === 'that') return { from, to };
  if (wordAt(words, from + 1) === 'it')
    for (let at = from + 3; at < Math.min(to - 1, from + maxCleft); at++)
      if (phraseEnd(movedYou, words, at, to) >= 0) return { from, to };
  if (singlesOut(words, from, to)) return { from, to };
  return phraseEnd(thatIsWhy, words, from, to) >= 0 && to - from > 3 ? { from, to } : undefined;
}

const whoDid = wordSet(`you yourself he she they him her them me us that this there`);
/** "Was it the legacy code that slowed you down?": one cause is named, of all there may have been. */
function singlesOut(words: Words, from: number, to: number): boolean {
  if (wordAt(words, from + 1) !== 'it' || whoDid.has(wordAt(words, from + 2))) return false;
  for (let at = from + 3; at < Math.min(to - 1, from + maxCleft); at++)
    if (wordAt(words, at) === 'that')
      return maskAt(words, at + 1) === 0
        ? /(?:ed|t)$/.test(wordAt(words, at + 1))
        : (maskAt(words, at + 1) & eventVerb) !== 0;
  return false;
}
/** What an open question would ask for: "was the reason poor planning?" brings the answer instead. */
const slot = phraseBook(`
the|your main|real|biggest|whole|? reason|cause|motivation|motive|problem|issue|blocker|bottleneck|challenge|difficulty|weakness|strength|lesson|mistake
the|your hardest|toughest|trickiest|worst|best|biggest|nicest part|bit|thing|aspect|problem|challenge|strength|weakness|mistake|lesson
what made it hard|difficult|tough|easy
`);
const filling = wordSet(`
  the a an your their his her that because too poor bad lack lacking money time people politics perfectionism impatience poorly
  communication not being having getting working dealing finding keeping
`);
const copula = wordSet(`was is were are`);

/** "Was the toughest part the politics?", "so the reason was poor planning?": what was to be told is filled in. */
export function fillsSlot({ words, question }: LeadingView): Suggestion | undefined {
  const { from, to } = question;
  if (to - from > maxReason || offersChoice(words, from, to)) return undefined;
  const clefted = pseudoCleft(words, question);
  if (clefted > 0) return { from: clefted, to };
  for (let at = from; at < Math.min(to, from + maxCleft); at++) {
    const end = phraseEnd(slot, words, at, to);
    if (end < 0 || end >= to) continue;
    const inverted = at > from && copula.has(wordAt(words, at - 1));
    const filled = inverted ? end : copula.has(wordAt(words, end)) ? end + 1 : to;
    const compared = wordAt(words, filled + 1) === 'same' || wordAt(words, filled + 1) === 'right';
    return filled < to && !compared && filling.has(wordAt(words, filled)) ? { from: filled, to } : undefined;
  }
  return undefined;
}

/** "What got you the job was your portfolio, I expect.": where the answer begins, or -1. */
function pseudoCleft(words: Words, { kind, sentence, to }: LeadingView['question']): number {
  if (kind !== 'statement') return -1;
  const begin = afterOpeners(words, sentence.from, to);
  if (wordAt(words, begin) !== 'what') return -1;
  for (let at = begin + 3; at < to - 1; at++) if (copula.has(wordAt(words, at))) return at + 1;
  return -1;
}

const thatIsWhy = phraseBook(`
was|is that|it|this mostly|mainly|just|? down|due to
was|is that|it|this mostly|mainly|just|? because|thanks

is|was that|it|this why|because
is|was that|it|this the|your reason
is|was that what did|made|drove|caused it|you?
`);
/** "Was it the money that made you move?" */
const movedYou = phraseBook(`
that|which|who really|finally|? made|drove|pushed|led|kept|got|brought|stopped|attracted|convinced|put|forced|motivated you
`);
/** "Was it mainly the scale that was hard?" */
const mainly = phraseBook(`was|is it mainly|mostly|primarily|really|basically`);
const maxCleft = 12;
/** The reason stands within so many words of the question's head. */
const maxReason = 24;

/** Whether an "or" stands in `from` up to `to`. */
export function offersChoice(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (wordAt(words, at) === 'or') return true;
  return false;
}
