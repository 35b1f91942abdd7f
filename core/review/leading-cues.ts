/**
 * Leading: a cue that one answer is preferred, about the candidate, and not something the candidate
 * has already said. Each cue has a file of its own; the first that fires is the one that is shown.
 */
import { type Heard, alreadySaid } from './already-said.ts';
import type { Asked } from './asked.ts';
import { type Words, wordsOf } from './clauses.ts';
import type { LeadingCue } from './detected-question.ts';
import { arranges } from './leading/arrangement.ts';
import { answerInside } from './leading/answer-inside.ts';
import { attachedTag } from './leading/attached-tag.ts';
import { checksUnderstanding } from './leading/checking.ts';
import { endorsement } from './leading/endorsement.ts';
import { mayWorkThrough, worksThrough } from './leading/exercise.ts';
import { cueOfShape, hardlyLeans, leans } from './leading/leaning.ts';
import { isOtherSide } from './leading/leaning-surroundings.ts';
import { isOffer } from './leading/host-offer.ts';
import { negativePolar } from './leading/negative-polar.ts';
import { offeredNext } from './leading/offered-answer.ts';
import { presupposition } from './leading/presupposition.ts';
import { leavesWayOut, slantedAlternative } from './leading/slanted-alternative.ts';
import { offersChoice } from './leading/supplied-reason.ts';
import { balances, scenario, valuePreface } from './leading/value-preface.ts';
import type { LeadingView, Suggestion } from './leading/view.ts';
import { phraseBook, phraseEnd, phraseIn } from './phrases.ts';

const cues: readonly (readonly [LeadingCue, (view: LeadingView) => Suggestion | undefined])[] = [
  ['endorsement', endorsement],
  ['attached-tag', attachedTag],
  ['negative-polar', negativePolar],
  ['answer-inside', answerInside],
  ['slanted-alternative', slantedAlternative],
  ['value-preface', valuePreface],
];

/** These cues are help when the candidate is at work on something. */
const hinting: ReadonlySet<LeadingCue> = new Set(['attached-tag', 'negative-polar']);

/** Only the end of an answer is looked at: what is being done, not what was told before. */
const maxStep = 400;
/** "Wouldn't a heap be faster here?" on what the candidate is writing down. */
const hints = (words: Words, { from, to }: Asked, heard: Heard): boolean =>
  phraseIn(hindsight, words, from, to) < 0 && isAtWork(heard);

type AtWork = { readonly answers: number; readonly is: boolean };
const atWork = new WeakMap<Heard, AtWork>();

/** Whether the candidate's last answer works on something; every question after it asks, so it is read once. */
function isAtWork(heard: Heard): boolean {
  const answers = heard.texts.length;
  const known = atWork.get(heard);
  if (known?.answers === answers) return known.is;
  const step = (heard.texts[answers - 1] ?? '').slice(-maxStep);
  const is = mayWorkThrough(step) && worksThrough(wordsOf(step));
  atWork.set(heard, { answers, is });
  return is;
}
const hindsight = phraseBook(`
have|has|had|'ve been|felt|thought|done
you think|feel|agree|find|believe|prefer|enjoy|like
`);

/**
 * The leading cue of each of a turn's questions, or null: what the rules find, unless a second reader of
 * the whole turn (`leaning`) is as good as sure of the opposite, and beside them what that reader is nearly
 * sure of. Logistics lead nobody.
 */
export function leadingCuesOf(
  words: Words,
  asked: readonly Asked[],
  logistics: readonly boolean[],
  heard: Heard,
): (LeadingCue | null)[] {
  const found = asked.map((_, index) =>
    logistics[index] === true ? null : cueOfRules(words, asked, index, heard),
  );
  if (found.some(isLeading))
    return !found.some(isOfForm) && hardlyLeans(words, asked)
      ? found.map((cue) => (isLeading(cue) ? null : cue))
      : found;
  if (logistics.every(Boolean) || heard.exercise) return found;
  if (!leans(words, asked, heard)) return found;
  const at = lastAsked(words, asked, logistics);
  const question = asked[at];
  if (question === undefined || hints(words, question, heard)) return found;
  const { from, to, sentence } = question;
  if (
    checksUnderstanding(words, sentence.from, to) ||
    // "…or did you print them off on the bus?": of two answers offered neither arranges anything.
    (!offersChoice(words, from + 1, to - 1) && arranges(words, from, to)) ||
    isOffer(words, from + 2, to)
  )
    return found;
  if (leavesWayOut(words, from, to)) return found;
  if (asksAfterScene(words, question) || alreadySaid(heard, words, from, to)) return found;
  if (asked.some((other, index) => isOtherSide(words, other, asked[index - 1])))
    return found.with(at, 'slanted-alternative');
  const cue = cueOfShape(words, question);
  // Between two questions a value has mostly left its place; where both sides of it are told it is none.
  return cue === 'value-preface' && (asked.length > 1 || balances(words, 0, from))
    ? found
    : found.with(at, cue);
}

/** "A guest wants a quiet room. What do you do?": nothing is preferred, however the scene was told. */
const asksAfterScene = (words: Words, { from, to }: Asked): boolean =>
  from > 0 && to === words.word.length && phraseEnd(scenario, words, from, to) === to;

/** A tag, a negative question and an answer put into one lead by their form, whatever their words. */
const isOfForm = (cue: LeadingCue | null): boolean =>
  cue === 'attached-tag' || cue === 'negative-polar' || cue === 'answer-inside';

const isLeading = (cue: LeadingCue | null): boolean => cue !== null && cue !== 'presupposition';

/** The last question that is no logistics and no answer offered to the one before it. */
function lastAsked(words: Words, asked: readonly Asked[], logistics: readonly boolean[]): number {
  return asked.findLastIndex((question, index) => {
    const before = asked[index - 1];
    return logistics[index] !== true && !(before !== undefined && offeredNext(words, before, question));
  });
}

/**
 * The leading cue of one of a turn's questions, or null. `presupposition` is soft: the caller shows
 * it and does not flag the question.
 */
function cueOfRules(words: Words, asked: readonly Asked[], index: number, heard: Heard): LeadingCue | null {
  const question = asked[index];
  if (question === undefined) return null;
  const view: LeadingView = { words, asked, index, question, exercise: heard.exercise };
  for (const [cue, finds] of cues) {
    const found = finds(view);
    if (found === undefined || (hinting.has(cue) && hints(words, question, heard))) continue;
    if (found === null || !alreadySaid(heard, words, found.from, found.to)) return cue;
  }
  return presupposition(view) === undefined ? null : 'presupposition';
}
