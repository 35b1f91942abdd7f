import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LoopCounts } from '../../../core/interviewer/record.ts';
import { assembleReview, heardIn, isLoop, type ReviewInput } from '../../../core/review/assemble-review.ts';
import { disputedAs } from '../../../core/review/disputed-findings.ts';
import { loopCounts } from '../../../core/review/loop-counts.ts';
import { Proposal } from '../../../core/review/proposal.ts';
import { Review } from '../../../core/review/review.ts';
import { maxSummaryWords } from '../../../core/review/summary.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import type { Scorecard } from '../../../core/rubric/scorecard.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { interview } from '../../support/interview.ts';
import { longInterview } from '../../support/long-interview.ts';
import { header, named, review, rubric, scorecard } from './one-loop.ts';

/** Every number in a value, wherever it stands. */
const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
};

describe('a review', () => {
  it('of what was heard before a scorecard came is the one that hears it anew', () => {
    const heard = heardIn({ transcript: named, header, policy: defaultPolicy, rubric });
    const late = scorecard('2026-03-02T10:00:00.000Z');
    expect(review({ heard })).toEqual(review());
    expect(review({ heard, scorecard: late })).toEqual(review({ scorecard: late }));
    expect(review({ heard, scorecard: late }).coverage).not.toEqual(review().coverage);
  });

  it('holds what the contract says, and every quote is the transcript’s own', () => {
    const whole = review({ scorecard: scorecard('2031-04-02T12:00:00Z') });
    expect(Review.parse(whole)).toEqual(whole);
    expect(whole.findings.length).toBeGreaterThan(1);
    for (const { turn, start, end, quote } of whole.findings)
      expect(named.turns[turn]?.text.slice(start, end)).toBe(quote);
    for (const { turn, start, end, text } of whole.questions)
      expect(named.turns[turn]?.text.slice(start, end)).toBe(text);
  });

  it('names the follow-up that nobody asked', () => {
    expect(review().findings).toContainEqual(
      expect.objectContaining({
        kind: 'missed-follow-up',
        turn: 8,
        tryInstead: expect.stringContaining('yourself'),
      }),
    );
  });

  it('puts strengths first, then what is gravest', () => {
    const order = review({ scorecard: scorecard('2031-04-02T12:00:00Z') }).findings.map(
      ({ severity }) => severity,
    );
    const rank = ['keep', 'high', 'medium', 'low'];
    expect(order).toEqual([...order].sort((a, b) => rank.indexOf(a) - rank.indexOf(b)));
    expect(order[0]).toBe('keep');
  });

  it('is the same, byte for byte, for the same input', () => {
    expect(JSON.stringify(review())).toBe(JSON.stringify(review()));
  });

  it('counts nothing that an analyst says', () => {
    const injected: Proposal[] = [
      {
        kind: 'leading-question',
        turn: 5,
        quote: 'What would you measure first, and how would you know?',
        why: 'x',
        tryInstead: null,
        severity: 'high',
      },
    ];
    expect(review({ proposals: injected }).measures).toEqual(review().measures);
    expect(review({ proposals: injected }).versions.analyst).toBe('both');
    expect(review().versions).toEqual({ measures: expect.any(String), analyst: 'rules', rubric: '3' });
  });

  it('counts the quotes that it dropped', () => {
    const proposals = [
      Proposal.parse({
        kind: 'strength',
        turn: 5,
        quote: 'What would you NOT measure first, and how',
        why: 'x',
        tryInstead: null,
        severity: 'keep',
      }),
    ];
    expect(review({ proposals }).droppedQuotes).toBe(1);
  });

  it('measures minutes from the end to the scorecard, and refuses a scorecard from before the end', () => {
    const endedAt = '2031-04-02T10:00:00Z' as NonNullable<ReviewInput['header']['endedAt']>;
    const timed = (submittedAt: string) =>
      review({ header: { ...header, endedAt }, scorecard: scorecard(submittedAt) }).measures.timeToScore;
    expect(timed('2031-04-02T12:00:00Z')).toEqual({ kind: 'minutes', value: 120 });
    expect(timed('2031-04-02T09:59:00Z')).toMatchObject({ kind: 'not-assessable', reason: 'before-end' });
    expect(review({ scorecard: scorecard('2031-04-02T12:00:00Z') }).measures.timeToScore).toMatchObject({
      reason: 'no-end',
    });
    expect(review().measures.timeToScore).toMatchObject({ kind: 'not-enough', have: 0, need: 1 });
  });
});

