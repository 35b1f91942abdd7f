/**
 * The transcript as a model is shown it: data, one JSON array a line, between two marks that no
 * speaker can have said, because they are made from the transcript's own hash.
 */
import type { Transcript } from '../../transcript/transcript.ts';

/** @param boundary letters and digits that stand nowhere in the transcript
 * @param withheld turns whose words are not shown; their place stays, so that turn numbers hold */
export function shownTranscript(
  transcript: Transcript,
  boundary: string,
  withheld: ReadonlySet<number>,
): string {
  const roleOf = new Map(transcript.speakers.map((speaker) => [speaker.id, speaker.role]));
  const lines = transcript.turns.map((turn, index) =>
    JSON.stringify([
      index,
      roleOf.get(turn.speaker) ?? 'unknown',
      withheld.has(index) ? null : oneLine(turn.text),
    ]),
  );
  return [`transcript-${boundary} begins`, ...lines, `transcript-${boundary} ends`].join('\n');
}

/** Controls and invisible characters carry no words; JSON escapes whatever else could end a line or a string. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200B\u2060\uFEFF\u00AD\u202A-\u202E\u2066-\u2069]|[\u{E0000}-\u{E007F}]/gu, '');
