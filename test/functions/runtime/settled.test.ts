/** A look that found everything in line is spared the next time, and never once anything it rests on is otherwise. */
import { describe, expect, it } from 'vitest';
import { type Roster, rosterOf } from '../../../core/coaching/ownership.ts';
import type { OwedInput } from '../../../core/coaching/obligation.ts';
import { foldRecord } from '../../../core/interviewer/fold-record.ts';
import type { InterviewerRecord, LoopRow } from '../../../core/interviewer/record.ts';
import { KeptRecord, putRecord } from '../../../functions/runtime/record-row.ts';
import {
  askedRoster,
  type Grounds,
  isPlanned,
  isSettled,
  settle,
  settleRecord,
} from '../../../functions/runtime/settled.ts';
import { at, dana, id, inputOf, kim, person, planned, staff, weekly } from '../../core/coaching/company.ts';

const now = '2026-03-02T02:00:00.000Z';
const leaning = { mu: 0.07, k: 40, phi: 1.2, source: 'fleet' } as const;

/** The record as its row holds it, once it is read. */
const keptAs = (record: InterviewerRecord): KeptRecord =>
  KeptRecord.parse(
    JSON.parse(JSON.stringify((putRecord(recordKey, 'absent', record) as { body: unknown }).body)),
  );
const recordKey = { partition: 'interviewer#dana', sort: 'record' };

/** Looked at tonight, with no task to change; the record stands, or is being written. Who it was, what it rested on, and the roster. */
const lookedAt = (loops: readonly LoopRow[], more: Partial<OwedInput> = {}, isWritten = false) => {
  const asked = askedRoster(rosterOf(staff));
  const first = inputOf(loops, now, { ...more, roster: asked });
  const open = planned(first).map((task) => ({ ...task, state: 'open' as const }));
  const input = { ...first, tasks: open };
  const settledTasks = planned(input);
  const of = {};
  const pace = more.typicalLoopsPerMonth;
  const made = foldRecord({
    interviewer: dana.id,
    person: dana,
    lifetime: first.lifetime,
    window: loops,
    policy: first.policy,
    fleet: { ...leaning },
    measuresVersion: 'm1',
    now: first.now,
  });
  const record = isWritten ? undefined : keptAs(made);
  const grounds: Grounds = { read: [...loops], record, figures: 'tonight', leaning: () => leaning, pace };
  settle(of, grounds, { made, isWritten }, { ...input, tasks: settledTasks }, asked);
  const spared = (other: Partial<Grounds> = {}, roster: Roster = rosterOf(staff), when = now): boolean =>
    isSettled(of, { ...grounds, ...other }, roster, at(when));
  const sparedPlan = (other: Partial<Grounds> = {}, changed: Partial<OwedInput> = {}): boolean =>
    isPlanned(of, { ...grounds, ...other }, { ...input, ...changed }, rosterOf(staff));
  const again = (other: Partial<Grounds>): void =>
    settleRecord(of, { ...grounds, ...other }, { made, isWritten: false });
  return Object.assign(spared, { made, sparedPlan, again, input });
};

describe('somebody who was found in line', () => {
  const few = weekly(2);
  const many = weekly(9);

  it('is spared the next look on the same grounds, and not once the plan no longer stands', () => {
    const spared = lookedAt(few);
    expect(spared()).toBe(true);
    expect(spared({}, rosterOf(staff), '2026-03-02T03:00:00.000Z')).toBe(true);
    expect(spared({}, rosterOf(staff), '2028-03-02T02:00:00.000Z')).toBe(false);
  });

  it('is looked at again when the clock was put back', () => {
    expect(lookedAt(few)({}, rosterOf(staff), '2026-03-02T01:00:00.000Z')).toBe(false);
  });

  it('is looked at again when a row was read as another object, or one more', () => {
    const spared = lookedAt(few);
    expect(spared({ read: few.map((row) => ({ ...row })) })).toBe(false);
    expect(spared({ read: [...few, {}] })).toBe(false);
  });

  it('is looked at again when the roster answers otherwise about somebody who was asked about, and only then', () => {
    const spared = lookedAt(few);
    const otherKim = staff.map((each) => (each === kim ? person('kim', { role: 'coach' }) : each));
    expect(spared({}, rosterOf(otherKim))).toBe(false);
    expect(spared({}, rosterOf([...staff, person('zoe')]))).toBe(true);
    expect(spared({}, rosterOf([...staff, person('ada', { role: 'hr', coach: id('kim') })]))).toBe(false);
  });

  it('is looked at again when the fleet is another, once any measure leans on it', () => {
    const other = { figures: 'other', leaning: () => ({ ...leaning, k: 50 }) };
    expect(lookedAt(many)(other)).toBe(false);
    expect(lookedAt(many)({ figures: 'other', leaning: () => undefined })).toBe(false);
    expect(lookedAt(few)(other)).toBe(true);
    expect(lookedAt(many)({ figures: 'other' })).toBe(true);
  });

  it('is looked at again when others lead so often that a calibration is to be moved, and not when it is not', () => {
    const spared = lookedAt(weekly(6), { typicalLoopsPerMonth: 1 });
    expect(spared({ pace: 1.1 })).toBe(true);
    expect(spared({ pace: 40 })).toBe(false);
  });

  it('is spared where its record is read back as it was written, and not where it was not, or is another', () => {
    const spared = lookedAt(many, {}, true);
    const record = keptAs(spared.made);
    expect(spared()).toBe(false);
    expect(spared({ record: { ...record, loops: 3 } })).toBe(false);
    expect(spared({ record })).toBe(true);
    expect(spared({ record })).toBe(true);
    expect(spared({ record: undefined })).toBe(false);
  });

  it('is looked at again once somebody else has written its record', () => {
    const spared = lookedAt(many);
    expect(spared({ record: keptAs(spared.made) })).toBe(true);
    expect(spared({ record: { ...keptAs(spared.made), calibratedLoops: 1 } })).toBe(false);
  });

  it('has a record made anew without a plan where only the fleet has moved, and is spared then', () => {
    const spared = lookedAt(many);
    const other = { figures: 'other', leaning: () => ({ ...leaning, k: 50 }) };
    expect(spared(other)).toBe(false);
    expect(spared.sparedPlan(other)).toBe(true);
    spared.again(other);
    expect(spared(other)).toBe(true);
    expect(spared()).toBe(false);
  });

  it('is planned for again once a gate, the count of loops, the pace, what was read or the time is another', () => {
    const { sparedPlan, input } = lookedAt(many, { measuresAllowTrained: false });
    expect(sparedPlan()).toBe(true);
    expect(sparedPlan({}, { measuresAllowTrained: true })).toBe(false);
    expect(sparedPlan({}, { lifetime: { ...input.lifetime, calibratedLoops: 1 } })).toBe(false);
    expect(sparedPlan({ pace: 3 })).toBe(false);
    expect(sparedPlan({ read: few })).toBe(false);
    expect(sparedPlan({}, { now: at('2028-03-02T02:00:00.000Z') })).toBe(false);
  });
});
