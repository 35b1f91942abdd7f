import { describe, expect, it } from 'vitest';
import { assembleReview } from '../../../core/review/assemble-review.ts';
import { detectQuestions } from '../../../core/review/detect-questions.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { punctuationVerdict } from '../../../core/transcript/punctuation-verdict.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { proposeInterviewer, voicesOf } from '../../../core/transcript/who-asks.ts';
import { longInterview } from '../../support/long-interview.ts';

/** As a keyboard or a recogniser that is set to Chinese or Japanese writes them. */
const marks: Readonly<Record<string, string>> = { '?': '？', '.': '。', ',': '，' };
const widened = (transcript: Transcript): Transcript => ({
  ...transcript,
  turns: transcript.turns.map((turn) => ({
    ...turn,
    text: turn.text.replace(/([?.,])(?: |$)/g, (_, mark: string) => marks[mark] ?? mark),
  })),
});

const interview = longInterview({ words: 3000, seed: 4 });
const wide = widened(interview);

describe('English between wide marks', () => {
  it('holds the same questions', () => {
    const asked = (transcript: Transcript) =>
      detectQuestions(transcript).questions.map(({ turn, form, cue }) => ({ turn, form, cue }));
    expect(asked(interview).length).toBeGreaterThan(20);
    expect(new Set(asked(interview).map(({ cue }) => cue)).size).toBeGreaterThan(1);
    expect(asked(wide)).toEqual(asked(interview));
  });

  it('has lost nothing', () => {
    expect(punctuationVerdict(wide.turns)).toBe('good');
    expect(detectQuestions(wide).punctuation).toBe('good');
  });

  it('is measured alike, interruptions included', () => {
    const measures = (transcript: Transcript) =>
      assembleReview({ transcript, header: { round: 'screen' }, policy: defaultPolicy }).measures;
    expect(measures(interview)).toMatchObject({ interruptions: { kind: 'count' } });
    expect(measures(wide)).toEqual(measures(interview));
  });

  it('is told apart by who asks', () => {
    const asking = (transcript: Transcript) => {
      const proposed = proposeInterviewer(voicesOf(transcript));
      return { label: proposed?.interviewer.speaker.id, confidence: proposed?.confidence };
    };
    expect(asking(interview)).toEqual({ label: 's1', confidence: expect.closeTo(1, 0) });
    expect(asking(wide)).toEqual(asking(interview));
  });
});
