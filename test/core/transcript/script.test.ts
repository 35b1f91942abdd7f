import { describe, expect, it } from 'vitest';
import { readText, recogniseFormat } from '../../../core/transcript/read-transcript.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';

const read = (text: string): Transcript => readText(text, { name: 'test' });
const said = ({ speakers, turns }: Transcript): string[] =>
  turns.map(({ speaker, text }) => `${speakers.find(({ id }) => id === speaker)?.label}| ${text}`);

describe('Otter text', () => {
  const text =
    'Maja Lund  0:33\nHello. Here is the question:\nwhat broke?\n\nUnknown Speaker  0:40\nThe retries.\n\nMaja Lund  1:02:33\nBye\n\nTranscribed by https://otter.ai\n';

  it('reads names and times on lines of their own, past the hour', () => {
    const transcript = read(text);
    expect(recogniseFormat(text)).toBe('otter');
    expect(said(transcript)).toEqual([
      'Maja Lund| Hello. Here is the question: what broke?',
      'Unknown Speaker| The retries.',
      'Maja Lund| Bye',
    ]);
    expect(transcript.turns.map(({ startMs }) => startMs)).toEqual([33_000, 40_000, 3_753_000]);
    expect(transcript.warnings).toContainEqual(expect.objectContaining({ code: 'unknown-speaker', turn: 1 }));
  });
});

describe('labels in plain text', () => {
  it('keeps times, addresses, page headers and colons inside speech as words', () => {
    const transcript = read(
      [
        'Maja Lund (00:00:04): What did you build?',
        '',
        'Tom Reed (00:00:09): A queue. Here it is:',
        'https://example.test/queue',
        '10:30 Meeting: we began.',
        'Page 3: Confidential',
        'the point: it worked.',
        '',
        'Maja Lund (00:00:20): Good.',
      ].join('\n'),
    );
    expect(said(transcript)).toEqual([
      'Maja Lund| What did you build?',
      'Tom Reed| A queue. Here it is: https://example.test/queue 10:30 Meeting: we began. Page 3: Confidential the point: it worked.',
      'Maja Lund| Good.',
    ]);
  });

  it.each([
    ['**Maja Lund:** Hello\n\n**Tom Reed:** Hi\n', ['Maja Lund| Hello', 'Tom Reed| Hi']],
    ['**Maja Lund** (00:12): Hello\n\n**Tom Reed** (00:14): Hi\n', ['Maja Lund| Hello', 'Tom Reed| Hi']],
    ['ML: Hello\n\nTR: Hi\n\nML: So\n', ['ML| Hello', 'TR| Hi', 'ML| So']],
    ['Q: Hello\nA: Hi\nQ: So\nA: Yes\n', ['Q| Hello', 'A| Hi', 'Q| So', 'A| Yes']],
    ['[00:00:02] Maja Lund: Hello\n[00:00:04] Tom Reed: Hi\n', ['Maja Lund| Hello', 'Tom Reed| Hi']],
    ['Maja Lund [00:12]: Hello\nTom Reed [00:14]: Hi\n', ['Maja Lund| Hello', 'Tom Reed| Hi']],
    [
      'Speaker 1 (00:03):\nHello\n\n(00:09):\nagain\n\nSpeaker 2 (00:12):\nHi\n',
      ['Speaker 1| Hello again', 'Speaker 2| Hi'],
    ],
    [
      "Dr. Siobhán O'Dell: Hello\n\n王小明: 你好\n\nDr. Siobhán O'Dell: So\n\n王小明: 好\n",
      ["Dr. Siobhán O'Dell| Hello", '王小明| 你好', "Dr. Siobhán O'Dell| So", '王小明| 好'],
    ],
    ['interviewer: hello\n\ncandidate: hi\n', ['interviewer| hello', 'candidate| hi']],
    [
      'THE COURT: Sit.\n\nMS. LUND: Yes.\n\nTHE COURT: Go on.\n',
      ['THE COURT| Sit.', 'MS. LUND| Yes.', 'THE COURT| Go on.'],
    ],
    ['00:00:01\nMaja Lund: Hello\n00:00:09\nTom Reed: Hi\n', ['Maja Lund| Hello', 'Tom Reed| Hi']],
  ])('reads %j', (text, expected) => {
    expect(said(read(text))).toEqual(expected);
  });

  it('credits a text without labels to one unknown speaker', () => {
    const transcript = read('So we began. Here is the thing: it was late.\n\nAnd then we stopped.');
    expect(said(transcript)).toEqual(['| So we began. Here is the thing: it was late. And then we stopped.']);
    expect(transcript.warnings.map(({ code }) => code)).toEqual(['no-speakers', 'no-times']);
  });

  it('drops a title and fields above the first speaker, and keeps anything else', () => {
    const transcript = read(
      '---\ntitle: x\n---\n# Interview transcript\nDate: 2031-05-04\n\ngood morning everyone\n\nMaja: Hello\n\nTom: Hi\n\nMaja: So\n',
    );
    expect(said(transcript)).toEqual(['| good morning everyone', 'Maja| Hello', 'Tom| Hi', 'Maja| So']);
    expect(transcript.warnings.map(({ code }) => code)).toContain('header-skipped');
  });
});

describe('Google Meet documents', () => {
  it('reads the transcript and leaves the attendees and the notice out', () => {
    const text =
      'Backend round – Transcript\nAttendees\nMaja Lund, Tom Reed\nTranscript\n00:00:00\nMaja Lund: Hello there\nTom Reed: Hi\n00:05:00\nMaja Lund: So\nThis editable transcript was computer generated and might contain errors. People can also change the text after it was created.\n';
    expect(recogniseFormat(text)).toBe('meet');
    expect(said(read(text))).toEqual(['Maja Lund| Hello there', 'Tom Reed| Hi', 'Maja Lund| So']);
  });

  it('reads names on lines of their own', () => {
    const text =
      'Maja Lund\nHello there, how are you?\n\nTom Reed\nFine, thanks.\n\nMaja Lund\nGood to hear.\n\nTom Reed\nYes.\n';
    expect(said(read(text))).toEqual([
      'Maja Lund| Hello there, how are you?',
      'Tom Reed| Fine, thanks.',
      'Maja Lund| Good to hear.',
      'Tom Reed| Yes.',
    ]);
  });
});
