import { describe, expect, it } from 'vitest';
import { outcomeRow } from '../../../core/interviewer/outcome.ts';

const line = { candidate: 'cand-1', performance: '3.5', measuredOn: '2027-09-30' };

describe('a line of the outcomes list', () => {
  it('is a hire, how well it went, when, and where that is said', () => {
    expect(outcomeRow({ ...line, site: ' Berlin ' }, 'line 2')).toEqual({
      candidate: 'cand-1',
      performance: 3.5,
      measuredOn: '2027-09-30',
      site: 'Berlin',
    });
    expect(outcomeRow(line, 'line 2')).not.toHaveProperty('site');
  });

  it('may spell its headers as people do, and come with numbers from a spreadsheet', () => {
    const spellings = [
      { 'Candidate ID': 'cand-1', Rating: 3.5, Date: '2027-09-30' },
      { candidate_ref: ' cand-1 ', score: ' 3.5 ', measured_on: '2027-09-30', 'shoe size': '41' },
      { Hire: 'cand-1', PERFORMANCE: 3.5, 'Measured on': '2027-09-30', site: '', manager: null },
    ];
    for (const spelled of spellings)
      expect(outcomeRow(spelled, 'line 2')).toEqual({ ...line, performance: 3.5 });
  });

  it.each([
    [
      { ...line, candidate: '' },
      'line 4, column "candidate" is missing; use the candidate\'s reference as the transcripts have it.',
    ],
    [{ ...line, performance: 'good' }, 'line 4, column "performance" cannot be read; use a number.'],
    [{ ...line, performance: undefined }, 'line 4, column "performance" is missing; use a number.'],
    [
      { ...line, measuredOn: '30.09.2027' },
      'line 4, column "measuredOn" cannot be read; use a day such as 2027-09-30.',
    ],
    [{ ...line, site: 'x'.repeat(65) }, 'line 4, column "site" cannot be read; use a short name.'],
    [
      { ...line, candidate: ['cand-1'] },
      'line 4, column "candidate" is missing; use the candidate\'s reference as the transcripts have it.',
    ],
  ])('is refused in one sentence: %j', (row, message) => {
    expect(() => outcomeRow(row, 'line 4')).toThrow(
      expect.objectContaining({ name: 'InvalidInput', code: 'outcome-line', message }),
    );
  });

  it('is not misled by a header that objects have of themselves', () => {
    expect(() => outcomeRow({ constructor: 'x', ...line }, 'line 4')).not.toThrow();
  });
});
