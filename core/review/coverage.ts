/**
 * Coverage: a competency of the round is covered when at least one question was mapped to it and
 * the candidate said at least one thing that is evidence for it. A rating that rests on nothing is
 * its own finding. What the evidence is worth is not judged here, nor anywhere.
 */
import { type NotAssessable, notAssessable } from '../absence.ts';
import type { Competency, Round, Rubric } from '../rubric/rubric.ts';
import type { Scorecard } from '../rubric/scorecard.ts';
import type { SpeakerRole, Transcript } from '../transcript/transcript.ts';
import type { Answer } from './answers.ts';
import type { DetectedQuestion } from './detected-question.ts';
import { findPhrases, noHits, type PhraseTable, phraseTable } from './phrase-table.ts';
import type { Coverage, Evidence } from './review.ts';
import { sentenceAround } from './sentence.ts';
import type { WordStream } from './word-stream.ts';

/** A mapped question answered in fewer words than this was not answered. ◊ */
const minAnswerWords = 8;
/** A sentence shorter than this that names a keyword is a mention, not evidence. ◊ */
const minSentenceWords = 8;
/** As many spans as a person will open. */
const maxEvidence = 5;

/** The round that was held, when the rubric knows it, or why coverage cannot be told. */
export function roundHeld(rubric: Rubric | undefined, round: string | undefined): Round | NotAssessable {
  if (!rubric) return notAssessable('no-rubric', 'There is no rubric to compare with.');
  const held = rubric.rounds.find((candidate) => candidate.id === round);
  if (held) return held;
  const only = rubric.rounds.length === 1 ? rubric.rounds[0] : undefined;
  if (round === undefined && only) return only;
  return round === undefined
    ? notAssessable('no-round', 'Nothing says which round of the rubric this was.')
    : notAssessable('round-unknown', `The rubric has no round "${round}".`);
}

/** One entry a competency of the round, in the round's order. Linear in the words of the candidate. */
export function coverage(
  transcript: Transcript,
  roles: readonly SpeakerRole[],
  stream: WordStream,
  questions: readonly DetectedQuestion[],
  given: readonly Answer[],
  rubric: Rubric,
  round: Round,
  scorecard: Scorecard | undefined,
): Coverage[] {
  const competencies = round.competencies.flatMap(
    (id) => rubric.competencies.find((competency) => competency.id === id) ?? [],
  );
  const mapped = competencies.map((competency) =>
    questions.flatMap((question, index) =>
      question.competency === competency.id && !question.flags.includes('logistics') ? [index] : [],
    ),
  );
  const evidence = evidenceOf(transcript, roles, stream, given, keywordsOf(round, competencies), mapped);
  const firstAsked = mapped.map((indexes) => indexes[0] ?? null);
  const ratings = new Map(
    scorecard?.withdrawn ? [] : scorecard?.ratings.map((r) => [r.competency, r.rating]),
  );
  return competencies.map((competency, position) => {
    const asked = (mapped[position]?.length ?? 0) > 0;
    const rating = ratings.get(competency.id) ?? null;
    const { spans, disclaimed } = evidence[position] ?? { spans: [], disclaimed: false };
    return {
      competency: competency.id,
      name: competency.name,
      mustHave: competency.mustHave,
      questions: mapped[position] ?? [],
      asked,
      inOrder: inOrder(firstAsked, position),
      evidence: spans,
      rating,
      verdict: verdictOf(asked, spans.length > 0, disclaimed, rating),
    };
  });
}

/** The upper half of the scale says that the behaviour was seen. */
const saysSeen = 3;

const verdictOf = (
  asked: boolean,
  evidence: boolean,
  disclaimed: boolean,
  rating: Coverage['rating'],
): Coverage['verdict'] => {
  const rated = rating !== null && rating !== 'no-decision';
  if (rated && !evidence) return 'rated-without-evidence';
  if (rated && disclaimed && rating >= saysSeen) return 'rating-against-evidence';
  if (!asked) return 'not-asked';
  return evidence ? 'covered' : 'asked-without-evidence';
};

/** Out of order: begun before one that the round puts first, and that was asked later. */
const inOrder = (firstAsked: readonly (number | null)[], position: number): boolean | null => {
  const own = firstAsked[position] ?? null;
  if (own === null) return null;
  return firstAsked.slice(0, position).every((earlier) => earlier === null || earlier <= own);
};

type Found = {
  readonly spans: Evidence[];
  /** All there is: the candidate saying that there is nothing to tell. */
  disclaimed: boolean;
};

