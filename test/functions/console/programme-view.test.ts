/** Which quarters the programme page shows: this one as it stands, the last as it was reported on, and two years before. */
import { beforeEach, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { programmeView } from '../../../functions/console/programme.ts';
import type { ConsolePorts, Visit } from '../../../functions/console/visit.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { cycleKeys, quarterStartRow } from '../../../functions/runtime/quarter-rows.ts';
import { put } from '../../../functions/runtime/rows.ts';
import { quarterKeys, quarterReportRow } from '../../../functions/runtime/said-of-quarter.ts';

const now = Instant.parse('2026-05-12T09:00:00.000Z');

let ledger: Ledger;
beforeEach(() => {
  ledger = memoryLedger();
});

const reported = async (...quarters: readonly string[]): Promise<void> => {
  for (const [index, quarter] of quarters.entries()) {
    const body = { quarter, at: now, lines: [], coachingLoops: index + 1, trainingSessions: 2 };
    await ledger.commit([put(quarterReportRow, quarterKeys.report(quarter), 'absent', body)]);
  }
};

const begun = async (since: string): Promise<void> => {
  const body = { since: Instant.parse(since), attempt: 0 };
  await ledger.commit([put(quarterStartRow, cycleKeys.start(), 'absent', body)]);
};

const view = async () =>
  await programmeView({ policy: defaultPolicy, now } as Visit, { ledger } as unknown as ConsolePorts);
const quartersOf = async (): Promise<string[]> => (await view()).history.map(({ quarter }) => quarter);

it('a programme that has just begun has this quarter alone', async () => {
  const { now: sofar, last, history } = await view();
  expect(sofar).toMatchObject({ quarter: '2026-Q2', at: now });
  expect(last).toBeUndefined();
  expect(history).toEqual([sofar]);
});

it('the last quarter is as its report has it, and stands before this one', async () => {
  await reported('2026-Q1');
  const { now: sofar, last, history } = await view();
  expect(last).toMatchObject({ quarter: '2026-Q1', coachingLoops: 1 });
  expect(history).toEqual([last, sofar]);
});

it('there are two years of quarters, oldest first', async () => {
  const years = ['2024', '2025'].flatMap((year) => [1, 2, 3, 4].map((part) => `${year}-Q${part}`));
  await reported('2023-Q4', ...years, '2026-Q1');
  expect(await quartersOf()).toEqual([...years.slice(2), '2026-Q1', '2026-Q2']);
});

it('before a quarter without a report there was no programme', async () => {
  await reported('2025-Q2', '2025-Q4', '2026-Q1');
  expect(await quartersOf()).toEqual(['2025-Q4', '2026-Q1', '2026-Q2']);
});

it('no quarter before is looked for where the last is not there', async () => {
  await reported('2025-Q4');
  expect(await quartersOf()).toEqual(['2026-Q2']);
});

it.each([
  ['a moment before it ended', '2026-03-31T23:59:59.999Z', '2026-Q1'],
  ['when it had ended', '2026-04-01T00:00:00.000Z', undefined],
])(
  'the last quarter stands as it is until it is reported on, where the programme began %s',
  async (_when, since, quarter) => {
    await begun(since);
    expect((await view()).last?.quarter).toBe(quarter);
  },
);
