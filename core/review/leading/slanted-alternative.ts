/** "Just for money, or something you enjoy?": of the answers offered, one sounds wrong to give. */
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { auxiliary, determiner, second, subject } from '../lexicon.ts';
import { phraseBook, phraseEnd } from '../phrases.ts';
import {
  belittling,
  damning,
  damningWays,
  easyWays,
  goodWays,
  measured,
  poor,
  rich,
  sincere,
} from './esteem.ts';
import { wordSet } from '../word-set.ts';
import type { LeadingView, Suggestion } from './view.ts';

/** A third way out makes it a fair choice again. */
const wayOut = phraseBook(`
or something|anything|someone|somewhere|some else|other|different
or both|neither|either
or a mix|mixture|combination|blend
or a bit|little of
or somewhere in
or what
or not
or only|just here|there|this|that
or doesn't|does|don't|do it|you not? matter|mind|care
or disagree
or only|just|maybe a little|bit|few
or only|just|maybe once|twice|some|sometimes|occasionally
or maybe? none
or is|was it|there something|a mix
`);

export type Side = { belittled: boolean; just: boolean; damned: boolean; poor: number; rich: boolean };

export function weigh(words: Words, from: number, to: number): Side {
  const side: Side = { belittled: false, just: false, damned: false, poor: 0, rich: false };
  for (let at = from; at < to; at++) {
    const word = wordAt(words, at);
    if (damning.has(word)) side.damned = true;
    if (belittling.has(word)) {
      side.just = true;
      const next = wordAt(words, at + 1);
      if (
        at + 1 < to &&
        !measured.has(next) &&
        !(maskAt(words, at + 1) & subject && !(maskAt(words, at + 1) & determiner))
      )
        side.belittled = true;
    }
    if (phraseEnd(easyWays, words, at, to) >= 0) side.poor++;
    if (phraseEnd(damningWays, words, at, to) >= 0) side.damned = true;
    if (phraseEnd(goodWays, words, at, to) >= 0) side.rich = true;
    if (poor.has(word)) side.poor++;
    if (rich.has(word)) side.rich = true;
  }
  return side;
}

/** What makes one of two answers the poor one, beside the other. */
const slants = (bad: Side, good: Side): boolean =>
  (bad.just && good.rich && !bad.rich && !good.just) ||
  (bad.poor > 1 && good.poor === 0 && !bad.rich) ||
  (bad.just && bad.poor > 0) ||
  (bad.damned && !good.damned) ||
  (bad.belittled && good.rich && !bad.rich) ||
  (bad.poor > 0 && good.rich && good.poor === 0 && !bad.rich);

const ofThem = wordSet(`you your`);
/** "Are you a leader or just a follower?": after "or", "just" alone belittles what the candidate is or did. */
const lessens = (words: Words, from: number, { belittled, rich: praised }: Side): boolean =>
  belittled && !praised && (!(maskAt(words, from) & auxiliary) || ofThem.has(wordAt(words, from + 1)));

const repeats = (words: Words, at: number): boolean =>
  (maskAt(words, at) & auxiliary) !== 0 && wordAt(words, at + 1) === 'you';

/** "…, or do you actually care?" */
const doubts = (words: Words, at: number, to: number): boolean =>
  at + 2 < to &&
  (maskAt(words, at) & auxiliary) !== 0 &&
  wordAt(words, at + 1) === 'you' &&
  sincere.has(wordAt(words, at + 2));

/** What comes after "or" is done, not named: "leave them to…", "cover it up". */
const conducts = (words: Words, at: number): boolean =>
  phraseEnd(easyWays, words, at, words.word.length) >= 0;

/** "…, or were you just on the team?" */
const wasJust = (words: Words, at: number, to: number): boolean =>
  at + 3 < to && repeats(words, at) && belittling.has(wordAt(words, at + 2));

/** The candidate, or "it", what they told of. */
function aboutSomebody(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (maskAt(words, at) & (second | subject)) return true;
  return false;
}

/** "…, or something else?", "…, or doesn't it matter?" */
function leavesWayOut(words: Words, from: number, to: number): boolean {
  for (let at = from + 1; at < to - 1; at++)
    if (wordAt(words, at) === 'or' && phraseEnd(wayOut, words, at, to) >= 0) return true;
  return false;
}

export function slantedAlternative({ words, question }: LeadingView): Suggestion | undefined {
  if (question.kind === 'request') return undefined;
  const from = question.kind === 'wh' || question.kind === 'polar' ? question.from : question.sentence.from;
  const { to } = question;
  if (leavesWayOut(words, from, to)) return undefined;
  for (let at = from + 1; at < to - 1; at++) {
    if (wordAt(words, at) !== 'or') continue;
    const first = weigh(words, from, at);
    const secondSide = weigh(words, at + 1, to);
    if (
      aboutSomebody(words, from, to) &&
      (slants(first, secondSide) || slants(secondSide, first) || lessens(words, question.from, secondSide))
    )
      return null;
    // "Did you …, or did you …?", "would you tell them or cover it up?" weighs two conducts: one poor word is enough.
    if (
      (repeats(words, at + 1) || (repeats(words, from) && conducts(words, at + 1))) &&
      first.poor + secondSide.poor > 0 &&
      first.poor * secondSide.poor === 0
    )
      if (!(first.poor > 0 ? first : secondSide).rich) return null;
    return doubts(words, at + 1, to) || wasJust(words, at + 1, to) ? null : undefined;
  }
  return undefined;
}
