/** What could be read as text and is no interview all the same: said at once, not after days of waiting. */
import { InvalidInput } from '../../core/faults.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';

/** Fewer unlabelled, untimed words than this, with nothing that says what they are, is no interview. */
const fewestWords = 50;

/** Throws InvalidInput `not-a-transcript`. */
export const refuseJunk = (name: string, transcript: Transcript): void => {
  const unlabelled = transcript.speakers.every((speaker) => speaker.label === '');
  const untimed = transcript.turns.every((turn) => turn.startMs === null);
  if (!unlabelled || !untimed) return;
  const words = transcript.turns.reduce((sum, turn) => sum + turn.text.split(/\s+/).length, 0);
  if (words < fewestWords)
    throw new InvalidInput(
      'not-a-transcript',
      `${name} holds ${words} words with no speaker and no time, which is no interview; drop the transcript itself.`,
    );
};
