import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkModel } from '../../../functions/adapters/bedrock-doctor.ts';
import { type ScriptedConverse, scriptedConverse } from './scripted-converse.ts';

const modelId = 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0';
let peer: ScriptedConverse;
beforeEach(async () => {
  peer = await scriptedConverse();
});
afterEach(() => peer.close());

const check = (told: { modelId?: string; boundary?: 'region' | 'geography' } = {}) =>
  checkModel({
    client: peer.client,
    modelId,
    region: 'eu-central-1',
    boundary: 'geography',
    timeoutMs: 20_000,
    ...told,
  });
const failed = async (told?: Parameters<typeof check>[0]) => (await check(told)).filter(({ ok }) => !ok);

describe('the doctor’s look at the model', () => {
  it('is content when one token comes back', async () => {
    expect((await check()).map(({ name, ok }) => [name, ok])).toEqual([
      ['boundary', true],
      ['model', true],
      ['permission', true],
      ['availability', true],
    ]);
    expect(peer.bodies[0]).toMatchObject({ inferenceConfig: { maxTokens: 1 } });
  });

  it('sends nothing where the boundary does not hold or the model is unknown', async () => {
    expect(await failed({ modelId: modelId.replace('eu', 'us') })).toMatchObject([{ name: 'boundary' }]);
    expect(await failed({ boundary: 'region' })).toMatchObject([{ name: 'boundary' }]);
    expect(await failed({ modelId: 'eu.anthropic.unheard-of' })).toMatchObject([{ name: 'model' }]);
    expect(peer.bodies).toEqual([]);
  });

  it.each([
    [403, 'AccessDeniedException', 'permission', 'bedrock:InvokeModel'],
    [404, 'ResourceNotFoundException', 'availability', 'not there'],
    [429, 'ThrottlingException', 'availability', 'throttled'],
    [400, 'ValidationException', 'availability', 'refuses'],
  ] as const)('tells %i %s apart, and what to do', async (status, error, name, words) => {
    peer.fail(status, error);
    const [found] = await failed();
    expect(found?.name).toBe(name);
    expect(found?.message).toContain(words);
  });
});
