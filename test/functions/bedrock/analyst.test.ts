import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Policy } from '../../../core/rubric/policy.ts';
import { bedrockAnalyst } from '../../../functions/adapters/bedrock-analyst.ts';
import { modelFacts } from '../../../functions/adapters/bedrock-models.ts';
import { checkBoundary } from '../../../functions/adapters/bedrock-regions.ts';
import type { Analyst, AnalystInput } from '../../../functions/ports/analyst.ts';
import { interview } from '../../support/interview.ts';
import { longInterview } from '../../support/long-interview.ts';
import { analystContract } from '../ports/analyst.contract.ts';
import { type Answer, type Asked, type ConversePeer, conversePeer } from './converse-peer.ts';
import { honestReply } from './honest-reader.ts';
import { testLoop } from './loop.ts';

const modelId = 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0';
const policy = Policy.parse({ model: { analyst: 'bedrock' } });
const honest = (asked: Asked): Answer => ({ kind: 'report', reply: honestReply(asked) });

analystContract('the bedrock analyst', async () => {
  const peer = await conversePeer(honest);
  const made = bedrockAnalyst({ client: peer.client, modelId, region: 'eu-central-1' });
  const asked = { transcript: longInterview({ words: 1500, seed: 3 }), policy };
  // What a cache saves is no part of the promise: it is filled before the first look.
  await made.propose(asked);
  return { analyst: made, input: asked, close: peer.close };
});

let peer: ConversePeer;
let analyst: Analyst;
let answer: (asked: Asked) => Answer;
beforeEach(async () => {
  answer = honest;
  peer = await conversePeer((asked) => answer(asked));
  analyst = bedrockAnalyst({ client: peer.client, modelId, region: 'eu-central-1' });
});
afterEach(() => peer.close());

const input = (words: number): AnalystInput => ({ transcript: longInterview({ words, seed: 5 }), policy });

describe('what four lenses cost', () => {
  it('is at most 1.8 plain readings of the transcript, cache writes at 1.25 and reads at 0.1 counted', async () => {
    await analyst.propose(input(9000));
    const paid = peer.counted.reduce(
      (sum, { input: fresh, read, written }) => sum + fresh + 1.25 * written + 0.1 * read,
      0,
    );
    const [first] = peer.counted;
    const plain = first?.written ?? 0;
    expect(plain).toBeGreaterThan(10_000);
    expect(paid / plain).toBeLessThanOrEqual(1.8);
    // Each lens reads a whole transcript all the same.
    expect(peer.counted.length).toBeGreaterThanOrEqual(4);
    expect(peer.counted.slice(1).every(({ read }) => read === plain)).toBe(true);
  });

  it('stays there when a lens has to be asked again', async () => {
    answer = (asked) =>
      asked.lens === 'evidence' && asked.before === 0
        ? { kind: 'says', content: [], stop: 'end_turn' }
        : honest(asked);
    await analyst.propose(input(9000));
    const paid = peer.counted.reduce(
      (sum, { input: fresh, read, written }) => sum + fresh + 1.25 * written + 0.1 * read,
      0,
    );
    expect(peer.counted.length).toBeGreaterThanOrEqual(5);
    expect(paid / (peer.counted[0]?.written ?? 0)).toBeLessThanOrEqual(1.8);
  });

  it('is metered as the endpoint counted it', async () => {
    const { usage } = await analyst.propose(input(3000));
    const sum = (pick: (counted: ConversePeer['counted'][number]) => number): number =>
      peer.counted.reduce((total, counted) => total + pick(counted), 0);
    expect(usage).toMatchObject({
      requests: peer.counted.length,
      inputTokens: sum(({ input: fresh }) => fresh),
      cacheReadTokens: sum(({ read }) => read),
      cacheWriteTokens: sum(({ written }) => written),
    });
    expect(usage.costMicroUsd).toBeGreaterThan(0);
  });

  it('was never underestimated when the rate was reserved', async () => {
    const asked = input(9000);
    const { usage } = await analyst.propose(asked);
    expect(analyst.estimateTokens(asked)).toBeGreaterThanOrEqual(
      (usage.inputTokens ?? 0) + (usage.cacheWriteTokens ?? 0),
    );
  });
});

