/** A reader's turns → the canonical transcript: bounds checked, roles applied, defects named. */
import { refusal, type WarningCode, warningMessage } from './codes.ts';
import { defectsOf, spanMs } from './defects.ts';
import { maxNotesPerCode, type Reading, tidyLabel } from './reading.ts';
import {
  maxDurationMs,
  type Speaker,
  type SpeakerRole,
  type Transcript,
  type TranscriptWarning,
  type Turn,
} from './transcript.ts';

export interface AssemblyOptions {
  /** What the input is called in refusals. */
  readonly name: string;
  /** Roles by label, from the metadata. */
  readonly speakers?: Readonly<Record<string, SpeakerRole>>;
}

/** Warnings of one transcript, at most `maxNotesPerCode` of each code, the rest counted. */
export class Warnings {
  readonly #listed: TranscriptWarning[] = [];
  readonly #counts = new Map<WarningCode, number>();

  add(code: WarningCode, turn?: number, detail?: string): void {
    const seen = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, seen);
    if (seen > maxNotesPerCode) return;
    const message = warningMessage(code, detail);
    this.#listed.push(turn === undefined ? { code, message } : { code, message, turn });
  }

  all(): TranscriptWarning[] {
    for (const [code, count] of this.#counts) {
      if (count > maxNotesPerCode && code !== 'more-of-the-same') {
        this.add('more-of-the-same', undefined, `${code}, ${count - maxNotesPerCode} more`);
      }
    }
    return this.#listed;
  }
}

/** Letters or digits of any script: a file of dashes and arrows says nothing. */
const anyWord = /[\p{L}\p{N}]/u;

/**
 * Refuses what no reader may return.
 *
 * @throws InvalidInput `no-words` or `too-long`
 */
export function checkTurns(turns: readonly Turn[], name: string): void {
  if (!turns.some((turn) => anyWord.test(turn.text))) throw refusal('no-words', name);
  if (spanMs(turns) > maxDurationMs) throw refusal('too-long', name);
}

/**
 * The canonical transcript of one reading.
 *
 * @throws InvalidInput `no-words`, `too-many-turns`, `too-many-speakers` or `too-long`
 */
export function assembleTranscript(reading: Reading, options: AssemblyOptions): Transcript {
  if (reading.overflow === 'turns') throw refusal('too-many-turns', options.name);
  if (reading.overflow === 'speakers') throw refusal('too-many-speakers', options.name);
  const turns = [...reading.turns];
  checkTurns(turns, options.name);

  const roles = new Map(
    Object.entries(options.speakers ?? {}).map(([label, role]) => [tidyLabel(label), role]),
  );
  const speakers: Speaker[] = reading.labels.map((label, number) => ({
    id: `s${number + 1}`,
    label,
    role: roles.get(label) ?? 'unknown',
  }));
  const warnings = new Warnings();
  const known = new Set(reading.labels);
  for (const label of roles.keys()) if (!known.has(label)) warnings.add('unknown-mapping', undefined, label);
  for (const { code, turn, detail } of reading.notes) warnings.add(code, turn, detail);
  for (const { code, turn } of defectsOf(speakers, turns)) warnings.add(code, turn);
  return {
    schema: 'plumbline.transcript/1',
    ...(reading.language === undefined ? {} : { language: reading.language }),
    speakers,
    turns,
    warnings: warnings.all(),
  };
}
