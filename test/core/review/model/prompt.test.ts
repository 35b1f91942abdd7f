import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  againText,
  lenses,
  lensNames,
  lensText,
  unmentionedText,
} from '../../../../core/review/model/lenses.ts';
import { prompt, promptTokens, promptVersion, systemText } from '../../../../core/review/model/prompt.ts';
import { replySchema, toolDescription } from '../../../../core/review/model/reply.ts';
import { shownTranscript } from '../../../../core/review/model/shown-transcript.ts';
import { tokensAtMost } from '../../../../core/review/model/tokens.ts';
import { Rubric } from '../../../../core/rubric/rubric.ts';
import { Scorecard } from '../../../../core/rubric/scorecard.ts';
import { interview } from '../../../support/interview.ts';

const talk = interview('I: What did you do?\nC: I wrote the "consumer" first.');
const none: ReadonlySet<number> = new Set();

describe('what a model is told', () => {
  it('carries a version that changes with any word of it', () => {
    const told = JSON.stringify([
      systemText,
      toolDescription,
      replySchema(),
      lenses,
      againText('x'),
      unmentionedText([{ turn: 1, quote: 'x' }]),
      prompt({ transcript: talk, boundary: 'b', withheld: none }),
    ]);
    const digest = createHash('sha256').update(told).digest('hex').slice(0, 16);
    // When this fails, the prompt has changed: give promptVersion a new number, and write both here.
    expect([promptVersion, digest]).toEqual(['2', 'bf088df0db8648e6']);
  });

  it('asks each lens once, with its own kinds', () => {
    expect(lenses.map(({ name }) => name)).toEqual([...lensNames]);
    for (const lens of lenses) for (const kind of lens.kinds) expect(lens.task).toContain(kind);
  });

  it('holds the competencies of the round and nothing of other rounds', () => {
    const rubric = Rubric.parse({
      schema: 'plumbline.rubric/1',
      jobFamily: 'engineering',
      version: 1,
      competencies: [
        { id: 'ownership', name: 'Ownership', questions: ['What was yours?'] },
        { id: 'depth', name: 'Depth' },
      ],
      rounds: [
        { id: 'behavioural', competencies: ['ownership'] },
        { id: 'system-design', competencies: ['depth'] },
      ],
    });
    const { prefix } = prompt({
      transcript: talk,
      rubric,
      round: 'behavioural',
      boundary: 'b',
      withheld: none,
    });
    expect(prefix).toContain('["ownership","Ownership",["What was yours?"]]');
    expect(prefix).not.toContain('depth');
  });

  it('sends ratings to the evidence lens alone, and notes to none', () => {
    const scorecard = Scorecard.parse({
      schema: 'plumbline.scorecard/1',
      interviewer: 'dana',
      candidate: 'cand-1',
      submittedAt: '2026-07-14T13:00:00Z',
      recommendation: 'yes',
      ratings: [{ competency: 'ownership', rating: 4, note: 'a private note' }],
    });
    for (const lens of lenses) {
      const text = lensText(lens, scorecard);
      expect(text.includes('["ownership",4]')).toBe(lens.name === 'evidence');
      expect(text).not.toContain('private note');
    }
    const evidence = lenses.find(({ name }) => name === 'evidence');
    expect(evidence && lensText(evidence, { ...scorecard, withdrawn: true })).toContain('Ratings: []');
  });
});

describe('the transcript as data', () => {
  it('is one array a line between two marks, with roles instead of names', () => {
    expect(shownTranscript(talk, 'abc', none)).toBe(
      [
        'transcript-abc begins',
        '[0,"interviewer","What did you do?"]',
        '[1,"candidate","I wrote the \\"consumer\\" first."]',
        'transcript-abc ends',
      ].join('\n'),
    );
  });

  it('keeps the place of a withheld turn and none of its words', () => {
    expect(shownTranscript(talk, 'abc', new Set([1]))).toContain('[1,"candidate",null]');
    expect(shownTranscript(talk, 'abc', new Set([1]))).not.toContain('consumer');
  });

  it('has as many lines as turns and each reads back, whatever was said', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 8 }), (texts) => {
        const transcript = {
          ...talk,
          turns: texts.map((text, index) => ({ index, speaker: 'C', startMs: null, endMs: null, text })),
        };
        const lines = shownTranscript(transcript, 'abc', none).split(/[\n\r\u2028\u2029]/);
        expect(lines).toHaveLength(texts.length + 2);
        for (const [index, line] of lines.slice(1, -1).entries()) expect(JSON.parse(line)[0]).toBe(index);
      }),
    );
  });
});

describe('the count of tokens', () => {
  it('errs upwards: a word of English is never less than one, nor is a character of another script', () => {
    expect(tokensAtMost('one two three four five six')).toBeGreaterThanOrEqual(6);
    expect(tokensAtMost('面接の記録')).toBeGreaterThanOrEqual(5);
    expect(tokensAtMost('')).toBe(0);
  });

  it('holds everything that is sent', () => {
    const made = prompt({ transcript: talk, boundary: 'b', withheld: none });
    const { prefix, lens, lensTotal } = promptTokens(made, undefined);
    expect(prefix).toBeGreaterThan(tokensAtMost(made.system) + tokensAtMost(made.prefix));
    expect(lens).toBeLessThan(lensTotal);
  });
});