describe('what is asked', () => {
  it('carries one identical tool, tool choice, system and transcript for every lens', async () => {
    await analyst.propose(input(1500));
    const same = peer.asked.map(({ body, prefix }) => JSON.stringify([body.toolConfig, body.system, prefix]));
    expect(new Set(same).size).toBe(1);
    expect(new Set(peer.asked.map(({ lens }) => lens)).size).toBe(4);
    expect(peer.asked[0]?.body.toolConfig.toolChoice).toEqual({ tool: { name: 'report' } });
  });

  it('is one call of Converse as it is documented, with the tool that a reply has to call', async () => {
    await analyst.propose(input(1500));
    const [{ path, body } = { path: '', body: undefined }] = peer.asked;
    expect(path).toBe(`/model/${modelId}/converse`);
    expect(body).toEqual({
      system: [{ text: expect.any(String) }],
      messages: [
        {
          role: 'user',
          content: [
            { text: expect.stringContaining('transcript-') },
            { cachePoint: { type: 'default' } },
            { text: expect.any(String) },
          ],
        },
      ],
      toolConfig: {
        tools: [
          {
            toolSpec: {
              name: 'report',
              description: 'Hands in what you found. Call it once, with every field.',
              inputSchema: {
                json: expect.objectContaining({
                  type: 'object',
                  required: ['findings', 'questions', 'evidence'],
                }),
              },
            },
          },
        ],
        toolChoice: { tool: { name: 'report' } },
      },
      inferenceConfig: { maxTokens: 8192, temperature: 0 },
    });
  });

  it('sends the first lens alone and the others only after its reply has begun', async () => {
    await analyst.propose(input(1500));
    expect(peer.asked[0]?.lens).toBe('questions');
    expect(peer.counted.filter(({ written }) => written > 0)).toHaveLength(1);
  });

  it('puts nothing that was said, and no name, in the system’s place', async () => {
    const asked = input(1500);
    await analyst.propose(asked);
    for (const { body } of peer.asked) {
      const system = JSON.stringify(body.system);
      for (const { text } of asked.transcript.turns.filter((turn) => turn.text.length > 30))
        expect(system).not.toContain(text);
      expect(JSON.stringify(body)).not.toContain('Rowan Tills');
    }
  });

  it('marks the transcript with something no speaker can have said, the same each time', async () => {
    await analyst.propose(input(1500));
    await analyst.propose(input(1500));
    await analyst.propose(input(1600));
    const marks = peer.asked.map(({ prefix }) => /transcript-([0-9a-f]{24}) begins/.exec(prefix)?.[1]);
    expect(new Set(marks).size).toBe(2);
    for (const { prefix } of peer.asked)
      expect(prefix.match(/transcript-[0-9a-f]{24} ends/g)).toHaveLength(1);
  });

  it('uses the guardrail and the sampling of the model when there are any', async () => {
    const guarded = bedrockAnalyst({
      client: peer.client,
      modelId,
      region: 'eu-central-1',
      guardrail: { id: 'gr-1', version: '3' },
    });
    await guarded.propose(input(1500));
    expect(peer.asked[0]?.body.guardrailConfig).toMatchObject({
      guardrailIdentifier: 'gr-1',
      guardrailVersion: '3',
    });
    expect(peer.asked[0]?.body.inferenceConfig).toMatchObject({ temperature: 0, maxTokens: 8192 });
  });

  it('asks once more for questions that code saw and the model left out, and says what stays missing', async () => {
    answer = (asked) => {
      const { reply } = honest(asked) as Extract<Answer, { kind: 'report' }>;
      if (asked.lens !== 'questions') return { kind: 'report', reply };
      return {
        kind: 'report',
        reply: { ...reply, findings: [], questions: asked.before === 0 ? reply.questions.slice(3) : [] },
      };
    };
    const report = await analyst.propose(input(1500));
    const again = peer.asked.filter(({ lens }) => lens === 'questions');
    expect(again).toHaveLength(2);
    expect(again[1]?.text).toContain('You did not list these questions.');
    expect(report.notAssessed).toContainEqual(expect.objectContaining({ reason: 'model-unmentioned' }));
  });

  it('asks nobody twice when the model listed every question', async () => {
    await analyst.propose(input(1500));
    expect(peer.asked.map(({ lens }) => lens).sort()).toEqual([
      'evidence',
      'questions',
      'signals',
      'try-instead',
    ]);
  });
});

