/** Speech recognisers that export JSON: Amazon Transcribe, Deepgram, AssemblyAI. */
import { secondsMs, wholeMs } from './clock.ts';
import { refusal } from './codes.ts';
import { at, isObject, listAt, textAt } from './json-shapes.ts';
import { type Reading, ReadingBuilder } from './reading.ts';

type ToMs = (value: unknown) => number | null;

/** Words said one after the other by one speaker, glued to the punctuation that follows them. */
class WordRun {
  readonly #builder: ReadingBuilder;
  #label: string | null = null;
  #parts: string[] = [];
  #startMs: number | null = null;
  #endMs: number | null = null;

  constructor(builder: ReadingBuilder) {
    this.#builder = builder;
  }

  word(label: string, text: string, startMs: number | null, endMs: number | null): void {
    if (this.#label !== label) this.flush();
    this.#label = label;
    if (this.#parts.length > 0) this.#parts.push(' ');
    this.#parts.push(text);
    this.#startMs ??= startMs;
    if (endMs !== null) this.#endMs = Math.max(this.#endMs ?? endMs, endMs);
  }

  punctuation(text: string): void {
    this.#parts.push(text);
  }

  flush(): void {
    if (this.#parts.length > 0) {
      this.#builder.say(this.#label ?? '', this.#parts.join(''), this.#startMs, this.#endMs);
    }
    this.#parts = [];
    this.#startMs = null;
    this.#endMs = null;
  }
}

interface TranscribeSegment {
  readonly label: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Who speaks at each item: its own label, else its start time in a segment's items, else the segment around it. */
class TranscribeSpeakers {
  readonly #byStart = new Map<string, string>();
  readonly #segments: TranscribeSegment[] = [];
  #at = 0;

  constructor(json: unknown) {
    for (const segment of listAt(json, 'results', 'speaker_labels', 'segments') ?? []) {
      const label = textAt(segment, 'speaker_label') ?? '';
      const startMs = secondsMs(at(segment, 'start_time'));
      const endMs = secondsMs(at(segment, 'end_time'));
      if (startMs !== null && endMs !== null) this.#segments.push({ label, startMs, endMs });
      for (const item of listAt(segment, 'items') ?? []) {
        const start = textAt(item, 'start_time');
        if (start !== undefined) this.#byStart.set(start, textAt(item, 'speaker_label') ?? label);
      }
    }
  }

  of(item: unknown): string | undefined {
    const own = textAt(item, 'speaker_label') ?? this.#byStart.get(textAt(item, 'start_time') ?? '');
    if (own !== undefined) return own;
    const startMs = secondsMs(at(item, 'start_time'));
    if (startMs === null) return undefined;
    // Items and segments both run forward, so one pointer visits each segment once.
    while (this.#at + 1 < this.#segments.length && (this.#segments[this.#at + 1]?.startMs ?? 0) <= startMs)
      this.#at += 1;
    const segment = this.#segments[this.#at];
    return segment !== undefined && startMs >= segment.startMs && startMs <= segment.endMs
      ? segment.label
      : undefined;
  }
}

export const isAmazonTranscribe = (json: unknown): boolean =>
  listAt(json, 'results', 'items') !== undefined || listAt(json, 'results', 'transcripts') !== undefined;

/** Items of every channel in time order, each carrying its channel as its speaker. */
function channelItems(json: unknown): unknown[] | undefined {
  const channels = listAt(json, 'results', 'channel_labels', 'channels');
  if (channels === undefined || channels.length === 0) return undefined;
  const items = channels.flatMap((channel) => {
    const speaker = textAt(channel, 'channel_label') ?? '';
    let startMs = 0;
    return (listAt(channel, 'items') ?? []).map((item) => {
      // Punctuation has no time of its own and stays behind its word.
      startMs = secondsMs(at(item, 'start_time')) ?? startMs;
      return { item: isObject(item) ? { speaker_label: speaker, ...item } : item, startMs };
    });
  });
  return items.sort((one, other) => one.startMs - other.startMs).map(({ item }) => item);
}

/** Amazon Transcribe: the text is rebuilt from items and punctuation, times are seconds as text. */
export function readAmazonTranscribe(json: unknown, name: string): Reading {
  const builder = new ReadingBuilder();
  const language = textAt(json, 'results', 'language_code');
  if (language !== undefined) builder.speaks(language);
  const items = channelItems(json) ?? listAt(json, 'results', 'items') ?? [];
  if (items.length === 0) {
    const whole = listAt(json, 'results', 'transcripts');
    if (whole === undefined) throw refusal('wrong-shape', name, 'results.items');
    for (const part of whole) builder.say('', textAt(part, 'transcript') ?? '');
    return builder.done();
  }
  const speakers = new TranscribeSpeakers(json);
  const run = new WordRun(builder);
  let label = '';
  for (const [index, item] of items.entries()) {
    const content = textAt(item, 'alternatives', 0, 'content');
    if (content === undefined) {
      builder.note('missing-text', 'next', `item ${index + 1}`);
    } else if (at(item, 'type') === 'punctuation') {
      run.punctuation(content);
    } else {
      label = speakers.of(item) ?? label;
      run.word(label, content, secondsMs(at(item, 'start_time')), secondsMs(at(item, 'end_time')));
    }
  }
  run.flush();
  return builder.done();
}

/** Words with speakers, as Deepgram and AssemblyAI list them below or instead of utterances. */
function sayWords(
  builder: ReadingBuilder,
  words: readonly unknown[],
  toMs: ToMs,
  labelOf: (word: unknown) => string,
): void {
  const run = new WordRun(builder);
  for (const word of words) {
    const text = textAt(word, 'punctuated_word') ?? textAt(word, 'text') ?? textAt(word, 'word') ?? '';
    if (text !== '') run.word(labelOf(word), text, toMs(at(word, 'start')), toMs(at(word, 'end')));
  }
  run.flush();
}

export const isDeepgram = (json: unknown): boolean =>
  listAt(json, 'results', 'channels') !== undefined || listAt(json, 'results', 'utterances') !== undefined;

const speakerOf = (value: unknown): string => textAt(value, 'speaker') ?? '';

/** Deepgram: utterances where asked for, else the words of the channels; times in seconds. */
export function readDeepgram(json: unknown, name: string): Reading {
  const builder = new ReadingBuilder();
  const channels = listAt(json, 'results', 'channels') ?? [];
  const language = textAt(channels[0], 'detected_language') ?? textAt(json, 'metadata', 'language');
  if (language !== undefined) builder.speaks(language);
  const utterances = listAt(json, 'results', 'utterances') ?? [];
  const separate = channels.length > 1 && utterances.every((utterance) => speakerOf(utterance) === '');
  for (const utterance of utterances) {
    const channel = textAt(utterance, 'channel');
    const label = separate && channel !== undefined ? `channel ${channel}` : speakerOf(utterance);
    builder.say(
      label,
      textAt(utterance, 'transcript') ?? '',
      secondsMs(at(utterance, 'start')),
      secondsMs(at(utterance, 'end')),
    );
  }
  if (utterances.length > 0) return builder.done();
  if (channels.length === 0) throw refusal('wrong-shape', name, 'results.utterances');
  const spoken = channels.flatMap((channel, number) =>
    (listAt(channel, 'alternatives', 0, 'words') ?? []).map((word) => ({
      word,
      label: channels.length > 1 ? `channel ${number}` : speakerOf(word),
      startMs: secondsMs(at(word, 'start')) ?? 0,
    })),
  );
  if (channels.length > 1) spoken.sort((one, other) => one.startMs - other.startMs);
  const labels = new Map(spoken.map(({ word, label }) => [word, label]));
  sayWords(
    builder,
    spoken.map(({ word }) => word),
    secondsMs,
    (word) => labels.get(word) ?? '',
  );
  if (spoken.length === 0) {
    for (const channel of channels) builder.say('', textAt(channel, 'alternatives', 0, 'transcript') ?? '');
  }
  return builder.done();
}

export const isAssemblyAi = (json: unknown): boolean =>
  isObject(json) &&
  (isObject(at(json, 'utterances', 0)) ||
    isObject(at(json, 'words', 0)) ||
    ('audio_url' in json && 'text' in json));

/** AssemblyAI: utterances, else words, else the text alone; times in milliseconds. */
export function readAssemblyAi(json: unknown, name: string): Reading {
  const builder = new ReadingBuilder();
  const language = textAt(json, 'language_code');
  if (language !== undefined) builder.speaks(language.replace('_', '-'));
  const utterances = listAt(json, 'utterances') ?? [];
  for (const utterance of utterances) {
    builder.say(
      speakerOf(utterance),
      textAt(utterance, 'text') ?? '',
      wholeMs(at(utterance, 'start')),
      wholeMs(at(utterance, 'end')),
    );
  }
  if (utterances.length > 0) return builder.done();
  const words = listAt(json, 'words') ?? [];
  if (words.length > 0) sayWords(builder, words, wholeMs, speakerOf);
  else if (textAt(json, 'text') !== undefined) builder.say('', textAt(json, 'text') ?? '');
  else throw refusal('wrong-shape', name, 'utterances');
  return builder.done();
}
