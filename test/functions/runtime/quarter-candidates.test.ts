/** Who is at the quarter's turn, and under which coach they stand. */
import { describe, expect, it } from 'vitest';
import { quarterNow } from '../../../core/coaching/quarter.ts';
import type { Task } from '../../../core/coaching/task.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import {
  byCoach,
  candidateOf,
  standingTask,
  tasksByInterviewer,
} from '../../../functions/runtime/quarter-candidates.ts';
import { keys, put, taskRow } from '../../../functions/runtime/rows.ts';
import { putRecord } from '../../../functions/runtime/record-row.ts';
import { hired } from '../../support/kept-loop.ts';
import {
  at,
  dana,
  id,
  kim,
  ledBy,
  lee,
  ops,
  person,
  policyWith,
  task,
  weekly,
} from '../../core/coaching/company.ts';

const now = at('2026-04-01T03:00:00.000Z');
const quarter = quarterNow(now, defaultPolicy);
const quarterly = (more: Partial<Task> = {}): Task =>
  task({ kind: 'quarterly', milestone: quarter.key, owner: kim.id, ...more });

describe('this quarter’s review of somebody', () => {
  it('is the one of this quarter, unless its ground is gone', () => {
    const mine = quarterly();
    expect(standingTask([task({ kind: 'checkpoint', milestone: quarter.key }), mine], quarter)).toBe(mine);
    expect(standingTask([quarterly({ milestone: '2026-Q1' })], quarter)).toBeUndefined();
    expect(standingTask([quarterly({ state: 'superseded' })], quarter)).toBeUndefined();
    expect(standingTask(undefined, quarter)).toBeUndefined();
  });
});

describe('everybody by their coach', () => {
  const emil = person('emil', { coach: id('lee') });
  const zoe = person('zoe');
  /** Whose review of this quarter is that coach's; undefined where it could be nobody's. */
  const under = (
    coach: Person | undefined,
    { people = [dana, emil, zoe, kim, lee, ops], policy = defaultPolicy, tasks = [] as Task[] } = {},
  ): string[] => {
    const found = byCoach({ people, policy, quarter, now }, new Map([[dana.id, tasks]]));
    return (found.get(coach?.id) ?? []).map((who) => who.id);
  };

  it('stands under the named coach, and under nobody where there is none', () => {
    expect(under(kim)).toEqual(['dana']);
    expect(under(lee)).toEqual(['emil']);
    expect(under(undefined)).toEqual(['zoe', 'kim', 'lee', 'ops']);
  });

  it('is only who is active, at a site that is on', () => {
    expect(under(kim, { people: [{ ...dana, active: false }, kim, lee] })).toEqual([]);
    const policy = policyWith({}, { privacy: { siteDefault: 'off' } });
    for (const coach of [kim, lee, undefined]) expect(under(coach, { policy })).toEqual([]);
  });

  it('stands under the deputy where the coach is away in every week that is left', () => {
    const away = { ...kim, awayFrom: '2026-03-30', awayUntil: '2026-07-05' };
    expect(under(lee, { people: [dana, away, lee] })).toEqual(['dana']);
    // Two of one coach's are asked about once, and answered the same.
    const rue = person('rue', { coach: kim.id });
    expect(under(lee, { people: [dana, rue, away, lee] })).toEqual(['dana', 'rue']);
    expect(under(kim, { people: [dana, rue, kim, lee] })).toEqual(['dana', 'rue']);
  });

  it('stays with whoever took the review by hand and can hold it, and with nobody in operations', () => {
    const taken = (owner: Person) => ({ tasks: [quarterly({ owner: owner.id })] });
    expect(under(lee, taken(lee))).toEqual(['dana', 'emil']);
    expect(under(kim, taken(ops))).toEqual(['dana']);
    expect(under(kim, taken(dana))).toEqual(['dana']);
  });

  it('does not stay with whoever is away when the review opens', () => {
    const away = { ...lee, awayFrom: '2026-04-06', awayUntil: '2026-04-19' };
    const opening = (opensAt: string) => ({
      people: [dana, kim, away],
      tasks: [quarterly({ owner: lee.id, opensAt: at(opensAt) })],
    });
    expect(under(kim, opening('2026-04-13T08:00:00.000Z'))).toEqual(['dana']);
    expect(under(away, opening('2026-04-20T08:00:00.000Z'))).toEqual(['dana']);
    // One that should have opened is looked at as of now.
    expect(under(away, opening('2026-03-30T08:00:00.000Z'))).toEqual(['dana']);
  });
});

describe('a candidate of the quarter', () => {
  it('has a record, and the last quarterly review they were given', async () => {
    const ledger = memoryLedger();
    const { record } = ledBy(dana, weekly(3), now);
    await ledger.commit([putRecord(keys.record(dana.id), 'absent', record)]);
    const given = (coachedAt: string, kind: Task['kind'] = 'quarterly') =>
      task({ kind, state: 'coached', coachedAt: at(coachedAt) });
    const tasks = [
      given('2026-03-01T10:00:00.000Z'),
      given('2025-12-01T10:00:00.000Z'),
      given('2026-03-20T10:00:00.000Z', 'checkpoint'),
      quarterly(),
    ];
    const found = await candidateOf(ledger, dana, tasks);
    expect(found).toMatchObject({
      person: dana,
      record: { loops: 3 },
      lastCoachedAt: '2026-03-01T10:00:00.000Z',
    });
    expect(await candidateOf(ledger, dana)).not.toHaveProperty('lastCoachedAt');
    expect(await candidateOf(ledger, kim)).toBeUndefined();
  });

  it('is found with what is owed about them, where anything is', async () => {
    const ledger = memoryLedger();
    await hired(ledger, [dana, kim]);
    const owed = quarterly();
    await ledger.commit([put(taskRow, keys.task(dana.id, owed.id), 'absent', owed)]);
    const found = await tasksByInterviewer(ledger, [dana, kim]);
    expect([...found]).toEqual([[dana.id, [owed]]]);
  });
});
