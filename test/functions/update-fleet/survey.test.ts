import { beforeEach, describe, expect, it } from 'vitest';
import type { FleetBaselines } from '../../../core/calibration/fleet.ts';
import { fleetBaselines } from '../../../core/calibration/fleet.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { Instant, PersonId } from '../../../core/identity.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { recordLoop } from '../../../functions/record-loop/step.ts';
import { circumstances } from '../../../functions/runtime/reconcile.ts';
import {
  claimsOf,
  fleetLoop,
  leadingCounts,
  survey,
  type Surveyed,
} from '../../../functions/update-fleet/survey.ts';
import { dyingAfter, losing } from '../../support/disturbed-ledger.ts';
import { aged, hired, keepLoop, memoryArtefacts } from '../../support/kept-loop.ts';
import { loopsOf, personOf } from '../../support/many-interviewers.ts';

const dana = personOf('dana', { jobFamily: 'engineering' });
const [row] = loopsOf('dana', 1, '2026-03-30T10:00:00.000Z');
if (row === undefined) throw new Error('There is no loop.');

describe('what a loop tells the fleet', () => {
  it('is its questions and how many of them lead, by round and job family', () => {
    expect(fleetLoop({ ...row, jobFamily: 'design' }, dana)).toEqual([
      { interviewer: 'dana', round: 'system-design', family: 'design', questions: 14, leading: 1 },
    ]);
    // A loop that names no job family is its interviewer's.
    expect(fleetLoop(row, dana)).toMatchObject([{ family: 'engineering' }]);
  });

  it('is nothing where an older version counted it, or the capture could not carry a count', () => {
    expect(fleetLoop({ ...row, versions: { ...row.versions, measures: 'older' } }, dana)).toEqual([]);
    expect(fleetLoop({ ...row, counts: { questions: 14 } }, dana)).toEqual([]);
  });
});

const surveyed = (id: string, leading: readonly number[]): Surveyed => {
  const person = personOf(id, { jobFamily: 'engineering' });
  const loops = loopsOf(id, leading.length, '2026-03-30T10:00:00.000Z');
  return {
    person,
    known: undefined,
    fleetLoops: loops.flatMap((loop, index) =>
      fleetLoop({ ...loop, counts: { questions: 14, leading: leading[index] ?? 0 } }, person),
    ),
    loopsPerMonth: undefined,
    pending: 0,
    erased: 0,
  };
};
const loops = (count: number, leading: number): number[] => Array.from({ length: count }, () => leading);
const baselinesOf = (people: readonly Surveyed[]): FleetBaselines =>
  fleetBaselines(
    people.flatMap(({ fleetLoops }) => fleetLoops),
    defaultPolicy.measures,
  );

describe('the loops of a window', () => {
  it('are each set beside what is usual in their round', () => {
    const people = [surveyed('a', loops(30, 1)), surveyed('b', loops(30, 3))];
    const baselines = baselinesOf(people);
    const [first] = leadingCounts(people[0]?.fleetLoops ?? [], baselines);
    expect(first).toMatchObject({ questions: 14, leading: 1 });
    // Between one and three of fourteen.
    expect(first?.baseline).toBeGreaterThan(1 / 14);
    expect(first?.baseline).toBeLessThan(3 / 14);
  });
});

describe('the claims of a quarter', () => {
  it('are made of everybody at once: whose questions changed, who did not, and of whom nothing can be said', () => {
    const steady = Array.from({ length: 12 }, (_, n) => surveyed(`p${n}`, loops(30, 1)));
    const changed = surveyed('drifts', [...loops(20, 1), ...loops(10, 9)]);
    const few = surveyed('new', loops(2, 1));
    const people = [...steady, changed, few];
    const { byInterviewer, counts } = claimsOf(people, baselinesOf(people), defaultPolicy);
    expect(byInterviewer.get('drifts')?.kind).toBe('rose');
    expect(byInterviewer.get('p0')?.kind).toBe('no-clear-change');
    expect(['rose', 'no-clear-change']).not.toContain(byInterviewer.get('new')?.kind);
    expect(counts).toEqual({ assessed: 13, rose: 1 });
  });
});

describe('loops that are counted again', () => {
  const now = Instant.parse('2026-05-12T02:00:00.000Z');
  const clock = virtualClock(now);
  const artefacts = memoryArtefacts();
  let ledger: Ledger;
  beforeEach(async () => {
    ledger = memoryLedger();
    await hired(ledger, [{ id: 'dana', jobFamily: 'engineering' }]);
    for (const [index, endedAt] of ['2026-05-01', '2026-05-04', '2026-05-06'].entries()) {
      const loop = { loopId: `w${index}`, interviewer: 'dana', endedAt: `${endedAt}T10:00:00.000Z` };
      await recordLoop(await keepLoop(artefacts, loop), { ledger, artefacts, clock });
    }
    await aged(ledger, PersonId.parse('dana'));
  });
  const surveyedBy = async (through: Ledger, budget = { left: 10 }) => {
    const around = await circumstances({ ledger, clock });
    return await survey(dana, budget, around, { ledger: through, artefacts, clock });
  };

  it('are as many as the night has left, and the rest is still to come', async () => {
    const budget = { left: 2 };
    expect(await surveyedBy(ledger, budget)).toMatchObject({ pending: 1, erased: 0 });
    expect(budget.left).toBe(0);
    expect(await surveyedBy(ledger)).toMatchObject({ pending: 0, fleetLoops: [{}, {}, {}] });
  });

  it('are looked at again where somebody else wrote meanwhile, five times', async () => {
    const budget = { left: 10 };
    expect(await surveyedBy(losing(ledger, 5), budget)).toMatchObject({ pending: 0 });
    expect(budget.left).toBe(7);
  });

  it('are left, and given back to the night, where somebody else was faster once more', async () => {
    const budget = { left: 10 };
    await expect(surveyedBy(losing(ledger, 6), budget)).rejects.toMatchObject({ name: 'Conflict' });
    expect(budget.left).toBe(10);
  });

  it('are not tried again after any other fault', async () => {
    await expect(surveyedBy(dyingAfter(ledger, 0))).rejects.toThrow('killed');
  });
});