describe('turns that the model takes for speech to a machine', () => {
  const naming = (...turns: readonly number[]) => {
    answer = (asked) => {
      const { reply } = honest(asked) as Extract<Answer, { kind: 'report' }>;
      const shown = turns.filter((turn) => asked.lines[turn]?.text !== null);
      return { kind: 'report', reply: { ...reply, addressed: shown } };
    };
  };

  it('are taken out, every lens is asked without them, and the review names them', async () => {
    naming(4);
    const report = await analyst.propose(input(1500));
    const first = peer.asked.filter(({ lens }) => lens === 'questions');
    expect(first.map(({ lines }) => lines[4]?.text === null)).toEqual([false, true]);
    for (const { lens, lines } of peer.asked) if (lens !== 'questions') expect(lines[4]?.text).toBeNull();
    expect(report.notAssessed).toContainEqual({
      what: 'turn 4 by the model',
      reason: 'withheld',
      message: 'The model took it for an instruction to a machine and was asked again without it.',
    });
    // What was asked in vain was paid for all the same.
    expect(report.usage.requests).toBe(peer.counted.length);
  });

  it('are believed to be few: a model that would have most of the interview taken out is not heard', async () => {
    naming(1, 2, 3, 4, 5, 6);
    const report = await analyst.propose(input(1500));
    for (const { lines } of peer.asked) expect(lines[4]?.text).not.toBeNull();
    expect(report.notAssessed).toEqual([]);
  });

  it('are asked about once, although the second reply names others', async () => {
    answer = (asked) => {
      const { reply } = honest(asked) as Extract<Answer, { kind: 'report' }>;
      return { kind: 'report', reply: { ...reply, addressed: [asked.lines[4]?.text === null ? 6 : 4] } };
    };
    await analyst.propose(input(1500));
    expect(peer.asked.filter(({ lens }) => lens === 'questions')).toHaveLength(2);
  });

  it('cost nothing of what was answered when the rest has to be asked later', async () => {
    const loop = await testLoop(longInterview({ words: 1500, seed: 5 }));
    naming(4);
    const patient = answer;
    answer = (asked) =>
      asked.lens === 'evidence'
        ? { kind: 'error', status: 429, error: 'ThrottlingException' }
        : patient(asked);
    await expect(loop.analyze(analyst)).rejects.toMatchObject({ name: 'Unavailable', code: 'throttled' });
    answer = patient;
    const before = peer.asked.length;
    await loop.analyze(analyst);
    expect(peer.asked.slice(before).map(({ lens }) => lens)).toEqual(['evidence']);
    loop.close();
  });
});

describe('a notebook', () => {
  const lensNames = ['evidence', 'questions', 'signals', 'try-instead'];
  const notebookOf = (pages: Map<string, unknown>) => ({
    read: async (page: string) => pages.get(page),
    write: async (page: string, content: unknown) => void pages.set(page, content),
  });

  it('has what each lens answered, from which the same report is made without asking again', async () => {
    const pages = new Map<string, unknown>();
    const asked = { ...input(1500), notebook: notebookOf(pages) };
    const report = await analyst.propose(asked);
    expect([...pages.keys()].sort()).toEqual(lensNames);
    const requests = peer.asked.length;
    expect(await analyst.propose(asked)).toEqual(report);
    expect(peer.asked).toHaveLength(requests);
    expect(report.usage.requests).toBe(requests);
  });

  it('is not believed where another version wrote it, and keeps nothing that could not be used', async () => {
    const tokens = [{ inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 }];
    const empty = { findings: [], questions: [], evidence: [], addressed: [] };
    const pages = new Map<string, unknown>([
      ['questions', { reply: { ...empty, findings: 'many' }, tokens }],
      ['signals', { reply: empty, tokens: [{ ...tokens[0], inputTokens: -1 }] }],
      ['try-instead', { reply: empty, tokens, more: true }],
      ['evidence', { reply: empty, tokens }],
    ]);
    answer = (asked) =>
      asked.lens === 'signals' ? { kind: 'says', content: [], stop: 'end_turn' } : honest(asked);
    await analyst.propose({ ...input(1500), notebook: notebookOf(pages) });
    expect([...new Set(peer.asked.map(({ lens }) => lens))].sort()).toEqual([
      'questions',
      'signals',
      'try-instead',
    ]);
    expect(pages.get('signals')).toMatchObject({ tokens: [{ inputTokens: -1 }] });
    expect(pages.get('questions')).toMatchObject({ reply: { findings: expect.any(Array) } });
  });
});

