import { describe, expect, it } from 'vitest';
import type { DetectedQuestion } from '../../../core/review/detected-question.ts';
import { type LoopFacts, loopFacts } from '../../../core/review/loop-facts.ts';
import type { Coverage, Finding, FindingKind } from '../../../core/review/review.ts';
import { rulesAnalyst } from '../../../core/review/rules-analyst.ts';
import type { Signal, SignalKind } from '../../../core/review/signals.ts';
import { notAssessable } from '../../../core/absence.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { CompetencyId, Rubric } from '../../../core/rubric/rubric.ts';
import { interview, questionIn } from '../../support/interview.ts';

const rubric = Rubric.parse({
  schema: 'plumbline.rubric/1',
  jobFamily: 'backend',
  version: 3,
  competencies: [
    { id: 'depth', name: 'Depth' },
    { id: 'design', name: 'Design', questions: ['How would you store it?', 'And why?'] },
  ],
  rounds: [{ id: 'system-design', competencies: ['design', 'depth'] }],
});
const talk = interview(`
I: Which tools do you use? I like mine.
C: We drained the queue. It was late.
I: Let me say this. We are a small team.
I: Do you have kids at home? You would shard it, right?
C: Yes.
I: And how would you test it?
`);
const tools = questionIn(talk, 0, 'Which tools do you use?');
const kids = questionIn(talk, 3, 'Do you have kids at home?', { flags: ['protected-topic'] });
const leading = questionIn(talk, 3, 'You would shard it, right?', {
  form: 'tag',
  flags: ['leading'],
  cue: 'attached-tag',
});
const test = questionIn(talk, 5, 'And how would you test it?');
const questions: DetectedQuestion[] = [tools, kids, leading, test];

const plain: LoopFacts = {
  ...loopFacts({
    transcript: talk,
    questions,
    punctuation: 'good',
    round: undefined,
    rubric,
    scorecard: undefined,
    participation: undefined,
    policy: defaultPolicy,
  }),
  coverage: [],
  digressions: [],
  probed: [],
};
const said = (told: Partial<LoopFacts>, ...kinds: FindingKind[]): Finding[] =>
  rulesAnalyst({ ...plain, ...told }).filter(({ kind }) => kinds.includes(kind));
const untold = notAssessable('punctuation', 'The capture lost its punctuation.');

describe('what the rules say of questions', () => {
  it('is cut from the transcript, and strengths stand beside it', () => {
    expect(said({}, 'leading-question', 'protected-topic')).toMatchObject([
      { kind: 'protected-topic', quote: kids.text, source: 'rules' },
      { kind: 'leading-question', quote: leading.text },
    ]);
    expect(said({}, 'strength').length).toBeGreaterThan(0);
  });

  it('is only what must go to a person where questions cannot be counted', () => {
    const pay: DetectedQuestion = { ...tools, flags: ['salary-history'] };
    const all = rulesAnalyst({ ...plain, questions: [pay, kids, leading, test], questionsAbstain: untold });
    expect(all.map(({ kind }) => kind)).toEqual(['salary-history', 'protected-topic']);
  });
});

describe('a signal that nobody took up', () => {
  const signal = (kind: SignalKind): Signal => ({ kind, turn: 1, start: 0, end: 21, answer: 0 });
  const missed = (kind: SignalKind, probe: number | null = null): Finding[] =>
    said({ probed: [{ signal: signal(kind), probe, usual: false }] }, 'missed-follow-up');

  it.each<[SignalKind, string, string]>([
    ['red-flag', 'needed asking', 'What happened there'],
    ['vague-we', 'says "we"', 'yourself'],
    ['missing-action', 'who did what', 'Which part'],
    ['missing-result', 'no ending', 'How did it end'],
    ['missing-situation', 'one real case', 'When did that last happen'],
    ['claim-without-number', 'without a number', 'How much'],
    ['number-without-baseline', 'to compare it with', 'What was it before?'],
  ])('says what was left open, and what to ask: %s', (kind, why, better) => {
    expect(missed(kind)).toEqual([
      {
        kind: 'missed-follow-up',
        turn: 1,
        start: 0,
        end: 21,
        quote: 'We drained the queue.',
        why: expect.stringContaining(why),
        tryInstead: expect.stringContaining(better),
        severity: kind === 'red-flag' ? 'high' : 'medium',
        source: 'rules',
      },
    ]);
  });

  it('is nothing to say when somebody did', () => {
    expect(missed('vague-we', 3)).toEqual([]);
  });
});