describe('the summary', () => {
  const text = review({ scorecard: scorecard('2031-04-02T12:00:00Z') }).summary;

  it('says keep before discuss before try before coverage before what was not judged', () => {
    const starts = text.split('\n').map((line) => line.split(':')[0]);
    expect(starts).toEqual(['Keep', 'Discuss', 'Try', 'Coverage', 'Not judged']);
  });

  it('holds neither the candidate’s name nor the candidate’s words, and no grade', () => {
    expect(text).not.toMatch(/juniper|vale/i);
    expect(text).not.toContain('rolled it back');
    expect(text).not.toMatch(
      /\b(?:grade|out of (?:ten|five)|strong candidate|weak candidate|no hire|scored)\b/i,
    );
  });

  it('does not quote a question that names the candidate', () => {
    const naming = interview(`
I: So Juniper, how would you store the orders in a database?
C: ${'I would begin with one table and watch how it is read by people. '.repeat(4)}
I: Why would you begin there, Juniper?
C: ${'It is what I know best and what the team can run at night. '.repeat(4)}`);
    const speakers = naming.speakers.map((speaker) =>
      speaker.id === 'C' ? { ...speaker, label: 'Juniper Vale' } : speaker,
    );
    const said = review({ transcript: { ...naming, speakers } }).summary;
    expect(said).not.toMatch(/juniper/i);
  });

  it('tells a model’s finding in our own words', () => {
    const proposals = [
      Proposal.parse({
        kind: 'missed-follow-up',
        turn: 6,
        quote: 'how long a write waits in the queue',
        why: 'Juniper said that people feel it when they press the button.',
        tryInstead: 'Ask Juniper about the button.',
        severity: 'high',
      }),
    ];
    const said = review({ proposals });
    expect(said.findings.some(({ source }) => source === 'bedrock')).toBe(true);
    expect(said.summary).not.toMatch(/button|juniper/i);
  });

  it('reads in 90 seconds even when there is everything to say', () => {
    const many = longInterview({ words: 9000, seed: 2 });
    const long = assembleReview({
      transcript: many,
      header,
      policy: defaultPolicy,
      notAssessed: Array.from({ length: 80 }, (_, index) => ({
        what: `thing ${index}`,
        reason: 'r',
        message: `Because of the reason that is number ${index} of many reasons.`,
      })),
    });
    expect(long.summary.split(/\s+/).length).toBeLessThanOrEqual(200);
    expect(maxSummaryWords).toBe(345);
  });
});

