/**
 * What every format's reader fills: words in the order of the file, merged into turns as they come,
 * and the defects met on the way. Consecutive words of one speaker become one turn that keeps its
 * first start and its last end.
 */
import type { WarningCode } from './codes.ts';
import { shownText } from './shown-text.ts';
import { maxTurns, type Turn } from './transcript.ts';

export interface Note {
  readonly code: WarningCode;
  /** Where or which, when the turn alone does not say it. */
  readonly detail?: string;
  readonly turn?: number;
}

export interface Reading {
  /** Labels in the order of their first words; empty for nobody. Turn speakers are `s1`, `s2`, … of this list. */
  readonly labels: readonly string[];
  readonly turns: readonly Turn[];
  readonly notes: readonly Note[];
  readonly language?: string;
  /** Words stopped being collected because nothing this long is an interview. */
  readonly overflow?: 'turns' | 'speakers';
}

/** Enough to see a pattern; a million broken cues must not become a million warnings. */
export const maxNotesPerCode = 50;
/** Eight hours at three words a second are 86,000 words; a line, row or cue for each, and as many again, is enough. */
export const maxLines = 200_000;
/** The schema's bound on speakers; a day of onsites with a large panel has under thirty. */
const maxSpeakers = 500;

/** Runs of white space, line breaks of every kind among them, become one space. */
export const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A label as shown and compared: white space collapsed, letters composed, nothing hidden in it. */
export const tidyLabel = (label: string): string => collapse(shownText(label).replace(/[\u200c\u200d]/g, ''));

/** White space that is not a single space between words, piece by piece: faster to look for than a pattern. */
const untidyPieces = Array.from('\t\n\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff').concat(
  '  ',
  Array.from({ length: 11 }, (_, offset) => String.fromCharCode(0x2000 + offset)),
);

/** Collapsed only where there is something to collapse; nearly no turn needs it. */
const collapsedIfUntidy = (text: string): string =>
  untidyPieces.some((piece) => text.includes(piece)) ? collapse(text) : text;

interface DraftTurn {
  readonly speaker: number;
  readonly parts: string[];
  startMs: number | null;
  endMs: number | null;
}

/** Collects turns and notes; keeps at most `maxNotesPerCode` notes of one code and counts the rest. */
export class ReadingBuilder {
  readonly #drafts: DraftTurn[] = [];
  readonly #labels: string[] = [];
  /** Speaker numbers by label as written and as tidied, so that tidying happens once a label. */
  readonly #numbers = new Map<string, number>();
  readonly #notes: { code: WarningCode; detail: string | undefined; turn: number | undefined }[] = [];
  readonly #counts = new Map<WarningCode, number>();
  /** Notes about words that are still to come. */
  #waiting: { turn: number | undefined }[] = [];
  #language: string | undefined;
  #speaker = -1;
  /** A start announced by a header without words of its own. */
  #pendingStartMs: number | null = null;
  #overflow: 'turns' | 'speakers' | undefined;

  /**
   * Words under a label. `null`: the same speaker goes on; empty: the source names nobody.
   * Without words, a label and a start are kept for the words that follow.
   */
  say(label: string | null, words: string, startMs: number | null = null, endMs: number | null = null): void {
    const speaker = label === null ? this.#speaker : this.#numberOf(label);
    if (speaker !== this.#speaker) this.#pendingStartMs = null;
    this.#speaker = speaker;
    const text = words.trim();
    if (text === '') {
      this.#pendingStartMs ??= startMs;
      return;
    }
    this.#append(text, startMs ?? this.#pendingStartMs, endMs);
    this.#pendingStartMs = null;
  }

  /** A defect of the words just said (`last`), of those said next (`next`), or of the file. */
  note(code: WarningCode, place?: 'last' | 'next', detail?: string): void {
    const seen = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, seen);
    if (seen > maxNotesPerCode) return;
    const last = Math.max(0, this.#drafts.length - 1);
    const entry = { code, detail, turn: place === undefined ? undefined : last };
    this.#notes.push(entry);
    if (place === 'next') this.#waiting.push(entry);
  }

  speaks(language: string): void {
    if (language !== '') this.#language = language;
  }

  done(): Reading {
    for (const [code, count] of this.#counts) {
      if (count > maxNotesPerCode) {
        this.note('more-of-the-same', undefined, `${code}, ${count - maxNotesPerCode} more`);
      }
    }
    return {
      ...this.#inOrderOfFirstWords(),
      notes: this.#notes.map(({ code, detail, turn }) => ({
        code,
        ...(detail === undefined ? {} : { detail }),
        ...(turn === undefined ? {} : { turn }),
      })),
      ...(this.#language === undefined ? {} : { language: this.#language }),
      ...(this.#overflow === undefined ? {} : { overflow: this.#overflow }),
    };
  }

  #numberOf(label: string): number {
    const known = this.#numbers.get(label);
    if (known !== undefined) return known;
    const tidy = tidyLabel(label);
    // Capitals make nobody else: "DANA" on one device is "Dana" on the other.
    const folded = tidy.toLowerCase();
    let number = this.#numbers.get(folded);
    if (number === undefined) {
      // Past the bound the file is refused; until then its words go to the last speaker.
      if (this.#labels.length > maxSpeakers) return this.#labels.length - 1;
      number = this.#labels.push(tidy) - 1;
      this.#numbers.set(folded, number);
    }
    this.#numbers.set(label, number);
    return number;
  }

  #append(text: string, startMs: number | null, endMs: number | null): void {
    if (this.#overflow !== undefined) return;
    if (this.#speaker < 0) this.#speaker = this.#numberOf('');
    const last = this.#drafts.at(-1);
    if (last !== undefined && last.speaker === this.#speaker) {
      this.#settle();
      const end = this.#checkedEnd(startMs, endMs);
      last.parts.push(text);
      last.startMs ??= startMs;
      if (end !== null) last.endMs = Math.max(last.endMs ?? end, end);
      return;
    }
    if (this.#drafts.length >= maxTurns) {
      this.#overflow = 'turns';
      return;
    }
    const draft: DraftTurn = { speaker: this.#speaker, parts: [text], startMs, endMs: null };
    this.#drafts.push(draft);
    this.#settle();
    draft.endMs = this.#checkedEnd(startMs, endMs);
  }

  /** The words that waiting notes are about have come. */
  #settle(): void {
    if (this.#waiting.length === 0) return;
    for (const entry of this.#waiting) entry.turn = this.#drafts.length - 1;
    this.#waiting = [];
  }

  #checkedEnd(startMs: number | null, endMs: number | null): number | null {
    if (startMs === null || endMs === null || endMs > startMs) return endMs;
    this.note(endMs === startMs ? 'zero-duration' : 'negative-duration', 'last');
    return endMs === startMs ? endMs : null;
  }

  #inOrderOfFirstWords(): { labels: string[]; turns: Turn[]; overflow?: 'speakers' } {
    const ids = new Map<number, string>();
    const labels: string[] = [];
    const turns = this.#drafts.map(({ speaker, parts, startMs, endMs }, index): Turn => {
      let id = ids.get(speaker);
      if (id === undefined) {
        id = `s${labels.push(this.#labels[speaker] ?? '')}`;
        ids.set(speaker, id);
      }
      const text = parts.length === 1 ? (parts[0] ?? '') : parts.join(' ');
      return { index, speaker: id, startMs, endMs, text: collapsedIfUntidy(text) };
    });
    return labels.length > maxSpeakers ? { labels, turns, overflow: 'speakers' } : { labels, turns };
  }
}
