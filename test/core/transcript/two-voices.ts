/** A call on which two people take turns, eight seconds each. */
import type { Transcript } from '../../../core/transcript/transcript.ts';

export const twoVoices = (labels: readonly [string, string], spoken: readonly string[]): Transcript => ({
  schema: 'plumbline.transcript/1',
  speakers: labels.map((label, index) => ({ id: `s${index + 1}`, label, role: 'unknown' })),
  turns: spoken.map((text, index) => ({
    index,
    speaker: `s${(index % 2) + 1}`,
    startMs: index * 9000,
    endMs: index * 9000 + 8000,
    text,
  })),
  warnings: [],
});
