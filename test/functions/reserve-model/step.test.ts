import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Conflict, Unavailable } from '../../../core/faults.ts';
import { rulesAnalyst } from '../../../functions/adapters/rules-analyst.ts';
import type { Analyst, AnalystInput } from '../../../functions/ports/analyst.ts';
import { reserveModel } from '../../../functions/reserve-model/step.ts';
import { envelopeKey, transcriptKey } from '../../../functions/runtime/envelope.ts';
import { losing } from '../../support/disturbed-ledger.ts';
import { longInterview } from '../../support/long-interview.ts';
import { stateOf, type TestLoop, testLoop } from '../bedrock/loop.ts';

const proposer = {
  name: 'bedrock' as const,
  propose: async () => {
    throw new Error('nobody proposes here');
  },
};
const analyst: Analyst = { ...proposer, estimateTokens: () => 200_000, estimateRequests: () => 4 };

let loop: TestLoop;
beforeEach(async () => {
  loop = await testLoop(longInterview({ words: 300, seed: 2 }));
});
afterEach(() => loop.close());

describe('reserve-model', () => {
  it('gives each loop its moment, in the order in which they come, and holds nobody', async () => {
    const at: unknown[] = [];
    for (let number = 1; number <= 4; number += 1) {
      const execution = `execution-${number}`;
      for (const key of [envelopeKey, transcriptKey]) {
        const bytes = await loop.artefacts.get(key(loop.state.loopId, 'execution-1'));
        if (bytes) await loop.artefacts.put(key(loop.state.loopId, execution), bytes);
      }
      at.push(await reserveModel(stateOf(execution), { ...loop, analyst }));
    }
    // 200,000 tokens at 400,000 a minute: half a minute each.
    expect(at).toMatchObject([
      { outcome: 'now', at: '2026-07-14T13:00:00.000Z' },
      { outcome: 'later', at: '2026-07-14T13:00:30.000Z' },
      { outcome: 'later', at: '2026-07-14T13:01:00.000Z' },
      { outcome: 'later', at: '2026-07-14T13:01:30.000Z' },
    ]);
  });

  it('reserves nothing for what goes no further', async () => {
    for (const outcome of ['superseded', 'waiting', 'erased']) {
      const state = { ...loop.state, read: { outcome } };
      expect(await reserveModel(state, { ...loop, analyst })).toMatchObject({ outcome: 'now', tokens: 0 });
    }
    const state = { ...loop.state, read: { outcome: 'read' } };
    expect(await reserveModel(state, { ...loop, analyst })).toMatchObject({ tokens: 200_000 });
  });

  it('gives the machine a moment to go on at where the loop was erased meanwhile', async () => {
    await loop.artefacts.remove(`loops/${loop.state.loopId}/`);
    expect(await reserveModel(loop.state, { ...loop, analyst })).toMatchObject({
      outcome: 'now',
      at: loop.clock.now(),
      tokens: 0,
    });
  });

  it('reserves nothing where the rules review', async () => {
    expect(await reserveModel(loop.state, { ...loop, analyst: rulesAnalyst })).toMatchObject({ tokens: 0 });
    const byPolicy = await testLoop(longInterview({ words: 300, seed: 2 }), { analyst: 'rules' });
    expect(await reserveModel(byPolicy.state, { ...byPolicy, analyst })).toMatchObject({ tokens: 0 });
    byPolicy.close();
  });

  it('reserves nothing where nothing would be asked', async () => {
    const silent = { ...analyst, estimateTokens: () => 0 };
    expect(await reserveModel(loop.state, { ...loop, analyst: silent })).toMatchObject({
      outcome: 'now',
      tokens: 0,
    });
    expect(await loop.ledger.get({ partition: 'model', sort: 'bucket' })).toBeUndefined();
  });

  it('reserves what the analyst says of this loop, and one request where it says nothing of them', async () => {
    const seen: AnalystInput[] = [];
    const estimateTokens = (input: AnalystInput): number => {
      seen.push(input);
      return 1000;
    };
    await reserveModel(loop.state, { ...loop, analyst: { ...proposer, estimateTokens } });
    expect(seen).toMatchObject([{ round: 'system-design', policy: { model: { analyst: 'bedrock' } } }]);
    expect(seen[0]?.transcript).toEqual(longInterview({ words: 300, seed: 2 }));
    expect(await loop.ledger.get({ partition: 'model#execution-1', sort: 'reservation' })).toMatchObject({
      body: { requests: 1, tokens: 1000 },
    });
  });

  it('runs a lost race again at once, and hands a long one to the machine', async () => {
    await expect(
      reserveModel(loop.state, { ...loop, ledger: losing(loop.ledger, 4), analyst }),
    ).rejects.toBeInstanceOf(Conflict);
    expect(
      await reserveModel(loop.state, { ...loop, ledger: losing(loop.ledger, 3), analyst }),
    ).toMatchObject({
      tokens: 200_000,
    });
  });

  it('leaves any other fault to the machine at once', async () => {
    let commits = 0;
    const commit = async () => {
      commits += 1;
      return await Promise.reject(new Unavailable('throttled', 'busy'));
    };
    const ledger = { ...loop.ledger, commit };
    await expect(reserveModel(loop.state, { ...loop, ledger, analyst })).rejects.toBeInstanceOf(Unavailable);
    expect(commits).toBe(1);
  });
});
