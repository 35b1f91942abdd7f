import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Review } from '../../../core/review/review.ts';
import { Transcript } from '../../../core/transcript/transcript.ts';
import { plumbline } from '../../support/command-line.ts';
import { dropFolder, type Folder, interviewText } from '../../support/drop-folder.ts';

const shipped = (name: string): string =>
  fileURLToPath(new URL(`../../transcripts/${name}`, import.meta.url));

let folder: Folder;
let interview: string;
beforeAll(async () => {
  folder = await dropFolder();
  interview = join(folder.dir, 'interview.txt');
  await writeFile(interview, interviewText());
});
afterAll(async () => {
  await folder.remove();
});

describe('plumbline read', () => {
  it('prints one canonical transcript, and from standard input the same', async () => {
    const [named, piped] = await Promise.all([
      plumbline(['read', interview]),
      plumbline(['read', '-'], interviewText()),
    ]);
    expect(named).toMatchObject({ code: 0, stderr: '' });
    const transcript = Transcript.parse(JSON.parse(named.stdout));
    expect(transcript.turns).toHaveLength(15);
    expect(JSON.parse(piped.stdout)).toEqual(transcript);
  });

  it('prints many as one JSON document a line, in the order given, and goes on behind a bad one', async () => {
    const { code, stdout, stderr } = await plumbline([
      'read',
      interview,
      join(folder.dir, 'missing.vtt'),
      interview,
    ]);
    expect(code).toBe(2);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain('missing.vtt is not there');
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) Transcript.parse(JSON.parse(line));
  });
});

describe('plumbline review', () => {
  it('reviews a loop with no services at all', async () => {
    const ran = await plumbline([
      'review',
      shipped('interviews/tobias-system-design-4836.vtt'),
      '--rubric',
      shipped('company/rubric.yaml'),
      '--scorecard',
      shipped('scorecards/tobias-system-design-4836.scorecard.json'),
      '--json',
    ]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const review = Review.parse(JSON.parse(ran.stdout));
    expect(review.findings.some(({ kind }) => kind === 'leading-question')).toBe(true);
    expect(review.coverage.length).toBeGreaterThan(0);
    expect(review.summary.split(/\s+/).length).toBeLessThanOrEqual(345);
  });

  it('shows every quote as the transcript’s own characters', async () => {
    const file = shipped('interviews/gil-manager-5012.vtt');
    const [read, ran] = await Promise.all([plumbline(['read', file]), plumbline(['review', file, '--json'])]);
    const { turns } = Transcript.parse(JSON.parse(read.stdout));
    const review = Review.parse(JSON.parse(ran.stdout));
    expect(review.findings.length).toBeGreaterThan(0);
    for (const { turn, start, end, quote } of review.findings)
      expect(turns[turn]?.text.slice(start, end)).toBe(quote);
    for (const { turn, start, end, text } of review.questions)
      expect(turns[turn]?.text.slice(start, end)).toBe(text);
  });

  it('writes a page', async () => {
    const out = join(folder.dir, 'review.html');
    expect(await plumbline(['review', interview, '--html', out])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });
});

describe('a file beside the interview that cannot be used', () => {
  it('is named with its field in one line: the metadata', async () => {
    const named = join(folder.dir, 'named.txt');
    await writeFile(named, interviewText());
    await writeFile(join(folder.dir, 'named.meta.json'), '{"candidate":"cand-1"}');
    expect(await plumbline(['review', named])).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^plumbline: [^\n]*named\.meta\.json: interviewer is not usable [^\n]*\n$/,
      ),
    });
  });

  it('is named in one line: a scorecard that breaks off', async () => {
    const scorecard = join(folder.dir, 'broken.json');
    await writeFile(scorecard, '{"schema": "plumbline.scorecard/1",');
    expect(await plumbline(['review', interview, '--scorecard', scorecard])).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^plumbline: [^\n]*broken\.json is neither JSON nor YAML [^\n]*\n$/),
    });
  });
});

describe('a call that cannot be', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown command', ['recieve'], /"recieve" is no command/],
    ['no file', ['read'], /at least one file/],
    ['an unknown option', ['status', '--verbose'], /--verbose/],
    ['an unknown format', ['read', '-', '--format', 'wav'], /"wav" is no format/],
    ['no folder', ['status', '--dir', '/nowhere'], /plumbline start/],
    ['a time that is none', ['start', '--now', 'noon', '--until-idle'], /--now noon is no time/],
    ['an empty file', ['read', '-'], /empty/],
    ['a folder in place of a file', ['read', shipped('.')], /is a folder/],
    [
      'a folder that is a file',
      ['start', '--dir', shipped('company/rubric.yaml'), '--until-idle'],
      /rubric\.yaml\S* (?:lies in something that is no folder|is there already)/,
    ],
    [
      'a page that cannot be written',
      ['review', shipped('interviews/gil-manager-5012.vtt'), '--html', '/nowhere/review.html'],
      /\/nowhere\/review\.html is not there/,
    ],
  ];
  it.each(cases)('ends with 2 and one line for %s', async (_what, args, sentence) => {
    const { code, stdout, stderr } = await plumbline(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
