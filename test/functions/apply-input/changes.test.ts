import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Instant, PersonId, Sha256 } from '../../../core/identity.ts';
import { memoryArtefacts } from '../../../functions/adapters/memory-artefacts.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { applyPolicy } from '../../../functions/apply-input/apply-policy.ts';
import { applyRoster } from '../../../functions/apply-input/apply-roster.ts';
import { applyTraining } from '../../../functions/apply-input/apply-training.ts';
import type { ApplyPorts } from '../../../functions/apply-input/application.ts';
import {
  fleetRow,
  keys,
  personRow,
  prefixes,
  read,
  readAll,
  taskRow,
} from '../../../functions/runtime/rows.ts';
import { updateFleet } from '../../../functions/update-fleet/step.ts';

const start = Instant.parse('2026-01-05T09:00:00.000Z');
const dana = PersonId.parse('dana');

const world = () => {
  const clock = virtualClock(start);
  const ledger = openSqliteLedger({ path: ':memory:' });
  const ports = { ledger, clock, artefacts: memoryArtefacts() } as unknown as ApplyPorts;
  const file = (key: string, text: string, at: string) => ({
    key,
    bytes: Buffer.from(text),
    sizeBytes: Buffer.byteLength(text),
    sha256: Sha256.parse(at.replaceAll(/\D/g, '').padEnd(64, '0')),
    modifiedAt: Instant.parse(at),
    metadata: {},
  });
  return {
    clock,
    ledger,
    roster: async (lines: string, at: string) =>
      await applyRoster(
        file(
          'roster/people.csv',
          `id,name,email,timeZone,jobFamily,trainedOn,coach,active,role,awayFrom,awayUntil\n${lines}`,
          at,
        ),
        ports,
      ),
    training: async (lines: string, at: string) =>
      await applyTraining(file('training/list.csv', `session,attendee,startsOn,endsOn\n${lines}`, at), ports),
    policy: async (text: string, at: string) =>
      await applyPolicy(file('policy/policy.json', text, at), ports),
    night: async (at: string) => {
      clock.set(Instant.parse(at));
      return await updateFleet({ ledger, artefacts: memoryArtefacts(), clock });
    },
    tasks: async () => {
      const tasks = [];
      for await (const { body } of readAll(ledger, taskRow, keys.interviewer(dana), prefixes.task))
        tasks.push(body);
      return tasks;
    },
  };
};

const kim = 'kim,Kim Test,kim@example.com,UTC,,,,true,coach,,';
const ida = 'ida,Ida Test,ida@example.com,UTC,,,,true,coach,,';
const line = (coach: string, away = ','): string =>
  `dana,Dana Test,dana@example.com,UTC,engineering,,${coach},true,interviewer,${away}`;

describe('a roster', () => {
  it('remembers a leave that it says nothing of any more, as long as it lasted', async () => {
    const { ledger, roster } = world();
    await roster([kim, line('kim', '2026-02-02,2026-05-31')].join('\n'), '2026-01-05T09:00:00Z');
    // Back three weeks early, and the dates are gone.
    await roster(line('kim'), '2026-05-11T09:00:00Z');
    const kept = async () => (await read(ledger, personRow, keys.person(dana)))?.body.lastLeave;
    expect(await kept()).toEqual({ from: '2026-02-02', until: '2026-05-10' });
    await roster(line('kim'), '2026-05-12T09:00:00Z');
    expect(await kept()).toEqual({ from: '2026-02-02', until: '2026-05-10' });
    // A leave that was called off before it began is none.
    await roster(line('kim', '2026-08-01,2026-12-31'), '2026-06-01T09:00:00Z');
    await roster(line('kim'), '2026-06-02T09:00:00Z');
    expect(await kept()).toEqual({ from: '2026-02-02', until: '2026-05-10' });
  });

  it('that names another coach gives that one what is owed', async () => {
    const { roster, training, tasks } = world();
    await roster([kim, ida, line('kim')].join('\n'), '2026-01-05T09:00:00Z');
    await training('s1,dana,2026-01-05,2026-01-16', '2026-01-05T09:01:00Z');
    expect((await tasks()).map(({ kind, owner }) => `${kind} ${owner}`)).toContain('calibration kim');
    await roster(line('ida'), '2026-01-06T09:00:00Z');
    expect(new Set((await tasks()).map(({ owner }) => owner))).toEqual(new Set(['ida']));
  });
});

describe('a night', () => {
  it('comes to those in training, too: a calibration that nobody has led up to is put off', async () => {
    const { roster, training, tasks, night } = world();
    await roster([kim, line('kim')].join('\n'), '2026-01-05T09:00:00Z');
    await training('s1,dana,2026-01-05,2026-01-16', '2026-01-05T09:01:00Z');
    const calibration = async () => (await tasks()).find(({ kind }) => kind === 'calibration');
    const booked = await calibration();
    expect(booked?.sequence).toBe(0);
    const late = new Date(Date.parse(booked?.dueAt ?? '') - 3_600_000).toISOString();
    expect((await night(late)).outcome).toBe('updated');
    expect((await calibration())?.sequence).toBe(1);
  });

  it('comes at once when the policy changes, and to everybody', async () => {
    const { ledger, roster, training, tasks, policy, clock, night } = world();
    await roster([kim, line('kim')].join('\n'), '2026-01-05T09:00:00Z');
    await training('s1,dana,2026-01-05,2026-01-16', '2026-01-05T09:01:00Z');
    expect((await read(ledger, fleetRow, keys.fleet()))?.body).toEqual({});
    await policy('{"coaching":{"calibrationLoops":[5,25]}}', '2026-01-05T10:00:00Z');
    expect((await ledger.get(keys.fleet()))?.nextAt).toBe(clock.now());
    await night('2026-01-05T10:05:00.000Z');
    const standing = (await tasks()).filter(({ state }) => state === 'planned');
    expect(standing.map(({ kind, milestone }) => `${kind} ${milestone}`)).toContain('calibration 5');
  });
});
