import { describe, expect, it } from 'vitest';
import {
  canHold,
  coachOwner,
  mayCoach,
  namedCoach,
  rosterOf,
  standIns,
} from '../../../core/coaching/ownership.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import { at, dana, id, kim, lee, ops, person } from './company.ts';

const now = at('2026-03-10T10:00:00Z');
const away = { awayFrom: '2026-03-09', awayUntil: '2026-03-13' };
const ownerOf = (people: readonly Person[], who: Person = dana, due = '2026-03-12T10:00:00Z') =>
  coachOwner(who, rosterOf([who, ...people]), now, at(due));

describe('who owes a coach’s task', () => {
  it('is the named coach, and operations where none is named, known, active or in term', () => {
    expect(ownerOf([kim, lee, ops])).toEqual({ owner: 'kim', as: 'coach' });
    const operations = { owner: 'ops', as: 'operations' };
    const { coach: _left, ...alone } = dana;
    expect(ownerOf([kim, ops], alone)).toEqual(operations);
    expect(ownerOf([lee, ops])).toEqual(operations);
    expect(ownerOf([{ ...kim, active: false }, ops])).toEqual(operations);
    expect(ownerOf([{ ...kim, coachFrom: '2026-03-11' }, ops])).toEqual(operations);
    expect(ownerOf([{ ...kim, coachFrom: '2026-03-10' }, ops])).toEqual({ owner: 'kim', as: 'coach' });
    expect(ownerOf([{ ...kim, coachUntil: '2026-03-09' }, ops])).toEqual(operations);
    expect(ownerOf([{ ...kim, coachUntil: '2026-03-10' }, ops])).toEqual({ owner: 'kim', as: 'coach' });
    expect(ownerOf([kim, ops], { ...dana, coachUntil: '2026-03-09' })).toEqual(operations);
    expect(ownerOf([], { ...dana, coach: id('dana') })).toEqual({ owner: undefined, as: 'operations' });
  });

  it('is the deputy while the coach is away, or the deputy’s, never the interviewer nor somebody away', () => {
    const gone = { ...kim, ...away };
    expect(ownerOf([gone, lee, ops])).toEqual({ owner: 'lee', as: 'deputy' });
    const third = person('max', { role: 'coach' });
    expect(ownerOf([gone, { ...lee, ...away, deputy: id('max') }, third, ops])).toEqual({
      owner: 'max',
      as: 'deputy',
    });
    expect(ownerOf([{ ...gone, deputy: id('dana') }, ops], dana, '2026-03-12T10:00:00Z').as).toBe(
      'operations',
    );
    for (const unable of [{ active: false }, away, { coachUntil: '2026-03-01' }])
      expect(ownerOf([gone, { ...lee, ...unable }, ops]).as).toBe('operations');
  });

  it('stays with a coach who is back before it is due, where nobody stands in', () => {
    const { deputy: _left, ...lone } = { ...kim, ...away };
    // Away up to and with the thirteenth, so back on the fourteenth.
    expect(ownerOf([lone, ops], dana, '2026-03-14T10:00:00Z')).toEqual({ owner: 'kim', as: 'coach' });
    expect(ownerOf([lone, ops], dana, '2026-03-13T10:00:00Z').as).toBe('operations');
    const { awayUntil: _end, ...forEver } = lone;
    expect(ownerOf([forEver, ops], dana, '2026-12-14T10:00:00Z').as).toBe('operations');
    expect(coachOwner(dana, rosterOf([dana, lone, ops]), now)).toEqual({ owner: 'ops', as: 'operations' });
  });
});

describe('the line of those who may stand in', () => {
  it('is at most four long and ends in a circle', () => {
    const line = ['a', 'b', 'c', 'd', 'e'].map((name, index, all) =>
      person(name, { role: 'coach', deputy: id(all[(index + 1) % 5] ?? 'a') }),
    );
    const names = (people: readonly Person[]) =>
      standIns({ coach: id('a') }, rosterOf(people)).map((one) => one.id);
    expect(names(line)).toEqual(['a', 'b', 'c', 'd']);
    expect(names(line.slice(0, 2))).toEqual(['a', 'b']);
    expect(standIns({}, rosterOf(line))).toEqual([]);
  });
});

describe('whether somebody may coach, and may hold a task', () => {
  it('names nobody who is not there', () => {
    expect(mayCoach(undefined, dana, now)).toBe(false);
    expect(mayCoach(dana, dana, now)).toBe(false);
    // Leave ends no coaching, it only lets somebody stand in.
    expect(namedCoach(dana, rosterOf([{ ...kim, ...away }]), now)?.id).toBe('kim');
  });

  it.each([
    ['a coach who is there', kim, true],
    ['one who has left', { ...kim, active: false }, false],
    ['one on leave', { ...kim, ...away }, false],
    ['one whose time is over', { ...kim, coachUntil: '2026-03-09' }, false],
    ['one whose time is to come', { ...kim, coachFrom: '2026-03-11' }, false],
  ] as const)('holds with %s: %s', (_who, coach, holds) => {
    expect(canHold(id('kim'), dana, rosterOf([dana, coach]), now)).toBe(holds);
  });

  it('holds with nobody unknown, nobody at all, and not with the interviewer', () => {
    for (const owner of [undefined, id('dana'), id('who')])
      expect(canHold(owner, dana, rosterOf([dana, kim]), now)).toBe(false);
  });
});

describe('a roster', () => {
  it('writes to the first active operations and HR by id, never to operations about themselves', () => {
    const roster = rosterOf([
      person('otto', { role: 'operations' }),
      person('abe', { role: 'operations', active: false }),
      person('nia', { role: 'operations' }),
      person('hugo', { role: 'hr' }),
      person('ada', { role: 'hr', active: false }),
    ]);
    expect(roster.operationsFor(id('dana'))).toBe('nia');
    expect(roster.operationsFor(id('nia'))).toBe('otto');
    expect(roster.hr).toBe('hugo');
    expect(rosterOf([]).operationsFor(id('dana'))).toBeUndefined();
  });
});
