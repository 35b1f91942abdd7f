/** Who is due for a quarterly review, who gives it, and when where somebody is away. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Instant, PersonId } from '../../core/identity.ts';
import { advanceTask } from '../../functions/advance-task/step.ts';
import { reconcileInterviewer } from '../../functions/runtime/reconcile.ts';
import { keys } from '../../functions/runtime/rows.ts';
import { owing } from '../support/many-interviewers.ts';
import { began, type QuarterlyCompany, quarterlyCompany } from './quarterly-company.ts';

let company: QuarterlyCompany;
beforeEach(() => {
  company = quarterlyCompany();
});

describe('whose review it is', () => {
  it('is no task while nobody is named, and is listed', async () => {
    await company.hire(['kim'], [{ id: 'dana' }, { id: 'rue', coach: 'rue' }, { id: 'max', coach: 'kim' }]);
    await company.cycleAt(began);
    expect((await company.quarterly()).map(({ interviewer }) => interviewer)).toEqual(['max']);
    expect((await company.standing())?.coachless).toEqual(['dana', 'rue']);
    await company.change('dana', { coach: 'kim' });
    await company.cycleAt('2026-04-04T03:00:00.000Z');
    expect((await company.standing())?.coachless).toEqual(['rue']);
    expect(await company.quarterly()).toHaveLength(2);
  });

  it('is the deputy’s where the coach is away all quarter, and stays the coach’s through a leave before its week', async () => {
    await company.hire(
      [
        { id: 'kim', deputy: 'lee', awayFrom: '2026-04-01' },
        { id: 'noa', deputy: 'lee', awayFrom: '2026-04-01', awayUntil: '2026-05-03' },
        'lee',
      ],
      [
        { id: 'dana', coach: 'kim' },
        { id: 'rue', coach: 'noa' },
      ],
    );
    await company.cycleAt(began);
    for (const id of ['dana', 'rue']) await reconcileInterviewer(PersonId.parse(id), company);
    expect(
      (await company.quarterly()).map(({ interviewer, owner, dueAt }) => [interviewer, owner, dueAt]),
    ).toEqual([
      ['dana', 'lee', '2026-04-10T18:00:00.000Z'],
      ['rue', 'noa', '2026-05-08T18:00:00.000Z'],
    ]);
  });

  it('is nobody’s at a site where Plumbline is off, and of nobody who has led nothing', async () => {
    await company.govern({ privacy: { sites: { rome: 'off' } } });
    await company.hire(
      ['kim'],
      [
        { id: 'dana', coach: 'kim', site: 'rome' },
        { id: 'rue', coach: 'kim', loops: 0 },
        { id: 'gone', coach: 'kim', active: false },
      ],
    );
    await company.cycleAt(began);
    expect(await company.quarterly()).toEqual([]);
    expect(await company.standing()).toMatchObject({ placed: 0, unplaced: 0, notDue: 0, coachless: [] });
  });

  it('waits for the interviewer’s leave and opens in its week like any other', async () => {
    await company.hire(
      ['kim'],
      [{ id: 'dana', coach: 'kim', awayFrom: '2026-03-30', awayUntil: '2026-04-24' }],
    );
    await company.cycleAt(began);
    await reconcileInterviewer(PersonId.parse('dana'), company);
    const [task] = await company.quarterly();
    expect(task).toMatchObject({ state: 'planned', opensAt: '2026-04-27T08:00:00.000Z' });
    expect(task?.pausedAt).toBeUndefined();
    company.clock.set(Instant.parse('2026-04-27T08:00:00.000Z'));
    await advanceTask(keys.task(PersonId.parse('dana'), task?.id ?? ''), company);
    expect((await company.quarterly())[0]).toMatchObject({
      state: 'open',
      dueAt: '2026-05-01T18:00:00.000Z',
    });
  });

  it('is not due again without a loop since the last one was given', async () => {
    await company.hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    await owing(company.ledger, {
      kind: 'quarterly',
      interviewer: 'dana',
      milestone: '2026-Q1',
      owner: 'kim',
      state: 'coached',
      coachedAt: '2026-03-30T11:00:00.000Z',
      dueAt: '2026-03-27T18:00:00.000Z',
    });
    await company.cycleAt(began);
    expect(await company.quarterly()).toHaveLength(1);
    expect(await company.standing()).toMatchObject({ placed: 0, notDue: 1 });
  });
});
