/**
 * The markup inside one cue: `<v Name>` says who speaks until the next voice or `</v>`; styling
 * tags and inline times go; entities become characters. Anything else in angle brackets was said.
 */
import { decodeEntities } from './entities.ts';

export interface VoiceSpan {
  /** The name in the tag; `null` when no tag governs this text. */
  readonly voice: string | null;
  readonly text: string;
}

/** Names longer than this are not names. */
const maxTagLength = 200;

type Tag = { kind: 'voice'; name: string } | { kind: 'end' } | { kind: 'break' } | { kind: 'style' };

const styling = /^\/?(?:c|i|b|u|s|em|strong|lang|ruby|rt|font|span)(?:[.\s][^<>]*)?$/i;
const inlineTime = /^\d{1,4}:\d{2}(?::\d{2})?[.,]\d{1,3}$/;
const voiceTag = /^v(?:\.[^\s<>]*)?(?:\s([^<>]*))?$/i;

function tagOf(inner: string): Tag | undefined {
  if (inner === '/v' || inner === '/V') return { kind: 'end' };
  const voice = voiceTag.exec(inner);
  if (voice !== null) return { kind: 'voice', name: decodeEntities(voice[1] ?? '').trim() };
  if (/^\/?br\s?\/?$/i.test(inner)) return { kind: 'break' };
  return styling.test(inner) || inlineTime.test(inner) ? { kind: 'style' } : undefined;
}

/** Reads the lines of one cue. Lines stay separate spans, so that a label may start any of them. */
export class VoiceReader {
  #spans: VoiceSpan[] = [];
  #voice: string | null = null;
  #open = false;
  #text = '';

  /** A voice was begun and not ended. */
  get open(): boolean {
    return this.#open;
  }

  /** The spans read since the last call. */
  take(): VoiceSpan[] {
    const spans = this.#spans;
    this.#spans = [];
    return spans;
  }

  line(line: string): void {
    let kept = 0;
    // The next `>` is found once for all the `<` before it, or a line of brackets would cost its square.
    let close = line.indexOf('>');
    for (let at = line.indexOf('<'); at >= 0; at = line.indexOf('<', at + 1)) {
      if (close >= 0 && close < at) close = line.indexOf('>', at);
      if (close < 0) break;
      const tag = close - at > maxTagLength ? undefined : tagOf(line.slice(at + 1, close));
      if (tag === undefined) continue;
      this.#text += line.slice(kept, at);
      kept = close + 1;
      this.#apply(tag);
      at = close;
    }
    this.#text += line.slice(kept);
    this.#flush();
  }

  #apply(tag: Tag): void {
    if (tag.kind === 'break') this.#text += ' ';
    if (tag.kind === 'voice') {
      this.#flush();
      this.#voice = tag.name === '' ? null : tag.name;
      this.#open = true;
    }
    if (tag.kind === 'end') {
      this.#flush();
      this.#voice = null;
      this.#open = false;
    }
  }

  #flush(): void {
    const text = decodeEntities(this.#text).trim();
    this.#text = '';
    if (text !== '') this.#spans.push({ voice: this.#voice, text });
  }
}
