/**
 * Leading: a cue that one answer is preferred, about the candidate, and not something the candidate
 * has already said. Each cue has a file of its own; the first that fires is the one that is shown.
 */
import { type Heard, alreadySaid } from './already-said.ts';
import type { Asked } from './asked.ts';
import { type Words, maskAt } from './clauses.ts';
import type { LeadingCue } from './detected-question.ts';
import { answerInside } from './leading/answer-inside.ts';
import { attachedTag } from './leading/attached-tag.ts';
import { endorsement } from './leading/endorsement.ts';
import { hinting, hints } from './leading/at-work.ts';
import { cueOfShape } from './leading/cue-of-shape.ts';
import { leansAsHeard, leansUnheard } from './leading/leaning.ts';
import { isOtherSide } from './leading/leaning-surroundings.ts';
import { isOffer } from './leading/host-offer.ts';
import { negativePolar } from './leading/negative-polar.ts';
import { offeredNext } from './leading/offered-answer.ts';
import { presupposition } from './leading/presupposition.ts';
import { slantedAlternative } from './leading/slanted-alternative.ts';
import { valuePreface } from './leading/value-preface.ts';
import { negation } from './lexicon.ts';
import type { LeadingView, Suggestion } from './leading/view.ts';

const cues: readonly (readonly [LeadingCue, (view: LeadingView) => Suggestion | undefined])[] = [
  ['endorsement', endorsement],
  ['attached-tag', attachedTag],
  ['negative-polar', negativePolar],
  ['answer-inside', answerInside],
  ['slanted-alternative', slantedAlternative],
  ['value-preface', valuePreface],
];

/**
 * The leading cue of each of a turn's questions, or null: what the rules find and what they do not, each
 * where the whole turn is likely enough to lead (`leading/leaning.ts`). Logistics lead nobody.
 */
export function leadingCuesOf(
  words: Words,
  asked: readonly Asked[],
  logistics: readonly boolean[],
  heard: Heard,
): (LeadingCue | null)[] {
  if (asked[0]?.left === true) return asked.map((question) => cueOfShape(words, question));
  const verdicts = asked.map((_, index) =>
    logistics[index] === true ? null : verdictOfRules(words, asked, index, heard),
  );
  const found = verdicts.map((verdict) => (verdict === 'said' ? null : verdict));
  const judged = { words, asked, cues: found, heard, said: verdicts.includes('said') };
  if (found.some(isLeading)) {
    const isDenied =
      heard.texts.length > 0 &&
      asked.some((question, index) => found[index] === 'attached-tag' && denies(words, question));
    return isDenied || leansAsHeard(judged) ? found : found.map((cue) => (isLeading(cue) ? null : cue));
  }
  if (logistics.every(Boolean) || !leansUnheard(judged)) return found;
  const at = lastAsked(words, asked, logistics);
  const question = asked[at];
  if (question === undefined || isOffer(words, question.from + 2, question.to)) return found;
  return found.with(
    at,
    asked.some((other, index) => isOtherSide(words, other, asked[index - 1]))
      ? 'slanted-alternative'
      : cueOfShape(words, question),
  );
}

/**
 * "Open plan isn't for you, is it?" says the opposite of what an answer with the same words says, which its
 * words alone do not tell; the rule has looked for it.
 */
function denies(words: Words, { sentence, tag }: Asked): boolean {
  for (let at = sentence.from; at < (tag?.from ?? sentence.from); at += 1)
    if (maskAt(words, at) & negation) return true;
  return false;
}

const isLeading = (cue: LeadingCue | null): boolean => cue !== null && cue !== 'presupposition';

/** The last question that is no logistics and no answer offered to the one before it. */
function lastAsked(words: Words, asked: readonly Asked[], logistics: readonly boolean[]): number {
  return asked.findLastIndex((question, index) => {
    const before = asked[index - 1];
    return logistics[index] !== true && !(before !== undefined && offeredNext(words, before, question));
  });
}

/**
 * What the rules find in one of a turn's questions: the cue by which it leads, `said` where the candidate has
 * said already what it suggests, or null. `presupposition` is soft: the caller shows it and does not flag the
 * question.
 */
export function verdictOfRules(
  words: Words,
  asked: readonly Asked[],
  index: number,
  heard: Heard,
): LeadingCue | 'said' | null {
  const question = asked[index];
  if (question === undefined) return null;
  const view: LeadingView = { words, asked, index, question, exercise: heard.exercise };
  let said = false;
  for (const [cue, finds] of cues) {
    const found = finds(view);
    if (found === undefined || (hinting.has(cue) && hints(words, question, heard))) continue;
    if (found === null || !alreadySaid(heard, words, found.from, found.to)) return cue;
    said = true;
  }
  if (presupposition(view) !== undefined) return 'presupposition';
  return said ? 'said' : null;
}
