/** Every fault of the wire and what becomes of it: each test is a row of the table in functions/README.md. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Unavailable, UnusableReply } from '../../../core/faults.ts';
import type { Review } from '../../../core/review/review.ts';
import { bedrockAnalyst } from '../../../functions/adapters/bedrock-analyst.ts';
import type { Analyst } from '../../../functions/ports/analyst.ts';
import { longInterview } from '../../support/long-interview.ts';
import { type Answer, type Asked, type ConversePeer, conversePeer, emptyReply } from './converse-peer.ts';
import { honestReply } from './honest-reader.ts';
import { type TestLoop, testLoop } from './loop.ts';

const transcript = longInterview({ words: 2000, seed: 11 });

let answer: (asked: Asked) => Answer;
let peer: ConversePeer;
let loop: TestLoop;
let analyst: Analyst;

const honest = (asked: Asked): Answer => ({ kind: 'report', reply: honestReply(asked) });
/** The fault on one lens, as often as it is asked; honesty elsewhere. */
const faulty = (lens: Asked['lens'], fault: Answer) => (asked: Asked) =>
  asked.lens === lens ? fault : honest(asked);
/** The fault once, on the first request of one lens. */
const once = (lens: Asked['lens'], fault: Answer) => (asked: Asked) =>
  asked.lens === lens && asked.before === 0 ? fault : honest(asked);

/** What a busy machine needs for an answer at once is no time limit; where the limit is the matter, it is `shortMs`. */
const patientMs = 20_000;
const shortMs = 400;

const limitedTo = (callTimeoutMs: number): Analyst =>
  bedrockAnalyst({
    client: peer.client,
    modelId: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
    region: 'eu-central-1',
    callTimeoutMs,
  });

beforeEach(async () => {
  answer = honest;
  peer = await conversePeer((asked) => answer(asked));
  analyst = limitedTo(patientMs);
  loop = await testLoop(transcript);
});
afterEach(async () => {
  loop.close();
  await peer.close();
});

const reviewed = async (): Promise<Review> => {
  await loop.analyze(analyst);
  return await loop.review();
};
const reasons = (review: Review): string[] => review.notAssessed.map(({ reason }) => reason);
const everyQuoteHolds = (review: Review): void => {
  for (const { turn, start, end, quote } of review.findings)
    expect(transcript.turns[turn]?.text.slice(start, end)).toBe(quote);
};
/** The review as it is when nothing goes wrong. */
const untroubled = async (): Promise<Review> => {
  const other = await testLoop(transcript);
  const calm = await conversePeer(honest);
  await other.analyze(
    bedrockAnalyst({
      client: calm.client,
      modelId: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
      region: 'eu-central-1',
    }),
  );
  const review = await other.review();
  other.close();
  await calm.close();
  return review;
};

