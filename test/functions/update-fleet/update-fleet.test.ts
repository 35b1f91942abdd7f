import { beforeEach, describe, expect, it } from 'vitest';
import { Instant, PersonId } from '../../../core/identity.ts';
import type { InterviewerRecord } from '../../../core/interviewer/record.ts';
import { measuresVersion } from '../../../core/review/measures-version.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { recordLoop } from '../../../functions/record-loop/step.ts';
import type { ComparisonRow, FleetRow } from '../../../functions/runtime/fleet-rows.ts';
import {
  comparisonRow,
  fleetRow,
  judgementRow,
  keys,
  loopRow,
  prefixes,
  put,
  read,
  readAll,
  recordRow,
} from '../../../functions/runtime/rows.ts';
import { sweep } from '../../../functions/sweep/step.ts';
import { updateFleet, type UpdatedFleet } from '../../../functions/update-fleet/step.ts';
import { aged, hired, keepLoop, type KeptLoop, memoryArtefacts } from '../../support/kept-loop.ts';

const start = Instant.parse('2026-06-01T09:00:00.000Z');
const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n, 10)).toISOString();
const name = (n: number): string => `p${String(n).padStart(2, '0')}`;

let ledger: Ledger;
let clock: ReturnType<typeof virtualClock>;
let artefacts: ReturnType<typeof memoryArtefacts>;
beforeEach(async () => {
  ledger = openSqliteLedger({ path: ':memory:' });
  clock = virtualClock(start);
  artefacts = memoryArtefacts();
});

const recorded = async (loop: KeptLoop) =>
  await recordLoop(await keepLoop(artefacts, loop), { ledger, artefacts, clock });

/** A company in which each leads so many loops with so many leading questions, in ten of each. */
const company = async (people: number, loops: number, leading: (who: number, loop: number) => number) => {
  await hired(ledger, [
    { id: 'cora', role: 'coach' },
    ...Array.from({ length: people }, (_, n) => ({ id: name(n), jobFamily: 'engineering', coach: 'cora' })),
  ]);
  for (let who = 0; who < people; who += 1)
    for (let n = 0; n < loops; n += 1)
      await recorded({
        loopId: `${name(who)}-${n}`,
        interviewer: name(who),
        endedAt: day(n * 3),
        candidate: `cand-${n}`,
        leading: leading(who, n),
      });
};

const night = async (at: string, page?: number): Promise<UpdatedFleet> => {
  clock.set(Instant.parse(at));
  return await updateFleet({ ledger, artefacts, clock }, page === undefined ? {} : { atMost: page });
};

const fleetOf = async (): Promise<FleetRow> => {
  const found = await read(ledger, fleetRow, keys.fleet());
  if (found === undefined) throw new Error('There is no fleet.');
  return found.body;
};
const comparisonOf = async (who: string): Promise<ComparisonRow | undefined> =>
  (await read(ledger, comparisonRow, keys.comparison(PersonId.parse(who))))?.body;
const recordOf = async (who: string): Promise<InterviewerRecord | undefined> =>
  (await read(ledger, recordRow, keys.record(PersonId.parse(who))))?.body;

describe('a night', () => {
  it('is found by the sweep when its hour has come, and once', async () => {
    await company(1, 1, () => 1);
    const sent: unknown[] = [];
    const dispatch = { send: async (messages: readonly unknown[]) => void sent.push(...messages) };
    await sweep({ ledger, dispatch, clock });
    expect(sent).not.toContainEqual({ step: 'update-fleet' });
    clock.set(Instant.parse('2026-06-02T02:00:00.000Z'));
    await sweep({ ledger, dispatch, clock });
    expect(sent).toContainEqual({ step: 'update-fleet' });
    expect((await night('2026-06-02T02:00:00.000Z')).outcome).toBe('updated');
    expect((await night('2026-06-02T02:00:00.000Z')).outcome).toBe('not-due');
  });

  it('that was missed is made up for once, not as often as it was missed', async () => {
    await company(1, 1, () => 1);
    expect((await night('2026-06-09T15:00:00.000Z')).outcome).toBe('updated');
    expect((await ledger.get(keys.fleet()))?.nextAt).toBe('2026-06-10T02:00:00.000Z');
  });

  it('after which nothing has changed writes nothing beside its own row', async () => {
    await company(3, 6, () => 1);
    await night('2026-06-02T02:00:00.000Z');
    const before = await ledger.query({ partition: 'interviewer#p01', limit: 100 });
    await night('2026-06-03T02:00:00.000Z');
    expect(await ledger.query({ partition: 'interviewer#p01', limit: 100 })).toEqual(before);
  });
});

describe('the fleet', () => {
  it("below its floors is the policy's starting values, and every sentence says so", async () => {
    await company(3, 6, () => 1);
    await night('2026-06-02T02:00:00.000Z');
    expect((await fleetOf()).computed?.baselines.fleet.source).toBe('priors');
    expect(JSON.stringify((await recordOf('p01'))?.measures.leadingPer10)).toContain('still small');
  });

  it('above them is its own, and records lean on it from that night on', async () => {
    // Twenty interviewers and 50 questions each: both floors exactly.
    await company(20, 5, (who) => who % 3);
    expect(JSON.stringify((await recordOf('p01'))?.measures.leadingPer10)).toContain('still small');
    await night('2026-06-02T02:00:00.000Z');
    const { computed } = await fleetOf();
    expect(computed?.baselines.fleet).toMatchObject({ source: 'fleet', interviewers: 20, questions: 1000 });
    expect(computed?.baselines.rounds).toMatchObject([
      { round: 'system-design', family: 'engineering', own: true },
    ]);
    expect(JSON.stringify((await recordOf('p01'))?.measures.leadingPer10)).not.toContain('still small');
    await recorded({ loopId: 'new', interviewer: 'p01', endedAt: day(100) });
    expect(JSON.stringify((await recordOf('p01'))?.measures.leadingPer10)).not.toContain('still small');
  });
});

