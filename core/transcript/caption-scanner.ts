/**
 * Cues of WebVTT and SRT, found in one pass over the text. Read by hand: parsers for players drop what
 * they cannot show (cues with zero or negative duration, text after a blank line, cues without a
 * number), and here a dropped cue is words lost. Source: W3C WebVTT, "WebVTT parser"; the dialects of
 * Zoom and Teams as observed.
 */
import { scanClockMs } from './clock.ts';

export interface CueTimes {
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** What the scanner reports, in the order of the file. */
export interface CueSink {
  cue(times: CueTimes): void;
  /** A line of the cue reported last, or before any cue. */
  line(text: string): void;
  language(tag: string): void;
  defect(code: 'missing-index' | 'bad-time' | 'stray-text', lineNumber?: number): void;
}

const arrow = '-->';
/** A clock and its hours fit before the arrow; further along the line it is part of what was said. */
const maxBeforeArrow = 40;
const guid =
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?:[/_-]\d{1,9}(?:-\d{1,9}){0,3})?$/i;
const digits = /^\d{1,9}$/;
const commentStart = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;
const space = 0x20;
const tab = 0x09;
const digitZero = 0x30;
const digitNine = 0x39;

const isSpace = (code: number): boolean => code === space || code === tab;
const isDigit = (code: number): boolean => code >= digitZero && code <= digitNine;

/** The number that fills the text from `from` to `to`, or -1. */
function wholeNumber(text: string, from: number, to: number): number {
  if (to <= from || to - from > 9) return -1;
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) return -1;
    number = number * 10 + code - digitZero;
  }
  return number;
}

export class CaptionScanner {
  readonly #text: string;
  readonly #dialect: 'vtt' | 'srt';
  readonly #sink: CueSink;
  #at = 0;
  #end: number;
  /** The next arrow at or after the current line; found once for all the lines before it. */
  #arrowAt: number;
  /** The last numeric identifier; the next one is expected to be one more. */
  #lastNumber = 0;
  #opaqueIds = false;
  #anyCue = false;
  /** The number of the cue to come stood on the last line of the cue before. */
  #numbered = false;

  /** @param text with line feeds only at the ends of lines */
  constructor(text: string, dialect: 'vtt' | 'srt', sink: CueSink) {
    this.#text = text;
    this.#dialect = dialect;
    this.#sink = sink;
    this.#end = this.#lineEnd(0);
    this.#arrowAt = this.#nextArrow(0);
  }

  scan(): void {
    if (this.#dialect === 'vtt') this.#skipHeader();
    while (this.#at < this.#text.length) this.#block();
  }

  #nextArrow(from: number): number {
    const found = this.#text.indexOf(arrow, from);
    return found < 0 ? Number.POSITIVE_INFINITY : found;
  }

  #lineEnd(from: number): number {
    const found = this.#text.indexOf('\n', from);
    return found < 0 ? this.#text.length : found;
  }

  #advance(): void {
    this.#at = this.#end + 1;
    this.#end = this.#at >= this.#text.length ? this.#text.length : this.#lineEnd(this.#at);
    if (this.#arrowAt < this.#at) this.#arrowAt = this.#nextArrow(this.#at);
  }

