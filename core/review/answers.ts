/** Who held the floor: the candidate's answers, each with the questions it answers. */
import type { SpeakerRole, Transcript } from '../transcript/transcript.ts';
import type { DetectedQuestion } from './detected-question.ts';
import { type WordStream, wordsInTurn } from './word-stream.ts';

export type Answer = {
  /** Indexes of the questions of the turns in which it was asked for; the last is the one that was left standing. */
  readonly questions: readonly number[];
  /** The candidate's turns, in order; short interjections by others do not end an answer. */
  readonly turns: readonly number[];
  readonly words: number;
};

/** "Mm-hmm", "got it, thanks": no longer than this, and no question in it, leaves the floor where it was. ◊ */
export const interjectionWords = 3;

export const rolesByTurn = (transcript: Transcript): SpeakerRole[] => {
  const roleOf = new Map(transcript.speakers.map((speaker) => [speaker.id, speaker.role]));
  return transcript.turns.map((turn) => roleOf.get(turn.speaker) ?? 'unknown');
};

/** The questions of each turn that has any, by their index. */
export const questionsByTurn = (questions: readonly DetectedQuestion[]): Map<number, number[]> => {
  const byTurn = new Map<number, number[]>();
  let last: number[] = [];
  for (let index = 0; index < questions.length; index += 1) {
    const turn = questions[index]?.turn ?? 0;
    if (questions[index - 1]?.turn !== turn) {
      last = byTurn.get(turn) ?? [];
      byTurn.set(turn, last);
    }
    last.push(index);
  }
  return byTurn;
};

/** One pass over the turns; what the candidate says before any question answers nothing. */
export function answers(
  roles: readonly SpeakerRole[],
  stream: WordStream,
  questions: readonly DetectedQuestion[],
): Answer[] {
  const byTurn = questionsByTurn(questions);
  const found: Answer[] = [];
  let asked: number[] = [];
  let turns: number[] = [];
  let words = 0;
  const close = (): void => {
    if (turns.length === 0) return;
    found.push({ questions: asked, turns, words });
    asked = [];
    turns = [];
    words = 0;
  };
  for (let turn = 0; turn < roles.length; turn += 1) {
    if (roles[turn] === 'candidate') {
      turns.push(turn);
      words += wordsInTurn(stream, turn);
      continue;
    }
    const here = byTurn.get(turn);
    if (!here && wordsInTurn(stream, turn) <= interjectionWords) continue;
    close();
    if (here) asked.push(...here);
  }
  close();
  return found;
}
