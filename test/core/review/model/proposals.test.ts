import { describe, expect, it } from 'vitest';
import { detectQuestions } from '../../../../core/review/detect-questions.ts';
import { type LensName, lenses } from '../../../../core/review/model/lenses.ts';
import { type LensReply, proposalsOf } from '../../../../core/review/model/proposals.ts';
import type { ModelReply } from '../../../../core/review/model/reply.ts';
import { unmentionedQuestions } from '../../../../core/review/model/unmentioned.ts';
import { interview } from '../../../support/interview.ts';

const talk = interview(`
I: Tell me about a system that you built from scratch.
C: We built a feed service and it fell over at about ten thousand users.
I: You'd shard the data by user id, right?
C: I suppose so, although the hot users were the problem.
I: How did you find out which users those were?
`);
type Finding = ModelReply['findings'][number];
const finding = (told: Partial<Finding> = {}): Finding => ({
  kind: 'leading-question',
  turn: 2,
  quote: "You'd shard the data by user id, right?",
  why: 'It shows which answer is wanted.',
  tryInstead: null,
  severity: 'medium',
  ...told,
});
const from = (name: LensName, findings: readonly Finding[]): LensReply[] =>
  lenses.flatMap((lens) =>
    lens.name === name
      ? [{ lens, reply: { findings: [...findings], questions: [], evidence: [], addressed: [] } }]
      : [],
  );
const none: ReadonlySet<number> = new Set();

describe('what the lenses handed in', () => {
  it('leaves aside kinds that the lens was not asked for', () => {
    expect(proposalsOf(talk, none, from('signals', [finding()])).proposals).toEqual([]);
  });

  it('lets a better question find the finding it is for', () => {
    const { proposals } = proposalsOf(talk, none, [
      ...from('questions', [finding()]),
      ...from('try-instead', [finding({ why: 'Another.', tryInstead: 'How would you split the data?' })]),
    ]);
    expect(proposals).toEqual([finding({ tryInstead: 'How would you split the data?' })]);
  });

  it('drops and counts a finding whose reason may not be shown, and a suggestion alone when only that is unfit', () => {
    expect(proposalsOf(talk, none, from('questions', [finding({ why: 'Hire this one.' })]))).toEqual({
      proposals: [],
      unfit: 1,
    });
    expect(
      proposalsOf(talk, none, from('questions', [finding({ tryInstead: 'See https://example.com' })]))
        .proposals,
    ).toEqual([finding()]);
  });

  it('lets a suggestion stand in quotation marks, since nobody is said to have said it', () => {
    const tryInstead = 'Ask: "How would you split the data?"';
    expect(proposalsOf(talk, none, from('questions', [finding({ tryInstead })])).proposals).toEqual([
      finding({ tryInstead }),
    ]);
  });

  it('believes nothing about a turn that was not shown', () => {
    expect(proposalsOf(talk, new Set([2]), from('questions', [finding()]))).toEqual({
      proposals: [],
      unfit: 1,
    });
  });
});

describe('questions the model never mentioned', () => {
  const { questions } = detectQuestions(talk);
  const reply = (listed: ModelReply['questions'], findings: Finding[] = []): ModelReply => ({
    findings,
    questions: listed,
    evidence: [],
    addressed: [],
  });
  const all = questions.map(({ turn, text }) => ({ turn, quote: text }));

  it('are all of them when it listed none, and none when it listed all', () => {
    expect(unmentionedQuestions(talk, questions, none, [reply([])])).toEqual(all);
    expect(unmentionedQuestions(talk, questions, none, [reply(all)])).toEqual([]);
  });

  it('are found whatever the spelling, and one turn off', () => {
    const loose = all.map(({ turn, quote }) => ({
      turn: turn + 1,
      quote: quote.toUpperCase().replace(/[?,.]/g, ''),
    }));
    expect(unmentionedQuestions(talk, questions, none, [reply(loose)])).toEqual([]);
  });

  it('do not hide behind a finding about another question, an empty quote or a question far away', () => {
    expect(
      unmentionedQuestions(talk, questions, none, [reply([{ turn: 0, quote: '...' }], [finding()])]),
    ).toHaveLength(all.length - 1);
    expect(
      unmentionedQuestions(talk, questions, none, [
        reply(all.map((one) => ({ ...one, turn: one.turn + 9 }))),
      ]),
    ).toEqual(all);
  });

  it('are not those of a turn that was withheld from it', () => {
    expect(unmentionedQuestions(talk, questions, new Set([0, 2, 4]), [reply([])])).toEqual([]);
  });
});
