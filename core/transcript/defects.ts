/**
 * What a finished transcript lacks or has odd: the same warnings whatever format it came in.
 */
import type { WarningCode } from './codes.ts';
import type { Speaker, Turn } from './transcript.ts';

export interface Defect {
  readonly code: WarningCode;
  readonly turn?: number;
}

/** Silence longer than this is a break or a stopped recording, not thinking time. */
export const longGapMs = 2 * 60 * 1000;

/** Labels notetakers write when they do not know who speaks. */
const nobodyKnown = /^(?:unknown|unidentified|unattributed)(?: (?:speaker|person|participant))?$/i;

/** True when the label tells nothing about who speaks. */
export const isNobody = (label: string): boolean => label === '' || nobodyKnown.test(label);

function* speakerDefects(speakers: readonly Speaker[], turns: readonly Turn[]): Generator<Defect> {
  const firstTurn = new Map<string, number>();
  for (const turn of turns) if (!firstTurn.has(turn.speaker)) firstTurn.set(turn.speaker, turn.index);
  if (speakers.every((speaker) => isNobody(speaker.label))) yield { code: 'no-speakers' };
  else {
    const nameless = speakers.find((speaker) => speaker.label === '');
    if (nameless !== undefined) yield { code: 'some-unlabelled', turn: firstTurn.get(nameless.id) ?? 0 };
  }
  for (const { id, label } of speakers) {
    if (label !== '' && isNobody(label)) yield { code: 'unknown-speaker', turn: firstTurn.get(id) ?? 0 };
  }
}

function* timeDefects(turns: readonly Turn[]): Generator<Defect> {
  if (turns.every((turn) => turn.startMs === null)) {
    yield { code: 'no-times' };
    return;
  }
  let previousStartMs: number | null = null;
  let previousEnds = false;
  let latestEndMs = 0;
  for (const { index, startMs, endMs } of turns) {
    if (startMs === null) {
      yield { code: 'some-times-missing', turn: index };
      continue;
    }
    if (previousStartMs !== null) {
      if (startMs < previousStartMs) yield { code: 'out-of-order', turn: index };
      else if (startMs < latestEndMs) yield { code: 'overlap', turn: index };
      else if (previousEnds && startMs - latestEndMs > longGapMs) yield { code: 'long-gap', turn: index };
    }
    previousStartMs = startMs;
    previousEnds = endMs !== null;
    latestEndMs = Math.max(latestEndMs, startMs, endMs ?? 0);
  }
}

/** Every defect of the speakers, then of the times, in the order of the turns. */
export function* defectsOf(speakers: readonly Speaker[], turns: readonly Turn[]): Generator<Defect> {
  yield* speakerDefects(speakers, turns);
  yield* timeDefects(turns);
}

/** Milliseconds between the first start and the last start or end; 0 without times. */
export function spanMs(turns: readonly Turn[]): number {
  let firstMs = Number.POSITIVE_INFINITY;
  let lastMs = 0;
  for (const { startMs, endMs } of turns) {
    if (startMs !== null) firstMs = Math.min(firstMs, startMs);
    lastMs = Math.max(lastMs, startMs ?? 0, endMs ?? 0);
  }
  return Math.max(0, lastMs - firstMs);
}
