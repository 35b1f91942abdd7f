import { beforeEach, describe, expect, it } from 'vitest';
import { Instant, PersonId } from '../../../core/identity.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { closeQuarter } from '../../../functions/close-quarter/step.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import {
  type CoachQuarter,
  coachQuarterRow,
  cycleKeys,
  quarterStandingRow,
  quarterStartRow,
} from '../../../functions/runtime/quarter-rows.ts';
import { expects, keys, put, quarantineRow, read } from '../../../functions/runtime/rows.ts';
import {
  quarterCapacityRow,
  quarterKeys,
  quarterReportRow,
} from '../../../functions/runtime/said-of-quarter.ts';
import { mailsTo } from '../../support/ledger-rows.ts';
import { commitAll, loopsOf, owing, personOf, settled } from '../../support/many-interviewers.ts';

const now = '2026-04-01T03:00:00.000Z';

let ledger: Ledger;
let clock: ReturnType<typeof virtualClock>;
beforeEach(async () => {
  ledger = openSqliteLedger({ path: ':memory:' });
  clock = virtualClock(Instant.parse(now));
  await commitAll(ledger, [
    ...settled(personOf('otto', { role: 'operations' }), []),
    ...settled(personOf('omar', { role: 'operations', active: false }), []),
    ...settled(personOf('kim', { role: 'coach' }), []),
  ]);
});

const closed = async (attempt = 1, at = now) => {
  clock.set(Instant.parse(at));
  return await closeQuarter(
    {
      key: 'quarters/2026-Q2',
      quarter: '2026-Q2',
      from: '2026-04-01',
      until: '2026-07-01',
      attempt,
      execution: `q-${attempt}`,
    },
    { ledger, clock },
  );
};

const week = {
  opensAt: Instant.parse('2026-04-06T08:00:00.000Z'),
  dueAt: Instant.parse('2026-04-10T18:00:00.000Z'),
};
const place = (id: string) => ({ interviewer: PersonId.parse(id), minutes: 15, ...week });
const without = (id: string) => ({ interviewer: PersonId.parse(id), minutes: 15 });

const given = async (coach: string, more: Partial<CoachQuarter>): Promise<void> => {
  const key = cycleKeys.coach('2026-Q2', PersonId.parse(coach));
  const before = await read(ledger, coachQuarterRow, key);
  const body: CoachQuarter = {
    coach: PersonId.parse(coach),
    attempt: 1,
    at: Instant.parse(now),
    begun: 0,
    placed: [],
    unplaced: [],
    postponed: [],
    shortMinutes: 0,
    notDue: 0,
    ...more,
  };
  await ledger.commit([put(coachQuarterRow, key, expects(before), body)]);
};

const standing = async () => (await read(ledger, quarterStandingRow, cycleKeys.standing('2026-Q2')))?.body;
const shortages = async () =>
  (await read(ledger, quarterCapacityRow, quarterKeys.capacity('2026-Q2')))?.body.shortages;

const mailsOf = async (id: string, kind: string) =>
  (await mailsTo(ledger, id)).filter((mail) => mail.kind === kind);

const led = async (id: string, more: Record<string, unknown> = {}, loops = 3): Promise<void> =>
  await commitAll(ledger, settled(personOf(id, more), loopsOf(id, loops, '2026-03-31T10:00:00.000Z')));

describe('how the quarter stands', () => {
  it('is the sum of what its coaches were given, begun reviews among those that have a place', async () => {
    await given('ann', {
      begun: 2,
      placed: [place('a'), place('b')],
      notDue: 3,
      postponed: [PersonId.parse('c')],
    });
    await given('bo', { placed: [place('d')], unplaced: [without('e'), without('f')], shortMinutes: 30 });
    await given('cy', { unplaced: [without('g')], shortMinutes: 15, notDue: 1 });
    await given('di', { begun: 1 });
    // Nobody is left to this one.
    await given('ed', { notDue: 4, postponed: [PersonId.parse('h')] });
    expect(await closed()).toMatchObject({ placed: 6, unplaced: 3, shortMinutes: 45 });
    expect(await standing()).toEqual({
      quarter: '2026-Q2',
      attempt: 1,
      at: now,
      coaches: 4,
      placed: 6,
      unplaced: 3,
      shortMinutes: 45,
      postponed: 2,
      notDue: 8,
      coachless: [],
    });
  });

  it('is said anew by each attempt, and not by one that comes late', async () => {
    await given('ann', { placed: [place('a')] });
    await closed(2);
    await given('ann', { placed: [place('a'), place('b')] });
    expect(await closed(1)).toMatchObject({ attempt: 2, placed: 1 });
    expect(await standing()).toMatchObject({ attempt: 2, placed: 1 });
    await closed(2);
    expect(await standing()).toMatchObject({ attempt: 2, placed: 2 });
  });

  it('clears away what an attempt before was set aside for', async () => {
    const key = keys.quarantined('quarters/2026-Q2');
    await ledger.commit([
      put(quarantineRow, key, 'absent', {
        key: 'quarters/2026-Q2',
        code: 'unavailable',
        message: 'It stayed away.',
        at: Instant.parse(now),
        attempt: 1,
      }),
    ]);
    await closed(2);
    expect(await read(ledger, quarantineRow, key)).toBeUndefined();
  });
});

