/** What the look on a Saturday changes of a quarter that has begun: who gets a place, who loses one, and what coaches hand on. */
import { beforeEach, describe, expect, it } from 'vitest';
import { PersonId } from '../../core/identity.ts';
import { reconcileInterviewer } from '../../functions/runtime/reconcile.ts';
import { read } from '../../functions/runtime/rows.ts';
import { quarterCapacityRow, quarterKeys } from '../../functions/runtime/said-of-quarter.ts';
import { commitAll, loopsOf, owing, personOf, settled } from '../support/many-interviewers.ts';
import { began, minutesByWeek, type QuarterlyCompany, quarterlyCompany } from './quarterly-company.ts';

let company: QuarterlyCompany;
beforeEach(() => {
  company = quarterlyCompany();
});

describe('the week after', () => {
  const twelve = Array.from({ length: 12 }, (_, n) => ({ id: `p${n}`, coach: 'kim' }));

  it('gives a place to who joined, and to nobody twice', async () => {
    await company.hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    await company.cycleAt(began);
    await commitAll(
      company.ledger,
      settled(personOf('rue', { coach: 'kim' }), loopsOf('rue', 1, '2026-04-29T10:00:00.000Z')),
    );
    await company.cycleAt('2026-05-02T03:00:00.000Z');
    expect(
      (await company.quarterly()).map(({ interviewer, dueAt }) => [interviewer, dueAt.slice(0, 10)]),
    ).toEqual([
      ['dana', '2026-04-10'],
      ['rue', '2026-05-08'],
    ]);
  });

  it('tells operations of a shortage once, and gives those named a place when there is room', async () => {
    await company.govern({ coaching: { weeklyLimitMin: 15 } });
    await company.hire(
      ['kim'],
      [...twelve, { id: 'pz', coach: 'kim' }, { id: 'new', coach: 'kim', loops: 1 }],
    );
    await company.cycleAt(began);
    expect(await company.standing()).toMatchObject({ placed: 12, unplaced: 2, shortMinutes: 30 });
    expect(await company.told('capacity-notice')).toMatchObject([{ subject: '2026-Q2' }]);
    await company.cycleAt('2026-04-04T03:00:00.000Z');
    expect(await company.told('capacity-notice')).toHaveLength(1);
    await company.govern({ coaching: { weeklyLimitMin: 30 } });
    await company.cycleAt('2026-04-11T03:00:00.000Z');
    expect(await company.standing()).toMatchObject({ placed: 14, unplaced: 0 });
    expect(
      (await read(company.ledger, quarterCapacityRow, quarterKeys.capacity('2026-Q2')))?.body.shortages,
    ).toEqual([]);
    expect(await company.told('capacity-notice')).toHaveLength(1);
  });

  it('moves what nobody has begun out of the way of other work, and names whom it takes the place from', async () => {
    await company.govern({ coaching: { weeklyLimitMin: 15 } });
    await company.hire(['kim'], twelve);
    await company.cycleAt(began);
    const review = await owing(company.ledger, {
      kind: 'checkpoint',
      interviewer: 'p0',
      milestone: 'day-90',
      owner: 'kim',
      dueAt: '2026-05-06T10:00:00.000Z',
      minutes: 5,
    });
    await company.cycleAt('2026-04-04T03:00:00.000Z');
    const tasks = (await company.quarterly()).filter(({ state }) => state === 'planned');
    for (const [week, minutes] of minutesByWeek([...tasks, review]))
      expect([week, minutes <= 15]).toEqual([week, true]);
    expect(tasks).toHaveLength(11);
    expect(await company.standing()).toMatchObject({ placed: 11, unplaced: 1 });
    const reviewed = new Set<string>(tasks.map(({ interviewer }) => interviewer));
    const capacity = await read(company.ledger, quarterCapacityRow, quarterKeys.capacity('2026-Q2'));
    expect(capacity?.body.shortages).toEqual([
      {
        coach: 'kim',
        shortMinutes: 15,
        unplaced: twelve
          .filter(({ id }) => !reviewed.has(id))
          .map(({ id }) => ({ interviewer: id, minutes: 15 })),
      },
    ]);
    expect(await company.told('capacity-notice')).toHaveLength(1);
  });

  it('evens out what a coach who goes leaves to the next', async () => {
    await company.hire(
      ['kim', 'lee'],
      [...twelve, ...twelve.map(({ id }) => ({ id: `q${id}`, coach: 'lee' }))],
    );
    await company.govern({ coaching: { weeklyLimitMin: 30 } });
    await company.cycleAt(began);
    await company.change('kim', { active: false });
    for (const { id } of twelve) {
      await company.change(id, { coach: 'lee' });
      await reconcileInterviewer(PersonId.parse(id), company);
    }
    expect((await company.quarterly()).filter(({ owner }) => owner === 'lee')).toHaveLength(24);
    await company.cycleAt('2026-04-04T03:00:00.000Z');
    const tasks = await company.quarterly();
    expect(new Set(tasks.map(({ owner, state }) => `${owner} ${state}`))).toEqual(new Set(['lee planned']));
    for (const [week, minutes] of minutesByWeek(tasks)) expect([week, minutes <= 30]).toEqual([week, true]);
  });
});
