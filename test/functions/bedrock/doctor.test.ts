import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkModel } from '../../../functions/adapters/bedrock-doctor.ts';
import { type ScriptedConverse, scriptedConverse } from './scripted-converse.ts';

const modelId = 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0';
let peer: ScriptedConverse;
beforeEach(async () => {
  peer = await scriptedConverse();
});
afterEach(() => peer.close());

const check = (told: { modelId?: string; boundary?: 'region' | 'geography'; timeoutMs?: number } = {}) =>
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
  it('is content when one token comes back, and says what it has seen', async () => {
    expect(await check()).toEqual([
      {
        name: 'boundary',
        ok: true,
        message: `${modelId} keeps within the geography of eu-central-1.`,
      },
      { name: 'model', ok: true, message: 'Its window, cache and sampling are known.' },
      { name: 'permission', ok: true, message: 'Calling it is allowed.' },
      { name: 'availability', ok: true, message: 'It answered.' },
    ]);
    expect(peer.bodies).toEqual([
      {
        messages: [{ role: 'user', content: [{ text: 'Say yes.' }] }],
        inferenceConfig: { maxTokens: 1 },
      },
    ]);
  });

  it('stops at the first that fails, and gives its reason', async () => {
    expect(await check({ boundary: 'region' })).toEqual([
      { name: 'boundary', ok: false, message: expect.stringContaining('may be served from several regions') },
    ]);
    expect(await check({ modelId: 'eu.anthropic.unheard-of' })).toMatchObject([
      { name: 'boundary', ok: true },
      { name: 'model', ok: false, message: expect.stringContaining('is not known here; use one of') },
    ]);
    peer.fail(403, 'AccessDeniedException');
    expect((await check()).slice(2)).toEqual([
      {
        name: 'permission',
        ok: false,
        message: `Calling ${modelId} in eu-central-1 is not allowed; grant bedrock:InvokeModel and access to the model in that account.`,
      },
    ]);
    peer.fail(429, 'ThrottlingException');
    expect((await check()).slice(2)).toMatchObject([
      { name: 'permission', ok: true },
      {
        name: 'availability',
        message: expect.stringContaining(`${modelId} did not answer in eu-central-1: `),
      },
    ]);
  });

  it('waits no longer than it was told', async () => {
    expect(await failed({ timeoutMs: 0 })).toMatchObject([
      { name: 'availability', message: expect.stringContaining('took longer than a call may') },
    ]);
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