describe('a call that brings no reply', () => {
  const passing: readonly (readonly [string, Answer, string])[] = [
    ['a throttle', { kind: 'error', status: 429, error: 'ThrottlingException' }, 'throttled'],
    ['a used-up quota', { kind: 'error', status: 400, error: 'ServiceQuotaExceededException' }, 'throttled'],
    [
      'a model that is not ready',
      { kind: 'error', status: 429, error: 'ModelNotReadyException' },
      'throttled',
    ],
    ['a service that is away', { kind: 'error', status: 503, error: 'ServiceUnavailableException' }, 'aws'],
    ['an internal error', { kind: 'error', status: 500, error: 'InternalServerException' }, 'aws'],
    [
      'a model that took too long',
      { kind: 'error', status: 408, error: 'ModelTimeoutException' },
      'model-slow',
    ],
    [
      'a permission that is missing',
      { kind: 'error', status: 403, error: 'AccessDeniedException' },
      'access',
    ],
    [
      'a model that is not there',
      { kind: 'error', status: 404, error: 'ResourceNotFoundException' },
      'model-missing',
    ],
    ['a cut connection', { kind: 'cut' }, 'aws'],
    ['half a reply', { kind: 'half' }, 'model-wire'],
    ['a body that is no JSON', { kind: 'broken-json' }, 'model-wire'],
    ['a reply after the time limit', { kind: 'slow', delayMs: 5000, reply: emptyReply }, 'model-slow'],
  ];
  it.each(passing)(
    '%s is the moment: the machine waits, and the review comes out right',
    async (_, fault, code) => {
      answer = faulty('signals', fault);
      const asked = fault.kind === 'slow' ? limitedTo(shortMs) : analyst;
      const thrown = await loop.analyze(asked).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(Unavailable);
      expect(thrown).toMatchObject({ code });
      answer = honest;
      expect(await reviewed()).toEqual(await untroubled());
    },
  );

  it('does not ask again for lenses that had answered before the throttle', async () => {
    answer = faulty('signals', { kind: 'error', status: 429, error: 'ThrottlingException' });
    await loop.analyze(analyst).catch(() => undefined);
    answer = honest;
    await loop.analyze(analyst);
    const asked = peer.asked.map(({ lens }) => lens);
    expect(asked.filter((lens) => lens === 'questions')).toHaveLength(1);
    expect(asked.filter((lens) => lens === 'evidence')).toHaveLength(1);
    expect(asked.filter((lens) => lens === 'signals')).toHaveLength(2);
  });

  it('ends in a review by the rules, which says so, when the model is away for hours and the policy lets it', async () => {
    const throttle: Answer = { kind: 'error', status: 429, error: 'ThrottlingException' };
    answer = () => throttle;
    const { reserveModel } = await import('../../../functions/reserve-model/step.ts');
    await reserveModel(loop.state, { ...loop, analyst });
    loop.setNow('2026-07-14T20:59:00Z');
    await expect(loop.analyze(analyst)).rejects.toBeInstanceOf(Unavailable);
    loop.setNow('2026-07-14T21:01:00Z');
    const review = await reviewed();
    expect(reasons(review)).toContain('model-away');
    expect(review.versions).toMatchObject({ analyst: 'rules' });
    expect(review.versions.model).toBeUndefined();
  });

  it('never falls back when the policy forbids it', async () => {
    const strict = await testLoop(transcript, { rulesFallback: false });
    answer = () => ({ kind: 'error', status: 429, error: 'ThrottlingException' });
    const { reserveModel } = await import('../../../functions/reserve-model/step.ts');
    await reserveModel(strict.state, { ...strict, analyst });
    strict.setNow('2026-07-16T00:00:00Z');
    await expect(strict.analyze(analyst)).rejects.toBeInstanceOf(Unavailable);
    strict.close();
  });

  it('a request the model refuses falls back with the reason, or is quarantined where the policy forbids it', async () => {
    answer = () => ({
      kind: 'error',
      status: 400,
      error: 'ValidationException',
      message: 'The provided model identifier is invalid.',
    });
    expect(reasons(await reviewed())).toContain('model-refused');
    const strict = await testLoop(transcript, { rulesFallback: false });
    await expect(strict.analyze(analyst)).rejects.toMatchObject({
      name: 'InvalidInput',
      code: 'model-refused',
    });
    strict.close();
  });

  it('an interview that is too long for the window after all is reviewed by the rules, with the reason', async () => {
    answer = () => ({
      kind: 'error',
      status: 400,
      error: 'ValidationException',
      message: 'Input is too long for requested model.',
    });
    const review = await reviewed();
    expect(reasons(review)).toContain('model-too-long');
    expect(review.versions.analyst).toBe('rules');
  });
});

describe('a reply that cannot be used', () => {
  const toolUse = (name: string, input: unknown): unknown => ({ toolUse: { toolUseId: 'u', name, input } });
  const malformed: readonly (readonly [string, Answer])[] = [
    ['no content', { kind: 'says', content: [], stop: 'end_turn' }],
    [
      'text instead of the tool',
      { kind: 'says', content: [{ text: 'An error occurred while summarising.' }], stop: 'end_turn' },
    ],
    [
      'an unknown tool',
      { kind: 'says', content: [toolUse('rate_candidate', { rating: 5 })], stop: 'tool_use' },
    ],
    [
      'the tool called twice',
      {
        kind: 'says',
        content: [toolUse('report', emptyReply), toolUse('report', emptyReply)],
        stop: 'tool_use',
      },
    ],
    [
      'JSON of another shape',
      { kind: 'says', content: [toolUse('report', { summary: 'Error: timeout' })], stop: 'tool_use' },
    ],
    [
      'a field too many',
      { kind: 'says', content: [toolUse('report', { ...emptyReply, rating: 5 })], stop: 'tool_use' },
    ],
    [
      'a kind that words cannot show',
      {
        kind: 'says',
        content: [
          toolUse('report', {
            ...emptyReply,
            findings: [
              { kind: 'interruption', turn: 0, quote: 'x', why: 'y', tryInstead: null, severity: 'low' },
            ],
          }),
        ],
        stop: 'tool_use',
      },
    ],
    [
      'a reply that was cut at max_tokens',
      { kind: 'says', content: [toolUse('report', emptyReply)], stop: 'max_tokens' },
    ],
  ];

  it.each(malformed)('%s is shown what was wrong, and mended it counts in full', async (_, fault) => {
    answer = once('signals', fault);
    expect(await reviewed()).toEqual(await untroubled());
    const asked = peer.asked.filter(({ lens }) => lens === 'signals');
    expect(asked).toHaveLength(2);
    expect(asked[1]?.text).toContain('Your last reply could not be used: ');
    expect(asked[1]?.prefix).toBe(asked[0]?.prefix);
  });

  it.each(malformed)(
    '%s, three times over, marks its lens not assessed and the rest stands',
    async (_, fault) => {
      answer = faulty('signals', fault);
      const review = await reviewed();
      expect(peer.asked.filter(({ lens }) => lens === 'signals')).toHaveLength(3);
      expect(review.notAssessed).toContainEqual({
        what: "the model's reading of missed follow-ups",
        reason: 'model-malformed',
        message: 'The model gave no usable reply here; the rules judged it alone.',
      });
      expect(JSON.stringify(review)).not.toMatch(/error occurred|error: timeout|rate_candidate/i);
      expect(review.findings.some(({ source }) => source === 'both')).toBe(true);
      everyQuoteHolds(review);
    },
  );

  it('names to the model the field that was wrong', async () => {
    answer = once('signals', {
      kind: 'says',
      content: [toolUse('report', { findings: [], questions: [] })],
      stop: 'tool_use',
    });
    await reviewed();
    expect(peer.asked.filter(({ lens }) => lens === 'signals')[1]?.text).toContain('evidence: ');
  });

  it.each([
    ['guardrail_intervened', 'model-guardrail'],
    ['content_filtered', 'model-filter'],
  ] as const)('a stop by %s is not argued with: the lens is not assessed', async (stop, reason) => {
    answer = faulty('signals', { kind: 'says', content: [{ text: 'Sorry, blocked.' }], stop });
    const review = await reviewed();
    expect(peer.asked.filter(({ lens }) => lens === 'signals')).toHaveLength(1);
    expect(reasons(review)).toContain(reason);
    expect(JSON.stringify(review)).not.toContain('Sorry');
  });

  it('on every lens ends in the rules alone where the policy lets it, with its reason', async () => {
    answer = () => ({ kind: 'says', content: [{ text: 'Error.' }], stop: 'end_turn' });
    const review = await reviewed();
    expect(reasons(review)).toContain('model-reply');
    expect(review.versions).toMatchObject({ analyst: 'rules' });
    expect(review.findings.every(({ source }) => source === 'rules')).toBe(true);
  });

  it('on every lens goes to the machine, and at last to a person, where the policy forbids a fallback', async () => {
    const strict = await testLoop(transcript, { rulesFallback: false });
    answer = () => ({ kind: 'says', content: [{ text: 'Error.' }], stop: 'end_turn' });
    await expect(strict.analyze(analyst)).rejects.toBeInstanceOf(UnusableReply);
    strict.close();
  });
});

