/** A canonical transcript in the dress of a notetaker, with the disorder that is usual there and costs no word. */
import type { Transcript, Turn } from '../../../core/transcript/transcript.ts';
import { writeTranscript } from '../../../core/transcript/write-transcript.ts';

/** A turn cut into its sentences, each with its share of the time, in whole milliseconds. */
const cuesOf = ({ text, startMs, endMs, ...turn }: Turn): Turn[] => {
  const sentences = text.split(/(?<=[.?!]) /);
  const [from, to] = [startMs ?? 0, endMs ?? startMs ?? 0];
  const edge = (index: number): number => Math.round(from + ((to - from) * index) / sentences.length);
  return sentences.map((sentence, index) => ({
    ...turn,
    text: sentence,
    startMs: edge(index),
    endMs: edge(index + 1),
  }));
};

const inCues = (transcript: Transcript): Transcript => ({
  ...transcript,
  turns: transcript.turns.flatMap(cuesOf).map((cue, index) => ({ ...cue, index })),
});

/** Zoom: a cue a sentence, the name left out where the same person goes on, CRLF, a byte order mark. */
export const zoomVtt = (transcript: Transcript): string => {
  let last = '';
  const lines = writeTranscript(inCues(transcript), 'vtt')
    .split('\n')
    .map((line) => {
      const speaker = transcript.speakers.find(({ label }) => line.startsWith(`${label}: `));
      if (speaker === undefined) return line;
      const goesOn = speaker.id === last;
      last = speaker.id;
      return goesOn ? line.slice(speaker.label.length + 2) : line;
    });
  return `\uFEFF${lines.join('\r\n')}`;
};

/** Teams: GUID ids, every other voice never closed. */
export const teamsVtt = (transcript: Transcript): string => {
  let count = 0;
  return writeTranscript(inCues(transcript), 'teams-vtt').replaceAll('</v>', (tag) =>
    (count += 1) % 2 === 0 ? tag : '',
  );
};

export const otterText = (transcript: Transcript): string => writeTranscript(transcript, 'otter');
export const gongJson = (transcript: Transcript): string => writeTranscript(inCues(transcript), 'gong');
export const meetEntries = (transcript: Transcript): string => writeTranscript(inCues(transcript), 'meet');
