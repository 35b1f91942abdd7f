/**
 * The canonical transcript written as others write theirs: for round trips, for exports and for
 * simulating what a vendor would drop. What a format cannot say (ends, names, fractions of a second)
 * is left out, not made up.
 */
import { clockText, preciseClockText } from './clock.ts';
import type { Speaker, Transcript, Turn } from './transcript.ts';

export const writableFormats = [
  'canonical',
  'vtt',
  'teams-vtt',
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
] as const;
export type WritableFormat = (typeof writableFormats)[number];

interface Line {
  readonly turn: Turn;
  readonly speaker: Speaker;
  /** The speaker's place in the list, from 0. */
  readonly number: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** Turns with a start and an end for the formats that cannot be without; a missing one is the neighbour's. */
function linesOf({ speakers, turns }: Transcript): Line[] {
  const numbers = new Map(speakers.map((speaker, number) => [speaker.id, number]));
  let atMs = 0;
  return turns.flatMap((turn) => {
    const number = numbers.get(turn.speaker) ?? -1;
    const speaker = speakers[number];
    if (speaker === undefined) return [];
    const startMs = turn.startMs ?? atMs;
    const endMs = turn.endMs ?? startMs;
    atMs = Math.max(startMs, endMs);
    return [{ turn, speaker, number, startMs, endMs }];
  });
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

const prefix = (label: string): string => (label === '' ? '' : `${label}: `);

const vtt = (lines: readonly Line[]): string =>
  `WEBVTT\n\n${lines
    .map(
      ({ turn, speaker, startMs, endMs }, index) =>
        `${index + 1}\n${preciseClockText(startMs)} --> ${preciseClockText(endMs)}\n${escapeVtt(prefix(speaker.label) + turn.text)}\n`,
    )
    .join('\n')}`;

/** The three characters WebVTT reserves, and the arrow. */
const escapeVtt = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const teamsVtt = (lines: readonly Line[]): string =>
  `WEBVTT\n\n${lines
    .map(({ turn, speaker, startMs, endMs }, index) => {
      const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}/${index}-0`;
      const times = `${preciseClockText(startMs)} --> ${preciseClockText(endMs)}`;
      return `${id}\n${times}\n<v ${escapeVtt(speaker.label)}>${escapeVtt(turn.text)}</v>\n`;
    })
    .join('\n')}`;

const srt = (lines: readonly Line[]): string =>
  lines
    .map(({ turn, speaker, startMs, endMs }, index) => {
      const times = `${preciseClockText(startMs, ',')} --> ${preciseClockText(endMs, ',')}`;
      return `${index + 1}\n${times}\n${escapeVtt(prefix(speaker.label) + turn.text)}\n`;
    })
    .join('\n');

/** `0:33`, `12:05`, `1:02:33`: no leading zeros before the first figure. */
const shortClock = (ms: number): string =>
  clockText(ms)
    .replace(/^00:0?/, '')
    .replace(/^0(?=\d:\d\d:)/, '');

const otter = (lines: readonly Line[]): string =>
  `${lines
    .map(
      ({ turn, speaker, startMs }) =>
        `${speaker.label || 'Unknown Speaker'}  ${shortClock(startMs)}\n${turn.text}\n`,
    )
    .join('\n')}\nTranscribed by https://otter.ai\n`;

const markdown = (lines: readonly Line[]): string =>
  lines
    .map(({ turn, speaker }) => `${speaker.label === '' ? '' : `**${speaker.label}:** `}${turn.text}\n`)
    .join('\n');

const plain = (lines: readonly Line[]): string =>
  lines
    .map(({ turn, speaker }) => {
      const time = turn.startMs === null ? '' : ` (${clockText(turn.startMs)})`;
      return speaker.label === '' ? `${turn.text}\n` : `${speaker.label}${time}: ${turn.text}\n`;
    })
    .join('\n');

/** An instant of a made-up day: the API gives instants, the reader counts from `startTime`. */
const dayStart = Date.UTC(2031, 0, 6, 9);
const instant = (ms: number): string => new Date(dayStart + ms).toISOString();

const meet = (lines: readonly Line[], { speakers, language }: Transcript): string =>
  json({
    startTime: instant(0),
    participants: speakers.map(({ id, label }) => ({
      name: `conferenceRecords/c/participants/${id}`,
      signedinUser: { displayName: label },
    })),
    transcriptEntries: lines.map(({ turn, speaker }, index) => ({
      name: `conferenceRecords/c/transcripts/t/entries/${index}`,
      participant: `conferenceRecords/c/participants/${speaker.id}`,
      text: turn.text,
      ...(language === undefined ? {} : { languageCode: language }),
      ...(turn.startMs === null ? {} : { startTime: instant(turn.startMs) }),
      ...(turn.endMs === null ? {} : { endTime: instant(turn.endMs) }),
    })),
  });

