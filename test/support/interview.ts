/** Short transcripts for tests: one line a turn, `I:` the interviewer, `C:` the candidate. */
import type { DetectedQuestion } from '../../core/review/detected-question.ts';
import type { SpeakerRole, Transcript } from '../../core/transcript/transcript.ts';

const roleOf: Record<string, SpeakerRole> = {
  I: 'interviewer',
  C: 'candidate',
  O: 'observer',
  J: 'interviewer',
  U: 'unknown',
};

/** `I 0:00-0:04: words`: the times are optional, in minutes and seconds with an optional fraction. */
const line = /^([A-Z])(?: (\d+):(\d+(?:\.\d+)?)(?:-(\d+):(\d+(?:\.\d+)?))?)?: ?(.*)$/;

const ms = (minutes: string | undefined, seconds: string | undefined): number | null =>
  minutes === undefined ? null : Math.round((Number(minutes) * 60 + Number(seconds)) * 1000);

export function interview(script: string, extra: Partial<Transcript> = {}): Transcript {
  const turns: Transcript['turns'] = [];
  const letters: string[] = [];
  for (const raw of script.split('\n')) {
    const match = line.exec(raw.trim());
    if (!match) continue;
    const letter = match[1] ?? 'U';
    if (!letters.includes(letter)) letters.push(letter);
    turns.push({
      index: turns.length,
      speaker: letter,
      startMs: ms(match[2], match[3]),
      endMs: ms(match[4], match[5]),
      text: match[6] ?? '',
    });
  }
  return {
    schema: 'plumbline.transcript/1',
    language: 'en',
    speakers: letters.map((id) => ({ id, label: id, role: roleOf[id] ?? 'unknown' })),
    turns,
    warnings: [],
    ...extra,
  };
}

/** A detected question whose words stand in the transcript; open, assessing and neutral unless told. */
export function questionIn(
  transcript: Transcript,
  turn: number,
  text: string,
  told: Partial<DetectedQuestion> = {},
): DetectedQuestion {
  const start = transcript.turns[turn]?.text.indexOf(text) ?? -1;
  if (start < 0) throw new Error(`turn ${turn} does not say "${text}"`);
  return {
    turn,
    start,
    end: start + text.length,
    text,
    form: 'open',
    flags: [],
    competency: null,
    cue: null,
    section: 'assessing',
    assessing: true,
    follows: null,
    followsBy: null,
    ...told,
  };
}
