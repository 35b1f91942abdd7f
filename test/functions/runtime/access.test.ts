/** Who sees which view of a task, and who reads an interviewer: the rule itself, row by row. */
import { describe, expect, it } from 'vitest';
import type { Task } from '../../../core/coaching/task.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import { coaches, viewOf } from '../../../functions/runtime/access.ts';
import { readsAs } from '../../../functions/console/readers.ts';
import { at, dana, hana, id, kim, lee, loopId, ops, person, task } from '../../core/coaching/company.ts';

const mo = person('mo');
const uli = person('uli', { role: 'hr' });
const now = at('2026-03-02T09:00:00.000Z');
const feedback: Task['feedback'] = {
  by: lee.id,
  at: now,
  moment: { loopId: loopId('a'), turn: 4 },
  rubricItem: 'Neutral questions',
  nextTry: 'Ask how.',
  text: '',
};

describe('the page of a coach’s task', () => {
  const owed = task({ kind: 'quarterly', owner: kim.id });

  it.each<[string, Person, string | undefined]>([
    ['whoever owes it, as its coach', kim, 'coach'],
    ['its interviewer', dana, 'interviewer'],
    ['operations, who see to it', ops, 'steward'],
    ['the manager of whoever owes it, who sees to it', mo, 'steward'],
    ['no other coach', lee, undefined],
    ['not the HR contact', hana, undefined],
  ])('is opened by %s', (_who, reader, view) => {
    expect(viewOf(owed, reader, kim)).toBe(view);
  });

  it('stays open to whoever wrote the feedback and no longer owes it', () => {
    expect(viewOf({ ...owed, feedback }, lee, kim)).toBe('coach');
  });

  it('shows nothing of what was said to operations or HR who hold it until there is a coach', () => {
    expect(viewOf({ ...owed, owner: ops.id }, ops, ops)).toBe('steward');
    expect(viewOf({ ...owed, owner: hana.id }, hana, hana)).toBeUndefined();
  });

  it('is nobody’s by their having no manager, where nobody owes it', () => {
    expect(viewOf({ ...owed, owner: undefined }, mo, undefined)).toBeUndefined();
  });

  it('shows the interviewer no more where a row says that they coach or steer themselves', () => {
    expect(viewOf({ ...owed, owner: dana.id }, dana, dana)).toBe('interviewer');
    expect(viewOf(owed, { ...dana, role: 'operations' }, kim)).toBe('interviewer');
  });
});

describe('the page on which a coach is named', () => {
  const owed = task({ kind: 'assign-coach', owner: ops.id });

  it.each<[string, Person, string | undefined]>([
    ['operations', ops, 'choose-coach'],
    ['others in operations', person('olga', { role: 'operations' }), 'choose-coach'],
    ['not whoever would coach', kim, undefined],
    ['not the manager of whoever owes it', mo, undefined],
    ['not the interviewer, whatever their role', { ...dana, role: 'operations' }, undefined],
  ])('is opened by %s', (_who, reader, view) => {
    expect(viewOf(owed, reader, { ...ops, manager: mo.id })).toBe(view);
  });

  it('is opened by whoever owes it, in operations or not', () => {
    expect(viewOf({ ...owed, owner: mo.id }, mo, mo)).toBe('choose-coach');
  });
});

describe('the page about a protected topic', () => {
  const owed = task({ kind: 'people-review', owner: hana.id });

  it.each<[string, Person, Person | undefined, string | undefined]>([
    ['the HR contact who has it', hana, hana, 'hr'],
    ['no second one beside the first', uli, hana, undefined],
    ['a second one once the first has left', uli, { ...hana, active: false }, 'hr'],
    ['a second one once the first is in HR no more', uli, { ...hana, role: 'coach' }, 'hr'],
    ['a second one where nobody is known to have it', uli, undefined, 'hr'],
    ['not whoever has it and is in HR no more', { ...hana, role: 'coach' }, undefined, undefined],
    ['not operations', ops, hana, undefined],
    ['not the coach', kim, hana, undefined],
    ['not the interviewer', dana, hana, undefined],
  ])('is opened by %s', (_who, reader, owner, view) => {
    expect(viewOf(owed, reader, owner)).toBe(view);
  });
});

describe('an interviewer’s interviews and record', () => {
  const open = task({ kind: 'quarterly', owner: lee.id, state: 'open' });

  it.each<[string, Person, readonly Task[], string | undefined]>([
    ['themselves', dana, [], 'interviewer'],
    ['their named coach', kim, [], 'coach'],
    ['no other coach', lee, [], undefined],
    ['whoever holds an open task about them', lee, [task({ owner: kim.id }), open], 'coach'],
    ['not once that task is done', lee, [{ ...open, state: 'coached' }], undefined],
    ['operations never, whatever they hold', ops, [{ ...open, owner: ops.id }], undefined],
    ['not the manager of their coach', mo, [open], undefined],
    ['not the HR contact', hana, [open], undefined],
  ])('are read by %s', (_who, reader, tasks, as) => {
    expect(readsAs(reader, dana, tasks, now)).toBe(as);
  });

  it('are their coach’s for the term that the roster names', () => {
    expect(coaches(kim, dana, now)).toBe(true);
    expect(coaches(kim, { ...dana, coachUntil: '2026-03-01' }, now)).toBe(false);
    expect(coaches({ ...kim, active: false }, dana, now)).toBe(false);
    expect(coaches(dana, { ...dana, coach: dana.id }, now)).toBe(false);
    expect(coaches(kim, { ...dana, coach: id('lee') }, now)).toBe(false);
  });
});
