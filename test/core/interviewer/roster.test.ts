import { describe, expect, it } from 'vitest';
import { checkRoster, rosterRow } from '../../../core/interviewer/roster.ts';
import { truthOf, weekdaysOf } from '../../../core/interviewer/roster-words.ts';
import { trainingEnd, trainingRow } from '../../../core/interviewer/training.ts';
import { id } from '../coaching/company.ts';

const line = { id: 'dana', name: 'Dana Test', email: 'dana@example.com', timeZone: 'Europe/Berlin' };

describe('a roster line', () => {
  it('becomes a person, with the defaults of a line that says little', () => {
    expect(rosterRow(line, 'line 2')).toEqual({ ...line, active: true, role: 'interviewer' });
  });

  it('may spell its headers and words as people do', () => {
    const spoken = {
      'Employee ID': ' dana ',
      'Full Name': 'Dana Test',
      'E-Mail': 'dana@example.com',
      Time_Zone: 'Europe/Berlin',
      'Job family': 'data',
      Active: 'Yes',
      Role: 'Coach',
      'Working days': 'Mon–Thu',
      Languages: 'en; de',
      'Shoe size': '41',
      coach: '',
    };
    expect(rosterRow(spoken, 'line 2')).toEqual({
      ...line,
      jobFamily: 'data',
      active: true,
      role: 'coach',
      workingDays: [1, 2, 3, 4],
      languages: ['en', 'de'],
    });
  });

  it.each([
    ['id', { ...line, id: 'dana test' }],
    ['name', { ...line, name: 'Dana\r\nBcc: all@example.com' }],
    ['email', { ...line, email: 'dana at example' }],
    ['email', { ...line, email: undefined }],
    ['timeZone', { ...line, timeZone: 'Mars/Base' }],
    ['trainedOn', { ...line, trainedOn: '31.03.2026' }],
    ['active', { ...line, active: 'perhaps' }],
    ['role', { ...line, role: 'boss' }],
    ['workingDays', { ...line, workingDays: 'Mon-Foo' }],
    ['awayUntil', { ...line, awayFrom: '2026-03-02', awayUntil: '2026-03-01' }],
  ])('with a bad %s is refused by line and column', (column, row) => {
    expect(() => rosterRow(row, 'line 7')).toThrow(
      expect.objectContaining({
        name: 'InvalidInput',
        code: 'roster-line',
        message: expect.stringMatching(new RegExp(`^Roster line 7, column "${column}" .+\\.$`)),
      }),
    );
  });

  it.each([
    [
      { ...line, email: undefined },
      'column "email" is missing; use a mail address such as dana@example.com.',
    ],
    [{ ...line, email: ' ' }, 'column "email" is missing; use a mail address such as dana@example.com.'],
    [{ ...line, email: null }, 'column "email" is missing; use a mail address such as dana@example.com.'],
    [{ ...line, email: 'x' }, 'column "email" cannot be "x"; use a mail address such as dana@example.com.'],
    [{ ...line, role: 7 }, 'column "role" cannot be "7"; use interviewer, coach, operations or hr.'],
    [
      { ...line, languages: { a: 1 } },
      'column "languages" cannot be "{\\"a\\":1}"; use up to twenty, such as "en, de".',
    ],
    [
      { ...line, id: 'x y'.padEnd(60, 'z') },
      `column "id" cannot be "${'x y'.padEnd(60, 'z')}"; use letters, digits and . _ : @ + - only.`,
    ],
    [
      { ...line, id: 'x y'.padEnd(61, 'z') },
      `column "id" cannot be "${'x y'.padEnd(60, 'z')}…"; use letters, digits and . _ : @ + - only.`,
    ],
    [{ ...line, site: 'x'.repeat(65) }, `column "site" cannot be "${'x'.repeat(60)}…".`],
    [
      { ...line, coachFrom: '2026-03-02', coachUntil: '2026-03-01' },
      'column "coachUntil" is 2026-03-01, before "coachFrom" 2026-03-02; put the later day last.',
    ],
  ])('says what is wrong in one sentence: %j', (row, message) => {
    expect(() => rosterRow(row, 'line 7')).toThrow(
      expect.objectContaining({ message: `Roster line 7, ${message}` }),
    );
  });

  it('takes a number for an id, spaces around a role, and days that are the same or open', () => {
    expect(rosterRow({ ...line, id: 4711, role: ' HR ' }, 'line 2')).toMatchObject({
      id: '4711',
      role: 'hr',
    });
    for (const days of [
      { awayFrom: '2026-03-02', awayUntil: '2026-03-02' },
      { awayFrom: '2026-03-02' },
      { awayUntil: '2026-03-01' },
    ])
      expect(rosterRow({ ...line, ...days }, 'line 2')).toMatchObject(days);
  });

  it('is in UTC where it does not say', () => {
    const { timeZone: _left, ...nowhere } = line;
    expect(rosterRow(nowhere, 'line 2').timeZone).toBe('UTC');
  });

  it('never makes anybody their own coach', () => {
    expect(() => rosterRow({ ...line, coach: 'dana' }, 'line 3')).toThrow(
      expect.objectContaining({
        code: 'own-coach',
        message: 'Roster line 3, column "coach": dana cannot be their own coach; name somebody else.',
      }),
    );
  });

  it('spoils no other line, names a second line for the same id, and allows a coach who is not there yet', () => {
    const checked = checkRoster([
      { row: { ...line, coach: 'kim' }, where: 'line 2' },
      { row: { ...line, email: 'x' }, where: 'line 3' },
      { row: line, where: 'line 4' },
      { row: { ...line, id: 'rue', coach: 'lee' }, where: 'line 5' },
    ]);
    expect(checked.people.map((person) => person.id)).toEqual(['dana', 'rue']);
    expect(checked.faults.map((fault) => fault.where)).toEqual(['line 3', 'line 4']);
    expect(checked.faults[1]).toMatchObject({
      code: 'roster-line',
      message: 'Roster line 4, column "id": dana has a line above already; keep one of the two.',
    });
    expect(checked.people[0]?.coach).toBe('kim');
  });

  it('knows a colleague by their address, and in other capitals', () => {
    const { people } = checkRoster(
      [
        { row: { ...line, coach: 'KIM', deputy: 'Lee.Moe@Example.com', manager: 'mo' }, where: 'line 2' },
        { row: { ...line, id: 'Kim', email: 'kim@example.com' }, where: 'line 3' },
        { row: { ...line, id: 'mo', email: 'kim@example.com', coach: 'kim@example.com' }, where: 'line 4' },
      ],
      [{ id: id('p-77'), email: 'lee.moe@example.com' }],
    );
    expect(people[0]).toMatchObject({ coach: 'Kim', deputy: 'p-77', manager: 'mo' });
    // Two people share the address: it says neither.
    expect(people[2]?.coach).toBe('kim@example.com');
  });

  it('lets nobody be their own coach by their address', () => {
    const { people, faults } = checkRoster([
      { row: { ...line, coach: line.email.toUpperCase() }, where: 'line 2' },
    ]);
    expect(people).toEqual([]);
    expect(faults.map(({ code }) => code)).toEqual(['own-coach']);
  });
});