describe('an interview that no model is asked about', () => {
  it('is one too long for the window: reviewed by the rules, nothing cut, the reason in the review', async () => {
    const long = longInterview({ words: 160_000, seed: 9 });
    const loop = await testLoop(long);
    expect(analyst.estimateTokens({ transcript: long, policy })).toBe(0);
    await loop.analyze(analyst);
    const review = await loop.review();
    expect(peer.asked).toEqual([]);
    expect(review.notAssessed).toContainEqual(expect.objectContaining({ reason: 'model-too-long' }));
    expect(review.versions.analyst).toBe('rules');
    expect(review.questions.at(-1)?.turn).toBeGreaterThan(long.turns.length - 20);
    loop.close();
  });

  it('is one without an interviewer, without a candidate or without words', async () => {
    for (const transcript of [
      interview(''),
      interview('I: What did you do?'),
      interview('C: I did it all.'),
      interview('I: \nC: '),
    ]) {
      const report = await analyst.propose({ transcript, policy });
      expect(report).toMatchObject({
        proposals: [],
        versions: {},
        notAssessed: [{ reason: 'model-no-talk' }],
      });
      expect(analyst.estimateTokens({ transcript, policy })).toBe(0);
    }
    expect(peer.asked).toEqual([]);
  });

  it('is one the policy leaves to the rules', async () => {
    const loop = await testLoop(longInterview({ words: 500, seed: 1 }), { analyst: 'rules' });
    expect(await loop.analyze(analyst)).toMatchObject({ analyst: 'rules', notAssessed: 0 });
    expect(peer.asked).toEqual([]);
    loop.close();
  });
});

describe('where a transcript may be read', () => {
  it('is inside the declared boundary, or nowhere', () => {
    const options = { client: peer.client, region: 'eu-central-1' };
    for (const foreign of ['us', 'jp', 'au', 'apac', 'global'])
      expect(() => bedrockAnalyst({ ...options, modelId: modelId.replace(/^eu/, foreign) })).toThrow(
        expect.objectContaining({ name: 'InvalidInput', code: 'model-boundary' }),
      );
    expect(() => bedrockAnalyst({ ...options, modelId, boundary: 'region' })).toThrow(
      expect.objectContaining({ code: 'model-boundary' }),
    );
    expect(() => checkBoundary('eu-west-2', modelId, 'geography')).toThrow(
      expect.objectContaining({ code: 'model-boundary' }),
    );
    expect(() => checkBoundary('us-east-1', 'us.amazon.nova-pro-v1:0', 'geography')).not.toThrow();
    expect(() => checkBoundary('eu-west-2', 'amazon.nova-pro-v1:0', 'region')).not.toThrow();
  });

  it('is a model that is known', () => {
    expect(() => modelFacts('eu.unheard.of-v1:0')).toThrow(
      expect.objectContaining({ code: 'model-unknown' }),
    );
    expect(modelFacts(modelId).windowTokens).toBe(200_000);
  });

  it('sends no cache point to a model that has no cache', async () => {
    const plain = bedrockAnalyst({
      client: peer.client,
      modelId: 'anthropic.claude-3-5-sonnet-20240620-v1:0',
      region: 'us-east-1',
      boundary: 'region',
    });
    await plain.propose(input(1500));
    expect(JSON.stringify(peer.asked[0]?.body)).not.toContain('cachePoint');
  });
});