describe('how the interviewer spoke', () => {
  it('names an interruption by the first sentence of what cut in', () => {
    const interruptions = { kind: 'interruptions', found: [{ turn: 2, cutOff: 1 }], of: 2 } as const;
    expect(said({ interruptions }, 'interruption')).toMatchObject([
      {
        quote: 'Let me say this.',
        why: expect.stringContaining('still speaking'),
        tryInstead: expect.stringContaining('Wait'),
        severity: 'medium',
      },
    ]);
    expect(said({ interruptions: untold }, 'interruption')).toEqual([]);
  });

  it.each([
    [70.4, '70 seconds'],
    [89.4, '89 seconds'],
    [90, '2 minutes'],
    [200, '3 minutes'],
  ])('names a monologue of %d seconds as a person would: %s', (seconds, spoken) => {
    const monologues = { kind: 'monologues', found: [{ turn: 2, seconds }], of: 3 } as const;
    expect(said({ monologues }, 'monologue')).toMatchObject([
      {
        quote: 'Let me say this.',
        why: `It goes on for about ${spoken} without a question.`,
        tryInstead: expect.stringContaining('two sentences'),
        severity: 'low',
      },
    ]);
  });

  it('says nothing of monologues that could not be told', () => {
    expect(said({ monologues: untold }, 'monologue')).toEqual([]);
  });

  it('never shows a question that goes to HR in another finding', () => {
    const monologues = { kind: 'monologues', found: [{ turn: 3, seconds: 70 }], of: 3 } as const;
    expect(said({ monologues }, 'monologue')).toEqual([]);
    const pay = [{ ...kids, flags: ['salary-history' as const] }];
    expect(said({ monologues, questions: pay }, 'monologue')).toEqual([]);
    const late = [tools, { ...leading, flags: ['salary-history' as const], cue: null }];
    expect(said({ monologues, questions: late }, 'monologue')).toHaveLength(1);
  });

  it('names a second person who asked, from the first question on', () => {
    const secondAskers = [{ speaker: 'J', first: test, count: 4 }];
    expect(said({ secondAskers }, 'dual-interview')).toMatchObject([
      {
        quote: test.text,
        why: expect.stringContaining('asked 4 questions'),
        tryInstead: expect.stringContaining('beforehand'),
        severity: 'medium',
      },
    ]);
  });
});

describe('a stretch beside the rubric', () => {
  it('is named by its first question, with the time it took where it is known', () => {
    const aside = (seconds: number | null): string[] =>
      said({ digressions: [{ questions: [0, 2, 3], seconds }] }, 'off-script').map(({ why }) => why);
    expect(aside(200)).toEqual([
      "From here 3 questions in a row, about 3 minutes, belong to none of the round's competencies.",
    ]);
    expect(aside(null)).toEqual([
      "From here 3 questions in a row belong to none of the round's competencies.",
    ]);
  });

  it('is never named by a question that goes to HR', () => {
    const off = (...indexes: number[]) =>
      said({ digressions: [{ questions: indexes, seconds: null }] }, 'off-script');
    expect(off(1, 3)).toMatchObject([
      { quote: test.text, severity: 'low', tryInstead: expect.stringContaining('round plans') },
    ]);
    expect(off(1)).toEqual([]);
    expect(off(99)).toEqual([]);
  });
});

