import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../core/faults.ts';
import { readText } from '../../../core/transcript/read-transcript.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';

const read = (text: string): Transcript => readText(text, { name: 'test' });
const said = ({ speakers, turns }: Transcript): string[] =>
  turns.map(({ speaker, text }) => `${speakers.find(({ id }) => id === speaker)?.label}| ${text}`);
const codes = ({ warnings }: Transcript): string[] => warnings.map(({ code }) => code);

const zoom = `WEBVTT

1
00:00:04.859 --> 00:00:07.410
Maja Lund: So what did you

2
00:00:07.500 --> 00:00:09.000
decide in the end?

3
00:00:09.500 --> 00:00:12.000
Tom Reed: Here's the thing: we waited. Note: nobody asked.
`;

describe('Zoom captions', () => {
  it('merges the cues of one speaker and keeps the first start and the last end', () => {
    const transcript = read(zoom);
    expect(said(transcript)).toEqual([
      'Maja Lund| So what did you decide in the end?',
      "Tom Reed| Here's the thing: we waited. Note: nobody asked.",
    ]);
    expect(transcript.turns[0]).toMatchObject({ startMs: 4859, endMs: 9000 });
  });

  it('keeps a person renamed half-way as two labels', () => {
    const transcript = read(`${zoom}\n4\n00:00:13.000 --> 00:00:14.000\nTom R.: Yes.\n`);
    expect(transcript.speakers.map(({ label }) => label)).toEqual(['Maja Lund', 'Tom Reed', 'Tom R.']);
  });

  it('names the turn after a long silence', () => {
    const transcript = read(`${zoom}\n4\n00:09:00.000 --> 00:09:02.000\nMaja Lund: Back again.\n`);
    expect(transcript.warnings).toContainEqual(expect.objectContaining({ code: 'long-gap', turn: 2 }));
  });

  it('takes a label that occurs once when the metadata names it', () => {
    const text = 'WEBVTT\n\n00:01.000 --> 00:02.000\nwe talked\n\n00:03.000 --> 00:04.000\nnotes: I agree\n';
    const transcript = readText(text, { name: 'test', speakers: { notes: 'candidate' } });
    expect(transcript.speakers).toContainEqual({ id: 's2', label: 'notes', role: 'candidate' });
  });
});

describe('odd labels in captions', () => {
  const cue = (second: number, text: string): string =>
    `\n00:00:${String(10 + second)}.000 --> 00:00:${String(11 + second)}.000\n${text}\n`;
  const captions = (...texts: string[]): string =>
    `WEBVTT\n${texts.map((text, at) => cue(at, text)).join('')}`;

  it('reads names in brackets on a line of their own', () => {
    const text = captions(
      '(Maja Lund)\nHello',
      '(Maja Lund)\nthere [Laughter]',
      '(Tom Reed)\nHi',
      '(Tom Reed)\nyes',
    );
    expect(said(read(text))).toEqual(['Maja Lund| Hello there [Laughter]', 'Tom Reed| Hi yes']);
  });

  it('reads roles in brackets with or without a colon', () => {
    expect(said(read(captions('[SPEAKER_00]: Hello', '[SPEAKER_01] Hi')))).toEqual([
      'SPEAKER_00| Hello',
      'SPEAKER_01| Hi',
    ]);
  });

  it('keeps sounds in brackets as words', () => {
    expect(said(read(captions('(Applause)', '[Music] Hello', '(Applause)', '[Music] Hi', 'there')))).toEqual([
      '| (Applause) [Music] Hello (Applause) [Music] Hi there',
    ]);
  });

  it('takes a name in small letters where every other cue has a label', () => {
    const texts = Array.from(
      { length: 12 },
      (_, at) => `${at % 2 === 0 ? 'Maja Lund' : 'Tom Reed'}: word ${at}`,
    );
    expect(said(read(captions(...texts, 'ada holm: me too'))).at(-1)).toBe('ada holm| me too');
  });

  it('warns where a full name stands like a label once and few cues have one', () => {
    const texts = Array.from({ length: 30 }, (_, at) => `word ${at}`);
    const transcript = read(captions(...texts, 'Maja Lund: hello'));
    expect(codes(transcript)).toEqual(['possible-speaker', 'no-speakers']);
  });

  it('drops a timing that a script filled with no number, and keeps the cue', () => {
    const transcript = read(
      'WEBVTT\n\n1\n00:01.000 --> 00:02.000\nHello\n\n2\nNaN:NaN:NaN --> NaN:NaN:NaN line:-1\nthere\n',
    );
    expect(said(transcript)).toEqual(['| Hello there']);
    expect(codes(transcript)).toContain('bad-time');
  });
});

