import { describe, expect, it } from 'vitest';
import type { DetectedQuestion } from '../../../core/review/detected-question.ts';
import { type Merged, mergeFindings } from '../../../core/review/merge-findings.ts';
import { maxProposals, type Proposal } from '../../../core/review/proposal.ts';
import type { Finding, FindingKind, Severity } from '../../../core/review/review.ts';
import { interview, questionIn } from '../../support/interview.ts';

const first = "You'd shard by user id here, right?";
const second = 'And how would you move the old rows over?';
const talk = interview(`
I: ${first} ${second}
C: We made it much faster and everybody was happy with it.
I: So what would you measure first in there?
C: I would look at the queue and at nothing else.
`);
const questions: DetectedQuestion[] = [
  questionIn(talk, 0, first, { flags: ['leading'] }),
  questionIn(talk, 0, second),
  questionIn(talk, 2, 'So what would you measure first in there?'),
];

const found = (turn: number, quote: string, told: Partial<Finding> = {}): Finding => {
  const start = talk.turns[turn]?.text.indexOf(quote) ?? -1;
  return {
    kind: 'leading-question',
    turn,
    start,
    end: start + quote.length,
    quote,
    why: 'The rules say so.',
    tryInstead: 'How would you split it?',
    severity: 'medium',
    source: 'rules',
    ...told,
  };
};
const proposal = (told: Partial<Proposal> = {}): Proposal => ({
  kind: 'leading-question',
  turn: 0,
  quote: first,
  why: 'The model says so.',
  tryInstead: 'What would you do with the data?',
  severity: 'high',
  ...told,
});
const merge = (rules: readonly Finding[], ...proposals: Partial<Proposal>[]): Merged =>
  mergeFindings(talk, rules, proposals.map(proposal), questions, true);

describe('what the rules and a model both found', () => {
  it('is one finding, in the words of the rules', () => {
    expect(merge([found(0, first)], {}).findings).toEqual([{ ...found(0, first), source: 'both' }]);
  });

  it('takes the better question of the model where the rules have none', () => {
    const bare = found(0, first, { tryInstead: null });
    expect(merge([bare], {}).findings[0]).toMatchObject({
      source: 'both',
      tryInstead: 'What would you do with the data?',
    });
  });

  it('never has a better question when it is a strength', () => {
    const kept = found(2, 'So what would you measure first in there?', {
      kind: 'strength',
      tryInstead: null,
      severity: 'keep',
    });
    const { findings } = merge([kept], { kind: 'strength', turn: 2, quote: kept.quote });
    expect(findings).toEqual([{ ...kept, source: 'both' }]);
  });

  it('is the same only where kind, turn and words are', () => {
    const quote = first;
    expect(merge([found(0, second)], { quote }).findings).toHaveLength(2);
    expect(merge([found(0, first, { kind: 'presupposition' })], { quote }).findings).toHaveLength(2);
    expect(merge([found(2, 'So what would you measure')], { quote }).findings).toHaveLength(2);
    // A part of the words is enough, wherever it lies.
    expect(
      merge([found(0, first)], { quote: `shard by user id here, right? ${second}` }).findings,
    ).toHaveLength(1);
    expect(
      merge([found(0, second)], { quote: `shard by user id here, right? ${second}` }).findings,
    ).toHaveLength(1);
  });

  it('agrees with the one of several of its turn that it means', () => {
    const rules = [found(0, first), found(0, second)];
    expect(merge(rules, { quote: second }).findings.map(({ source }) => source)).toEqual(['rules', 'both']);
    expect(merge(rules, { quote: first }).findings.map(({ source }) => source)).toEqual(['both', 'rules']);
  });
});

describe('what only a model found', () => {
  it('is shown with the words of the transcript and the sentences of the model', () => {
    const { findings } = merge([], { quote: 'you’d shard BY user id here right' });
    expect(findings).toEqual([
      {
        ...found(0, first),
        why: 'The model says so.',
        tryInstead: 'What would you do with the data?',
        severity: 'high',
        source: 'bedrock',
      },
    ]);
  });

  it('is shown once and as first said, however often it is said', () => {
    const { findings, unconfirmed } = merge([], {}, { why: 'Again.' }, { quote: 'shard by user id here' });
    expect(findings.map(({ why, source }) => [why, source])).toEqual([['The model says so.', 'bedrock']]);
    expect(unconfirmed).toBe(0);
  });

  it('is one line of text', () => {
    const { findings } = merge([], { why: ' It\n\nleans\u2028here. ', tryInstead: 'How\u0000so?\t' });
    expect(findings[0]).toMatchObject({ why: 'It leans here.', tryInstead: 'How so?' });
  });

  it('may have no better question, and a strength has none', () => {
    const quote = 'So what would you measure first in there?';
    expect(merge([], { tryInstead: null }).findings[0]?.tryInstead).toBeNull();
    expect(merge([], { kind: 'strength', turn: 2, quote }).findings[0]?.tryInstead).toBeNull();
  });

  it.each<[FindingKind, Severity, Severity]>([
    ['strength', 'high', 'keep'],
    ['protected-topic', 'low', 'high'],
    ['salary-history', 'keep', 'high'],
    ['leading-question', 'keep', 'low'],
    ['leading-question', 'medium', 'medium'],
  ])('is as grave as its kind may be: a %s called %s is %s', (kind, severity, shown) => {
    const quote = 'So what would you measure first in there?';
    expect(merge([], { kind, turn: 2, quote, severity }).findings[0]?.severity).toBe(shown);
  });

  it('is of the speaker whose words show it', () => {
    const said = { turn: 1, quote: 'We made it much faster and everybody was happy' };
    expect(merge([], { kind: 'missed-follow-up', ...said }).findings).toHaveLength(1);
    expect(merge([], { kind: 'rating-against-evidence', ...said }).findings).toHaveLength(1);
    for (const kind of ['strength', 'presupposition', 'protected-topic', 'salary-history'] as const)
      expect(merge([], { kind, ...said })).toMatchObject({ findings: [], droppedQuotes: 1 });
  });
});

