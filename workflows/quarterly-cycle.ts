/**
 * The quarter: what can be said of everybody together, then the reviews, coach by coach, then what there
 * is to tell. Pages are a cursor in the state; done again from the start, it changes nothing.
 */
import type { Machine } from './states-language.ts';
import { task } from './task.ts';

const day = 24 * 60 * 60;

export const quarterlyCycle = (): Machine => ({
  Comment: 'Everybody who has led an interview is looked at once a quarter.',
  StartAt: 'UpdateFleet',
  TimeoutSeconds: day,
  States: {
    UpdateFleet: task('update-fleet', {
      comment: 'The quarter’s claims of drift, over everybody at once.',
      timeoutSeconds: 900,
      waits: 'ledger',
      result: '$.fleet',
      next: 'IsFleetDone',
      caughtBy: 'Quarantine',
    }),
    IsFleetDone: {
      Type: 'Choice',
      Comment: 'Loops that an older version of the measures counted are counted again, a page at a time.',
      Choices: [{ Variable: '$.fleet.outcome', StringEquals: 'more', Next: 'UpdateFleet' }],
      Default: 'AllocateQuarter',
    },
    AllocateQuarter: task('allocate-quarter', {
      comment: 'A page of coaches: each review gets a week under the coach’s limit, or is named as short.',
      timeoutSeconds: 300,
      waits: 'ledger',
      result: '$.page',
      next: 'IsAllocated',
      caughtBy: 'Quarantine',
    }),
    IsAllocated: {
      Type: 'Choice',
      Comment: 'The cursor is the last coach of the page.',
      Choices: [{ Variable: '$.page.outcome', StringEquals: 'more', Next: 'AllocateQuarter' }],
      Default: 'CloseQuarter',
    },
    CloseQuarter: task('close-quarter', {
      comment:
        'Everybody has a place, or is named: operations are told who has none, and the quarter that has ended is reported on.',
      timeoutSeconds: 300,
      waits: 'ledger',
      result: null,
      caughtBy: 'Quarantine',
    }),
    Quarantine: task('quarantine', {
      comment:
        'A cycle that cannot be finished is listed with a reason a person can act on; the next week tries again by itself.',
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