describe('a capture that cannot carry the measures', () => {
  const kinds = (told: Partial<ReviewInput>) =>
    Object.fromEntries(
      Object.entries(review(told).measures).map(([name, measured]) => [
        name,
        measured.kind === 'not-assessable' ? measured.reason : measured.kind,
      ]),
    );
  const untimed: Transcript = {
    ...named,
    turns: named.turns.map((turn) => ({ ...turn, startMs: null, endMs: null })),
  };
  const unlabelled: Transcript = {
    ...named,
    speakers: named.speakers.map((speaker) => ({ ...speaker, role: 'unknown' })),
  };
  const empty: Transcript = { ...named, speakers: [], turns: [] };

  it.each<[string, Partial<ReviewInput>, Record<string, string>]>([
    [
      'no times',
      { transcript: untimed },
      { talkShare: 'no-times', interruptions: 'no-times', monologues: 'no-times', questions: 'count' },
    ],
    [
      'no labels',
      { transcript: unlabelled },
      { talkShare: 'speakers', questions: 'speakers', leading: 'speakers', covered: 'speakers' },
    ],
    [
      'no words',
      { transcript: empty },
      { talkShare: 'empty', questions: 'empty', covered: 'empty', interruptions: 'empty' },
    ],
    ['no rubric', { rubric: undefined }, { covered: 'no-rubric', questions: 'count' }],
    ['an unknown round', { header: { round: 'values' } }, { covered: 'round-unknown', questions: 'count' }],
    [
      'another language',
      { transcript: { ...named, language: 'de' } },
      { questions: 'language', covered: 'language', talkShare: 'language' },
    ],
  ])('abstains with its reason, and the review stays valid: %s', (_, told, expected) => {
    expect(kinds(told)).toMatchObject(expected);
    const whole = review(told);
    expect(Review.parse(whole)).toEqual(whole);
    for (const reason of new Set(Object.values(expected)))
      if (reason !== 'count') expect(whole.notAssessed.map((entry) => entry.reason)).toContain(reason);
  });

  it('has no moment, no finding and no coverage where nothing was said', () => {
    expect(review({ transcript: empty })).toMatchObject({
      moment: null,
      findings: [],
      coverage: [],
      questions: [],
    });
  });

  it('never lets NaN out, whatever comes in', () => {
    const turn = fc.record({
      speaker: fc.constantFrom('s1', 's2', 's9'),
      startMs: fc.option(fc.nat({ max: 4_000_000 })),
      endMs: fc.option(fc.nat({ max: 4_000_000 })),
      text: fc.oneof(
        fc.string({ maxLength: 80 }),
        fc.constantFrom(
          'You led it, right?',
          'We cut it by 30%.',
          'Why?',
          "I don't know.",
          'What would you do, and why?',
        ),
      ),
    });
    const scorecards = fc.constantFrom(undefined, scorecard('2031-04-02T12:00:00Z'));
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 40 }), scorecards, fc.boolean(), (turns, card, withRubric) => {
        const whole = assembleReview({
          transcript: {
            schema: 'plumbline.transcript/1',
            speakers: [
              { id: 's1', label: 'A', role: 'interviewer' },
              { id: 's2', label: 'B', role: 'candidate' },
            ],
            turns: turns.map((said, index) => ({ index, ...said })),
            warnings: [],
          },
          header,
          policy: defaultPolicy,
          scorecard: card,
          rubric: withRubric ? rubric : undefined,
        });
        expect(numbersIn(whole).every((value) => Number.isFinite(value))).toBe(true);
        expect(Review.parse(whole)).toEqual(whole);
        expect(whole.summary.split(/\s+/).length).toBeLessThanOrEqual(maxSummaryWords);
        for (const finding of whole.findings)
          expect(turns[finding.turn]?.text.slice(finding.start, finding.end)).toBe(finding.quote);
        expect(LoopCounts.parse(loopCounts(whole))).toEqual(loopCounts(whole));
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});

describe('an interview that the rules cannot read', () => {
  const german: Transcript = { ...named, language: 'de' };

  it('has no questions, and is not said to have nothing to discuss', () => {
    expect(review({ transcript: german }).questions).toEqual([]);
    expect(review({ transcript: german }).summary).not.toContain('Discuss');
    const spotless = interview(
      'I: How would you store the orders?\nC: In a database, as I have always done it.',
    );
    expect(review({ transcript: spotless }).summary).toContain('Discuss: nothing');
  });

  it('shows what a model says of a question, which code could not confirm elsewhere', () => {
    const proposals = [
      Proposal.parse({
        kind: 'leading-question',
        turn: 0,
        quote: 'Let us start with the design',
        why: 'It leads.',
        tryInstead: null,
        severity: 'low',
      }),
    ];
    expect(review({ transcript: german, proposals }).findings).toMatchObject([{ source: 'bedrock' }]);
    expect(review({ proposals }).findings.map(({ source }) => source)).not.toContain('bedrock');
  });
});

describe('a loop', () => {
  const verdict = (told: Partial<ReviewInput>) => isLoop(review(told), defaultPolicy);

  it('counts from ten minutes and four assessing questions on', () => {
    expect(verdict({ header: { ...header, durationMin: 45 } })).toEqual({ counted: true });
  });

  it.each<[string, Partial<ReviewInput>, string]>([
    [
      'too short',
      { header: { ...header, durationMin: 9 } },
      'It lasted 9 minutes; a loop lasts at least 10.',
    ],
    [
      'too few questions',
      { transcript: { ...named, turns: named.turns.slice(0, 3) }, header: { ...header, durationMin: 45 } },
      'It holds 1 assessing question; a loop holds at least 4.',
    ],
    [
      'nothing said',
      { transcript: { ...named, turns: [] } },
      'Nothing was said: a no-show, or a capture that failed.',
    ],
  ])('is listed and not counted when %s', (_, told, because) => {
    expect(verdict(told)).toEqual({ counted: false, because });
  });

  it('is not held against the interviewer when the capture could not be counted', () => {
    expect(
      verdict({ transcript: { ...named, language: 'de' }, header: { ...header, durationMin: 45 } }),
    ).toEqual({ counted: true });
  });
});

describe('what a review was told beside the transcript', () => {
  it('goes by where the role is: asking for pay is a matter for HR only there', () => {
    const pay = interview(
      'I: What do you earn in your current job?\nC: A little less than I would like to earn here.',
    );
    const kinds = (jurisdictions: string[]): string[] =>
      review({
        transcript: pay,
        policy: { ...defaultPolicy, measures: { ...defaultPolicy.measures, jurisdictions } },
      }).findings.map(({ kind }) => kind);
    expect(kinds(['DE'])).toContain('salary-history');
    expect(kinds([])).not.toContain('salary-history');
  });

  it('goes by the rubric and the round: what belongs to neither is off the rubric', () => {
    const flags = (told: Partial<ReviewInput>): string[] =>
      review(told).questions.flatMap((question) => (question.turn === 9 ? question.flags : []));
    expect(flags({})).toContain('off-rubric');
    expect(flags({ rubric: undefined })).not.toContain('off-rubric');
    expect(review().questions.map(({ competency }) => competency)).toContain('design');
  });

  it('knows a panel from a second interviewer nobody announced', () => {
    const two = interview(
      `${['store it', 'test it', 'ship it'].map((what) => `I: How would you ${what}?\nC: By hand, as I always did.`).join('\n')}
J: How would you watch it?
C: By hand.
J: Why would you do it by hand?
C: Habit.`,
    );
    const kinds = (participation: ReviewInput['participation']): string[] =>
      review({ transcript: two, participation }).findings.map(({ kind }) => kind);
    expect(kinds('lead')).toContain('dual-interview');
    expect(kinds('panel')).not.toContain('dual-interview');
  });

  it('writes times as the clock of the recording has them', () => {
    expect(review({ minutesOffset: 60 }).summary).toContain('1:01:41');
    expect(review().summary).toContain('(1:41)');
  });

  it('shows no finding that was called wrong, and no question more or less', () => {
    const leading = review().findings.find(({ kind }) => kind === 'leading-question');
    if (leading === undefined) throw new Error('nothing leads');
    const left = review({ disputed: [disputedAs(leading)] });
    expect(left.findings).toEqual(
      review().findings.filter(
        (finding) =>
          finding.start !== leading.start || finding.turn !== leading.turn || finding.kind !== leading.kind,
      ),
    );
    expect(left.questions).toHaveLength(review().questions.length);
  });

  it('publishes of a question what the contract says and nothing else', () => {
    for (const question of review().questions)
      expect(Object.keys(question)).toEqual(['turn', 'start', 'end', 'text', 'form', 'flags', 'competency']);
  });
});

describe('a model that sees a rating contradicted', () => {
  const late = scorecard('2031-04-02T12:00:00Z');
  const against = Proposal.parse({
    kind: 'rating-against-evidence',
    turn: 2,
    quote: 'I would put the worker behind a queue',
    why: 'The rating says otherwise.',
    tryInstead: null,
    severity: 'medium',
  });
  const verdicts = (told: Partial<ReviewInput>): string[] =>
    review(told).coverage.map(({ verdict }) => verdict);

  it('shows in the coverage of the competency that the answer is for, and in no other', () => {
    expect(verdicts({ scorecard: late })).toEqual(['covered', 'rated-without-evidence']);
    expect(verdicts({ scorecard: late, proposals: [against] })).toEqual([
      'rating-against-evidence',
      'rated-without-evidence',
    ]);
  });

  it('shows nowhere without a rating to contradict, nor for another kind of finding', () => {
    expect(verdicts({ proposals: [against] })[0]).toBe('covered');
    const undecided: Scorecard = {
      ...late,
      ratings: late.ratings.map((rating) => ({ ...rating, rating: 'no-decision' as const })),
    };
    expect(verdicts({ scorecard: undecided, proposals: [against] })[0]).toBe('covered');
    expect(verdicts({ scorecard: late, proposals: [{ ...against, kind: 'missed-follow-up' }] })[0]).toBe(
      'covered',
    );
    expect(
      verdicts({
        scorecard: late,
        proposals: [{ ...against, turn: 8, quote: 'we rolled it back and then we wrote a test' }],
      })[0],
    ).toBe('covered');
  });

  it('adds the words it found to those of the rules', () => {
    const quote = 'I would measure how long a write waits in the queue';
    const evidence = [
      { competency: 'design', turn: 10, quote: 'The one that everyone else uses' },
      { competency: 'design', turn: 6, quote: 'I would never measure how long a write waits' },
    ];
    const more = review({ evidence });
    expect(more.droppedQuotes).toBe(1);
    expect(more.coverage[0]?.evidence).toContainEqual(expect.objectContaining({ turn: 10 }));
    expect(review().coverage[0]?.evidence).not.toContainEqual(expect.objectContaining({ turn: 10 }));
    const doubted = review({ evidence: [{ competency: 'trade-offs', turn: 6, quote }] });
    expect(doubted.notAssessed).toContainEqual(expect.objectContaining({ reason: 'evidence-doubted' }));
  });
});

describe('the counts that statistics fold', () => {
  it('are those of the review, and absent where the review could not count', () => {
    const counts = loopCounts(review());
    expect(LoopCounts.parse(counts)).toEqual(counts);
    const { questions } = review().measures;
    expect(counts).toMatchObject({
      questions: questions.kind === 'count' ? questions.value : -1,
      assigned: 2,
    });
    expect(counts).not.toHaveProperty('timeToScoreMin');
    expect(loopCounts(review({ transcript: { ...named, language: 'de' } }))).not.toHaveProperty('leading');
  });
});
