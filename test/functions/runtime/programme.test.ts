/** What the programme page counts of a quarter: which loops are in it, which interviews there were, and the minutes coaches have. */
import { beforeEach, describe, expect, it } from 'vitest';
import { quarterAt } from '../../../core/coaching/quarter.ts';
import { Instant, LoopId, PersonId } from '../../../core/identity.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { defaultPolicy, Policy } from '../../../core/rubric/policy.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { programmeLines } from '../../../functions/runtime/programme.ts';
import {
  judgementRow,
  keys,
  loopPlace,
  loopRow,
  meetingLoopRow,
  personRow,
  put,
  trainingRow,
} from '../../../functions/runtime/rows.ts';
import { loopsOf, owing, personOf } from '../../support/many-interviewers.ts';

const now = Instant.parse('2026-08-01T00:00:00.000Z');
const quarter = quarterAt('2026-08-01', defaultPolicy);
const dana = PersonId.parse('dana');
let ledger: ReturnType<typeof memoryLedger>;
beforeEach(async () => {
  ledger = memoryLedger();
  for (const person of [
    personOf('dana'),
    personOf('rue'),
    personOf('kim', { role: 'coach' }),
    personOf('lee', { role: 'coach' }),
    personOf('gone', { role: 'coach', active: false }),
  ])
    await ledger.commit([put(personRow, keys.person(person.id), 'absent', person)]);
});

const led = async (endedAt: string, candidate: string, more: Partial<LoopRow> = {}): Promise<LoopRow> => {
  const [base] = loopsOf('dana', 1, endedAt);
  if (base === undefined) throw new Error('no loop');
  const loop = { ...base, loopId: LoopId.parse(`w-${candidate}`), candidate, ...more };
  const key = loop.counted
    ? keys.loop(dana, loop.endedAt, loop.loopId)
    : keys.listed(dana, loop.endedAt, loop.loopId);
  await ledger.commit([put(loopRow, key, 'absent', loop)]);
  return loop;
};
const judged = async (month: string, rater: string, candidate: string, id = 'card'): Promise<void> => {
  const body = { candidate, rater, recommendation: 'yes', independent: true, ratings: [] } as never;
  const key = keys.judgement(month, candidate, PersonId.parse(rater), id);
  await ledger.commit([put(judgementRow, key, 'absent', body)]);
};
const said = async (id: string, policy = defaultPolicy, at = now): Promise<string | undefined> =>
  (await programmeLines(ledger, { quarter, policy, now: at })).find((line) => line.id === id)?.sentence;

describe('interviews of a quarter', () => {
  it('are those that ended in it, counted or only listed', async () => {
    await led('2026-06-30T23:59:59.999Z', 'before');
    await led('2026-07-01T00:00:00.000Z', 'first');
    await led('2026-09-30T23:59:59.999Z', 'last');
    await led('2026-10-01T00:00:00.000Z', 'after');
    await led('2026-08-01T10:00:00.000Z', 'listed', { counted: false });
    expect(await said('capture-rate')).toMatch(/^3 interviews captured/);
  });

  it('are met by what was rated in it, each pair once', async () => {
    await led('2026-07-14T10:00:00.000Z', 'cand-1');
    await judged('2026-07', 'dana', 'cand-1');
    await judged('2026-07', 'dana', 'cand-1', 'again');
    await judged('2026-08', 'dana', 'cand-2');
    await judged('2026-09', 'rue', 'cand-2');
    await judged('2026-06', 'dana', 'cand-3');
    await judged('2026-10', 'dana', 'cand-4');
    expect(await said('capture-rate')).toBe('1 of 3 (33 %).');
  });

  it('that were led outside it and rated in it are captured where there is a loop of them', async () => {
    const meets = async (candidate: string, isThere: boolean): Promise<void> => {
      const loopId = LoopId.parse(`x-${candidate}`);
      const startedAt = Instant.parse('2026-06-30T10:00:00.000Z');
      const row = { loopId, stem: 'a', round: 'system-design', startedAt };
      await ledger.commit([put(meetingLoopRow, keys.meetingLoop(dana, candidate, loopId), 'absent', row)]);
      if (isThere)
        await ledger.commit([
          put(loopPlace, keys.place(loopId), 'absent', { interviewer: dana, sort: 'loop#1' }),
        ]);
      await judged('2026-07', 'dana', candidate);
    };
    await meets('cand-1', true);
    await meets('cand-2', true);
    await meets('cand-3', false);
    await judged('2026-07', 'dana', 'cand-4');
    expect(await said('capture-rate')).toBe('2 of 4 (50 %).');
  });
});

describe('interviews that have been captured', () => {
  it('count each, of one candidate met twice and of candidates who were erased, too', async () => {
    await led('2026-07-14T10:00:00.000Z', 'cand-1');
    await led('2026-07-21T10:00:00.000Z', 'cand-1', { loopId: LoopId.parse('w-again'), round: 'coding' });
    for (const loopId of ['e-1', 'e-2', 'e-3'])
      await led('2026-07-15T10:00:00.000Z', 'erased', { loopId: LoopId.parse(loopId) });
    await judged('2026-07', 'dana', 'cand-1');
    await judged('2026-07', 'rue', 'cand-1');
    expect(await said('capture-rate')).toBe('5 of 6 (83 %).');
  });

  it('are one in the singular', async () => {
    await led('2026-07-14T10:00:00.000Z', 'cand-1');
    expect(await said('capture-rate')).toBe('1 interview captured; how many there were is not fed.');
  });
});

describe('the other lines', () => {
  it('have the training and the tasks of everybody', async () => {
    for (const [id, session] of [
      ['dana', 'one'],
      ['rue', 'one'],
      ['rue', 'two'],
    ] as const) {
      const attendee = PersonId.parse(id);
      const row = { session, attendee, startsOn: '2026-07-01', endsOn: '2026-07-02' };
      await ledger.commit([put(trainingRow, keys.training(attendee, session), 'absent', row)]);
    }
    await owing(ledger, {
      kind: 'quarterly',
      interviewer: 'dana',
      milestone: '2026-Q3',
      owner: 'kim',
      state: 'open',
      dueAt: '2026-07-10T00:00:00.000Z',
      missedAt: '2026-07-10T00:00:00.000Z',
    });
    expect(await said('training-sessions')).toBe('2 training sessions.');
    expect(await said('overdue')).toBe('1 task.');
  });
});

describe('the minutes coaches have', () => {
  const weekly = Policy.parse({ coaching: { weeklyLimitMin: 70 } });

  it.each([
    // Thirteen weeks and a day of two coaches who are there.
    ['2026-06-01T00:00:00.000Z', 1840],
    ['2026-07-01T00:00:00.000Z', 1840],
    ['2026-09-23T00:00:00.000Z', 160],
    // Over, it is told whole.
    ['2026-10-01T00:00:00.000Z', 1840],
    ['2026-12-01T00:00:00.000Z', 1840],
  ])('are at %s %d', async (at, minutes) => {
    expect(await said('minutes-owed', weekly, Instant.parse(at))).toContain(`${minutes} there`);
  });

  it('are none while a coach is on leave', async () => {
    const away = personOf('moe', { role: 'coach', awayFrom: '2026-07-01', awayUntil: '2026-09-20' });
    await ledger.commit([put(personRow, keys.person(away.id), 'absent', away)]);
    const first = Instant.parse('2026-07-01T00:00:00.000Z');
    expect(await said('minutes-owed', weekly, first)).toContain('1940 there are');
  });
});
