/** Meeting tools that export one JSON document: Google Meet, Fireflies, Gong. */
import { instantMs, secondsMs, wholeMs } from './clock.ts';
import { refusal } from './codes.ts';
import { at, isObject, listAt, textAt } from './json-shapes.ts';
import { labelsById, type Utterance } from './namesakes.ts';
import { type Reading, ReadingBuilder } from './reading.ts';

export const meetEntries = (json: unknown): readonly unknown[] | undefined =>
  [json, at(json, 'transcriptEntries'), at(json, 'entries'), at(json, 'transcript_entries')].find(
    (value): value is readonly unknown[] =>
      Array.isArray(value) && isObject(value[0]) && 'participant' in value[0] && 'text' in value[0],
  );

/** Display names by resource name, from a `participants` list of the same API where one came along. */
function participantNames(json: unknown): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const participant of listAt(json, 'participants') ?? []) {
    const id = textAt(participant, 'name');
    const name = ['signedinUser', 'anonymousUser', 'phoneUser']
      .map((kind) => textAt(participant, kind, 'displayName'))
      .find((found) => found !== undefined);
    if (id !== undefined && name !== undefined) names.set(id, name);
  }
  return names;
}

/** Google Meet's transcript entries. Times count from the transcript's start, else from the first entry. */
export function readMeetEntries(json: unknown, name: string): Reading {
  const entries = meetEntries(json);
  if (entries === undefined) throw refusal('wrong-shape', name, 'transcriptEntries');
  const builder = new ReadingBuilder();
  const names = participantNames(json);
  let originMs = instantMs(at(json, 'startTime')) ?? instantMs(at(json, 'transcript', 'startTime'));
  const starts = entries.map((entry) => instantMs(at(entry, 'startTime')));
  for (const startMs of starts) {
    if (startMs !== null && (originMs === null || startMs < originMs)) originMs = startMs;
  }
  const participants = entries.map((entry) => textAt(entry, 'participant') ?? '');
  const labels = labelsById(participants.map((id) => ({ id, name: names.get(id) ?? id })));
  const unjoined = new Set<string>();
  const sinceOrigin = (ms: number | null): number | null =>
    ms === null || originMs === null || ms < originMs ? null : ms - originMs;
  for (const [index, entry] of entries.entries()) {
    const participant = participants[index] ?? '';
    if (participant.includes('/') && !names.has(participant) && !unjoined.has(participant)) {
      unjoined.add(participant);
      builder.note('unjoined-speaker', 'next', participant);
    }
    const startMs = starts[index] ?? null;
    if (startMs === null) builder.note('bad-time', 'next', `entry ${index + 1}`);
    const language = textAt(entry, 'languageCode');
    if (index === 0 && language !== undefined) builder.speaks(language);
    builder.say(
      labels.get(participant) ?? participant,
      textAt(entry, 'text') ?? '',
      sinceOrigin(startMs),
      sinceOrigin(instantMs(at(entry, 'endTime'))),
    );
  }
  return builder.done();
}

export const firefliesSentences = (json: unknown): readonly unknown[] | undefined =>
  [
    listAt(json, 'sentences'),
    listAt(json, 'data', 'transcript', 'sentences'),
    listAt(json, 'transcript', 'sentences'),
    listAt(json, 'data', 'transcripts', 0, 'sentences'),
    Array.isArray(json) ? json : undefined,
  ].find(
    (value) =>
      isObject(value?.[0]) &&
      ('text' in value[0] || 'raw_text' in value[0] || 'sentence' in value[0]) &&
      ('speaker_name' in value[0] || 'speaker_id' in value[0]),
  );

/**
 * Fireflies' sentences, times in seconds, often as text. Where every sentence has a `raw_text` that
 * one is quoted: `text` may have been edited after the meeting, and two sources must not mix.
 */
export function readFireflies(json: unknown, name: string): Reading {
  const sentences = firefliesSentences(json);
  if (sentences === undefined) throw refusal('wrong-shape', name, 'sentences');
  const builder = new ReadingBuilder();
  const filled = (sentence: unknown, field: string): boolean => (textAt(sentence, field) ?? '').trim() !== '';
  const raw = sentences.every((sentence) => filled(sentence, 'raw_text') || !filled(sentence, 'text'));
  const edited = sentences.some(
    (sentence) => filled(sentence, 'text') && at(sentence, 'text') !== at(sentence, 'raw_text'),
  );
  if (raw && edited) builder.note('edited-text');
  const speakers = sentences.map(firefliesSpeaker);
  const labels = labelsById(speakers);
  for (const [index, sentence] of sentences.entries()) {
    const text = textAt(sentence, raw ? 'raw_text' : 'text') ?? textAt(sentence, 'sentence') ?? '';
    const startMs = secondsMs(at(sentence, 'start_time'));
    if (startMs === null) builder.note('bad-time', 'next', `sentence ${index + 1}`);
    if (text.trim() === '') builder.note('missing-text', 'next', `sentence ${index + 1}`);
    const label = labels.get(speakers[index]?.id ?? '') ?? '';
    builder.say(label, text, startMs, secondsMs(at(sentence, 'end_time')));
  }
  return builder.done();
}