describe('working days', () => {
  it.each([
    ['Mon-Thu', [1, 2, 3, 4]],
    ['1,2,3', [1, 2, 3]],
    ['Friday, Monday', [1, 5]],
    ['Sat-Mon', [1, 6, 7]],
    ['wednesday', [3]],
    ['wednesdays', undefined],
    ['12', undefined],
    ['x1', undefined],
    ['1x', undefined],
    ['Mon-Sun', [1, 2, 3, 4, 5, 6, 7]],
    ['fri-fri', [5]],
    [
      ['Mon', 'Fri'],
      [1, 5],
    ],
    ['mon,'.repeat(25), [1]],
    [`${'mon,'.repeat(25)} `, undefined],
    ['tue/thu', [2, 4]],
    ['5', [5]],
    ['', undefined],
    ['8', undefined],
    ['Mon-Tue-Wed', undefined],
    [`Mon${',Mon'.repeat(1000)}`, undefined],
  ])('reads %j', (text, days) => {
    expect(weekdaysOf(text)).toEqual(days);
  });
});

describe('yes and no', () => {
  it.each([
    [true, true],
    [false, false],
    [' Yes ', true],
    ['NEIN', false],
    [1, true],
    [0, false],
    ['perhaps', undefined],
    [null, undefined],
  ])('reads %j', (value, truth) => {
    expect(truthOf(value)).toBe(truth);
  });
});

describe('a line of the training list', () => {
  it('says who attends what until when', () => {
    const row = trainingRow(
      { Session: 'May cohort', Attendee: 'dana', 'Start date': '2026-05-04', endsOn: '2026-05-06' },
      'line 2',
    );
    expect(row).toEqual({
      session: 'May cohort',
      attendee: 'dana',
      startsOn: '2026-05-04',
      endsOn: '2026-05-06',
    });
    expect(trainingEnd([row, { ...row, session: 'again', endsOn: '2026-06-01' }], id('dana'))).toBe(
      '2026-06-01',
    );
  });

  it('is refused by line and column', () => {
    const backwards = { session: 'x', attendee: 'dana', startsOn: '2026-05-04', endsOn: '2026-05-01' };
    expect(() => trainingRow(backwards, 'line 9')).toThrow(/line 9, column "endsOn"/);
    expect(() => trainingRow({ session: 'x' }, 'line 9')).toThrow(/line 9, column "attendee" is missing/);
  });
});
