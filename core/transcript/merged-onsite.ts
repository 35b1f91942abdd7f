/**
 * Several back-to-back interviews in one file: after a long silence other people ask the questions.
 * Such a file is split by metadata or refused; it is never counted as one loop.
 */
import { refusal, warningMessage } from './codes.ts';
import { spanMs } from './defects.ts';
import type { Transcript, Turn } from './transcript.ts';
import { wordsIn } from './words-in.ts';

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

/** How long a turn without an end takes to say: 150 words a minute. */
const msPerWord = 400;

/** Stretches between long silences. */
function stretches(turns: readonly Turn[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let from = 0;
  let latestMs: number | null = null;
  for (const { index, startMs, endMs, text } of turns) {
    if (startMs !== null && latestMs !== null && startMs - latestMs >= handoverGapMs) {
      found.push({ from, to: index });
      from = index;
    }
    if (startMs !== null) latestMs = Math.max(latestMs ?? 0, endMs ?? startMs + wordsIn(text) * msPerWord);
  }
  found.push({ from, to: turns.length });
  return found;
}

function wordsBySpeaker(turns: readonly Turn[], from: number, to: number): Map<string, number> {
  const words = new Map<string, number>();
  for (const { speaker, text } of turns.slice(from, to)) {
    words.set(speaker, (words.get(speaker) ?? 0) + wordsIn(text));
  }
  return words;
}

/** The candidate: by role, else the one person who speaks in every long stretch, else in most of them. */
function candidatesOf({ speakers }: Transcript, stretched: readonly Stretch[]): ReadonlySet<string> {
  const named = speakers.filter(({ role }) => role === 'candidate').map(({ id }) => id);
  if (named.length > 0) return new Set(named);
  const long = stretched.filter(isLong);
  const wordsOf = (id: string): number => stretched.reduce((sum, { words }) => sum + (words.get(id) ?? 0), 0);
  const presence = (id: string): number =>
    long.length > 0
      ? Number(long.every(({ words }) => (words.get(id) ?? 0) >= minSpeakerWords))
      : stretched.filter(({ words }) => words.has(id)).length;
  const [most] = speakers
    .map(({ id }) => ({ id, present: presence(id), words: wordsOf(id) }))
    .filter(({ present }) => present > 0)
    .sort((one, other) => other.present - one.present || other.words - one.words);
  return new Set(most === undefined ? [] : [most.id]);
}

/** Consecutive turns between two silences, or several such in which the same people speak. */
interface Stretch {
  readonly from: number;
  to: number;
  readonly words: Map<string, number>;
}

const isLong = ({ from, to }: Stretch): boolean => to - from >= minPartTurns;

const absorb = (into: Stretch, other: Stretch): void => {
  into.to = other.to;
  for (const [id, count] of other.words) into.words.set(id, (into.words.get(id) ?? 0) + count);
};

/** Joins neighbours for as long as `belong` says of the one before that the next is part of it. */
function joined(all: readonly Stretch[], belong: (last: Stretch, next: Stretch) => boolean): Stretch[] {
  const found: Stretch[] = [];
  for (const next of all) {
    const last = found.at(-1);
    if (last !== undefined && belong(last, next)) absorb(last, next);
    else found.push({ ...next, words: new Map(next.words) });
  }
  return found;
}

/**
 * The parts of a file that holds several interviews; one part when it holds a single one. A part ends
 * where at least three minutes pass in silence and nobody but the candidate speaks on both sides.
 */
export function onsiteParts(transcript: Transcript): OnsitePart[] {
  const { turns } = transcript;
  const pieces = stretches(turns)
    .filter(({ from, to }) => to > from)
    .map(({ from, to }) => ({ from, to, words: wordsBySpeaker(turns, from, to) }));
  const candidates = candidatesOf(transcript, pieces);
  const hostsOf = (stretch: Stretch): string[] =>
    // "Bye" from the round before makes nobody a host; in a few turns every word counts.
    [...stretch.words]
      .filter(([id, count]) => !candidates.has(id) && count >= (isLong(stretch) ? minSpeakerWords : 1))
      .map(([id]) => id);
  const sameHosts = (last: Stretch, next: Stretch): boolean => {
    const [before, after] = [hostsOf(last), hostsOf(next)];
    return before.length === 0 || after.length === 0 || after.some((id) => before.includes(id));
  };
  const runs = joined(pieces, sameHosts);
  // Somebody who looks in for a few turns holds no interview of their own.
  const lasting = joined(runs, (last, next) => !isLong(last) || !isLong(next));
  return joined(lasting, sameHosts).map((part) => ({
    from: part.from,
    to: part.to,
    startMs: turns[part.from]?.startMs ?? 0,
    hosts: hostsOf(part),
  }));
}

/** What the metadata says of the one interview that is meant. */
export interface InterviewMeant {
  /** Ids of the speakers known to lead it; empty when names do not tell. */
  readonly interviewers: ReadonlySet<string>;
  readonly lastsMs: number;
  /** Where it begins on the file's own clock; absent when nobody says when the recording began. */
  readonly startMs?: number | undefined;
}

/**
 * The one interview of a file: the whole file when it holds one, else the part that the metadata
 * means, by who leads it and by its window on the file's clock. What is meant is asked for only then.
 *
 * @throws InvalidInput `merged-onsite`, naming the turns at which the interviews begin, when the
 *   metadata fits none of them, several, or the whole day
 */
export function oneInterview(
  transcript: Transcript,
  meantOf: () => InterviewMeant,
  name: string,
): Transcript {
  const parts = onsiteParts(transcript);
  if (parts.length < 2) return transcript;
  const meant = meantOf();
  const led = parts.filter(({ hosts }) => hosts.some((id) => meant.interviewers.has(id)));
  const among = meant.interviewers.size > 0 ? led : parts;
  const [part, ...others] =
    meant.startMs === undefined
      ? among.filter(() => meant.interviewers.size > 0)
      : among.filter((each) => liesInWindow(spanOf(transcript, each), meant, meant.startMs ?? 0));
  if (part === undefined || others.length > 0 || meansTheDay(transcript, part, meant.lastsMs))
    throw refusal('merged-onsite', name, `they begin at turns ${parts.map(({ from }) => from).join(', ')}`);
  const { warnings, ...split } = splitPart(transcript, part);
  return {
    ...split,
    warnings: [{ code: 'onsite-part', message: warningMessage('onsite-part') }, ...warnings],
  };
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

const spanOf = ({ turns }: Transcript, { from, to, startMs }: OnsitePart): Span => {
  let endMs = startMs;
  for (const turn of turns.slice(from, to))
    endMs = Math.max(endMs, turn.endMs ?? (turn.startMs ?? 0) + wordsIn(turn.text) * msPerWord);
  return { startMs, endMs };
};

/** Interviews start late and run over: half of the part inside the window is enough, and of two parts only one can be. */
const liesInWindow = ({ startMs, endMs }: Span, { lastsMs }: InterviewMeant, fromMs: number): boolean =>
  Math.min(endMs, fromMs + lastsMs) - Math.max(startMs, fromMs) > (endMs - startMs) / 2;

/** A window nearer to the whole file's length than to the part's describes the day, not the interview. */
const meansTheDay = (transcript: Transcript, part: OnsitePart, lastsMs: number): boolean => {
  const { startMs, endMs } = spanOf(transcript, part);
  return Math.abs(lastsMs - spanMs(transcript.turns)) < Math.abs(lastsMs - (endMs - startMs));
};

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
