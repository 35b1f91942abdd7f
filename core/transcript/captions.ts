/** WebVTT and SRT: cues to turns, with the label from a voice tag or from `Name: words`. */
import { CaptionScanner, type CueSink, type CueTimes } from './caption-scanner.ts';
import { refusal, type WarningCode } from './codes.ts';
import { acceptedLabels, isRoleLabel, labelShape, type LabelCount, maxLabelLength } from './labels.ts';
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
  /** Where the words begin when the label is one. */
  readonly wordsAt: number;
  /** The label stands in brackets and not before a colon. */
  readonly bracketed: boolean;
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
  readonly bracketed = new Map<string, LabelCount>();
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
    const bracket = bracketLabel(text);
    const colonAt = bracket === undefined ? text.indexOf(':') : -1;
    const before = colonAt <= 0 || colonAt > maxLabelLength ? undefined : labelBefore(text, colonAt);
    const label = bracket?.label ?? before;
    const wordsAt = bracket?.wordsAt ?? colonAt + 1;
    this.spans.push({ cue, voice, text, label, wordsAt, bracketed: bracket !== undefined });
    if (label === undefined) return;
    const labels = bracket === undefined ? this.labels : this.bracketed;
    const known = labels.get(label);
    if (known === undefined) labels.set(label, { shape: labelShape(label), count: 1 });
    else known.count += 1;
  }
}

/** `(Maja Lund)` alone on its line, `[Speaker 1] words` or `[SPEAKER_01]: words`; sounds are written so too. */
function bracketLabel(text: string): { label: string; wordsAt: number } | undefined {
  const first = text.charCodeAt(0);
  if (first !== 0x28 && first !== 0x5b) return undefined;
  const match = /^[([]([^()[\]]{1,64})[)\]]\s{0,3}:?/.exec(text);
  return match?.[1] === undefined ? undefined : { label: match[1].trim(), wordsAt: match[0].length };
}

/** Sounds in brackets fill fewer cues than this. */
const bracketShare = 0.2;

/** Roles in brackets are speakers; names are when several of them return and fill the file, which no sound does. */
function bracketedSpeakers(found: Gathering): ReadonlySet<string> {
  const names = [...found.bracketed].filter(
    ([label, { shape, count }]) => isRoleLabel(label) || (shape === 'strong' && count >= 2),
  );
  const total = names.reduce((sum, [, { count }]) => sum + count, 0);
  const named = names.some(([label]) => label.includes(' ') || isRoleLabel(label));
  return named && names.length >= 2 && total >= found.times.length * bracketShare
    ? new Set(names.map(([label]) => label))
    : new Set(names.filter(([label]) => isRoleLabel(label)).map(([label]) => label));
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

/** A full name that the file gives no second sign of. */
const couldBeSpeaker = (label: string): boolean =>
  label.includes(' ') && labelShape(label) === 'strong' && !isRoleLabel(label);

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
  const accepted = found.voices
    ? noLabels
    : acceptedLabels({
        labels,
        units: times.length,
        firstLabel: spans[0]?.label,
        named: options.named,
        labelFirst: true,
      });
  const brackets = found.voices ? noLabels : bracketedSpeakers(found);
  const builder = new ReadingBuilder();
  if (found.tag !== undefined) builder.speaks(found.tag);
  let noted = 0;
  for (const { cue, voice, text: words, label, wordsAt, bracketed } of spans) {
    for (
      let defect = found.defects[noted];
      defect !== undefined && defect.cue <= cue;
      defect = found.defects[noted]
    ) {
      builder.note(defect.code, 'next');
      noted += 1;
    }
    const { startMs, endMs } = times[cue] ?? { startMs: null, endMs: null };
    if (label !== undefined && (bracketed ? brackets : accepted).has(label)) {
      builder.say(label, words.slice(wordsAt), startMs, endMs);
      continue;
    }
    if (label !== undefined && !found.voices && couldBeSpeaker(label)) {
      builder.note('possible-speaker', 'next', label);
    }
    builder.say(voice, words, startMs, endMs);
  }
  for (const { code } of found.defects.slice(noted)) builder.note(code, 'last');
  return builder.done();
}
