/** Scorecards that came before their loop: found by the loop in its own meeting, whatever else waits. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Instant, LoopId } from '../../../core/identity.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Range } from '../../../functions/ports/ledger.ts';
import { inboxRow, keys, read, readAll, waitingRow } from '../../../functions/runtime/rows.ts';
import { memoryStores } from '../../../infra/local/company/memory-stores.ts';
import { openService, type Service } from '../../../infra/local/service.ts';
import { interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';

const clock = virtualClock(Instant.parse('2026-07-14T18:00:00.000Z'));

const scorecard = (candidate: string, round = 'system-design') => ({
  schema: 'plumbline.scorecard/1',
  scorecardId: `sc-${candidate}-${round}`,
  interviewer: 'dana',
  candidate,
  round,
  submittedAt: '2026-07-14T16:00:00Z',
  recommendation: 'yes',
  ratings: [],
  notes: '',
});

let service: Service;
let drop: (files: Readonly<Record<string, string>>) => Promise<void>;
let asked: Range[];
let executions: number;
beforeEach(async () => {
  const stores = memoryStores();
  asked = [];
  executions = 0;
  const ledger = {
    ...stores.ledger,
    query(range: Range) {
      asked.push(range);
      return stores.ledger.query(range);
    },
  };
  const meter = {
    call: <Result>(step: string, work: () => Promise<Result>): Promise<Result> => {
      if (step === 'apply-input') executions += 1;
      return work();
    },
    transition: () => undefined,
  };
  service = await openService({ stores: { ...stores, ledger }, clock, virtualTime: true, lanes: 1, meter });
  drop = async (files) => {
    for (const [key, text] of Object.entries(files))
      stores.drop.upload(key, new TextEncoder().encode(text), clock.now());
    for (const key of Object.keys(files)) await service.admit(key);
    await service.finish();
  };
  await drop({ 'roster/people.csv': rosterCsv });
});

const loop = (candidate: string, round = 'system-design', name = candidate) => ({
  [`transcripts/${name}.meta.json`]: sidecar({ candidate, round, interviewId: `iv-${name}` }),
  [`transcripts/${name}.txt`]: interviewText(name),
});

const waits = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const { body } of readAll(service.ports.ledger, waitingRow, keys.waiting)) found.push(body.key);
  return found;
};
const inboxOf = async (candidate: string) =>
  (await read(service.ports.ledger, inboxRow, keys.inbox(LoopId.parse(`iv-${candidate}`))))?.body;

describe('a scorecard that came first', () => {
  it('ends its waiting with the loop, which reads nothing of what else waits and applies no file again', async () => {
    await drop({ 'scorecards/a.json': JSON.stringify(scorecard('cand-a')) });
    expect(await waits()).toEqual(['scorecards/a.json']);
    [asked, executions] = [[], 0];
    await drop(loop('cand-a'));
    expect(await inboxOf('cand-a')).toMatchObject({ state: 'recorded', scorecard: { revision: 0 } });
    expect(asked.filter(({ partition }) => partition === keys.waiting)).toEqual([]);
    expect(executions).toBe(0);
    expect(await waits()).toEqual([]);
  });

  it('goes on waiting for the loops of the others in its file', async () => {
    const list = JSON.stringify(['cand-a', 'cand-b'].map((each) => scorecard(each)));
    await drop({ 'scorecards/list.json': list });
    await drop(loop('cand-a'));
    expect(await waits()).toEqual(['scorecards/list.json']);
    await drop(loop('cand-b'));
    expect(await waits()).toEqual([]);
    for (const candidate of ['cand-a', 'cand-b'])
      expect(await inboxOf(candidate)).toMatchObject({ state: 'recorded', scorecard: { revision: 0 } });
  });

  it('goes on waiting for another round of the same two people', async () => {
    const rounds = ['coding', 'system-design', 'values'];
    await drop({ 'scorecards/list.json': JSON.stringify(rounds.map((round) => scorecard('cand-a', round))) });
    for (const round of rounds) {
      expect(await waits()).toEqual(['scorecards/list.json']);
      await drop(loop('cand-a', round, `a-${round}`));
      expect(await inboxOf(`a-${round}`)).toMatchObject({ state: 'recorded', scorecard: { revision: 0 } });
    }
    expect(await waits()).toEqual([]);
  });

  it('leaves the waiting to the file of its newer version, whichever came first', async () => {
    const files = {
      'scorecards/old.json': JSON.stringify(scorecard('cand-a')),
      'scorecards/new.json': JSON.stringify({ ...scorecard('cand-a'), revision: 1 }),
    };
    await drop(files);
    expect(await waits()).toEqual(['scorecards/new.json']);
    await drop({ 'scorecards/again.json': files['scorecards/old.json'] });
    expect(await waits()).toEqual(['scorecards/new.json']);
    await drop(loop('cand-a'));
    expect(await waits()).toEqual([]);
    expect(await inboxOf('cand-a')).toMatchObject({ scorecard: { revision: 1 } });
  });
});
