import { describe, expect, it } from 'vitest';
import { readText } from '../../../core/transcript/read-transcript.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';

const read = (text: string): Transcript => readText(text, { name: 'test' });
const said = ({ speakers, turns }: Transcript): string[] =>
  turns.map(({ speaker, text }) => `${speakers.find(({ id }) => id === speaker)?.label}| ${text}`);
const codes = ({ warnings }: Transcript): string[] => warnings.map(({ code }) => code);

/** Enough turns by initials that the file has shown its habit. */
const minutes = (...lines: string[]): string =>
  [
    ...Array.from({ length: 12 }, (_, turn) => `ML: question ${turn}\n\nTR: answer ${turn}\n`),
    ...lines.map((line) => `${line}\n`),
  ].join('\n');
const ending = (...lines: string[]): string[] => said(read(minutes(...lines))).slice(24);

describe('initials in minutes', () => {
  it.each([
    ['ML/TR: both', 'ML/TR| both'],
    ['ML, TR: both', 'ML, TR| both'],
    ['ML and TR: both', 'ML and TR| both'],
    ['ML : a space', 'ML| a space'],
    ['  ML: indented', 'ML| indented'],
    ['* ML: in a list', 'ML| in a list'],
    ['ML(?): not sure who', 'ML| not sure who'],
    ['ML (on queue): agreed', 'ML| agreed'],
    ['ML [by chat]: agreed', 'ML| agreed'],
    ['SO: a third person', 'SO| a third person'],
    ['UNKNOWN: somebody', 'UNKNOWN| somebody'],
    ['Moderator: does anyone?', 'Moderator| does anyone?'],
  ])('credits %j', (line, expected) => {
    expect(ending(line)).toEqual([expected]);
  });

  it.each([
    'Speaker: Maja Lund',
    'Presenter: Maja Lund (ML)',
    'Prior Art: the queue',
    'New Topic: the queue',
    'Straw poll: eight to two',
    'Resolution: we wait',
    'NB: it is late',
  ])('keeps %j as words, however often it returns', (line) => {
    expect(ending(line, 'TR: so', line, 'TR: so')).toEqual([]);
    const words = read(minutes(line, line)).turns.at(-1)?.text;
    expect(words).toBe(`answer 11 ${line} ${line}`);
  });

  it('credits the whole of a line in bold that begins with its speaker', () => {
    expect(ending('**ML: we keep it**')).toEqual(['ML| we keep it**']);
  });

  it('keeps entries of a page that only point to a link as words', () => {
    const text = minutes('PR: https://example.test/1', 'ML: yes', 'PR: [two](https://example.test/2)');
    expect(read(text).speakers.map(({ label }) => label)).toEqual(['ML', 'TR']);
  });

  it('looks for no speakers in a program, and for them again after it', () => {
    const text = minutes('ML: see\n```js\nlet x = {\nML: 1,\nTR: 2 }\n```\nTR: good');
    expect(said(read(text)).slice(24)).toEqual(['ML| see ```js let x = { ML: 1, TR: 2 } ```', 'TR| good']);
  });

  it('takes a fence that is never closed for words', () => {
    expect(ending('ML: see\n```js\nTR: good')).toEqual(['ML| see ```js', 'TR| good']);
  });
});

describe('names in bold', () => {
  it.each([
    ['**Maja** [00:00:02] Hello\n\n**Tom** [0:04 ]\nHi\n\n**Maja** [00:09][laughs]\n', [2000, 4000, 9000]],
    ['****Maja****    0:02  \nHello\n\n**Tom** (0:04)\nHi\n\n**Maja** 0:09\n[laughs]\n', [2000, 4000, 9000]],
  ])('have a time and the words on the same line or below', (text, starts) => {
    const transcript = read(text);
    expect(said(transcript)).toEqual(['Maja| Hello', 'Tom| Hi', 'Maja| [laughs]']);
    expect(transcript.turns.map(({ startMs }) => startMs)).toEqual(starts);
  });

  it('need no colon where they begin whatever is said', () => {
    expect(
      said(read('**Interviewer** How so?\n\n**Shift Lead** It broke.\n\n**Interviewer** And?\n')),
    ).toEqual(['Interviewer| How so?', 'Shift Lead| It broke.', 'Interviewer| And?']);
  });

  it('are emphasis where only some paragraphs begin so', () => {
    const text = `**Queues** grow.\n\n${'We measured.\n\n'.repeat(9)}**Queues** shrink.\n`;
    expect(codes(read(text))).toContain('no-speakers');
  });

  it('leave a speaker the notetaker did not know, written without bold, a speaker', () => {
    const text =
      '**Maja**  0:02\nHello\n\n**Tom**  0:04\nHi\n\nUnknown Speaker  0:07\nMe too\n\n**Maja**  0:09\nSo\n';
    expect(said(read(text))).toEqual(['Maja| Hello', 'Tom| Hi', 'Unknown Speaker| Me too', 'Maja| So']);
  });
});