/** Answers to mapped questions first, then sentences that name a keyword. */
const evidenceOf = (
  transcript: Transcript,
  roles: readonly SpeakerRole[],
  stream: WordStream,
  given: readonly Answer[],
  table: PhraseTable,
  mapped: readonly (readonly number[])[],
): Found[] => {
  const found: Found[] = mapped.map(() => ({ spans: [], disclaimed: false }));
  const positionsOf = new Map<number, number[]>();
  for (const [position, indexes] of mapped.entries())
    for (const index of indexes) positionsOf.set(index, [...(positionsOf.get(index) ?? []), position]);
  const add = (position: number, turn: number, word: number, disclaimer: boolean): void => {
    const entry = found[position];
    if (!entry || entry.spans.length >= maxEvidence) return;
    const { start, end } = sentenceAround(transcript, stream, turn, word);
    if (entry.spans.some((span) => span.turn === turn && span.start < end && start < span.end)) return;
    entry.disclaimed = disclaimer && (entry.disclaimed || entry.spans.length === 0);
    entry.spans.push({ turn, start, end });
  };
  for (const answer of given) {
    const disclaimer = isDisclaimer(stream, answer);
    if (answer.words < minAnswerWords && !disclaimer) continue;
    const positions = new Set(answer.questions.flatMap((index) => positionsOf.get(index) ?? []));
    for (const position of positions) {
      const turn = longestTurn(stream, answer);
      add(position, turn, stream.firstWord[turn] ?? 0, disclaimer);
    }
  }
  for (let turn = 0; turn < roles.length; turn += 1) {
    if (roles[turn] !== 'candidate') continue;
    if (found.every(({ spans }) => spans.length >= maxEvidence)) break;
    const from = stream.firstWord[turn] ?? 0;
    const past = stream.firstWord[turn + 1] ?? 0;
    if (past - from < minSentenceWords) continue;
    findPhrases(table, stream.hashes, from, past, hits);
    for (let index = 0; index < hits.count; index += 1) {
      const position = (hits.values[index] ?? 0) - 1;
      const word = hits.words[index] ?? 0;
      if ((found[position]?.spans.length ?? 0) >= maxEvidence) continue;
      const sentence = sentenceAround(transcript, stream, turn, word);
      if (sentence.to - sentence.from >= minSentenceWords) add(position, turn, word, false);
    }
  }
  return found;
};

const hits = noHits();

type Keywords = { readonly of: readonly Competency[]; readonly table: PhraseTable };

/** Of each round once, however many interviews are held by it. */
const keywords = new WeakMap<Round, Keywords>();

const keywordsOf = (round: Round, competencies: readonly Competency[]): PhraseTable => {
  const known = keywords.get(round);
  const isSame =
    known?.of.length === competencies.length &&
    known.of.every((each, position) => each === competencies[position]);
  if (isSame) return known.table;
  const table = phraseTable(competencies.flatMap(keywordForms));
  keywords.set(round, { of: competencies, table });
  return table;
};

/** A keyword and its plain English endings, filed under the competency's position. */
const keywordForms = (competency: Competency, position: number): (readonly [string, number])[] =>
  competency.keywords.flatMap((keyword) =>
    ['', 's', 'es', 'd', 'ed', 'ing'].map((ending) => [`${keyword.trim()}${ending}`, position + 1] as const),
  );

const longestTurn = (stream: WordStream, answer: Answer): number => {
  const words = (turn: number): number => (stream.firstWord[turn + 1] ?? 0) - (stream.firstWord[turn] ?? 0);
  let longest = answer.turns[0] ?? 0;
  for (const turn of answer.turns) if (words(turn) > words(longest)) longest = turn;
  return longest;
};

const disclaimers = phraseTable(
  [
    "i don't know",
    "i'm not sure",
    "i've never",
    'i have never',
    "i haven't",
    'i have not',
    'no idea',
    "i can't think",
    'nothing comes to mind',
    "i don't have an example",
    "i don't think i",
    "can't remember",
    "don't remember",
    'not that i',
  ].map((phrase) => [phrase, 1] as const),
);
/** A short answer that says there is nothing to tell: evidence, though not of the behaviour. ◊ */
const maxDisclaimerWords = 25;

const isDisclaimer = (stream: WordStream, answer: Answer): boolean => {
  if (answer.words > maxDisclaimerWords) return false;
  return answer.turns.some((turn) => {
    findPhrases(
      disclaimers,
      stream.hashes,
      stream.firstWord[turn] ?? 0,
      stream.firstWord[turn + 1] ?? 0,
      hits,
    );
    return hits.count > 0;
  });
};
