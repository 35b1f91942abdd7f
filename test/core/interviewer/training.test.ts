import { describe, expect, it } from 'vitest';
import { trainingBefore, trainingEnd, TrainingRow, trainingRow } from '../../../core/interviewer/training.ts';
import { id } from '../coaching/company.ts';

const line = { session: 'May cohort', attendee: 'dana', startsOn: '2026-05-04', endsOn: '2026-05-06' };

describe('a line of the training list', () => {
  it('may spell its headers as learning systems do', () => {
    const spellings = [
      { Course: ' May cohort ', Learner: ' dana', Start: '2026-05-04', End: '2026-05-06 ', Trainer: 'x' },
      {
        'Session ID': 'May cohort',
        'Attendee ID': 'dana',
        'Start date': '2026-05-04',
        'End date': '2026-05-06',
      },
      {
        session: 'May cohort',
        interviewer: 'dana',
        'Starts on': '2026-05-04',
        'Ends on': '2026-05-06',
        room: 7,
      },
    ];
    for (const spelled of spellings) expect(trainingRow(spelled, 'line 2')).toEqual(line);
  });

  it('lasts a day where only the first is said, also where the other cell is blank', () => {
    const { endsOn: _left, ...first } = line;
    expect(trainingRow(first, 'line 2')).toEqual({ ...line, endsOn: '2026-05-04' });
    expect(trainingRow({ ...first, endsOn: ' ' }, 'line 2')).toEqual({ ...line, endsOn: '2026-05-04' });
  });

  it.each([
    [{}, 'Training line 9, column "session" is missing; use the name of the session.'],
    [
      { ...line, attendee: 'dana test' },
      'Training line 9, column "attendee" cannot be "dana test"; use the id of somebody on the roster.',
    ],
    [
      { ...line, startsOn: '4.5.' },
      'Training line 9, column "startsOn" cannot be "4.5."; use a day such as 2026-03-31.',
    ],
    [
      { session: 'x', attendee: 'dana', endsOn: '2026-05-06' },
      'Training line 9, column "startsOn" is missing; use a day such as 2026-03-31.',
    ],
    [
      { ...line, endsOn: '2026-05-03' },
      'Training line 9, column "endsOn" cannot be "2026-05-03"; use a day such as 2026-03-31, not before "startsOn".',
    ],
    [
      { ...line, startsOn: 'y'.repeat(70) },
      `Training line 9, column "startsOn" cannot be "${'y'.repeat(60)}"; use a day such as 2026-03-31.`,
    ],
    [{ ...line, session: 12 }, 'Training line 9, column "session" is missing; use the name of the session.'],
  ])('is refused in one sentence: %j', (row, message) => {
    expect(() => trainingRow(row, 'line 9')).toThrow(
      expect.objectContaining({ name: 'InvalidInput', code: 'training-line', message }),
    );
  });
});

describe('the day training ends', () => {
  const session = (attendee: string, endsOn: string) =>
    TrainingRow.parse({ ...line, attendee, startsOn: '2026-01-01', endsOn });

  it('is the last end of the sessions somebody attends, in whatever order they are listed', () => {
    const rows = [
      session('dana', '2026-05-06'),
      session('kim', '2026-09-01'),
      session('dana', '2026-07-01'),
      session('dana', '2026-06-01'),
    ];
    expect(trainingEnd(rows, id('dana'))).toBe('2026-07-01');
    expect(trainingEnd(rows, id('kim'))).toBe('2026-09-01');
    expect(trainingEnd(rows, id('lee'))).toBeUndefined();
  });
});

describe('the day tenure counts from', () => {
  const ending = (...days: readonly string[]) =>
    days.map((endsOn) => TrainingRow.parse({ ...line, startsOn: '2026-01-01', endsOn }));
  const before = (firstLedOn: string, ...days: readonly string[]) =>
    trainingBefore(ending(...days), id('dana'), firstLedOn);

  it.each([
    ['the last session before the first loop', '2026-03-09', ['2026-02-20', '2026-01-10'], '2026-02-20'],
    ['one that ended on the day of it', '2026-02-20', ['2026-01-10', '2026-02-20'], '2026-02-20'],
    ['none that came later', '2026-02-19', ['2026-01-10', '2026-02-20', '2027-01-15'], '2026-01-10'],
    ['the first of all where each came later', '2026-01-09', ['2026-02-20', '2026-01-10'], '2026-01-10'],
    ['none where there is none', '2026-03-09', [], undefined],
  ])('is %s', (_which, firstLedOn, days, wanted) => {
    expect(before(firstLedOn, ...days)).toBe(wanted);
  });

  it('is no session of somebody else', () => {
    expect(trainingBefore(ending('2026-01-10'), id('kim'), '2026-03-09')).toBeUndefined();
  });
});
