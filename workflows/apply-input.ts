/** Roster, rubric, policy, training, scorecards, outcomes: validated, applied in one step, and what waited is admitted again. */
import type { Machine } from './states-language.ts';
import { task } from './task.ts';

const day = 24 * 60 * 60;

export const applyInput = (): Machine => ({
  Comment: 'One dropped input file is applied, and every line that could not be is named.',
  StartAt: 'ApplyInput',
  // A backlog of hours must fit: what times out is in force nowhere and listed nowhere.
  TimeoutSeconds: 2 * day,
  States: {
    ApplyInput: task('apply-input', {
      comment: 'Valid lines count in one step; the others are named.',
      timeoutSeconds: 300,
      waits: 'ledger',
      result: '$.applied',
      caughtBy: 'Quarantine',
    }),
    Quarantine: task('quarantine', {
      comment: 'Nothing of the file is in force; it is listed with a reason a person can act on.',
      timeoutSeconds: 30,
      waits: 'quarantine',
      result: null,
      caughtBy: 'Lost',
    }),
    Lost: {
      Type: 'Fail',
      Error: 'QuarantineFailed',
      Cause: 'The quarantine itself could not be written; redrive this execution once the ledger is back.',
    },
  },
});