describe('what cannot be confirmed', () => {
  it.each<[FindingKind]>([
    ['interruption'],
    ['monologue'],
    ['dual-interview'],
    ['off-script'],
    ['out-of-order'],
    ['rated-without-evidence'],
  ])('is a %s, which code computes', (kind) => {
    expect(merge([], { kind })).toMatchObject({ findings: [], unconfirmed: 1, droppedQuotes: 0 });
    const { findings } = merge([found(0, first, { kind })], { kind });
    expect(findings).toMatchObject([{ kind, source: 'both' }]);
  });

  const aside = interview('I: I will share my screen with you now, and what do you see there?');
  const only = questionIn(aside, 0, 'and what do you see there?');
  const about = (kind: FindingKind, quote: string, asked = [only], reliable = true): Merged =>
    mergeFindings(aside, [], [proposal({ kind, turn: 0, quote })], asked, reliable);

  it.each<[FindingKind]>([['leading-question'], ['presupposition'], ['multiple-question']])(
    'is a %s about words that are no question',
    (kind) => {
      expect(about(kind, 'I will share my screen with you now')).toMatchObject({ unconfirmed: 1 });
      expect(about(kind, 'you now, and what do you see').findings).toHaveLength(1);
      // Where questions cannot be read, nobody knows which words are one.
      expect(about(kind, 'I will share my screen with you now', [], false).findings).toHaveLength(1);
    },
  );

  it('is one about words before or after the question of a turn, and not about a second question', () => {
    const later = interview('I: What do you see there? I will share my screen with you now. And what there?');
    const both = ['What do you see there?', 'And what there?'].map((text) => questionIn(later, 0, text));
    const of = (quote: string): Merged =>
      mergeFindings(later, [], [proposal({ turn: 0, quote })], both, true);
    expect(of('I will share my screen with you')).toMatchObject({ unconfirmed: 1 });
    expect(of('What do you see there?').findings).toHaveLength(1);
    expect(of('with you now. And what there?').findings).toHaveLength(1);
  });

  it('is no strength, which words that are no question can show', () => {
    expect(about('strength', 'I will share my screen with you now').findings).toHaveLength(1);
  });

  it.each<['protected-topic' | 'salary-history']>([['protected-topic'], ['salary-history']])(
    'is anything but a matter for HR about a question that is one: %s',
    (flag) => {
      const asked = [{ ...only, flags: [flag] }];
      expect(about('strength', 'now, and what do you see there', asked)).toMatchObject({ unconfirmed: 1 });
      expect(about('protected-topic', 'now, and what do you see there', asked).findings).toHaveLength(1);
      expect(about('salary-history', 'now, and what do you see there', asked).findings).toHaveLength(1);
      expect(about('strength', 'I will share my screen with you now', asked).findings).toHaveLength(1);
    },
  );
});

describe('what is counted as dropped', () => {
  it('is each quote that was not said, and each proposal beyond what an hour can hold', () => {
    expect(merge([], { quote: 'You would never shard this table, right?' }).droppedQuotes).toBe(1);
    const many = Array.from({ length: maxProposals + 3 }, () => ({}));
    expect(merge([], ...many)).toMatchObject({ droppedQuotes: 3, unconfirmed: 0 });
    expect(merge([], ...many).findings).toHaveLength(1);
    expect(merge([])).toEqual({ findings: [], droppedQuotes: 0, unconfirmed: 0 });
  });
});

describe('the order of findings', () => {
  const at = (turn: number, quote: string, severity: Severity, kind: FindingKind, why: string): Finding =>
    found(turn, quote, { severity, kind, why });
  const rules = [
    at(2, 'So what would', 'low', 'monologue', 'low'),
    at(0, second, 'medium', 'multiple-question', 'medium, later words'),
    at(2, 'So what would', 'medium', 'leading-question', 'medium, later turn'),
    at(2, 'So what would', 'high', 'salary-history', 'high'),
    at(2, 'So what would', 'keep', 'strength', 'most telling'),
    at(0, first, 'medium', 'leading-question', 'medium'),
    at(0, first, 'medium', 'presupposition', 'medium, said second'),
    at(0, first, 'keep', 'strength', 'less telling'),
  ];
  const ordered = [
    'most telling',
    'less telling',
    'high',
    'medium',
    'medium, said second',
    'medium, later words',
    'medium, later turn',
    'low',
  ];

  it('is strengths as they were given, then by gravity, turn and place', () => {
    expect(merge(rules).findings.map(({ why }) => why)).toEqual(ordered);
    const beside = {
      kind: 'missed-follow-up',
      turn: 3,
      quote: 'I would look at the queue and at nothing',
    } as const;
    expect(merge(rules, { ...beside, why: 'of the model' }).findings.map(({ why }) => why)).toEqual(
      ordered.toSpliced(3, 0, 'of the model'),
    );
  });
});
