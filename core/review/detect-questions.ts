/** Finds what an interviewer asked: every question with its form, its flags and where it stands. */
import type { Rubric } from '../rubric/rubric.ts';
import type { Transcript } from '../transcript/transcript.ts';
import { askedIn, spanOf } from './asked.ts';
import { wordsOf } from './clauses.ts';
import type { DetectedQuestion } from './detected-question.ts';

export type DetectOptions = {
  readonly rubric?: Rubric;
  readonly round?: string;
  readonly jurisdictions?: readonly string[];
};

export function detectQuestions(
  transcript: Transcript,
  _options: DetectOptions,
): { questions: DetectedQuestion[]; punctuation: 'good' | 'poor' } {
  const roles = new Map(transcript.speakers.map((speaker) => [speaker.id, speaker.role]));
  const unknown = transcript.speakers.every((speaker) => speaker.role === 'unknown');
  const questions: DetectedQuestion[] = [];
  for (const turn of transcript.turns)
    if (unknown || roles.get(turn.speaker) === 'interviewer')
      questions.push(...questionsOf(turn.text, turn.index));
  return { questions, punctuation: 'good' };
}

function questionsOf(text: string, turn: number): DetectedQuestion[] {
  const words = wordsOf(text);
  return askedIn(words).map((asked) => {
    const { start, end } = spanOf(words, asked);
    return {
      turn,
      start,
      end,
      text: text.slice(start, end),
      form: asked.form,
      flags: [],
      competency: null,
      cue: null,
      section: 'assessing',
      assessing: true,
      follows: null,
    };
  });
}

export function questionsInTurn(
  text: string,
  before: readonly { role: string; text: string }[],
): DetectedQuestion[] {
  return questionsOf(text, before.length);
}
