/** Which part of the interview each turn belongs to, from the sections of its questions. */
import type { Transcript } from '../transcript/transcript.ts';
import type { DetectedQuestion, Section } from './detected-question.ts';

/**
 * A turn belongs to the section of the latest question asked up to it; what precedes the first
 * assessing question is opening. Without an assessing question nothing was assessed.
 */
export function turnSections(transcript: Transcript, questions: readonly DetectedQuestion[]): Section[] {
  const latest = new Map<number, Section>();
  for (const question of questions) latest.set(question.turn, question.section);
  let current: Section = 'opening';
  return transcript.turns.map((_, turn) => {
    current = latest.get(turn) ?? current;
    return current;
  });
}
