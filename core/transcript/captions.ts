/** WebVTT and SRT: cues to turns, with the label from a voice tag or from `Name: words`. */
import { CaptionScanner, type CueSink, type CueTimes } from './caption-scanner.ts';
import { refusal, type WarningCode } from './codes.ts';
import { acceptedLabels, labelShape, type LabelCount, maxLabelLength } from './labels.ts';
import { withLineFeeds } from './lines.ts';
import { maxLines, type Reading, ReadingBuilder } from './reading.ts';
import { VoiceReader } from './voices.ts';

const noLabels: ReadonlySet<string> = new Set();
/** Marks of a change of speaker before a name. */
const changeMark = /^(?:>{1,3}|[-–—•])\s?/;

/** Words of one cue under one voice, and the label its first colon may end. */
interface Span {
  readonly cue: number;
  readonly voice: string | null;
  readonly text: string;
  readonly label: string | undefined;
  readonly colonAt: number;
}

interface CueDefect {
  readonly cue: number;
  readonly code: WarningCode;
}

/** Gathers cues in flat lists: a million of them must fit. */
class Gathering implements CueSink {
  readonly times: CueTimes[] = [];
  readonly spans: Span[] = [];
  readonly defects: CueDefect[] = [];
  readonly labels = new Map<string, LabelCount>();
  tag: string | undefined;
  voices = false;
  #voice: VoiceReader | undefined;
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  cue(times: CueTimes): void {
    if (this.times.length >= maxLines) throw refusal('too-many-lines', this.#name);
    this.#endVoice();
    this.times.push(times);
  }

  line(text: string): void {
    if (this.spans.length >= 2 * maxLines) throw refusal('too-many-lines', this.#name);
    if (this.#voice === undefined && !text.includes('<') && !text.includes('&')) {
      this.#span(null, text);
      return;
    }
    // Tags may span the lines of a cue, so one reader takes the rest of it.
    this.#voice ??= new VoiceReader();
    this.#voice.line(text);
    for (const span of this.#voice.take()) {
      this.voices ||= span.voice !== null;
      this.#span(span.voice, span.text);
    }
  }

  language(tag: string): void {
    this.tag = tag;
  }

  defect(code: WarningCode): void {
    this.defects.push({ cue: Math.max(0, this.times.length - 1), code });
  }

  end(): void {
    this.#endVoice();
  }

  #endVoice(): void {
    if (this.#voice?.open === true) this.defect('unclosed-voice');
    this.#voice = undefined;
  }

  #span(voice: string | null, text: string): void {
    const cue = this.times.length - 1;
    const colonAt = text.indexOf(':');
    const label = colonAt <= 0 || colonAt > maxLabelLength ? undefined : labelBefore(text, colonAt);
    this.spans.push({ cue, voice, text, label, colonAt });
    if (label === undefined) return;
    const known = this.labels.get(label);
    if (known === undefined) this.labels.set(label, { shape: labelShape(label), count: 1 });
    else known.count += 1;
  }
}

/** The text before a colon that white space, or nothing, follows. */
function labelBefore(text: string, colonAt: number): string | undefined {
  const next = text.charCodeAt(colonAt + 1);
  if (next > 0x20 && next !== 0xa0) return undefined;
  const label = text.slice(0, colonAt);
  const first = label.charCodeAt(0);
  const plain = first > 0x3e && first < 0x80;
  return plain ? label.trimEnd() : label.trimStart().replace(changeMark, '').trim();
}

/**
 * Reads WebVTT or SRT.
 *
 * @param options.named labels the metadata names; they are speakers however rarely they occur
 * @throws InvalidInput `wrong-shape` when there is no cue at all
 */
export function readCaptions(
  text: string,
  dialect: 'vtt' | 'srt',
  options: { name: string; named: ReadonlySet<string> },
): Reading {
  if (!text.includes('-->')) throw refusal('wrong-shape', options.name, 'no line with -->');
  const found = new Gathering(options.name);
  new CaptionScanner(withLineFeeds(text), dialect, found).scan();
  found.end();

  // Where voices are marked up, a colon is a colon.
  const { spans, labels, times } = found;
  const census = { labels, units: times.length, firstLabel: spans[0]?.label, named: options.named };
  const accepted = found.voices ? noLabels : acceptedLabels(census);
  const builder = new ReadingBuilder();
  if (found.tag !== undefined) builder.speaks(found.tag);
  let noted = 0;
  for (const { cue, voice, text: words, label, colonAt } of spans) {
    for (
      let defect = found.defects[noted];
      defect !== undefined && defect.cue <= cue;
      defect = found.defects[noted]
    ) {
      builder.note(defect.code, 'next');
      noted += 1;
    }
    const { startMs, endMs } = times[cue] ?? { startMs: null, endMs: null };
    if (label !== undefined && accepted.has(label))
      builder.say(label, words.slice(colonAt + 1), startMs, endMs);
    else builder.say(voice, words, startMs, endMs);
  }
  for (const { code } of found.defects.slice(noted)) builder.note(code, 'last');
  return builder.done();
}