describe('those whom nobody is named to coach', () => {
  it('are listed where a review is due to them, the most urgent first', async () => {
    await led('calm', { trainedOn: '2020-01-01' });
    // Loops that nobody has looked at for longer are more urgent.
    await led('urgent', { trainedOn: '2020-01-01' }, 9);
    await led('coached', { coach: 'kim' });
    await led('new', {}, 0);
    await closed();
    expect((await standing())?.coachless).toEqual(['urgent', 'calm']);
  });

  it('are not listed where nothing is due, or somebody gives it already', async () => {
    await led('done');
    await owing(ledger, {
      kind: 'quarterly',
      interviewer: 'done',
      milestone: '2026-Q1',
      state: 'coached',
      coachedAt: '2026-03-31T11:00:00.000Z',
      dueAt: '2026-03-27T18:00:00.000Z',
    });
    await led('begun');
    await owing(ledger, { kind: 'quarterly', interviewer: 'begun', milestone: '2026-Q2', dueAt: week.dueAt });
    await closed();
    expect((await standing())?.coachless).toEqual([]);
  });
});

describe('a shortage', () => {
  it('is told to operations as they start work, about the quarter', async () => {
    await given('ann', { placed: [place('x')], unplaced: [without('a')], shortMinutes: 15 });
    await given('bo', { placed: [place('b')] });
    await closed();
    expect(await shortages()).toEqual([{ coach: 'ann', shortMinutes: 15, unplaced: [without('a')] }]);
    expect(await mailsOf('otto', 'capacity-notice')).toMatchObject([
      { subject: '2026-Q2', createdAt: now, sendAt: '2026-04-01T08:00:00.000Z' },
    ]);
    for (const nobody of ['omar', 'kim']) expect(await mailsOf(nobody, 'capacity-notice')).toEqual([]);
  });

  it('is told once for each name', async () => {
    const notices = async () => (await mailsOf('otto', 'capacity-notice')).length;
    await given('ann', { unplaced: [without('a'), without('b')], shortMinutes: 30 });
    await closed(1);
    await closed(2);
    // One of them has a place by now.
    await given('ann', { unplaced: [without('b')], shortMinutes: 15 });
    await closed(3);
    expect(await notices()).toBe(1);
    await given('ann', { unplaced: [without('b'), without('c')], shortMinutes: 30 });
    await closed(4);
    expect(await notices()).toBe(2);
  });

  it('is over once everybody has a place, which nobody is told of', async () => {
    await given('ann', { unplaced: [without('a')], shortMinutes: 15 });
    await closed(1);
    await given('ann', { placed: [place('a')] });
    await closed(2);
    expect(await shortages()).toEqual([]);
    expect(await mailsOf('otto', 'capacity-notice')).toHaveLength(1);
  });

  it('that never was leaves nothing behind', async () => {
    await given('ann', { placed: [place('a')] });
    await closed();
    expect(await shortages()).toBeUndefined();
    expect(await mailsOf('otto', 'capacity-notice')).toEqual([]);
  });
});

describe('the report of a quarter that is over', () => {
  const programmeSince = async (since: string): Promise<void> =>
    await ledger.commit([
      put(quarterStartRow, cycleKeys.start(), 'absent', { since: Instant.parse(since), attempt: 1 }),
    ]);
  const reported = async (...quarters: string[]) => {
    const found = [];
    for (const quarter of quarters)
      if ((await read(ledger, quarterReportRow, quarterKeys.report(quarter))) !== undefined)
        found.push(quarter);
    return found;
  };
  const all = ['2023-Q4', '2024-Q1', '2024-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2'];

  it.each([
    ['a programme that began in it', '2026-03-31T12:00:00.000Z', ['2026-Q1']],
    ['one that began as it ended', '2026-04-01T00:00:00.000Z', []],
    ['one that slept through two', '2025-10-01T00:00:00.000Z', ['2025-Q4', '2026-Q1']],
    [
      'one that slept for longer than anybody reads',
      '2020-01-01T00:00:00.000Z',
      ['2024-Q2', '2025-Q3', '2025-Q4', '2026-Q1'],
    ],
  ])('is left by %s', async (_which, since, expected) => {
    await programmeSince(since);
    await closed();
    expect(await reported(...all)).toEqual(expected);
  });

  it('is nobody’s where nothing says since when there is a programme', async () => {
    await closed();
    expect(await reported(...all)).toEqual([]);
  });

  it('is mailed to operations once, about the last, as they start work', async () => {
    await programmeSince('2025-10-01T00:00:00.000Z');
    await closed();
    await closed(2);
    expect(await mailsOf('otto', 'programme-report')).toMatchObject([
      { subject: '2026-Q1', sendAt: '2026-04-01T08:00:00.000Z' },
    ]);
    for (const nobody of ['omar', 'kim']) expect(await mailsOf(nobody, 'programme-report')).toEqual([]);
  });

  it('says what the quarter held, when it was made', async () => {
    await programmeSince('2026-03-01T00:00:00.000Z');
    await led('dana', { coach: 'kim' });
    await closed();
    const report = (await read(ledger, quarterReportRow, quarterKeys.report('2026-Q1')))?.body;
    expect(report).toMatchObject({ quarter: '2026-Q1', at: now, coachingLoops: 0, trainingSessions: 0 });
    expect(report?.lines.find(({ id }) => id === 'coached-of-active')?.sentence).toBe('0 of 1 (0 %).');
  });
});