describe('drift', () => {
  it('is claimed once a quarter, of the one whose questions changed, and stands until the next', async () => {
    await company(3, 30, (who, loop) => (who === 1 && loop >= 20 ? 6 : 1));
    await night('2026-06-02T02:00:00.000Z');
    expect((await fleetOf()).claims).toMatchObject({ quarter: '2026-Q2', assessed: 3, rose: 1 });
    const drifted = await comparisonOf('p01');
    expect(drifted?.claim).toMatchObject({ quarter: '2026-Q2', verdict: { kind: 'rose' } });
    expect(drifted?.raised.map(({ key }) => key)).toEqual(['signal:15', 'claim:2026-Q2']);
    expect((await comparisonOf('p00'))?.raised).toEqual([]);
    await night('2026-06-03T02:00:00.000Z');
    expect(await comparisonOf('p01')).toEqual(drifted);
    await night('2026-07-01T02:00:00.000Z');
    expect((await fleetOf()).claims?.quarter).toBe('2026-Q3');
  });
});

describe('panels', () => {
  const judged = async (rater: string, candidate: string, rating: number) => {
    const body = {
      candidate: candidate as never,
      rater: PersonId.parse(rater),
      recommendation: 'yes' as const,
      independent: true,
      ratings: [{ competency: 'design' as never, rating }],
    };
    const key = keys.judgement('2026-03', candidate, body.rater, 'one');
    await ledger.commit([put(judgementRow, key, 'absent', body)]);
  };

  it('give a severity from shared candidates, or how many are still missing', async () => {
    await company(3, 6, () => 1);
    for (let n = 0; n < 6; n += 1) {
      await judged('p00', `cand-${n}`, 2);
      await judged('p01', `cand-${n}`, n % 2 === 0 ? 3 : 4);
    }
    await night('2026-06-02T02:00:00.000Z');
    const severity = (await comparisonOf('p00'))?.severity;
    expect(severity).toMatchObject({ kind: 'estimate', n: 6, firmness: 'provisional' });
    expect(severity?.kind === 'estimate' && severity.value < 0).toBe(true);
    expect((await comparisonOf('p02'))?.severity).toEqual({
      kind: 'not-enough',
      have: 0,
      need: 5,
      unit: 'shared candidates',
    });
  });

  it('take the calibration from a loop that stood far from them, and a correction does not give it back', async () => {
    await company(2, 2, () => 1);
    expect((await recordOf('p00'))?.calibratedLoops).toBe(2);
    await judged('p00', 'cand-0', 1);
    await judged('p01', 'cand-0', 4);
    await night('2026-06-02T02:00:00.000Z');
    expect((await recordOf('p00'))?.calibratedLoops).toBe(1);
    await recorded({
      loopId: 'p00-0',
      interviewer: 'p00',
      endedAt: day(0),
      candidate: 'cand-0',
      revision: 1,
    });
    expect((await recordOf('p00'))?.calibratedLoops).toBe(1);
  });
});

describe('a new version of the measures', () => {
  const stale = async (who: string): Promise<number> => {
    let count = 0;
    for await (const { body } of readAll(ledger, loopRow, `interviewer#${who}`, prefixes.loop))
      if (body.versions.measures !== measuresVersion) count += 1;
    return count;
  };

  it('is counted in pages that follow at once, and makes no claim before the last', async () => {
    await company(2, 16, () => 1);
    for (const who of ['p00', 'p01']) await aged(ledger, PersonId.parse(who));
    expect(await night('2026-06-02T02:00:00.000Z', 20)).toMatchObject({ recounted: 20, pending: 12 });
    expect((await fleetOf()).claims).toBeUndefined();
    expect((await fleetOf()).computed?.baselines.fleet.questions).toBe(200);
    expect(await night('2026-06-02T02:00:00.000Z', 20)).toMatchObject({ recounted: 12, pending: 0 });
    expect((await fleetOf()).claims?.quarter).toBe('2026-Q2');
    expect((await fleetOf()).computed?.baselines.fleet.questions).toBe(320);
    expect((await stale('p00')) + (await stale('p01'))).toBe(0);
    expect((await night('2026-06-02T02:00:00.000Z', 20)).outcome).toBe('not-due');
  });

  it('never looks like drift, however much less the older one counted', async () => {
    await company(1, 30, () => 3);
    const isOld = ({ endedAt }: { endedAt: string }): boolean => endedAt < day(60);
    await aged(ledger, PersonId.parse('p00'), { questions: 10, leading: 0 }, isOld);
    while ((await night('2026-06-02T02:00:00.000Z', 5)).outcome === 'updated');
    expect((await fleetOf()).claims).toMatchObject({ quarter: '2026-Q2', assessed: 1, rose: 0 });
    expect((await comparisonOf('p00'))?.raised).toEqual([]);
  });

  it('leaves out for good what nobody keeps any more, and does not wait for it', async () => {
    await company(1, 6, () => 1);
    await aged(ledger, PersonId.parse('p00'));
    await artefacts.remove('loops/p00-0/');
    expect(await night('2026-06-02T02:00:00.000Z')).toMatchObject({ recounted: 5, pending: 0 });
    expect((await fleetOf()).computed?.erased).toBe(1);
  });
});