  #line(): string {
    return this.#text.slice(this.#at, this.#end);
  }

  #isBlank(): boolean {
    if (this.#at >= this.#end) return true;
    const code = this.#text.charCodeAt(this.#at);
    return (code <= space || code >= 0xa0) && this.#line().trim() === '';
  }

  /** The two ends of the current line when it is a timing; undefined when its arrow, if any, was spoken. */
  #timing(): CueTimes | undefined {
    return this.#arrowAt >= this.#end ? undefined : this.#timingAt(this.#at, this.#arrowAt, this.#end);
  }

  #timingAt(at: number, arrowAt: number, end: number): CueTimes | undefined {
    const text = this.#text;
    if (arrowAt - at > maxBeforeArrow) return undefined;
    let from = at;
    let to = arrowAt;
    while (from < to && isSpace(text.charCodeAt(from))) from += 1;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
    let after = arrowAt + arrow.length;
    while (after < end && isSpace(text.charCodeAt(after))) after += 1;
    let afterEnd = after;
    while (afterEnd < end && !isSpace(text.charCodeAt(afterEnd))) afterEnd += 1;
    const startMs = scanClockMs(text, from, to);
    const endMs = scanClockMs(text, after, afterEnd);
    if (startMs < 0 && endMs < 0 && !isDamagedTiming(text.slice(from, to), text.slice(after, afterEnd)))
      return undefined;
    return { startMs: startMs < 0 ? null : startMs, endMs: endMs < 0 ? null : endMs };
  }

  /** Whether the line after the current one, or after the blank lines that follow it, is a timing. */
  #timingFollows(maxBlankLines: number): boolean {
    let at = this.#end + 1;
    for (let blanks = 0; at < this.#text.length; blanks += 1) {
      const end = this.#lineEnd(at);
      // A digit first is no blank line, and nearly every timing starts with one.
      if (isDigit(this.#text.charCodeAt(at)) || this.#text.slice(at, Math.min(end, at + 200)).trim() !== '') {
        const arrowAt = this.#arrowAt >= at ? this.#arrowAt : this.#nextArrow(at);
        return arrowAt < end && this.#timingAt(at, arrowAt, end) !== undefined;
      }
      if (blanks >= maxBlankLines) return false;
      at = end + 1;
    }
    return false;
  }

  /** Everything up to the first blank line or timing, as the format says; a language declared there is kept. */
  #skipHeader(): void {
    while (this.#at < this.#text.length && this.#isBlank()) this.#advance();
    if (!this.#line().trimStart().startsWith('WEBVTT')) return;
    this.#advance();
    while (this.#at < this.#text.length && !this.#isBlank() && this.#timing() === undefined) {
      if (this.#timingFollows(0)) return;
      const line = this.#text.slice(this.#at, Math.min(this.#end, this.#at + 80));
      const language = /^Language\s{0,3}:\s{0,3}([A-Za-z0-9-]{2,35})\s{0,9}$/i.exec(line);
      if (language?.[1] !== undefined) this.#sink.language(language[1]);
      this.#advance();
    }
  }

  #block(): void {
    if (this.#isBlank()) this.#advance();
    else if (this.#timing() !== undefined) {
      this.#cue(this.#dialect === 'srt' && !this.#numbered);
    } else if (this.#isComment()) {
      while (this.#at < this.#text.length && !this.#isBlank()) this.#advance();
    } else if (this.#isIdentifier()) {
      this.#remember();
      this.#advance();
      while (this.#at < this.#text.length && this.#isBlank()) this.#advance();
      this.#cue(false);
    } else this.#stray();
  }

  #isComment(): boolean {
    if (this.#dialect !== 'vtt' || isDigit(this.#text.charCodeAt(this.#at))) return false;
    return commentStart.test(this.#text.slice(this.#at, Math.min(this.#end, this.#at + 8)));
  }

  /** A line at the start of a block names the cue when a timing follows, at once or, for a plain number, after blank lines. */
  #isIdentifier(): boolean {
    if (this.#timingFollows(0)) return true;
    // Two blank lines between a number and its timing is the worst seen; further away it is text.
    return this.#looksOpaque(this.#line().trim()) && this.#timingFollows(2);
  }

  #looksOpaque(id: string): boolean {
    return (digits.test(id) && Number(id) === this.#lastNumber + 1) || guid.test(id);
  }

  #remember(): void {
    const number = wholeNumber(this.#text, this.#at, this.#end);
    const id = number < 0 ? this.#text.slice(this.#at, Math.min(this.#end, this.#at + 80)).trim() : '';
    if (number >= 0) this.#lastNumber = number;
    else if (digits.test(id)) this.#lastNumber = Number(id);
    else if (guid.test(id)) this.#opaqueIds = true;
  }

  #stray(): void {
    this.#sink.defect('stray-text', this.#at);
    if (!this.#anyCue) this.#sink.cue({ startMs: null, endMs: null });
    this.#anyCue = true;
    this.#sink.line(this.#line());
    this.#advance();
  }

  #cue(unnumbered: boolean): void {
    const times = this.#timing() ?? { startMs: null, endMs: null };
    this.#anyCue = true;
    this.#sink.cue(times);
    if (unnumbered) this.#sink.defect('missing-index');
    this.#numbered = false;
    if (times.startMs === null || times.endMs === null) this.#sink.defect('bad-time');
    this.#advance();
    while (this.#at < this.#text.length && !this.#isBlank() && this.#timing() === undefined) {
      // Without a blank line between cues the next cue's number is the last line before its timing.
      if (this.#isIdWithoutBlank()) {
        this.#remember();
        this.#advance();
        this.#numbered = true;
        break;
      }
      this.#sink.line(this.#line());
      this.#advance();
    }
  }

  #isIdWithoutBlank(): boolean {
    const code = this.#text.charCodeAt(this.#at);
    const short = this.#end - this.#at <= 60;
    if (!short || !(isDigit(code) || this.#opaqueIds) || !this.#timingFollows(0)) return false;
    const id = this.#line().trim();
    return digits.test(id)
      ? Number(id) === this.#lastNumber + 1 && this.#lastNumber > 0
      : this.#opaqueIds && guid.test(id);
  }
}

/** A damaged clock still has digits, colons and dots only, or what a script wrote for no number; "a --> b" in speech has not. */
const isDamagedTiming = (before: string, after: string): boolean => {
  const start = before.replace(/NaN/g, '0');
  const end = after.replace(/NaN/g, '0');
  return /^[\d:.,\s-]*$/.test(start) && /^[\d:.,-]*$/.test(end) && /\d/.test(start + end);
};