describe('Teams captions', () => {
  const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
  it('reads voices that are never closed, stand alone on a line, or share a cue', () => {
    const transcript = read(
      `WEBVTT\n\n${id}/12-0\n00:00:01.000 --> 00:00:02.000\n<v Maja Lund>Ready?\n\n${id}/13-0\n00:00:03.000 --> 00:00:04.000\n<v Tom Reed>\nYes</v> <v Maja Lund>Good &amp; well</v>\n`,
    );
    expect(said(transcript)).toEqual(['Maja Lund| Ready?', 'Tom Reed| Yes', 'Maja Lund| Good & well']);
    expect(codes(transcript)).toContain('unclosed-voice');
  });

  it('says that the plain variant lost its speakers', () => {
    const transcript = read(`WEBVTT\n\n${id}/12-0\n00:00:01.000 --> 00:00:02.000\nReady?\n`);
    expect(transcript.speakers).toEqual([{ id: 's1', label: '', role: 'unknown' }]);
    expect(codes(transcript)).toEqual(['no-speakers']);
  });
});

describe('WebVTT in general', () => {
  it.each(['\n', '\r\n', '\r'])(
    'reads notes, styles, settings, entities and a byte order mark with lines ended by %j',
    (end) => {
      const text = [
        '\ufeffWEBVTT - talk',
        'Language: en-GB',
        '',
        'STYLE',
        '::cue { color: red }',
        '',
        'NOTE this was not said',
        '',
        'opaque id',
        '00:01.000 --> 00:02.000 align:start position:0%',
        '<c.loud>Fish</c> &lt;b&gt; <00:01.500><i>chips</i> use a <div> here',
        '',
        '00:03.000 --> 00:04.000',
        'Okay',
      ].join(end);
      const transcript = read(text.replace('\ufeff', ''));
      expect(said(transcript)).toEqual(['| Fish <b> chips use a <div> here Okay']);
      expect(transcript.language).toBe('en-GB');
    },
  );

  it('keeps a one-word cue, and words after a blank line, that look like identifiers', () => {
    const text =
      'WEBVTT\n\n1\n00:01.000 --> 00:02.000\nOkay\n\nSure\n\n2\n00:03.000 --> 00:04.000\n12\n3\n00:05.000 --> 00:06.000\nBye\n';
    expect(said(read(text))).toEqual(['| Okay Sure 12 Bye']);
  });

  it('keeps an arrow that was spoken', () => {
    expect(said(read('WEBVTT\n\n00:01.000 --> 00:02.000\nfrom a --> b\n'))).toEqual(['| from a --> b']);
  });
});

describe('SRT', () => {
  it('survives overlaps, zero and negative durations, a missing number, a dot and a label at changes only', () => {
    const transcript = read(
      '1\n00:00:03,450 --> 00:00:04,410\nMaja: Hello\n\n2\n00:00:04,000 --> 00:00:04,000\nagain\n\n00:00:05.000 --> 00:00:04,500\nand again\n\n4\n00:00:04,800 --> 00:00:07,000\nTom: Hi\n\n5\n00:00:06,000 --> 00:00:08,000\nMaja: So\n',
    );
    expect(said(transcript)).toEqual(['Maja| Hello again and again', 'Tom| Hi', 'Maja| So']);
    expect(codes(transcript)).toEqual(
      expect.arrayContaining(['zero-duration', 'negative-duration', 'missing-index', 'overlap']),
    );
    for (const { turn } of transcript.warnings) expect(turn).toBeLessThan(3);
  });

  it('refuses cues without a word', () => {
    const attempt = (): Transcript => read('1\n00:00:03,450 --> 00:00:04,410\n\n');
    expect(attempt).toThrow(InvalidInput);
    expect(attempt).toThrow(expect.objectContaining({ code: 'no-words' }));
  });
});
