/**
 * Text in any of the known shapes → the canonical transcript. The shape is recognised by content,
 * never by a file's extension.
 */
import { assembleTranscript } from './assembly.ts';
import { isCanonical, readCanonical } from './canonical.ts';
import { readCaptions } from './captions.ts';
import { refusal } from './codes.ts';
import {
  firefliesSentences,
  gongCalls,
  meetEntries,
  readFireflies,
  readGong,
  readMeetEntries,
} from './notetaker-json.ts';
import {
  isAmazonTranscribe,
  isAssemblyAi,
  isDeepgram,
  readAmazonTranscribe,
  readAssemblyAi,
  readDeepgram,
} from './recogniser-json.ts';
import { type Reading, tidyLabel } from './reading.ts';
import { recogniseScript } from './recognition.ts';
import { readScript } from './script.ts';
import { shownText } from './shown-text.ts';
import { isTable, readTable } from './table.ts';
import type { SpeakerRole, Transcript } from './transcript.ts';

export { decodeText } from './decoding.ts';

export const formatNames = [
  'canonical',
  'vtt',
  'srt',
  'otter',
  'markdown',
  'plain',
  'meet',
  'fireflies',
  'gong',
  'amazon-transcribe',
  'deepgram',
  'assemblyai',
  'csv',
  'docx',
] as const;
export type FormatName = (typeof formatNames)[number];

export interface ReadOptions {
  /** What the input is called in messages: a file name, a key, `-`. */
  readonly name: string;
  /** Overrules the recognition. */
  readonly format?: FormatName;
  /** Roles by label, from the metadata. A label named here is a speaker however rarely it occurs. */
  readonly speakers?: Readonly<Record<string, Exclude<SpeakerRole, 'unknown'>>>;
}

const jsonFormats = [
  'canonical',
  'meet',
  'fireflies',
  'gong',
  'amazon-transcribe',
  'deepgram',
  'assemblyai',
] as const;
type JsonFormat = (typeof jsonFormats)[number];

const isJsonFormat = (format: FormatName): format is JsonFormat =>
  jsonFormats.some((known) => known === format);

/** An object, or an array of objects: `[00:12] Name: words` also begins with a bracket. */
const looksLikeJson = (text: string): boolean =>
  /^\s{0,1000}(?:\[\s{0,1000})?\{\s{0,1000}(?:["}]|$)/.test(text.slice(0, 3000));

/** Every known export nests less than fifteen levels. */
const maxJsonDepth = 100;

/** Whether brackets nest deeper than any transcript's; the parser would take memory for every level before it fails. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (inString) {
      if (character === 0x5c) at += 1;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > maxJsonDepth) return true;
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return false;
}

function parseJson(text: string, name: string): unknown {
  if (nestsTooDeep(text)) throw refusal('broken-json', name, `brackets nest deeper than ${maxJsonDepth}`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refusal('broken-json', name, cause instanceof Error ? cause.message : undefined, { cause });
  }
}

function jsonFormatOf(json: unknown, name: string): JsonFormat {
  if (isCanonical(json)) return 'canonical';
  if (gongCalls(json) !== undefined) return 'gong';
  if (meetEntries(json) !== undefined) return 'meet';
  if (firefliesSentences(json) !== undefined) return 'fireflies';
  if (isAmazonTranscribe(json)) return 'amazon-transcribe';
  if (isDeepgram(json)) return 'deepgram';
  if (isAssemblyAi(json)) return 'assemblyai';
  throw refusal('unknown-json', name);
}

function textFormatOf(text: string): FormatName {
  const start = text.slice(0, 4000).trimStart();
  if (start.startsWith('WEBVTT')) return 'vtt';
  return recogniseCaptions(text) ?? (isTable(text) ? 'csv' : recogniseScript(text));
}

/** A clock, an arrow and a clock: the mark of captions. Hours are optional, the fraction too. */
const timingLine = /^\s{0,9}(?:\d{1,4}:)?\d{1,2}:\d{1,2}([.,]\d{1,9})?\s{0,9}-->/;
/** Captions whose first timing comes after this many lines are something else. */
const timingProbeLines = 60;

function recogniseCaptions(text: string): 'vtt' | 'srt' | undefined {
  let from = 0;
  for (let line = 0; line < timingProbeLines && from < text.length; line += 1) {
    const rest = text.slice(from, from + 2000);
    const length = rest.search(/[\r\n]/);
    const timing = timingLine.exec(length < 0 ? rest : rest.slice(0, length));
    if (timing !== null) return timing[1]?.startsWith('.') && line === 0 ? 'vtt' : 'srt';
    if (length < 0) {
      const next = text.slice(from).search(/[\r\n]/);
      if (next < 0) return undefined;
      from += next + 1;
    } else from += length + 1;
  }
  return undefined;
}

/**
 * The format of a text, by its content.
 *
 * @throws InvalidInput `broken-json` or `unknown-json`; any other text is at least `plain`
 */
export function recogniseFormat(written: string, name = 'input'): FormatName {
  const text = shownText(written);
  return looksLikeJson(text) ? jsonFormatOf(parseJson(text, name), name) : textFormatOf(text);
}

function readJson(json: unknown, format: Exclude<JsonFormat, 'canonical'>, name: string): Reading {
  const readers = {
    meet: readMeetEntries,
    fireflies: readFireflies,
    gong: readGong,
    'amazon-transcribe': readAmazonTranscribe,
    deepgram: readDeepgram,
    assemblyai: readAssemblyAi,
  };
  return readers[format](json, name);
}

function readLines(
  text: string,
  format: Exclude<FormatName, JsonFormat> | 'meet',
  options: ReadOptions,
): Reading {
  const named = new Set(Object.keys(options.speakers ?? {}).map(tidyLabel));
  switch (format) {
    case 'vtt':
    case 'srt':
      return readCaptions(text, format, { name: options.name, named });
    case 'csv':
      return readTable(text, options.name);
    case 'docx':
      // The words of a document come as lines; what they are written like shows in the lines.
      return readLines(text, documentFormat(text), options);
    default:
      return readScript(text, format, { name: options.name, named });
  }
}

function documentFormat(text: string): 'vtt' | 'srt' | 'otter' | 'markdown' | 'plain' | 'meet' {
  const start = text.slice(0, 4000).trimStart();
  return start.startsWith('WEBVTT') ? 'vtt' : (recogniseCaptions(text) ?? recogniseScript(text));
}

/**
 * Reads one transcript. Every spoken word of the source is in the turns, in order; every defect that
 * was survived is a warning; what cannot be read is refused.
 *
 * @throws InvalidInput with one of the codes of `refusalCodes`, and nothing else
 */
export function readText(written: string, options: ReadOptions): Transcript {
  const { name } = options;
  const text = shownText(written);
  if (text.trim() === '') throw refusal('empty', name);
  const json = looksLikeJson(text);
  if (
    options.format === undefined ? json : isJsonFormat(options.format) && (json || options.format !== 'meet')
  ) {
    const parsed = parseJson(text, name);
    const format =
      options.format !== undefined && isJsonFormat(options.format)
        ? options.format
        : jsonFormatOf(parsed, name);
    if (format === 'canonical') return readCanonical(parsed, options);
    return assembleTranscript(readJson(parsed, format, name), options);
  }
  const format = options.format ?? textFormatOf(text);
  if (isJsonFormat(format) && format !== 'meet') throw refusal('broken-json', name);
  return assembleTranscript(readLines(text, format, options), options);
}