describe('what a rating rests on', () => {
  const entry = (verdict: Coverage['verdict'], told: Partial<Coverage> = {}): Coverage => ({
    competency: CompetencyId.parse('design'),
    name: 'Design',
    mustHave: false,
    questions: [],
    asked: false,
    inOrder: null,
    evidence: [],
    rating: 3,
    verdict,
    ...told,
  });
  const rated = (one: Coverage, told: Partial<LoopFacts> = {}): Finding[] =>
    said({ coverage: [one], ...told }, 'rated-without-evidence', 'rating-against-evidence', 'out-of-order');

  it('is nothing, and no question asked for it', () => {
    expect(rated(entry('rated-without-evidence'))).toMatchObject([
      {
        kind: 'rated-without-evidence',
        // Nobody asked, so it stands at the last question of the assessing part.
        quote: test.text,
        why: 'Design was rated without evidence I could find; no question asked for it.',
        tryInstead: 'How would you store it?',
        severity: 'medium',
      },
    ]);
  });

  it('is nothing, although it was asked for', () => {
    const asked = entry('rated-without-evidence', { asked: true, mustHave: true, questions: [1, 2] });
    expect(rated(asked)).toMatchObject([
      {
        // The question before it goes to HR.
        quote: leading.text,
        why: 'Design was rated, and what was asked for it here drew no evidence I could find.',
        severity: 'high',
      },
    ]);
  });

  it('has advice where the rubric plans no question', () => {
    const depth = entry('rated-without-evidence', { competency: CompetencyId.parse('depth'), name: 'Depth' });
    const [found] = rated(depth);
    expect(found?.tryInstead).toMatch(/leave it without a rating/);
    expect(rated(depth, { rubric: undefined })[0]?.tryInstead).toBe(found?.tryInstead);
  });

  it('has a place only at an assessing question that does not go to HR', () => {
    const nowhere = [kids, { ...test, assessing: false }];
    expect(rated(entry('rated-without-evidence'), { questions: nowhere })).toEqual([]);
    expect(rated(entry('rated-without-evidence'), { questions: [tools, ...nowhere] })).toMatchObject([
      { quote: tools.text },
    ]);
  });

  it('is the candidate saying that there is nothing to tell', () => {
    const against = entry('rating-against-evidence', {
      asked: true,
      questions: [0],
      evidence: [{ turn: 1, start: 22, end: 34 }],
    });
    expect(rated(against)).toMatchObject([
      {
        kind: 'rating-against-evidence',
        turn: 1,
        quote: 'It was late.',
        why: 'Design was rated 3, and the one answer found says that there was nothing to tell.',
        tryInstead: expect.stringContaining('Write the note first'),
        severity: 'medium',
      },
    ]);
    expect(rated({ ...against, evidence: [] })).toEqual([]);
  });

  it('is not spoken of where it is covered, not asked, or cannot be told', () => {
    const held = { asked: true, questions: [0], evidence: [{ turn: 1, start: 0, end: 21 }] };
    expect(rated(entry('covered', held))).toEqual([]);
    expect(rated(entry('not-asked', held))).toEqual([]);
    expect(said({ coverage: untold }, 'rated-without-evidence')).toEqual([]);
    expect(rated(entry('rated-without-evidence'), { questionsAbstain: untold })).toEqual([]);
  });

  it('was begun too early, where it was asked', () => {
    const early = entry('covered', { asked: true, questions: [0], inOrder: false });
    expect(rated(early)).toMatchObject([
      {
        kind: 'out-of-order',
        quote: tools.text,
        why: 'Design was begun before something that the round puts first.',
        tryInstead: expect.stringContaining('order of the round'),
        severity: 'low',
      },
    ]);
    expect(rated({ ...early, inOrder: true })).toEqual([]);
    expect(rated({ ...early, inOrder: null })).toEqual([]);
    expect(rated({ ...early, questions: [] })).toEqual([]);
  });
});
