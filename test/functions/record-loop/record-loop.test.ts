import { beforeEach, describe, expect, it } from 'vitest';
import { Buffer } from 'node:buffer';
import { Instant, LoopId, PersonId, Sha256 } from '../../../core/identity.ts';
import type { InterviewerRecord, LoopRow } from '../../../core/interviewer/record.ts';
import { measuresVersion } from '../../../core/review/measures-version.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Write } from '../../../functions/ports/ledger.ts';
import { recordLoop } from '../../../functions/record-loop/step.ts';
import {
  fleetRow,
  inboxRow,
  keys,
  loopPlace,
  loopRow,
  put,
  read,
  readAll,
  recordRow,
  taskRow,
  trainingRow,
  quarantineRow,
} from '../../../functions/runtime/rows.ts';
import { statusOf } from '../../../functions/runtime/status.ts';
import { aged, hired, keepLoop, type KeptLoop, memoryArtefacts, watched } from '../../support/kept-loop.ts';

const dana = PersonId.parse('dana');
const now = Instant.parse('2027-06-01T09:00:00.000Z');
const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n, 10)).toISOString();

let ledger: ReturnType<typeof watched>;
let ports: Parameters<typeof recordLoop>[1];
beforeEach(async () => {
  ledger = watched(openSqliteLedger({ path: ':memory:' }));
  ports = { ledger, artefacts: memoryArtefacts(), clock: virtualClock(now) };
  await hired(ledger, [
    { id: 'dana', coach: 'cora', jobFamily: 'engineering' },
    { id: 'ravi', coach: 'cora', jobFamily: 'engineering' },
    { id: 'cora', role: 'coach' },
    { id: 'otto', role: 'operations' },
  ]);
});

const recorded = async (loop: Partial<KeptLoop> & { readonly loopId: string; readonly endedAt: string }) =>
  await recordLoop(await keepLoop(ports.artefacts, { interviewer: 'dana', ...loop }), ports);

const recordOf = async (id = dana): Promise<InterviewerRecord> => {
  const found = await read(ledger, recordRow, keys.record(id));
  if (found === undefined) throw new Error(`${id} has no record`);
  return found.body;
};

const rowOf = async (id: string): Promise<LoopRow | undefined> => {
  const place = await read(ledger, loopPlace, keys.place(LoopId.parse(id)));
  if (place === undefined) return undefined;
  const { interviewer, sort } = place.body;
  return (await read(ledger, loopRow, { partition: keys.interviewer(interviewer), sort }))?.body;
};

/** Two units a kilobyte begun, as DynamoDB charges a transaction. */
const unitsOf = (writes: readonly Write[]): number =>
  writes.reduce((sum, write) => {
    const bytes =
      write.kind === 'put'
        ? Buffer.byteLength(JSON.stringify(write.body)) + write.key.sort.length + 100
        : 100;
    return sum + 2 * Math.ceil(bytes / 1024);
  }, 0);

describe('the window', () => {
  it('holds the last thirty loops, however many no-shows came after them', async () => {
    for (let n = 0; n < 32; n += 1) await recorded({ loopId: `l${n}`, endedAt: day(n) });
    for (let n = 40; n < 80; n += 1)
      await recorded({ loopId: `shown${n}`, endedAt: day(n), participation: 'reverse-shadow' });
    const record = await recordOf();
    expect(record.loops).toBe(32);
    expect(record.window.map(({ loopId }) => loopId)).toEqual(
      Array.from({ length: 30 }, (_, index) => `l${index + 2}`),
    );
    expect(record.firstEndedAt).toBe(day(0));
    expect(record.lastEndedAt).toBe(day(31));
    expect((await statusOf({ ledger })).loops).toBe(72);
  });

  it('finds the first loop by query when the earliest arrives last', async () => {
    for (let n = 1; n < 40; n += 1) await recorded({ loopId: `l${n}`, endedAt: day(n) });
    await recorded({ loopId: 'late', endedAt: day(0) });
    expect(await recordOf()).toMatchObject({ loops: 40, firstEndedAt: day(0) });
  });

  it('is read back as it was written', async () => {
    await recorded({ loopId: 'l0', endedAt: day(0) });
    const [entry] = (await recordOf()).window;
    expect(entry).toMatchObject({ loopId: 'l0', endedAt: day(0), round: 'system-design', counted: true });
    expect(entry?.counts).toEqual((await rowOf('l0'))?.counts);
  });
});

