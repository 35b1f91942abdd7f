/** What is made of a reply before anybody believes it: its kind, its tokens, its price. */
import { describe, expect, it } from 'vitest';
import { costMicroUsd, modelFacts, modelName } from '../../../functions/adapters/bedrock-models.ts';
import { checkBoundary } from '../../../functions/adapters/bedrock-regions.ts';
import { answerOf, tokensOf } from '../../../functions/adapters/bedrock-reply.ts';
import { usageOf } from '../../../functions/adapters/bedrock-usage.ts';
import { emptyReply } from './converse-peer.ts';

const sonnet = modelFacts('eu.anthropic.claude-sonnet-4-5-20250929-v1:0');
const nova = modelFacts('amazon.nova-pro-v1:0');
const output = (said: object) => ({ $metadata: {}, ...said }) as Parameters<typeof answerOf>[0];
const calling = (...names: readonly string[]) =>
  output({
    stopReason: 'tool_use',
    output: {
      message: {
        role: 'assistant',
        content: [
          { text: 'Here it is.' },
          ...names.map((name) => ({ toolUse: { toolUseId: 'u', name, input: emptyReply } })),
        ],
      },
    },
  });

describe('a reply', () => {
  it('is one where the tool was called once', () => {
    expect(answerOf(calling('report'))).toEqual({ kind: 'reply', reply: emptyReply });
  });

  it.each([
    [calling(), { kind: 'malformed', problem: 'it did not call the tool "report".' }],
    [output({ output: {} }), { kind: 'malformed', problem: 'it did not call the tool "report".' }],
    [calling('report', 'report'), { kind: 'malformed', problem: 'it called a tool 2 times, not once.' }],
    [calling('other'), { kind: 'malformed', problem: 'it called another tool than "report".' }],
    [
      output({ stopReason: 'max_tokens' }),
      { kind: 'malformed', problem: 'it was longer than a reply may be; report fewer findings.' },
    ],
    [output({ stopReason: 'guardrail_intervened' }), { kind: 'stopped', by: 'guardrail' }],
    [output({ stopReason: 'content_filtered' }), { kind: 'stopped', by: 'filter' }],
    [output({ stopReason: 'model_context_window_exceeded' }), { kind: 'too-long' }],
  ])('is else told by what is wrong with it (%#)', (said, expected) => {
    expect(answerOf(said)).toEqual(expected);
  });

  it('has the tokens that were counted, and none where nothing sensible was', () => {
    const usage = {
      inputTokens: 7,
      outputTokens: -1,
      totalTokens: 7,
      cacheReadInputTokens: 1.5,
    };
    expect(tokensOf(output({ usage }))).toEqual({
      inputTokens: 7,
      outputTokens: 0,
      cacheReadTokens: 0,
      cacheWriteTokens: 0,
    });
    expect(tokensOf(output({}))).toMatchObject({ inputTokens: 0, outputTokens: 0 });
  });
});

describe('what asking took', () => {
  const first = { inputTokens: 10, outputTokens: 100, cacheReadTokens: 0, cacheWriteTokens: 1000 };
  const second = { inputTokens: 20, outputTokens: 50, cacheReadTokens: 1000, cacheWriteTokens: 0 };

  it('is its sum, of which the rate counts output by its weight and no reading from the cache', () => {
    expect(usageOf(sonnet, [first, second])).toEqual({
      requests: 2,
      inputTokens: 30,
      outputTokens: 150,
      cacheReadTokens: 1000,
      cacheWriteTokens: 1000,
      ratedTokens: 30 + 1000 + 5 * 150,
      // 3 $ a million in, writing at 1.25 and reading at 0.1 of it, 15 $ out.
      costMicroUsd: 3 * (30 + 1250 + 100) + 15 * 150,
    });
    expect(usageOf(nova, [first]).ratedTokens).toBe(10 + 1000 + 100);
  });

  it('is rounded up to whole millionths', () => {
    expect(costMicroUsd(nova, { ...first, inputTokens: 1, outputTokens: 0, cacheWriteTokens: 0 })).toBe(1);
  });
});

describe('a model by its id', () => {
  it('stands behind the geography that may serve it', () => {
    expect(modelName('eu.amazon.nova-pro-v1:0')).toEqual({ geography: 'eu', model: 'amazon.nova-pro-v1:0' });
    expect(modelName('apac.anthropic.x')).toEqual({ geography: 'apac', model: 'anthropic.x' });
    for (const plain of ['amazon.nova-pro-v1:0', 'eu.meta.llama', 'toolongone.amazon.x', '1eu.amazon.x'])
      expect(modelName(plain)).toEqual({ geography: null, model: plain });
  });

  it('that is unknown is refused with those that are', () => {
    expect(() => modelFacts('eu.amazon.unheard-of')).toThrow(
      /^The model eu\.amazon\.unheard-of is not known here; use one of anthropic\.\S+, .+, amazon\.nova-pro-v1:0, with its geography in front\.$/,
    );
  });

  it('keeps sampling and cache as each takes them', () => {
    expect(sonnet).toMatchObject({ sampling: { temperature: 0 }, cacheMinTokens: 1024, replyTokens: 8192 });
    expect(nova).toMatchObject({ sampling: { temperature: 0 }, cacheMinTokens: 1024 });
    expect(modelFacts('us.anthropic.claude-sonnet-4-20250514-v1:0').inputPrice).toBe(3);
    expect(modelFacts('us.anthropic.claude-haiku-4-5-20251001-v1:0').cacheMinTokens).toBe(4096);
    expect(modelFacts('anthropic.claude-3-5-sonnet-20240620-v1:0')).toMatchObject({
      cacheMinTokens: null,
      replyTokens: 4096,
      outputWeight: 1,
    });
  });

  it.each([
    ['eu', 'eu-central-1 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-3'],
    ['us', 'us-east-1 us-east-2 us-west-1 us-west-2'],
    ['ca', 'ca-central-1 ca-west-1'],
    ['jp', 'ap-northeast-1 ap-northeast-3'],
    ['au', 'ap-southeast-2 ap-southeast-4'],
  ])('may be called through %s from there alone, and never where nothing may leave', (geography, regions) => {
    const id = `${geography}.amazon.nova-pro-v1:0`;
    for (const region of regions.split(' ')) {
      expect(() => checkBoundary(region, id, 'geography')).not.toThrow();
      expect(() => checkBoundary(region, id, 'region')).toThrow(
        `${id} may be served from several regions, and nothing may leave ${region}; use amazon.nova-pro-v1:0 where ${region} serves it.`,
      );
    }
    for (const elsewhere of ['eu-west-2', 'eu-central-2', 'sa-east-1', 'ap-southeast-1', ''])
      expect(() => checkBoundary(elsewhere, id, 'geography')).toThrow(
        `${id} may be served from outside the geography of ${elsewhere}; use a profile of that geography.`,
      );
  });
});
