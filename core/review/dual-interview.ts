/** A dual interview: a second person asks, and nobody had said that there would be one. */
import type { Participation } from '../interviewer/record.ts';
import type { Transcript } from '../transcript/transcript.ts';
import type { DetectedQuestion } from './detected-question.ts';

export type SecondAsker = {
  readonly speaker: string;
  /** The first question that was not the lead's. */
  readonly first: DetectedQuestion;
  readonly count: number;
};

/** One question from a bystander is courtesy; from here on it is a second interview. ◊ */
const minQuestions = 2;

/**
 * @param participation on a panel each leads assigned questions: a second asker is declared, and no finding
 * @returns every asker but the one who asked most, with enough assessing questions, in order of appearance
 */
export function secondAskers(
  transcript: Transcript,
  questions: readonly DetectedQuestion[],
  participation: Participation | undefined,
): SecondAsker[] {
  if (participation === 'panel') return [];
  const asked = new Map<string, { first: DetectedQuestion; count: number }>();
  for (const question of questions) {
    const speaker = transcript.turns[question.turn]?.speaker;
    if (!question.assessing || speaker === undefined) continue;
    const known = asked.get(speaker);
    if (known) known.count += 1;
    else asked.set(speaker, { first: question, count: 1 });
  }
  let lead: string | null = null;
  for (const [speaker, { count }] of asked)
    if (lead === null || count > (asked.get(lead)?.count ?? 0)) lead = speaker;
  return [...asked]
    .filter(([speaker, { count }]) => speaker !== lead && count >= minQuestions)
    .map(([speaker, tally]) => ({ speaker, ...tally }));
}

/** What one round of a candidate covered. */
export type RoundCovered = { readonly round: string; readonly covered: readonly string[] };
export type RoundsOverlap = {
  readonly competency: string;
  readonly rounds: readonly string[];
  /** What was meant to be covered and was not, by anybody. */
  readonly uncovered: readonly string[];
};

/**
 * Two rounds of one candidate that covered the same competency while another stayed uncovered.
 * @param planned the competencies that the rounds together were to cover
 */
export function overlappingRounds(
  rounds: readonly RoundCovered[],
  planned: readonly string[],
): RoundsOverlap[] {
  const coveredBy = new Map<string, string[]>();
  for (const { round, covered } of rounds)
    for (const competency of new Set(covered))
      coveredBy.set(competency, [...(coveredBy.get(competency) ?? []), round]);
  const uncovered = planned.filter((competency) => !coveredBy.has(competency));
  if (uncovered.length === 0) return [];
  return [...coveredBy]
    .filter(([, by]) => by.length > 1)
    .map(([competency, by]) => ({ competency, rounds: by, uncovered }));
}
