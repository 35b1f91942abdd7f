/**
 * Whether the candidate has already said something: a question that repeats it checks understanding
 * and leads nobody. Looks for the content words of a proposition together in one earlier turn.
 */
import { type Words, maskAt } from './clauses.ts';
import { negation } from './lexicon.ts';
import { wordSet } from './word-set.ts';
import { contentStems, related, stemOf } from './stems.ts';

/** What the candidate said so far, lower case, oldest first. */
export type Heard = {
  readonly texts: string[];
  readonly turns: number[];
  /** By stem: how many of `texts` were looked through for it, and whether one has it. Each answer is read once for a stem. */
  readonly known: Map<string, { count: number; occurs: boolean }>;
  /** Whether an exercise is running, in which a nudge is help and not a wish. */
  exercise: boolean;
};

export const nothingHeard = (): Heard => ({
  texts: [],
  turns: [],
  known: new Map(),
  exercise: false,
});

/** More than this of one answer is not searched: five minutes of talk hold about 4,500 characters. */
const maxAnswer = 6_000;
/** An hour and a half of answers; a longer interview forgets its first ones. */
const maxSearched = 60_000;

export function hear(heard: Heard, turn: number, text: string): void {
  heard.texts.push(text.slice(-maxAnswer).toLowerCase().replaceAll('\u2019', "'"));
  heard.turns.push(turn);
}

/** A question of the candidate's may be explained: "Would I be alone? That is my worry." */
const maxExplained = 80;
/** Whether the candidate's last turn ended in a question. */
export const endsAsking = ({ texts }: Heard): boolean =>
  (texts.at(-1) ?? '').slice(-maxExplained).includes('?');

const isWordChar = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 39 || code > 127;

/** Where a word of this stem stands in a lower-case text, or -1. */
export function mentionOf(text: string, stem: string): number {
  let at = text.indexOf(stem);
  // A stem that hides in many other words is given up on: forty near misses are no mention.
  for (let tries = 0; at >= 0 && tries < 40; tries++) {
    let end = at + stem.length;
    if (at === 0 || !isWordChar(text.charCodeAt(at - 1))) {
      while (end < text.length && end - at < 40 && isWordChar(text.charCodeAt(end))) end++;
      if (end - at - stem.length <= 1 || stemOf(text.slice(at, end)) === stem) return at;
    }
    at = text.indexOf(stem, end);
  }
  return -1;
}

/** "not", "never", "n't" within the three words before a place. */
function deniedAt(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 24), at);
  return (
    before.includes("n't ") ||
    before.includes(' not ') ||
    before.includes('never ') ||
    before.includes('hate') ||
    before.includes('dislike') ||
    before.startsWith('not ')
  );
}

/** Whether every one of `stems` (a third of three or more may be missing) is in one earlier answer, denied or affirmed alike. */
function saidIn(text: string, stems: readonly string[], denied: boolean): boolean {
  let missing = 0;
  let agrees = false;
  for (const stem of stems) {
    let at = -1;
    for (const kin of related(stem)) {
      at = mentionOf(text, kin);
      if (at >= 0) break;
    }
    if (at < 0) {
      if (++missing > mayMiss(stems)) return false;
    } else if (deniedAt(text, at) === denied) agrees = true;
  }
  return agrees;
}

/** Words that only weigh what was said: "the whole thing", "basically". */
const light = new Set(
  [
    ...wordSet(`whole entire complete completely basically essentially mostly mainly pretty totally fairly quite rather lot actual
     actually personally directly effectively primarily people obviously clearly surely presumably assume imagine
     agree right correct yeah guy place stuff mean main suppose expect person type bring brought bringing draw drew
     crikey gosh blimey haha whoa jeez goodness mate hear heard yourself turned always especially describe described`),
  ].map(stemOf),
);

/** Whether the letters of a stem or of its kin occur in any answer, as part of whatever word. */
function occursAnywhere({ texts, known }: Heard, stem: string): boolean {
  let found = known.get(stem);
  if (found === undefined) {
    found = { count: 0, occurs: false };
    known.set(stem, found);
  }
  const kin = related(stem);
  let searched = 0;
  for (
    let index = texts.length - 1;
    !found.occurs && index >= found.count && searched < maxSearched;
    index--
  ) {
    const text = texts[index] ?? '';
    found.occurs = kin.some((one) => text.includes(one));
    searched += text.length + 100;
  }
  found.count = texts.length;
  return found.occurs;
}

/** How many of the stems an answer may lack that says the same. */
const mayMiss = (stems: readonly string[]): number => Math.floor(stems.length / 3);

/** Whether enough of the stems occur anywhere at all: what does not need not be looked for turn by turn. */
function occurs(heard: Heard, stems: readonly string[]): boolean {
  let missing = 0;
  for (const stem of stems) if (!occursAnywhere(heard, stem) && ++missing > mayMiss(stems)) return false;
  return true;
}

/** True when the candidate has said what the words in [from, to) say. False when they say nothing in particular. */
export function alreadySaid(heard: Heard, words: Words, from: number, to: number): boolean {
  const stems = contentStems(words, from, to).filter((stem) => !light.has(stem));
  if (stems.length === 0 || !occurs(heard, stems)) return false;
  let denied = false;
  for (let at = from; at < to; at++) if (maskAt(words, at) & negation) denied = true;
  const last = heard.texts.length - 1;
  let searched = 0;
  for (let index = last; index >= 0 && searched < maxSearched; index--) {
    const text = heard.texts[index] ?? '';
    if (saidIn(text, stems, denied)) return true;
    // A turn costs something however short it is.
    searched += text.length + 100;
  }
  return false;
}
