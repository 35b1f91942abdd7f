import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Unavailable } from '../../../core/faults.ts';
import type { Analyst, AnalystInput, AnalystReport } from '../../../functions/ports/analyst.ts';
import type { Artefacts } from '../../../functions/ports/artefacts.ts';
import { analyze } from '../../../functions/analyze/step.ts';
import { notebookOf } from '../../../functions/analyze/notebook.ts';
import { reserveModel } from '../../../functions/reserve-model/step.ts';
import { AnalystRecord } from '../../../functions/runtime/analyst-record.ts';
import { proposalsKey, readArtefact } from '../../../functions/runtime/envelope.ts';
import { reservationOf } from '../../../functions/runtime/model-bucket.ts';
import { losing } from '../../support/disturbed-ledger.ts';
import { longInterview } from '../../support/long-interview.ts';
import { type TestLoop, testLoop } from '../bedrock/loop.ts';

const transcript = longInterview({ words: 300, seed: 2 });

const plain: AnalystReport = {
  proposals: [],
  notAssessed: [],
  versions: { model: 'a-model', prompt: '1' },
  usage: { requests: 4, inputTokens: 1000, outputTokens: 500 },
};

const said = (report: AnalystReport, seen: AnalystInput[] = []): Analyst => ({
  name: 'bedrock',
  estimateTokens: () => 400_000,
  estimateRequests: () => 4,
  propose: async (input) => {
    seen.push(input);
    return await Promise.resolve(report);
  },
});

let loop: TestLoop;
beforeEach(async () => {
  loop = await testLoop(transcript);
});
afterEach(() => loop.close());

const kept = async (): Promise<AnalystRecord> =>
  await readArtefact(loop.artefacts, AnalystRecord, proposalsKey(loop.state.loopId, loop.state.execution));

describe('what an analyst said of a loop', () => {
  it('is kept whole, with what asking took', async () => {
    const report: AnalystReport = {
      ...plain,
      notAssessed: [{ what: 'pace', reason: 'no-times', message: 'There are no times.' }],
      evidence: [{ competency: 'design', turn: 1, quote: 'We decided' }],
      usage: { ...plain.usage, cacheReadTokens: 10, ratedTokens: 1600, costMicroUsd: 42 },
    };
    expect(await loop.analyze(said(report))).toEqual({
      proposals: 0,
      analyst: 'bedrock',
      notAssessed: 1,
      costMicroUsd: 42,
    });
    expect(await kept()).toEqual({ analyst: 'bedrock', ...report });
  });

  it('holds no evidence where none was told, and costs nothing where no price is known', async () => {
    expect(await loop.analyze(said(plain))).toMatchObject({ costMicroUsd: 0 });
    expect(await kept()).not.toHaveProperty('evidence');
  });

  it('is the rules’ where no model read it', async () => {
    expect(await loop.analyze(said({ ...plain, versions: {} }))).toMatchObject({ analyst: 'rules' });
  });

  it('is about this loop: its words, its round, the policy', async () => {
    const seen: AnalystInput[] = [];
    await loop.analyze(said(plain, seen));
    expect(seen).toMatchObject([
      { transcript, round: 'system-design', policy: { model: { analyst: 'bedrock' } }, notebook: {} },
    ]);
  });
});

describe('the notebook of an execution', () => {
  it('gives back a page as it was written, and nothing of one that was not', async () => {
    const notebook = notebookOf(loop.artefacts, loop.state);
    expect(await notebook.read('questions')).toBeUndefined();
    await notebook.write('questions', { found: 3 });
    expect(await notebook.read('questions')).toEqual({ found: 3 });
    expect(
      await notebookOf(loop.artefacts, { ...loop.state, execution: 'other' }).read('questions'),
    ).toBeUndefined();
  });

  it('lets the first of two that write at once be right, and hides no other fault', async () => {
    const notebook = notebookOf(loop.artefacts, loop.state);
    await notebook.write('questions', { found: 3 });
    await notebook.write('questions', { found: 4 });
    expect(await notebook.read('questions')).toEqual({ found: 3 });
    const away: Artefacts = {
      ...loop.artefacts,
      put: async () => await Promise.reject(new Unavailable('s3', 'Away.')),
    };
    await expect(notebookOf(away, loop.state).write('signals', {})).rejects.toBeInstanceOf(Unavailable);
  });
});

describe('what was reserved and not used', () => {
  const settled = async () => (await reservationOf(loop.ledger, 'execution-1'))?.settled;

  it.each([
    ['three races are lost', 3, true],
    ['as many as are worth it', 4, false],
  ])('flows back although %s', async (_what, times, flows) => {
    const analyst = said(plain);
    await reserveModel(loop.state, { ...loop, analyst });
    await analyze(loop.state, { ...loop, ledger: losing(loop.ledger, times), analyst });
    expect(await settled()).toBe(flows);
  });

  it('is counted by what went in and came out where the rate limit’s own count is unknown', async () => {
    const analyst = said({ ...plain, usage: { requests: 4, inputTokens: 60_000, outputTokens: 40_000 } });
    await reserveModel(loop.state, { ...loop, analyst });
    await loop.analyze(analyst);
    // 100,000 of 400,000 tokens a minute: a quarter of one.
    expect((await loop.ledger.get({ partition: 'model', sort: 'bucket' }))?.body['tokensUntil']).toBe(
      '2026-07-14T13:00:15.000Z',
    );
  });
});