describe('other layouts', () => {
  it('reads names that are headings, with or without a blank line below', () => {
    const text =
      '# Transcript\n\n### Interviewer\nHow so?\n\n### Shift Lead\n\nIt broke.\n\nTwice.\n\n### Interviewer\nAnd?\n\n### Shift Lead\nNo.\n';
    expect(said(read(text))).toEqual([
      'Interviewer| How so?',
      'Shift Lead| It broke. Twice.',
      'Interviewer| And?',
      'Shift Lead| No.',
    ]);
  });

  it('reads a time after the colon where the file writes it so', () => {
    const transcript = read('Maja Lund: 00:00:05\n\nHello\n\nTom Reed: 00:00:09\n\nHi\n');
    expect(said(transcript)).toEqual(['Maja Lund| Hello', 'Tom Reed| Hi']);
    expect(transcript.turns.map(({ startMs }) => startMs)).toEqual([5000, 9000]);
  });

  it('keeps a time after the colon that is said once', () => {
    const text = 'Maja: Hello\n\nTom: Hi\n\nMaja: When?\n\nTom: 10:30 at the latest\n';
    expect(said(read(text)).at(-1)).toBe('Tom| 10:30 at the latest');
  });

  it('reads roles in square brackets, and leaves sounds in the words', () => {
    expect(said(read('[Speaker A] hello\n\n[Speaker B] hi [Applause] you\n\n[Applause] so\n'))).toEqual([
      'Speaker A| hello',
      'Speaker B| hi [Applause] you [Applause] so',
    ]);
  });

  it('decodes character references, also in names', () => {
    expect(said(read('Maja R&amp;D: don&#39;t\n\nTom: &quot;yes&quot;\n\nMaja R&amp;D: so\n'))[1]).toBe(
      'Tom| "yes"',
    );
  });

  it('warns where a full name stands like a speaker once and nothing else says it is one', () => {
    const transcript = read(`${'We talked on and on.\n\n'.repeat(9)}Maja Lund: hello\n\nand so on\n`);
    expect(codes(transcript)).toContain('possible-speaker');
    expect(transcript.turns[0]?.text).toContain('Maja Lund: hello');
  });
});

describe('pages around a transcript', () => {
  const talk = 'ML: Hello there\n\nTR: Hi\n\nML: So\n';
  it.each([
    'Maja Lund (ML), Tom Reed (TR), Ada Holm (AH), a guest, Jon Berg (JB), Kim Dahl (KD)',
    'Remote: Maja Lund (ML), Tom Reed (TR)',
    '- [proposal](https://example.test/p) and [slides](https://example.test/s)',
    'slides: <https://example.test/s>',
    'Day Two: 15 April 2031',
    '<!-- taken down by hand -->',
  ])('leaves %j above the first speaker out, with a warning', (line) => {
    const transcript = read(`# Minutes\n\n${line}\n\n${talk}`);
    expect(said(transcript)).toEqual(['ML| Hello there', 'TR| Hi', 'ML| So']);
    expect(codes(transcript)).toContain('header-skipped');
  });

  it('keeps a sentence above the first speaker, though it has a link', () => {
    const transcript = read(
      `As I said before in [the notes](https://example.test/n), we begin late.\n\n${talk}`,
    );
    expect(transcript.turns[0]?.text).toContain('we begin late.');
    expect(codes(transcript)).toContain('some-unlabelled');
  });

  it('leaves out the notes that a notetaker wrote above the transcript, and reads headings that are times', () => {
    const transcript = read(
      '# 📝 Notes\n\n### Summary\n\nThey spoke about queues.\n\n### Details\n\n* **Queues**: Maja Lund asked.\n\n* **Retries**: Tom Reed answered.\n\n# 📖 Transcript\n\nMay 4, 2031\n\n### 00:00:00 {#00:00:00}\n\n**Maja Lund:** Hello\n**Tom Reed:** Hi\n\n### **00:01:34**\n\n**Maja Lund:** So\n\n### **Transcription ended after 00:02:00**\n',
    );
    expect(said(transcript)).toEqual(['Maja Lund| Hello', 'Tom Reed| Hi', 'Maja Lund| So']);
    expect(transcript.turns.map(({ startMs }) => startMs)).toEqual([0, null, 94_000]);
  });
});