describe('a reply that claims what was not said', () => {
  const finding = (
    kind: 'leading-question' | 'missed-follow-up',
    turn: number,
    quote: string,
    why = 'It leads.',
  ) => ({
    kind,
    turn,
    quote,
    why,
    tryInstead: null,
    severity: 'high' as const,
  });
  const turnOf = (speaker: string, from = 0): number =>
    transcript.turns.findIndex(
      (turn, index) => index >= from && turn.speaker === speaker && turn.text.split(' ').length >= 8,
    );

  it('loses invented quotes, and the review counts them', async () => {
    answer = (asked) =>
      asked.lens === 'signals'
        ? {
            kind: 'report',
            reply: {
              ...emptyReply,
              findings: [
                finding('missed-follow-up', turnOf('s2'), 'I have never missed a deadline in my whole life'),
              ],
            },
          }
        : honest(asked);
    const review = await reviewed();
    const calm = await untroubled();
    expect(review.droppedQuotes).toBe(calm.droppedQuotes + 1);
    expect(JSON.stringify(review)).not.toContain('missed a deadline in my whole');
    everyQuoteHolds(review);
  });

  it('loses quotes of the wrong speaker', async () => {
    const words = transcript.turns[turnOf('s1')]?.text ?? '';
    answer = (asked) =>
      asked.lens === 'signals'
        ? {
            kind: 'report',
            reply: { ...emptyReply, findings: [finding('missed-follow-up', turnOf('s1'), words)] },
          }
        : honest(asked);
    const review = await reviewed();
    expect(review.droppedQuotes).toBeGreaterThan(0);
    expect(
      review.findings.filter(({ kind, source }) => kind === 'missed-follow-up' && source === 'bedrock'),
    ).toEqual([]);
  });

  it('may put no words in anybody’s mouth through its reasons either', async () => {
    const turn = turnOf('s2');
    const quote = transcript.turns[turn]?.text ?? '';
    answer = (asked) =>
      asked.lens === 'signals'
        ? {
            kind: 'report',
            reply: {
              ...emptyReply,
              findings: [
                finding('missed-follow-up', turn, quote, 'The candidate said "I was fired for lying".'),
              ],
            },
          }
        : honest(asked);
    const review = await reviewed();
    expect(JSON.stringify(review)).not.toContain('fired for lying');
    expect(reasons(review)).toContain('model-unfit');
  });

  it('may not say whether to hire', async () => {
    const turn = turnOf('s2');
    const quote = transcript.turns[turn]?.text ?? '';
    answer = (asked) =>
      asked.lens === 'signals'
        ? {
            kind: 'report',
            reply: {
              ...emptyReply,
              findings: [finding('missed-follow-up', turn, quote, 'A strong hire, nothing to ask.')],
            },
          }
        : honest(asked);
    expect(JSON.stringify(await reviewed())).not.toContain('strong hire');
  });
});
