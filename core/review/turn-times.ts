/** When each turn was spoken, as far as the capture knows, and what it cannot carry. */
import { type NotAssessable, notAssessable } from '../absence.ts';
import type { Transcript } from '../transcript/transcript.ts';

export type TurnTimes = {
  /** NaN never leaves this file: −1 where the time is not known. */
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** True when ends are the notetaker's own, not taken from the next start. */
  readonly ownEnds: boolean;
};

/** No single turn of an interview lasts longer; what claims to is a gap in the capture. ◊ */
const longestTurnMs = 15 * 60 * 1000;
/** With fewer timed turns than this share, sums of seconds say nothing. ◊ */
const minTimedShare = 0.9;

/** The times of all turns, or why there are none to work with. */
export function turnTimes(transcript: Transcript): TurnTimes | NotAssessable {
  const { turns } = transcript;
  if (turns.length === 0) return notAssessable('empty', 'The transcript holds no words.');
  const startMs = new Float64Array(turns.length).fill(-1);
  const endMs = new Float64Array(turns.length).fill(-1);
  let timed = 0;
  let ended = 0;
  for (let index = 0; index < turns.length; index += 1) {
    const turn = turns[index];
    if (turn === undefined || turn.startMs === null) continue;
    startMs[index] = turn.startMs;
    const next = turns[index + 1]?.startMs ?? null;
    if (turn.endMs !== null) ended += 1;
    const end = turn.endMs ?? next;
    if (end === null || end < turn.startMs || end - turn.startMs > longestTurnMs) continue;
    endMs[index] = end;
    timed += 1;
  }
  // The last turn of a capture without ends has none; that alone is no defect.
  if (timed + 1 < turns.length * minTimedShare || timed === 0)
    return notAssessable('no-times', 'The capture has no usable times.');
  return { startMs, endMs, ownEnds: ended >= turns.length * minTimedShare };
}