const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);
const secondsText = (ms: number | null): string | null => (ms === null ? null : String(ms / 1000));

const fireflies = (lines: readonly Line[]): string =>
  json({
    sentences: lines.map(({ turn, speaker, number }, index) => ({
      index,
      text: turn.text,
      raw_text: turn.text,
      start_time: secondsText(turn.startMs),
      end_time: secondsText(turn.endMs),
      speaker_id: number,
      speaker_name: speaker.label,
    })),
  });

const gong = (lines: readonly Line[], { speakers }: Transcript): string =>
  json({
    metaData: { duration: Math.max(1, Math.ceil((lines.at(-1)?.endMs ?? 0) / 1000)) },
    parties: speakers.map(({ id, label }) => ({ id, speakerId: id, name: label })),
    callTranscripts: [
      {
        callId: '1',
        transcript: lines.map(({ turn, speaker }) => ({
          speakerId: speaker.id,
          topic: null,
          sentences: [{ start: turn.startMs, end: turn.endMs, text: turn.text }],
        })),
      },
    ],
  });

/** Words carry their turn's times: the first its start, the last its end. */
const wordTimes = (
  { turn }: Line,
  index: number,
  count: number,
): { startMs: number | null; endMs: number | null } => ({
  startMs: index === 0 ? turn.startMs : null,
  endMs: index === count - 1 ? turn.endMs : null,
});

const amazonTranscribe = (lines: readonly Line[]): string =>
  json({
    status: 'COMPLETED',
    results: {
      transcripts: [{ transcript: lines.map(({ turn }) => turn.text).join(' ') }],
      speaker_labels: {
        speakers: new Set(lines.map(({ number }) => number)).size,
        segments: lines.map((line) => ({
          start_time: secondsText(line.startMs),
          end_time: secondsText(line.endMs),
          speaker_label: `spk_${line.number}`,
          items: [],
        })),
      },
      items: lines.flatMap((line) =>
        line.turn.text.split(' ').map((content, index, words) => {
          const { startMs, endMs } = wordTimes(line, index, words.length);
          return {
            type: 'pronunciation',
            ...(startMs === null ? {} : { start_time: secondsText(startMs) }),
            ...(endMs === null ? {} : { end_time: secondsText(endMs) }),
            alternatives: [{ confidence: '0.99', content }],
            speaker_label: `spk_${line.number}`,
          };
        }),
      ),
    },
  });

const deepgram = (lines: readonly Line[]): string =>
  json({
    metadata: { duration: seconds(lines.at(-1)?.endMs ?? 0) },
    results: {
      channels: [{ alternatives: [{ transcript: lines.map(({ turn }) => turn.text).join(' ') }] }],
      utterances: lines.map(({ turn, number }) => ({
        start: seconds(turn.startMs),
        end: seconds(turn.endMs),
        channel: 0,
        transcript: turn.text,
        speaker: number,
      })),
    },
  });

const assemblyAi = (lines: readonly Line[]): string =>
  json({
    status: 'completed',
    text: lines.map(({ turn }) => turn.text).join(' '),
    utterances: lines.map(({ turn, speaker }) => ({
      speaker: speaker.label === '' ? null : speaker.label,
      text: turn.text,
      start: turn.startMs,
      end: turn.endMs,
    })),
  });

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const csv = (lines: readonly Line[]): string =>
  [
    'speaker,start_ms,end_ms,text',
    ...lines.map(({ turn, speaker }) =>
      [cell(speaker.label), turn.startMs ?? '', turn.endMs ?? '', cell(turn.text)].join(','),
    ),
    '',
  ].join('\r\n');

/** Writes a transcript in one of the formats it can be read from again. */
export function writeTranscript(transcript: Transcript, format: WritableFormat): string {
  const lines = linesOf(transcript);
  switch (format) {
    case 'canonical':
      return json(transcript);
    case 'vtt':
      return vtt(lines);
    case 'teams-vtt':
      return teamsVtt(lines);
    case 'srt':
      return srt(lines);
    case 'otter':
      return otter(lines);
    case 'markdown':
      return markdown(lines);
    case 'plain':
      return plain(lines);
    case 'meet':
      return meet(lines, transcript);
    case 'fireflies':
      return fireflies(lines);
    case 'gong':
      return gong(lines, transcript);
    case 'amazon-transcribe':
      return amazonTranscribe(lines);
    case 'deepgram':
      return deepgram(lines);
    case 'assemblyai':
      return assemblyAi(lines);
    case 'csv':
      return csv(lines);
  }
}
