/** A quarter of a large company is allocated in pages, nobody over the limit and nobody forgotten. */
import { beforeEach, describe, expect, it } from 'vitest';
import { read } from '../../functions/runtime/rows.ts';
import { quarterCapacityRow, quarterKeys } from '../../functions/runtime/said-of-quarter.ts';
import { owing } from '../support/many-interviewers.ts';
import { began, minutesByWeek, type QuarterlyCompany, quarterlyCompany } from './quarterly-company.ts';

let company: QuarterlyCompany;
beforeEach(() => {
  company = quarterlyCompany();
});

describe('a thousand interviewers and forty coaches', () => {
  const name = (n: number): string => `p${String(n).padStart(4, '0')}`;
  const coach = (n: number): string => `c${String(n % 40).padStart(2, '0')}`;

  it('are allocated in pages, nobody over the limit and nobody forgotten', async () => {
    // Forty minutes a week hold 24 reviews in twelve weeks, two a week: of 25 each one is short.
    await company.govern({ coaching: { weeklyLimitMin: 40 } });
    await company.hire(
      Array.from({ length: 40 }, (_, n) => coach(n)),
      Array.from({ length: 1000 }, (_, n) => ({
        id: name(n),
        coach: coach(n),
        ...(n >= 960 ? { loops: 0 } : n < 40 ? { loops: 12 } : {}),
      })),
    );
    const busy = [];
    for (let n = 0; n < 40; n += 1)
      busy.push(
        await owing(company.ledger, {
          kind: 'checkpoint',
          interviewer: name(n),
          milestone: 'day-90',
          owner: coach(n),
          dueAt: '2026-04-08T10:00:00.000Z',
          minutes: 15,
        }),
      );
    await company.cycleAt(began);
    const tasks = await company.quarterly();
    for (const [week, minutes] of minutesByWeek([...tasks, ...busy]))
      expect([week, minutes <= 40]).toEqual([week, true]);
    const capacity = await read(company.ledger, quarterCapacityRow, quarterKeys.capacity('2026-Q2'));
    const short = capacity?.body.shortages.flatMap(({ unplaced }) =>
      unplaced.map((each) => each.interviewer),
    );
    const reached = new Set([...tasks.map(({ interviewer }) => interviewer), ...(short ?? [])]);
    expect(reached.size).toBe(960);
    expect(tasks).toHaveLength(40 * 23);
    expect(await company.standing()).toMatchObject({
      coaches: 40,
      placed: 920,
      unplaced: 40,
      shortMinutes: 600,
      notDue: 0,
      coachless: [],
    });
    const before = await company.contents();
    await company.cycleAt('2026-04-04T03:00:00.000Z');
    const withoutNews = (text: string): string => text.replaceAll(/"(attempt|at)": ("[^"]*"|\d+)/g, '"$1"');
    expect(withoutNews(await company.contents())).toBe(withoutNews(before));
  }, 60_000);
});