describe('a correction', () => {
  it('that makes a loop uncounted takes it out of the count and still lists it', async () => {
    await recorded({ loopId: 'l0', endedAt: day(0) });
    await recorded({ loopId: 'l1', endedAt: day(1) });
    await recorded({ loopId: 'l1', endedAt: day(1), revision: 1, participation: 'reverse-shadow' });
    expect(await recordOf()).toMatchObject({ loops: 1, lastEndedAt: day(0) });
    expect((await statusOf({ ledger })).loops).toBe(2);
    expect((await rowOf('l1'))?.counted).toBe(false);
  });

  it('that names another interviewer gives the loop to them', async () => {
    await recorded({ loopId: 'l0', endedAt: day(0) });
    await recorded({ loopId: 'l0', endedAt: day(0), revision: 1, interviewer: 'ravi' });
    expect((await recordOf()).loops).toBe(0);
    expect((await recordOf(PersonId.parse('ravi'))).window).toHaveLength(1);
  });

  it('that was set aside stays listed when the version before it is recorded only then', async () => {
    const older = await keepLoop(ports.artefacts, { interviewer: 'dana', loopId: 'l0', endedAt: day(0) });
    const aside = keys.quarantined(older.key);
    const inbox = keys.inbox(older.loopId);
    await ledger.commit([
      put(quarantineRow, aside, 'absent', {
        key: older.key,
        code: 'unusable-reply',
        message: 'The model gave no usable reply three times.',
        at: now,
        attempt: 0,
        loopId: older.loopId,
        execution: 'newer',
      }),
      put(inboxRow, inbox, 'absent', {
        loopId: older.loopId,
        interviewer: dana,
        stem: older.stem,
        transcriptKey: older.key,
        source: { revision: 1, modifiedAt: now, sha256: Sha256.parse('b'.repeat(64)) },
        execution: 'newer',
        state: 'quarantined',
        attempt: 0,
        capturedAt: now,
      }),
    ]);
    expect(await recordLoop(older, ports)).toEqual({ outcome: 'recorded' });
    expect((await read(ledger, quarantineRow, aside))?.body.execution).toBe('newer');
  });

  it('handled again, or older, changes nothing', async () => {
    await recorded({ loopId: 'l0', endedAt: day(0), revision: 1 });
    const commits = ledger.commits.length;
    expect(await recorded({ loopId: 'l0', endedAt: day(0), revision: 1 })).toEqual({ outcome: 'already' });
    expect(await recorded({ loopId: 'l0', endedAt: day(0) })).toEqual({ outcome: 'superseded' });
    expect(ledger.commits).toHaveLength(commits);
  });
});

describe('the status', () => {
  it('is in training until the last day of the session that the training list books', async () => {
    const training = { session: 'autumn', attendee: dana, startsOn: '2027-05-30', endsOn: '2027-06-02' };
    await ledger.commit([put(trainingRow, keys.training(dana, 'autumn'), 'absent', training)]);
    await recorded({ loopId: 'l0', endedAt: day(0) });
    expect((await recordOf()).status).toBe('in-training');
  });
});

describe('a new version of the measures', () => {
  it('counts a few older loops again with every loop, and says how many still wait', async () => {
    for (let n = 0; n < 12; n += 1) await recorded({ loopId: `l${n}`, endedAt: day(n), leading: n % 3 });
    await aged(ledger, dana);
    const waiting: number[] = [];
    for (let n = 12; n < 15; n += 1) {
      await recorded({ loopId: `l${n}`, endedAt: day(n) });
      const said = JSON.stringify((await recordOf()).measures.leadingPer10);
      waiting.push(Number(/(\d+) interviews are being counted again/.exec(said)?.[1] ?? 0));
    }
    expect(waiting).toEqual([8, 4, 0]);
    const rows = await Promise.all(Array.from({ length: 15 }, async (_, n) => await rowOf(`l${n}`)));
    expect(new Set(rows.map((row) => row?.versions.measures))).toEqual(new Set([measuresVersion]));
    expect(rows.map((row) => row?.counts.leading).slice(0, 3)).toEqual([0, 1, 2]);
  });

  it('calls nothing too little that only waits', async () => {
    for (let n = 0; n < 6; n += 1) await recorded({ loopId: `l${n}`, endedAt: day(n) });
    await aged(ledger, dana);
    await ports.artefacts.remove('loops/');
    await recorded({ loopId: 'l6', endedAt: day(6) });
    expect((await recordOf()).measures.leadingPer10).toMatchObject({
      kind: 'not-assessable',
      reason: 'counted-again',
    });
  });
});

describe('what one loop costs', () => {
  it('stays within thirty write units, also with a full window and two years of history', async () => {
    const units: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      await recorded({ loopId: `interview-2026-${String(n).padStart(6, '0')}`, endedAt: day(n * 3) });
      units.push(unitsOf(ledger.commits.at(-1) ?? []));
    }
    expect(Math.max(...units.slice(30))).toBeLessThanOrEqual(30);
    expect(units.at(-1)).toBe(units.at(-20));
  });

  it('sets the first night when there is a first loop, and no other', async () => {
    await recorded({ loopId: 'l0', endedAt: day(0) });
    const night = await ledger.get(keys.fleet());
    expect(night?.nextAt).toBe('2027-06-02T02:00:00.000Z');
    await recorded({ loopId: 'l1', endedAt: day(1) });
    expect((await ledger.get(keys.fleet()))?.version).toBe(1);
    expect((await read(ledger, fleetRow, keys.fleet()))?.body).toEqual({});
  });
});

describe('what a loop makes due', () => {
  const owed = async (): Promise<string[]> => {
    const milestones: string[] = [];
    for await (const { body } of readAll(ledger, taskRow, keys.interviewer(dana), 'task#'))
      milestones.push(`${body.kind} ${body.milestone}`);
    return milestones.sort();
  };

  it('is on the books with the first loop already, where it is known then', async () => {
    await recorded({ loopId: 'l0', endedAt: day(0) });
    expect(await owed()).toEqual(['calibration 10', 'first-loop-review 1', 'trained-decision 1']);
  });

  it('is of every kind by the thirtieth loop, each once', async () => {
    for (let n = 0; n < 31; n += 1) await recorded({ loopId: `l${n}`, endedAt: day(n) });
    expect(await owed()).toEqual([
      'calibration 10',
      'calibration 25',
      'checkpoint 15',
      'checkpoint 5',
      'exit-review 30',
      'first-loop-review 1',
      'first-loop-review 2',
      'first-loop-review 3',
      'trained-decision 1',
    ]);
  });
});
