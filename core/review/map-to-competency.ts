/** Which of the rubric's competencies a question is about, by keywords, planned questions and names. */
import type { CompetencyId, Round, Rubric } from '../rubric/rubric.ts';
import { type Words, wordAt, wordsOf } from './clauses.ts';
import { isContent, stemOf } from './stems.ts';

type Weight = { readonly competency: number; readonly weight: number };

export type CompetencyMap = {
  readonly ids: readonly CompetencyId[];
  /** The competencies the round assigns, or null when no round of the rubric is given. */
  readonly inRound: ReadonlySet<number> | null;
  /** False when a competency of the round has nothing but a name to be recognised by. */
  readonly described: boolean;
  readonly single: ReadonlyMap<string, readonly Weight[]>;
  /** Keywords of several words, by the stem of their first. */
  readonly phrases: ReadonlyMap<
    string,
    readonly { readonly rest: readonly string[]; readonly competency: number }[]
  >;
  /** 1 for the first two letters of every stem above; a word that begins otherwise needs no stem of its own. */
  readonly openings: Uint8Array;
};

/** A stem keeps at least two letters of its word, so both have the same. */
const openingOf = (word: string): number => (word.charCodeAt(0) * 31 + (word.charCodeAt(1) || 0)) & 1023;

function openingsOf(stems: Iterable<string>): Uint8Array {
  const openings = new Uint8Array(1024);
  for (const stem of stems) openings[openingOf(stem)] = 1;
  return openings;
}

const keywordWeight = 2;
const phraseWeight = 3;
const nameWeight = 1.5;
/** A word of a planned question weighs its share of that question: all of them together weigh this. */
const plannedWeight = 3;
/** Below this a question belongs nowhere in particular. ◊ */
const enough = 1.5;

const stemsOfAll = (words: Words): string[] => words.word.map(stemOf);

/** By round; a rubric goes when nobody holds it any more. */
const prepared = new WeakMap<Rubric, Map<string | undefined, CompetencyMap>>();

/** A rubric prepared for look-ups, once however many interviews are held by it. */
export function competencyMap(rubric: Rubric, round: string | undefined): CompetencyMap {
  const held = rubric.rounds.find((candidate) => candidate.id === round);
  const byRound = prepared.get(rubric) ?? new Map<string | undefined, CompetencyMap>();
  prepared.set(rubric, byRound);
  const map = byRound.get(held?.id) ?? prepare(rubric, held);
  byRound.set(held?.id, map);
  return map;
}

function prepare(rubric: Rubric, held: Round | undefined): CompetencyMap {
  const single = new Map<string, Weight[]>();
  const phrases = new Map<string, { rest: readonly string[]; competency: number }[]>();
  const add = (stem: string, competency: number, weight: number): void => {
    const listed = single.get(stem);
    if (listed === undefined) single.set(stem, [{ competency, weight }]);
    else if (!listed.some((entry) => entry.competency === competency && entry.weight >= weight))
      listed.push({ competency, weight });
  };
  for (const [index, competency] of rubric.competencies.entries()) {
    for (const keyword of competency.keywords) {
      const [head, ...rest] = stemsOfAll(wordsOf(keyword));
      if (head === undefined) continue;
      if (rest.length === 0) add(head, index, keywordWeight);
      else phrases.set(head, [...(phrases.get(head) ?? []), { rest, competency: index }]);
    }
    for (const text of [competency.name, ...competency.questions]) {
      const words = wordsOf(text);
      const stems = words.word
        .map((_, at) => at)
        .filter((at) => isContent(words, at))
        .map((at) => stemOf(wordAt(words, at)));
      for (const stem of stems)
        add(stem, index, text === competency.name ? nameWeight : plannedWeight / Math.max(2, stems.length));
    }
  }
  const ids = rubric.competencies.map((competency) => competency.id);
  const inRound = held === undefined ? null : new Set(held.competencies.map((id) => ids.indexOf(id)));
  const described = rubric.competencies.every(
    (one, index) => !(inRound?.has(index) ?? false) || one.keywords.length + one.questions.length > 0,
  );
  const openings = openingsOf([...single.keys(), ...phrases.keys()]);
  return { ids, inRound, described, single, phrases, openings };
}

const none: readonly { readonly rest: readonly string[]; readonly competency: number }[] = [];

/** What a question scores, the competency it names first in front; of each stem only the first counts. */
type Score = { readonly competency: number; sum: number };
function scoresOf(map: CompetencyMap, words: Words, from: number, to: number): readonly Score[] {
  const scores: Score[] = [];
  const seen: string[] = [];
  for (let at = from; at < to; at++) {
    const word = wordAt(words, at);
    if (map.openings[openingOf(word)] !== 1) continue;
    const stem = stemOf(word);
    for (const { rest, competency } of map.phrases.get(stem) ?? none)
      if (goesOn(words, at + 1, to, rest)) addTo(scores, competency, phraseWeight);
    const weights = map.single.get(stem);
    if (weights === undefined || seen.includes(stem)) continue;
    seen.push(stem);
    for (const { competency, weight } of weights) addTo(scores, competency, weight);
  }
  return scores;
}

const goesOn = (words: Words, at: number, to: number, rest: readonly string[]): boolean =>
  rest.every((next, offset) => at + offset < to && stemOf(wordAt(words, at + offset)) === next);

function addTo(scores: Score[], competency: number, weight: number): void {
  const known = scores.find((one) => one.competency === competency);
  if (known === undefined) scores.push({ competency, sum: weight });
  else known.sum += weight;
}

export type Mapped = { readonly competency: CompetencyId | null; readonly onRound: boolean };

/** The competency that the question in [from, to) is about; the round's own come first. */
export function mapToCompetency(map: CompetencyMap, words: Words, from: number, to: number): Mapped {
  let best = -1;
  let bestScore = 0;
  for (const { competency, sum } of scoresOf(map, words, from, to)) {
    if (sum < enough) continue;
    const own = map.inRound?.has(competency) ?? true;
    const ranked = own ? sum + 100 : sum;
    if (ranked > bestScore) {
      best = competency;
      bestScore = ranked;
    }
  }
  return { competency: map.ids[best] ?? null, onRound: best >= 0 && (map.inRound?.has(best) ?? true) };
}
