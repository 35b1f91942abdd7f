import { describe, expect, it } from 'vitest';
import { readText, recogniseFormat } from '../../../core/transcript/read-transcript.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';

const read = (value: unknown): Transcript => readText(JSON.stringify(value), { name: 'test' });
const said = ({ speakers, turns }: Transcript): string[] =>
  turns.map(({ speaker, text }) => `${speakers.find(({ id }) => id === speaker)?.label}| ${text}`);

describe('Gong', () => {
  const gong = (start: number, end: number): unknown => ({
    parties: [{ speakerId: '11', name: 'Maja Lund' }],
    callTranscripts: [
      {
        transcript: [
          {
            speakerId: '11',
            sentences: [{ start: 0, end: end / 4, text: 'one two three four five six seven eight' }],
          },
          { speakerId: '12', sentences: [{ start, end, text: 'one two three four five six seven eight' }] },
        ],
      },
    ],
  });

  it('joins the names, and tells seconds from milliseconds by the length of the call', () => {
    const milliseconds = read(gong(4000, 8000));
    const seconds = read(gong(4, 8));
    expect(said(milliseconds).map((line) => line.split('|')[0])).toEqual(['Maja Lund', '12']);
    expect(seconds.turns).toEqual(milliseconds.turns);
    expect(seconds.turns[1]).toMatchObject({ startMs: 4000, endMs: 8000 });
  });

  it('refuses several calls in one file', () => {
    expect(() => read({ callTranscripts: [{ transcript: [] }, { transcript: [] }] })).toThrow(
      expect.objectContaining({ code: 'several-interviews' }),
    );
  });
});

describe('speech recognisers', () => {
  it('rebuilds the text of Amazon Transcribe from items, punctuation and segments', () => {
    const item = (content: string, start?: string): unknown => ({
      type: start === undefined ? 'punctuation' : 'pronunciation',
      ...(start === undefined ? {} : { start_time: start, end_time: String(Number(start) + 0.3) }),
      alternatives: [{ content }],
    });
    const transcript = read({
      results: {
        items: [
          item('Hello', '4.87'),
          item(','),
          item('Tom', '5.3'),
          item('.'),
          item('Hi', '6.1'),
          item('.'),
        ],
        speaker_labels: {
          segments: [
            { start_time: '4.87', end_time: '5.9', speaker_label: 'spk_0', items: [{ start_time: '4.87' }] },
            { start_time: '6.0', end_time: '7', speaker_label: 'spk_1', items: [{ start_time: '6.1' }] },
          ],
        },
      },
    });
    expect(said(transcript)).toEqual(['spk_0| Hello, Tom.', 'spk_1| Hi.']);
    expect(transcript.turns[0]).toMatchObject({ startMs: 4870, endMs: 5600 });
  });

  it('warns where Deepgram or AssemblyAI did not tell speakers apart', () => {
    const deepgram = { results: { utterances: [{ start: 0.5, end: 1.5, transcript: 'Hello there' }] } };
    const assembly = { utterances: [{ speaker: null, text: 'Hello there', start: 500, end: 1500 }] };
    for (const file of [deepgram, assembly]) {
      const transcript = read(file);
      expect(said(transcript)).toEqual(['| Hello there']);
      expect(transcript.turns[0]).toMatchObject({ startMs: 500, endMs: 1500 });
      expect(transcript.warnings.map(({ code }) => code)).toEqual(['no-speakers']);
    }
  });
});

describe('meeting tools', () => {
  it('quotes one field of Fireflies only and reads times written as text', () => {
    const transcript = read({
      data: {
        transcript: {
          sentences: [
            {
              text: 'Edited.',
              raw_text: 'um edited',
              start_time: '1.5',
              end_time: '2',
              speaker_name: 'Maja',
            },
          ],
        },
      },
    });
    expect(said(transcript)).toEqual(['Maja| um edited']);
    expect(transcript.turns[0]).toMatchObject({ startMs: 1500, endMs: 2000 });
    expect(transcript.warnings.map(({ code }) => code)).toContain('edited-text');
  });

  it('keeps the resource name of a Google Meet participant nobody can name, and says so', () => {
    const entry = {
      participant: 'conferenceRecords/a/participants/b',
      text: 'Hello',
      languageCode: 'en-US',
      startTime: '2031-05-04T10:00:01Z',
      endTime: '2031-05-04T10:00:02.5Z',
    };
    const transcript = read([entry]);
    expect(said(transcript)).toEqual(['conferenceRecords/a/participants/b| Hello']);
    expect(transcript).toMatchObject({ language: 'en-US', turns: [{ startMs: 0, endMs: 1500 }] });
    expect(transcript.warnings.map(({ code }) => code)).toContain('unjoined-speaker');
  });
});

describe('canonical', () => {
  const canonical = {
    schema: 'plumbline.transcript/1',
    speakers: [{ id: 'a', label: 'Maja', role: 'interviewer' }],
    turns: [{ index: 0, speaker: 'a', startMs: null, endMs: null, text: 'Hi' }],
  };

  it('is kept as it is', () => {
    expect(recogniseFormat(JSON.stringify(canonical))).toBe('canonical');
    expect(read(canonical)).toMatchObject(canonical);
  });

  it.each([
    [{ ...canonical, schema: 'plumbline.transcript/2' }, 'schema'],
    [{ ...canonical, turns: [{ ...canonical.turns[0], index: 1 }] }, 'turns.0.index'],
    [{ ...canonical, turns: [{ ...canonical.turns[0], speaker: 'b' }] }, 'turns.0.speaker'],
  ])('is refused with the field that is wrong', (file, field) => {
    expect(() => read(file)).toThrow(
      expect.objectContaining({ code: 'wrong-shape', message: expect.stringContaining(field) }),
    );
  });

  it.each([
    ['{"sentences": [', 'broken-json'],
    ['{"a": 1}', 'unknown-json'],
  ])('refuses %j with %s', (text, code) => {
    expect(() => readText(text, { name: 'test' })).toThrow(expect.objectContaining({ code }));
  });
});

describe('tables', () => {
  it.each([
    [
      'speaker,start,text\nMaja,0:05,"Hello, ""you"""\n,0:07,again\nTom,0:09,Hi',
      ['Maja| Hello, "you" again', 'Tom| Hi'],
    ],
    ['Start;Name;Transcript\n1.5;Maja;"Hello\nthere"\n2;Tom;Hi', ['Maja| Hello there', 'Tom| Hi']],
    ['speaker\ttext\nMaja\ta "b" c\nTom\t"never closed', ['Maja| a "b" c', 'Tom| never closed']],
    ['speaker,text\nMaja,Hello, you\nTom,Hi', ['Maja| Hello, you', 'Tom| Hi']],
  ])('reads %j', (text, expected) => {
    expect(recogniseFormat(text)).toBe('csv');
    expect(said(readText(text, { name: 'test' }))).toEqual(expected);
  });
});