/** By id where there is one, since two people may have one name; nobody's name is blank. */
function firefliesSpeaker(sentence: unknown): Utterance {
  const [id, name] = ['speaker_id', 'speaker_name'].map((field) => textAt(sentence, field)?.trim() ?? '');
  const unnamed = id === undefined || id === '' ? '' : `Speaker ${id}`;
  const shown = name === undefined || name === '' ? unnamed : name;
  // An id may be given to several names when the notetaker learns better half-way.
  return { id: `${id} ${shown}`, name: shown };
}

interface GongSentence {
  readonly speakerId: string;
  readonly text: string;
  readonly start: unknown;
  readonly end: unknown;
}

function gongSentences(call: unknown): GongSentence[] {
  const sentences: GongSentence[] = [];
  for (const monologue of listAt(call, 'transcript') ?? []) {
    const speakerId = textAt(monologue, 'speakerId') ?? '';
    for (const sentence of listAt(monologue, 'sentences') ?? []) {
      const text = textAt(sentence, 'text') ?? '';
      sentences.push({ speakerId, text, start: at(sentence, 'start'), end: at(sentence, 'end') });
    }
  }
  return sentences;
}

/** Half-way, on a logarithmic scale, between people's 2.5 words a second and the same in a millisecond. */
const wordsPerUnitBetween = 0.08;

/**
 * Seconds or milliseconds? The length of the call decides where it is given (in seconds); else the
 * pace of the words, because nobody speaks a thousand times faster than others.
 */
function gongTimesAreSeconds(sentences: readonly GongSentence[], durationSeconds: number | null): boolean {
  let last = 0;
  let first = Number.POSITIVE_INFINITY;
  let words = 0;
  for (const { text, start, end } of sentences) {
    const startsAt = Number(start);
    if (Number.isFinite(startsAt)) first = Math.min(first, startsAt);
    last = Math.max(last, ...[startsAt, Number(end)].filter(Number.isFinite));
    words += text.split(/\s+/).length;
  }
  if (durationSeconds !== null && durationSeconds > 0) return last < durationSeconds * 30;
  const span = last - (Number.isFinite(first) ? first : 0);
  return span > 0 && words / span > wordsPerUnitBetween;
}

export const gongCalls = (json: unknown): readonly unknown[] | undefined =>
  listAt(json, 'callTranscripts') ??
  (isObject(json) && listAt(json, 'transcript', 0, 'sentences') !== undefined ? [json] : undefined);

/** Names by speaker id, from wherever the parties came along. */
function gongNames(json: unknown, call: unknown): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const lists = [
    listAt(json, 'parties'),
    listAt(call, 'parties'),
    listAt(json, 'calls', 0, 'parties'),
    listAt(json, 'call', 'parties'),
  ];
  for (const party of lists.flatMap((list) => list ?? [])) {
    const label = textAt(party, 'name') ?? textAt(party, 'emailAddress');
    for (const id of [textAt(party, 'speakerId'), textAt(party, 'id')]) {
      if (id !== undefined && label !== undefined && !names.has(id)) names.set(id, label);
    }
  }
  return names;
}

/** Gong's call transcript joined with its parties. */
export function readGong(json: unknown, name: string): Reading {
  const calls = gongCalls(json);
  const [call, second] = calls ?? [];
  if (call === undefined) throw refusal('wrong-shape', name, 'callTranscripts');
  if (second !== undefined)
    throw refusal('several-interviews', name, 'callTranscripts has more than one call');
  const builder = new ReadingBuilder();
  const sentences = gongSentences(call);
  const names = gongNames(json, call);
  const duration = [
    at(json, 'metaData', 'duration'),
    at(json, 'calls', 0, 'metaData', 'duration'),
    at(call, 'duration'),
    at(json, 'duration'),
  ]
    .map((value) => Number(value))
    .find((value) => Number.isFinite(value) && value > 0);
  const inSeconds = gongTimesAreSeconds(sentences, duration ?? null);
  if (duration === undefined && sentences.length > 0) builder.note('time-unit');
  const toMs = inSeconds ? secondsMs : wholeMs;
  const labels = labelsById(sentences.map(({ speakerId: id }) => ({ id, name: names.get(id) ?? id })));
  const unjoined = new Set<string>();
  for (const { speakerId, text, start, end } of sentences) {
    if (!names.has(speakerId) && speakerId !== '' && !unjoined.has(speakerId)) {
      unjoined.add(speakerId);
      builder.note('unjoined-speaker', 'next', speakerId);
    }
    const startMs = toMs(start);
    if (startMs === null) builder.note('bad-time', 'next');
    builder.say(labels.get(speakerId) ?? speakerId, text, startMs, toMs(end));
  }
  return builder.done();
}
