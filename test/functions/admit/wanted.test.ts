/** The inbox says which execution is wanted before it is started, whoever dies in between. */
import { describe, expect, it } from 'vitest';
import { Unavailable } from '../../../core/faults.ts';
import { Instant, LoopId } from '../../../core/identity.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { admit } from '../../../functions/admit/step.ts';
import type { Write } from '../../../functions/ports/ledger.ts';
import {
  inboxRow,
  keys,
  put,
  quarantineRow,
  read,
  uploadRow,
  waitingRow,
} from '../../../functions/runtime/rows.ts';
import { assignSpeakers } from '../../../functions/runtime/speakers.ts';
import { memoryStores } from '../../../infra/local/company/memory-stores.ts';
import { isEnginesOwn } from '../../../infra/local/engine.ts';
import { openService } from '../../../infra/local/service.ts';
import { interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';

const clock = virtualClock(Instant.parse('2026-07-14T18:00:00.000Z'));
const loopId = LoopId.parse('iv-1');
const transcript = 'transcripts/loop.txt';

/** A company with one loop in its drop, whose executions cannot be started while `isAway`. */
const withLoop = async () => {
  const stores = memoryStores();
  const upload = (key: string, text: string): void =>
    stores.drop.upload(key, new TextEncoder().encode(text), clock.now());
  const away = { isAway: false, starts: 0 };
  const ledger = {
    ...stores.ledger,
    async commit(writes: readonly Write[]) {
      const isStart = writes.some(({ key, kind }) => kind === 'put' && isEnginesOwn(key));
      if (isStart && away.isAway) throw new Unavailable('aws', 'Nothing is started.');
      if (isStart) away.starts += 1;
      await stores.ledger.commit(writes);
    },
  };
  const open = () => openService({ stores: { ...stores, ledger }, clock, virtualTime: true, lanes: 1 });
  const service = await open();
  upload('roster/people.csv', rosterCsv);
  await service.settle();
  upload('transcripts/loop.meta.json', sidecar({ interviewId: loopId }));
  upload(transcript, interviewText('one'));
  const inbox = async () => (await read(ledger, inboxRow, keys.inbox(loopId)))?.body;
  return { service, open, ledger, away, inbox };
};

describe('a loop whose execution could not be started', () => {
  it('is wanted already, is not noted as looked at, and is started when it is announced again', async () => {
    const { service, ledger, away, inbox } = await withLoop();
    away.isAway = true;
    await expect(service.admitAll(['transcripts/loop.meta.json', transcript])).rejects.toThrow(
      'Nothing is started.',
    );
    expect(await inbox()).toMatchObject({ state: 'started' });
    expect((await read(ledger, uploadRow, keys.upload('transcripts/loop')))?.body.transcript).toBeUndefined();
    away.isAway = false;
    expect(await admit({ key: transcript }, service.ports)).toMatchObject({ outcome: 'already' });
    await service.finish();
    expect(await inbox()).toMatchObject({ state: 'recorded' });
  });

  it('is started by the process that begins again, which looks at what was never noted', async () => {
    const { service, open, away, inbox } = await withLoop();
    away.isAway = true;
    await expect(service.settle()).rejects.toThrow('Nothing is started.');
    away.isAway = false;
    const next = await open();
    await next.settle();
    expect(await inbox()).toMatchObject({ state: 'recorded' });
  });
});

it('starts nothing again for what is recorded', async () => {
  const { service, away, inbox } = await withLoop();
  await service.settle();
  expect(await inbox()).toMatchObject({ state: 'recorded' });
  const { starts } = away;
  expect(await admit({ key: transcript }, service.ports)).toMatchObject({ outcome: 'already' });
  expect(away.starts).toBe(starts);
});

it('leaves in sight what was set aside, until a redrive has started it', async () => {
  const { service, open, ledger, away, inbox } = await withLoop();
  await service.settle();
  const aside = { key: transcript, code: 'internal-fault', message: 'x', at: clock.now(), attempt: 0 };
  await ledger.commit([put(quarantineRow, keys.quarantined(transcript), 'absent', aside)]);
  away.isAway = true;
  await expect(service.admit(transcript, true)).rejects.toThrow('Nothing is started.');
  expect(await read(ledger, quarantineRow, keys.quarantined(transcript))).toBeDefined();
  away.isAway = false;
  const next = await open();
  await next.admit(transcript, true);
  await next.finish();
  expect(await inbox()).toMatchObject({ state: 'recorded' });
  expect(await read(ledger, quarantineRow, keys.quarantined(transcript))).toBeUndefined();
});

it('is started by the process that begins again where somebody has said who is who meanwhile', async () => {
  const { service, open, ledger, away, inbox } = await withLoop();
  await service.settle();
  const before = await read(ledger, inboxRow, keys.inbox(loopId));
  if (before === undefined) throw new Error('The loop has no inbox.');
  await assignSpeakers(before, { 'Dana Whitlock': 'interviewer' }, service.ports);
  away.isAway = true;
  await expect(service.admit(transcript)).rejects.toThrow('Nothing is started.');
  expect((await inbox())?.execution).not.toBe(before.body.execution);
  away.isAway = false;
  await (await open()).settle();
  expect(await inbox()).toMatchObject({ state: 'recorded', assigned: 1 });
  expect(await read(ledger, waitingRow, keys.waitingFor(transcript))).toBeUndefined();
});
