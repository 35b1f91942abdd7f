import { describe, expect, it } from 'vitest';
import type { ModelReply, Quoted } from '../../../../core/review/model/reply.ts';
import { unmentionedQuestions } from '../../../../core/review/model/unmentioned.ts';
import { interview, questionIn } from '../../../support/interview.ts';

const talk = interview(`
I: Thanks for that. What did you build first? I am curious.
C: The consumer.
I: Why that one?
C: It was the smallest.
I: And how did you test it?
`);
const what = questionIn(talk, 0, 'What did you build first?');
const why = questionIn(talk, 2, 'Why that one?');
const how = questionIn(talk, 4, 'And how did you test it?');

const listed = (...questions: Quoted[]): ModelReply => ({
  findings: [],
  questions,
  evidence: [],
  addressed: [],
});
const missing = (replies: readonly ModelReply[], asked = [what, why, how]): Quoted[] =>
  unmentionedQuestions(talk, asked, new Set(), replies);

describe('a question that no model mentioned', () => {
  it('is named with its own words, not with all of its turn', () => {
    expect(missing([])).toEqual([
      { turn: 0, quote: 'What did you build first?' },
      { turn: 2, quote: 'Why that one?' },
      { turn: 4, quote: 'And how did you test it?' },
    ]);
  });

  it.each([
    ['in its very words', 'Why that one?'],
    ['in part', 'that one'],
    ['within more words', 'So: why that one? It was small.'],
  ])('is none when it was mentioned %s', (_, quote) => {
    expect(missing([listed({ turn: 2, quote })], [why])).toEqual([]);
  });

  it.each([
    ['half a word of it', 'ne'],
    ['other words of its turn', 'Thanks for that.'],
    ['nothing but signs', '…?'],
  ])('is not mentioned by %s', (_, quote) => {
    expect(missing([listed({ turn: 0, quote }, { turn: 2, quote })], [what])).toHaveLength(1);
    expect(missing([listed({ turn: 2, quote })], [why])).toHaveLength(1);
  });

  it('is looked for two turns either way, and no further', () => {
    const at = (turn: number): Quoted[] => missing([listed({ turn, quote: 'Why that one?' })], [why]);
    expect(at(0)).toEqual([]);
    expect(at(4)).toEqual([]);
    expect(at(5)).toHaveLength(1);
    expect(missing([listed({ turn: 1, quote: 'And how did you test it?' })], [how])).toHaveLength(1);
  });

  it('is none when any of several replies mentions it, as a question or in a finding', () => {
    const finding = {
      kind: 'leading-question',
      turn: 0,
      quote: 'What did you build first?',
      why: 'It leads.',
      tryInstead: null,
      severity: 'low',
    } as const;
    expect(
      missing([
        { ...listed({ turn: 2, quote: 'Why that one?' }), findings: [finding] },
        listed({ turn: 4, quote: 'how did you test it' }),
      ]),
    ).toEqual([]);
    expect(missing([{ ...listed(), findings: [finding] }])).toHaveLength(2);
  });

  it('is not asked for again when it assesses nothing or was not shown', () => {
    expect(missing([], [{ ...what, assessing: false }, why])).toEqual([{ turn: 2, quote: 'Why that one?' }]);
    expect(unmentionedQuestions(talk, [what, why], new Set([2]), [])).toEqual([
      { turn: 0, quote: 'What did you build first?' },
    ]);
  });
});
