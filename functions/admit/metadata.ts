/** Whom and what a transcript is about: from an envelope, a sidecar, the object's own metadata, or the key. */
import { InvalidInput } from '../../core/faults.ts';
import * as z from 'zod/mini';
import { inEnglish } from '../../core/in-english.ts';
import { decodeText } from '../../core/transcript/decoding.ts';
import { shownText } from '../../core/transcript/shown-text.ts';
import { Sidecar } from '../../core/transcript/sidecar.ts';
import { maxDurationMs } from '../../core/transcript/transcript.ts';
import type { DropContent } from '../ports/drop.ts';

/** Nobody's metadata is larger than this; a sidecar that is, is something else. */
const maxSidecarBytes = 256 * 1024;

/** What a file of metadata needs to have to be read; where it lies does not matter. */
type Document = Pick<DropContent, 'key' | 'bytes'>;

export const sidecarFrom = (content: Document): Sidecar => {
  if (content.bytes.byteLength > maxSidecarBytes)
    throw new InvalidInput(
      'sidecar-too-large',
      `${content.key} is ${content.bytes.byteLength} bytes, more than metadata ever needs; drop the metadata alone as JSON.`,
    );
  return checked(parseJson(content), content.key);
};

const parseJson = (content: Document): unknown => {
  try {
    return JSON.parse(shownText(decodeText(content.bytes, content.key)));
  } catch (cause) {
    throw new InvalidInput(
      'sidecar-not-json',
      `${content.key} is not JSON; drop it again as one JSON object with interviewer, candidate, round, startedAt and endedAt.`,
      { cause },
    );
  }
};

const checked = (value: unknown, where: string): Sidecar => {
  const parsed = Sidecar.safeParse(value, inEnglish);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') || 'the whole';
    throw new InvalidInput(
      'sidecar-invalid',
      `${where}: ${field} is not usable (${issue?.message ?? 'unknown'}); correct it and drop it again.`,
    );
  }
  const lastedMs = Date.parse(parsed.data.endedAt) - Date.parse(parsed.data.startedAt);
  if (lastedMs <= 0)
    throw new InvalidInput(
      'ends-before-start',
      `${where}: endedAt ${parsed.data.endedAt} is not after startedAt ${parsed.data.startedAt}; correct the times and drop it again.`,
    );
  if (lastedMs > maxDurationMs)
    throw new InvalidInput(
      'too-long',
      `${where}: the loop lasts ${Math.round(lastedMs / 3_600_000)} hours, and 8 is the most one file may hold; split it or correct the times.`,
    );
  return parsed.data;
};

const Envelope = z.looseObject({ schema: z.literal('plumbline.envelope/1'), meta: z.unknown() });

/** A canonical envelope carries its own metadata beside the transcript; undefined when it is none. */
export const envelopeFrom = (content: DropContent): Sidecar | undefined => {
  const head = new TextDecoder().decode(content.bytes.subarray(0, 400));
  if (!head.includes('plumbline.envelope/1')) return undefined;
  const parsed = Envelope.safeParse(parseJson(content));
  return parsed.success ? checked(parsed.data.meta, content.key) : undefined;
};

/** Metadata that the uploader attached to the object; undefined when it names no interviewer. */
export const objectMetadata = (content: DropContent): Sidecar | undefined => {
  const found = Object.entries(content.metadata).map(([name, value]) => [camelCase(name), value] as const);
  const fields = Object.fromEntries(found);
  if (fields['interviewer'] === undefined) return undefined;
  return checked(
    {
      ...fields,
      ...(fields['revision'] === undefined ? {} : { revision: Number(fields['revision']) }),
      ...(fields['consent'] === undefined
        ? {}
        : { consent: fields['consent'].trim().toLowerCase() === 'true' }),
      speakers: undefined,
    },
    content.key,
  );
};

/** Object stores fold names to lower case: `started-at` and `startedat` both mean startedAt. */
const names = [
  'interviewId',
  'interviewer',
  'candidate',
  'role',
  'round',
  'jobFamily',
  'startedAt',
  'endedAt',
  'recordingStartedAt',
  'participation',
  'revision',
  'consent',
  'language',
];
const camelCase = (name: string): string => {
  const folded = name.toLowerCase().replaceAll(/[-_]/g, '');
  return names.find((known) => known.toLowerCase() === folded) ?? name;
};

/**
 * Metadata from the key itself by the policy's template: `transcripts/{interviewer}/{candidate}_{round}_{startedAt}.vtt`.
 * Times in keys may leave out colons: `20260714T140000Z`. Undefined when the key does not fit.
 */
export const fromKey = (key: string, template: string | undefined, minutes: number): Sidecar | undefined => {
  if (template === undefined) return undefined;
  const fields = matchTemplate(key, template);
  if (fields?.['interviewer'] === undefined) return undefined;
  const startedAt = expandTime(fields['startedAt']);
  const endedAt = expandTime(fields['endedAt']) ?? minutesAfter(startedAt, minutes);
  return checked({ ...fields, startedAt, endedAt }, key);
};

/** Walks key and template together: linear, whatever the key holds. */
const matchTemplate = (key: string, template: string): Record<string, string> | undefined => {
  const fields: Record<string, string> = {};
  let at = 0;
  for (const [, literal = '', name] of template.matchAll(/([^{]*)(?:\{(\w+)\})?/g)) {
    if (!key.startsWith(literal, at)) return undefined;
    at += literal.length;
    if (name === undefined) continue;
    const rest = template.slice(template.indexOf(`{${name}}`) + name.length + 2);
    const stop = rest.split('{', 1)[0] ?? '';
    const end = stop === '' ? key.length : key.indexOf(stop, at);
    if (end < at) return undefined;
    fields[name] = key.slice(at, end);
    at = end;
  }
  return at === key.length ? fields : undefined;
};

/** Undefined for what is no time, which is then named as such. */
const minutesAfter = (text: string | undefined, minutes: number): string | undefined => {
  const at = new Date(Date.parse(text ?? '') + minutes * 60_000);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
};

const expandTime = (text: string | undefined): string | undefined => {
  const compact = /^(\d{4})-?(\d{2})-?(\d{2})T(\d{2})[:-]?(\d{2})(?:[:-]?(\d{2}))?Z?$/.exec(text ?? '');
  if (compact === null) return text;
  const [, year, month, day, hour, minute, second = '00'] = compact;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
};
