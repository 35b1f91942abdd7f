/** Monologues: more than a minute of the interviewer in an assessing section without a question. */
import { type NotAssessable, notAssessable } from '../absence.ts';
import type { SpeakerRole, Transcript } from '../transcript/transcript.ts';
import { interjectionWords, questionsByTurn } from './answers.ts';
import type { DetectedQuestion, Section } from './detected-question.ts';
import type { TurnTimes } from './turn-times.ts';
import { type WordStream, wordsInTurn } from './word-stream.ts';

export type Monologue = { readonly turn: number; readonly seconds: number };
export type Monologues = {
  readonly kind: 'monologues';
  readonly found: readonly Monologue[];
  /** Interviewer turns in assessing sections. */
  readonly of: number;
};

/**
 * A question resets the clock where it stands in the turn, which is told by the share of the turn's
 * characters before it; the words of a question are not part of a monologue. An interjection of the candidate does not reset it.
 */
export function monologues(
  transcript: Transcript,
  roles: readonly SpeakerRole[],
  stream: WordStream,
  questions: readonly DetectedQuestion[],
  sections: readonly Section[],
  times: TurnTimes | NotAssessable,
  limitSec: number,
): Monologues | NotAssessable {
  if ('kind' in times) return times;
  if (!roles.includes('interviewer'))
    return notAssessable('speakers', 'The capture does not tell who the interviewer is.');
  const byTurn = questionsByTurn(questions);
  const found: Monologue[] = [];
  let of = 0;
  let began = -1;
  let talkedSec = 0;
  const close = (): void => {
    if (talkedSec > limitSec) found.push({ turn: began, seconds: talkedSec });
    began = -1;
    talkedSec = 0;
  };
  for (let turn = 0; turn < roles.length; turn += 1) {
    const assessing = sections[turn] === 'assessing';
    if (!assessing || roles[turn] !== 'interviewer') {
      if (!assessing || wordsInTurn(stream, turn) > interjectionWords) close();
      continue;
    }
    of += 1;
    const length = Math.max(1, transcript.turns[turn]?.text.length ?? 1);
    const end = times.endMs[turn] ?? 0;
    const seconds = end < 0 ? 0 : (end - (times.startMs[turn] ?? 0)) / 1000;
    let from = 0;
    for (const index of byTurn.get(turn) ?? none) {
      const question = questions[index];
      if (!question) continue;
      const before = (Math.max(0, question.start - from) / length) * seconds;
      if (before > 0 && began < 0) began = turn;
      talkedSec += before;
      close();
      from = Math.max(from, question.end);
    }
    const after = (Math.max(0, length - from) / length) * seconds;
    if (after > 0 && began < 0) began = turn;
    talkedSec += after;
  }
  close();
  return { kind: 'monologues', found, of };
}

const none: readonly number[] = [];
