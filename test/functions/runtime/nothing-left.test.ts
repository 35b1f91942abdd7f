/** An execution whose loop is erased, or another's by now, ends without doing anything, and nobody is told of a fault. */
import { expect, it } from 'vitest';
import { Instant, LoopId } from '../../../core/identity.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Ports } from '../../../functions/ports/ports.ts';
import { LoopState } from '../../../functions/runtime/envelope.ts';
import { unlessNothingLeft } from '../../../functions/runtime/nothing-left.ts';
import { inboxRow, keys, put, read } from '../../../functions/runtime/rows.ts';
import { memoryStores } from '../../../infra/local/company/memory-stores.ts';
import { noMeter } from '../../../infra/local/meter.ts';
import { eraseCandidate } from '../../../infra/local/operations/erasure/erase.ts';
import { openService } from '../../../infra/local/service.ts';
import { statusOf } from '../../../infra/local/status.ts';
import { interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';

const clock = virtualClock(Instant.parse('2026-07-14T18:00:00.000Z'));
const loopId = LoopId.parse('iv-1');

/** Drops one loop and does something the moment an artefact of that name is written; counts the calls of steps. */
const interrupted = async (artefact: string, meanwhile: (ports: Ports) => Promise<unknown>) => {
  const stores = memoryStores();
  const calls: string[] = [];
  let isDone = false;
  const artefacts = {
    ...stores.artefacts,
    async put(key: string, bytes: Uint8Array) {
      await stores.artefacts.put(key, bytes);
      if (isDone || !key.endsWith(artefact)) return;
      isDone = true;
      await meanwhile({ ...service.ports, artefacts: stores.artefacts });
    },
  };
  const meter = {
    ...noMeter,
    call: <Result>(step: string, work: () => Promise<Result>): Promise<Result> => {
      calls.push(step);
      return work();
    },
  };
  const service = await openService({ stores: { ...stores, artefacts }, clock, virtualTime: true, meter });
  const upload = (key: string, text: string): void =>
    stores.drop.upload(key, new TextEncoder().encode(text), clock.now());
  upload('roster/people.csv', rosterCsv);
  await service.settle();
  upload('transcripts/loop.meta.json', sidecar({ interviewId: loopId }));
  upload('transcripts/loop.txt', interviewText('one'));
  calls.length = 0;
  await service.settle();
  expect(isDone).toBe(true);
  return { service, status: await statusOf(service.ports), calls };
};

it.each(['superseded', 'waiting', 'erased'])('does nothing once reading has come to %s', async (outcome) => {
  let asked = 0;
  const step = unlessNothingLeft(async () => {
    asked += 1;
    return { outcome: 'done' };
  });
  const state = { loopId, execution: 'r-1', interviewer: 'dana', key: 'a', stem: 'a', attempt: 0 };
  const ledger = memoryLedger();
  expect(await step(LoopState.parse({ ...state, read: { outcome } }), { ledger })).toEqual({
    outcome: 'over',
  });
  expect(asked).toBe(0);
  expect(await step(LoopState.parse({ ...state, read: { outcome: 'read' } }), { ledger })).toEqual({
    outcome: 'done',
  });
});

it.each(['envelope.json', 'transcript.json', 'proposals.json', 'review.json'])(
  'ends without a second try after its %s, and is listed nowhere',
  async (artefact) => {
    const { status, calls } = await interrupted(artefact, (ports) => eraseCandidate('cand-17', ports));
    expect(status).toMatchObject({ loops: 0, waiting: [], quarantined: [] });
    for (const step of ['read-transcript', 'reserve-model', 'analyze', 'assemble-review', 'record-loop'])
      expect(calls.filter((call) => call === step).length).toBeLessThanOrEqual(1);
    expect(calls).not.toContain('quarantine');
  },
);

it('is a fault where the artefact alone is away: it is tried again, and then a person is told', async () => {
  const { status, calls } = await interrupted('transcript.json', ({ artefacts }) =>
    artefacts.remove(`loops/${loopId}/`),
  );
  expect(calls.filter((call) => call === 'analyze').length).toBeGreaterThan(10);
  expect(status.quarantined).toMatchObject([{ key: 'transcripts/loop.txt', code: 'unavailable' }]);
});

it('leaves what another execution is wanted for to that one', async () => {
  const { status, service } = await interrupted('transcript.json', async ({ artefacts, ledger }) => {
    const inbox = await read(ledger, inboxRow, keys.inbox(loopId));
    if (inbox === undefined) throw new Error('The loop has no inbox.');
    await ledger.commit([put(inboxRow, inbox.key, inbox.version, { ...inbox.body, execution: 'r-newer' })]);
    await artefacts.remove(`loops/${loopId}/`);
  });
  expect(status.quarantined).toEqual([]);
  expect(await read(service.ports.ledger, inboxRow, keys.inbox(loopId))).toMatchObject({
    body: { state: 'started', execution: 'r-newer' },
  });
});
