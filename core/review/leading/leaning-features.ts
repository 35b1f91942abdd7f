/**
 * What a turn with a question is made of, as features that were counted in labelled turns: its small
 * words, what stands next to what, its commas, and how its questions begin and end. Words that name a
 * matter are seen by their ending and, each by itself, by a hash.
 */
import type { Asked } from '../asked.ts';
import { type Words, comma, wordAt } from '../clauses.ts';
import { spread } from '../word-hash.ts';
import { type FeatureList, add, feature, is, kinds } from './feature.ts';
import { addAround } from './leaning-surroundings.ts';
import { pastOpening } from './opening.ts';
import { lastEnding, matterOf, numberOf, start } from './small-words.ts';

/** As much of a turn as is looked at: its end, where the question stands. */
const maxWords = 120;

/** The numbers of the words that are looked at, of one turn after the other: each is asked for several times. */
const scratch = new Uint8Array(maxWords);
/** Of those that name a matter, what tells one from the other. */
const matters = new Uint16Array(maxWords);

const endOf = (words: Words, asked: readonly Asked[]): number => asked.at(-1)?.to ?? words.word.length;
/** Past what is said in front of any question, whether it leads or not. */
const startBefore = (words: Words, asked: readonly Asked[], to: number): number =>
  Math.max(pastOpening(words, asked), to - maxWords);

/** Fills the list with the features of a turn's own words. */
export function leaningFeatures(words: Words, asked: readonly Asked[], list: FeatureList): void {
  wordFeatures(words, asked, list);
  questionFeatures(words, asked, list);
}

/** The first half of them, which costs little: the words as they follow each other. */
export function wordFeatures(words: Words, asked: readonly Asked[], list: FeatureList): void {
  list.count = 0;
  const to = endOf(words, asked);
  const from = startBefore(words, asked, to);
  let before = start;
  for (let at = from; at < to; at += 1) {
    const number = numberOf(words, at);
    scratch[at - from] = number;
    if (number > lastEnding) add(list, feature(is.word, number));
    else addMatter(list, words, at, from);
    add(list, feature(is.pair, before, number));
    if (at > from && (number <= lastEnding || before <= lastEnding)) addTogether(list, at - from);
    const gap = at > from ? (words.gap[at] ?? 0) : 0;
    if (gap > 0) add(list, feature(is['after a mark'], gap, number));
    if (at - from > 1) add(list, feature(is.skips, scratch[at - from - 2] ?? start, number));
    before = number;
  }
  for (let at = 0; at < 3; at += 1) add(list, feature(is.opens, at, numberIn(words, from + at, from, to)));
  add(list, feature(is.questions, Math.min(3, asked.length)));
  add(list, feature(is.sentences, Math.min(4, sentencesAfter(words, from))));
  add(list, feature(is['ends with'], words.sentences.at(-1)?.mark ?? 0));
}

function sentencesAfter({ sentences }: Words, from: number): number {
  let before = 0;
  while ((sentences[before]?.to ?? from + 1) <= from) before += 1;
  return sentences.length - before;
}

/** A word that names a matter, by itself: some of them are mostly said where one answer is preferred. */
function addMatter(list: FeatureList, words: Words, at: number, from: number): void {
  const matter = matterOf(words, at);
  matters[at - from] = matter;
  add(list, feature(is.matter, matter >> 8, matter & 0xff));
}

/** The numbers of small words fill a byte. */
const pastSmall = 256;
/** A small word by its number, one that names a matter by a number beyond them. */
function nameAt(place: number): number {
  const number = scratch[place] ?? start;
  return number > lastEnding ? number : pastSmall + (matters[place] ?? 0);
}

/** Two words next to each other, of which one at least names a matter: by a hash of both. */
function addTogether(list: FeatureList, place: number): void {
  const both = spread(nameAt(place - 1) * 65_599 + nameAt(place)) >>> 8;
  add(list, feature(is.together, both >> 16, (both >> 8) & 0xff, both & 0xff));
}

/** The other half, which goes on with the list: where the questions stand, and what the rules notice around them. */
export function questionFeatures(words: Words, asked: readonly Asked[], list: FeatureList): void {
  const to = endOf(words, asked);
  const from = startBefore(words, asked, to);
  for (const [index, question] of asked.entries()) {
    addQuestion(list, words, question, from, to);
    addPlaces(list, question, asked[index - 1]?.to ?? from, asked[index + 1]?.from ?? to, from, to);
    addAround(list, words, question, asked[index - 1], from);
  }
}

/**
 * Adds what the turn has in common with the candidate's last answer.
 * @param repeated which share of the words that name a matter that answer holds
 */
export function repeatFeatures(repeated: number, list: FeatureList): void {
  add(list, feature(is.answers));
  add(list, feature(is.repeats, Math.round(repeats * repeated)));
}
/** How finely the share is told. */
const repeats = 4;

/** The number of a word within [from, to), already known, or of one outside. */
const numberIn = (words: Words, at: number, from: number, to: number): number =>
  at >= from && at < to ? (scratch[at - from] ?? start) : numberOf(words, at);

/** A small word in front of a question, in it and after it. */
const placed = [is['in front'], is.holds, is['after it']] as const;

/** Adds each word by whether it stands in a question, in front of it or after it: a small one by its number, one that names a matter by itself. */
function addPlaces(
  list: FeatureList,
  { from, to, kind }: Asked,
  earliest: number,
  latest: number,
  begin: number,
  end: number,
): void {
  const of = kinds.indexOf(kind);
  for (let at = Math.max(begin, earliest); at < Math.min(end, latest); at += 1) {
    const number = scratch[at - begin] ?? start;
    const place = at < from ? 0 : at < to ? 1 : 2;
    if (number > lastEnding) add(list, feature(placed[place] ?? 0, of, number));
    else {
      const matter = matters[at - begin] ?? 0;
      add(list, feature(is['matter placed'], of * placed.length + place, matter >> 8, matter & 0xff));
    }
  }
}

/** A comma within the last words: "…, price?". */
const maxTail = 5;

function addQuestion(list: FeatureList, words: Words, question: Asked, begin: number, end: number): void {
  const { from, to, kind, sentence } = question;
  const of = kinds.indexOf(kind);
  const first = numberIn(words, from, begin, end);
  const last = numberIn(words, to - 1, begin, end);
  add(list, feature(is.kind, of));
  add(list, feature(is.begins, of, first));
  add(list, feature(is['begins with two'], of, first, numberIn(words, from + 1, begin, end)));
  add(list, feature(is.closes, of, last));
  add(list, feature(is['closes with two'], of, numberIn(words, to - 2, begin, end), last));
  add(list, feature(is['ends of'], of, sentence.mark, to === sentence.to ? 1 : 0));
  add(list, feature(is.length, of, Math.min(5, Math.floor((to - from) / 4))));
  if (from > sentence.from) add(list, feature(is.prefaced, of));
  for (let at = from; at < to; at += 1) {
    if (wordAt(words, at) === 'or') add(list, feature(is.offers, of));
    if (at > from && at >= to - maxTail && words.gap[at] === comma) add(list, feature(is.tailed, of));
  }
}
