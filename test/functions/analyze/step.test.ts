import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Unavailable } from '../../../core/faults.ts';
import { rulesAnalyst } from '../../../functions/adapters/rules-analyst.ts';
import type { Analyst, AnalystReport } from '../../../functions/ports/analyst.ts';
import { reserveModel } from '../../../functions/reserve-model/step.ts';
import { reservationOf } from '../../../functions/runtime/model-bucket.ts';
import { longInterview } from '../../support/long-interview.ts';
import { type TestLoop, testLoop } from '../bedrock/loop.ts';

const transcript = longInterview({ words: 600, seed: 4 });
const report: AnalystReport = {
  proposals: [],
  notAssessed: [],
  versions: { model: 'a-model', prompt: '1' },
  usage: { requests: 4, inputTokens: 1000, outputTokens: 500, ratedTokens: 50_000 },
};
const analystThat = (propose: Analyst['propose']): Analyst => ({
  name: 'bedrock',
  estimateTokens: () => 400_000,
  estimateRequests: () => 4,
  propose,
});

let loop: TestLoop;
beforeEach(async () => {
  loop = await testLoop(transcript);
});
afterEach(() => loop.close());

describe('analyze', () => {
  it('asks once, however often it is run', async () => {
    let asked = 0;
    const analyst = analystThat(async () => {
      asked += 1;
      return report;
    });
    await loop.analyze(analyst);
    await loop.analyze(analyst);
    expect(asked).toBe(1);
  });

  it('lets the rest of its reservation flow back, once', async () => {
    const analyst = analystThat(async () => report);
    await reserveModel(loop.state, { ...loop, analyst });
    const before = await loop.ledger.get({ partition: 'model', sort: 'bucket' });
    await loop.analyze(analyst);
    const after = await loop.ledger.get({ partition: 'model', sort: 'bucket' });
    await loop.analyze(analyst);
    // 350,000 of 400,000 tokens a minute were not used.
    expect(before?.body['tokensUntil']).toBe('2026-07-14T13:01:00.000Z');
    expect(after?.body['tokensUntil']).toBe('2026-07-14T13:00:07.500Z');
    expect((await reservationOf(loop.ledger, 'execution-1'))?.settled).toBe(true);
    expect(await loop.ledger.get({ partition: 'model', sort: 'bucket' })).toEqual(after);
  });

  it('gives the whole reservation back when the rules stepped in', async () => {
    const analyst = analystThat(async () => {
      throw new Unavailable('throttled', 'busy');
    });
    await reserveModel(loop.state, { ...loop, analyst });
    loop.setNow('2026-07-15T13:00:00Z');
    expect(await loop.analyze(analyst)).toMatchObject({ analyst: 'rules', notAssessed: 1 });
    expect((await reservationOf(loop.ledger, 'execution-1'))?.settled).toBe(true);
  });

  it('never fails a finished loop because the bucket could not be written', async () => {
    const analyst = analystThat(async () => report);
    await reserveModel(loop.state, { ...loop, analyst });
    const { analyze } = await import('../../../functions/analyze/step.ts');
    const refuse = async () => {
      throw new Unavailable('access', 'not allowed');
    };
    const refusing = {
      get: (key: Parameters<TestLoop['ledger']['get']>[0]) => loop.ledger.get(key),
      query: (range: Parameters<TestLoop['ledger']['query']>[0]) => loop.ledger.query(range),
      due: loop.ledger.due.bind(loop.ledger),
      commit: refuse,
      commitInOrder: refuse,
    };
    expect(await analyze(loop.state, { ...loop, ledger: refusing, analyst })).toMatchObject({
      analyst: 'bedrock',
    });
  });

  it('says in the review when the policy wants a model and none is set up', async () => {
    await loop.analyze(rulesAnalyst);
    const review = await loop.review();
    expect(review.notAssessed).toContainEqual(expect.objectContaining({ reason: 'model-not-configured' }));
    expect(review.versions.analyst).toBe('rules');
    const strict = await testLoop(transcript, { rulesFallback: false });
    await expect(strict.analyze(rulesAnalyst)).rejects.toMatchObject({
      name: 'InvalidInput',
      code: 'model-not-configured',
    });
    strict.close();
  });

  it('says nothing of a model where the policy leaves reviews to the rules', async () => {
    const plain = await testLoop(transcript, { analyst: 'rules' });
    expect(await plain.analyze(rulesAnalyst)).toEqual({
      proposals: 0,
      analyst: 'rules',
      notAssessed: 0,
      costMicroUsd: 0,
    });
    expect((await plain.review()).versions).toMatchObject({ analyst: 'rules' });
    plain.close();
  });

  it('does not turn a fault of its own into a review', async () => {
    const analyst = analystThat(async () => {
      throw new TypeError('a defect');
    });
    await expect(loop.analyze(analyst)).rejects.toBeInstanceOf(TypeError);
  });
});
