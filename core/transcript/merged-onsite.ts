/**
 * Several back-to-back interviews in one file: after a long silence other people ask the questions.
 * Such a file is split by metadata or refused; it is never counted as one loop.
 */
import { refusal } from './codes.ts';
import type { Transcript, Turn } from './transcript.ts';

/** Silence that separates two interviews of a day: a handover takes longer than thinking. */
export const handoverGapMs = 3 * 60 * 1000;
/** Each part must itself be long enough for an interview; a late joiner is none. */
const minPartTurns = 8;
/** Words a person must say in a part to be one of those who hold it; "bye" is none. */
const minSpeakerWords = 20;

export interface OnsitePart {
  /** Index of the first turn, and of the turn after the last. */
  readonly from: number;
  readonly to: number;
  readonly startMs: number;
  /** Ids of the speakers other than the candidate, who hold this part. */
  readonly hosts: readonly string[];
}

/** Stretches between long silences. */
function stretches(turns: readonly Turn[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let from = 0;
  let latestMs: number | null = null;
  for (const { index, startMs, endMs } of turns) {
    if (startMs !== null && latestMs !== null && startMs - latestMs >= handoverGapMs) {
      found.push({ from, to: index });
      from = index;
    }
    if (startMs !== null) latestMs = Math.max(latestMs ?? 0, startMs, endMs ?? 0);
  }
  found.push({ from, to: turns.length });
  return found;
}

function wordsBySpeaker(turns: readonly Turn[], from: number, to: number): Map<string, number> {
  const words = new Map<string, number>();
  for (const { speaker, text } of turns.slice(from, to)) {
    words.set(speaker, (words.get(speaker) ?? 0) + text.split(' ').length);
  }
  return words;
}

/** The candidate: by role, else the one person who speaks in every part. */
function candidatesOf({ speakers }: Transcript, parts: readonly Map<string, number>[]): ReadonlySet<string> {
  const named = speakers.filter(({ role }) => role === 'candidate').map(({ id }) => id);
  if (named.length > 0) return new Set(named);
  const everywhere = speakers.filter(({ id }) =>
    parts.every((words) => (words.get(id) ?? 0) >= minSpeakerWords),
  );
  const most = everywhere
    .map(({ id }) => ({ id, words: parts.reduce((sum, words) => sum + (words.get(id) ?? 0), 0) }))
    .sort((one, other) => other.words - one.words)[0];
  return new Set(most === undefined ? [] : [most.id]);
}

/**
 * The parts of a file that holds several interviews; one part when it holds a single one. A part ends
 * where at least three minutes pass in silence and nobody but the candidate speaks on both sides.
 */
export function onsiteParts(transcript: Transcript): OnsitePart[] {
  const { turns } = transcript;
  const pieces = stretches(turns).filter(({ from, to }) => to - from >= 1);
  const words = pieces.map(({ from, to }) => wordsBySpeaker(turns, from, to));
  const held = words.filter(
    (_, index) => (pieces[index]?.to ?? 0) - (pieces[index]?.from ?? 0) >= minPartTurns,
  );
  const candidates = candidatesOf(transcript, held);
  const parts: { from: number; to: number; startMs: number; hosts: string[] }[] = [];
  for (const [index, { from, to }] of pieces.entries()) {
    const hosts = [...(words[index] ?? [])]
      .filter(([id, count]) => !candidates.has(id) && count >= minSpeakerWords)
      .map(([id]) => id);
    const last = parts.at(-1);
    const others =
      last !== undefined &&
      hosts.length > 0 &&
      last.hosts.length > 0 &&
      !hosts.some((id) => last.hosts.includes(id));
    if (last === undefined || (others && to - from >= minPartTurns && last.to - last.from >= minPartTurns)) {
      parts.push({ from, to, startMs: turns[from]?.startMs ?? 0, hosts });
    } else {
      last.to = to;
      for (const id of hosts) if (!last.hosts.includes(id)) last.hosts.push(id);
    }
  }
  return parts;
}

/**
 * Refuses a file that holds several interviews.
 *
 * @throws InvalidInput `several-interviews`, naming the turns at which the others begin
 */
export function requireOneInterview(transcript: Transcript, name: string): void {
  const [, ...others] = onsiteParts(transcript);
  if (others.length === 0) return;
  throw refusal(
    'several-interviews',
    name,
    `others begin at turns ${others.map(({ from }) => from).join(', ')}`,
  );
}

/**
 * One part as a transcript of its own: turns counted from 0, times from the part's start, only its
 * speakers, numbered in the order of their first words.
 */
export function splitPart(transcript: Transcript, part: Pick<OnsitePart, 'from' | 'to'>): Transcript {
  const turns = transcript.turns.slice(part.from, part.to);
  const originMs = turns.find(({ startMs }) => startMs !== null)?.startMs ?? 0;
  const ids = new Map<string, string>();
  for (const { speaker } of turns) if (!ids.has(speaker)) ids.set(speaker, `s${ids.size + 1}`);
  const shift = (ms: number | null): number | null => (ms === null ? null : Math.max(0, ms - originMs));
  const byId = new Map(transcript.speakers.map((speaker) => [speaker.id, speaker]));
  return {
    ...transcript,
    speakers: [...ids].flatMap(([old, id]) => {
      const speaker = byId.get(old);
      return speaker === undefined ? [] : [{ ...speaker, id }];
    }),
    turns: turns.map((turn, index) => ({
      ...turn,
      index,
      speaker: ids.get(turn.speaker) ?? turn.speaker,
      startMs: shift(turn.startMs),
      endMs: shift(turn.endMs),
    })),
    warnings: transcript.warnings.flatMap((warning) => {
      if (warning.turn === undefined) return [warning];
      const inside = warning.turn >= part.from && warning.turn < part.to;
      return inside ? [{ ...warning, turn: warning.turn - part.from }] : [];
    }),
  };
}
