/** The journey of one transcript. State carries keys and ids, never text. */
import type { Machine } from './states-language.ts';
import { task } from './task.ts';

const day = 24 * 60 * 60;

export const reviewLoop = (): Machine => ({
  Comment: 'One transcript becomes one review, counted once.',
  StartAt: 'ReadTranscript',
  TimeoutSeconds: 2 * day,
  States: {
    ReadTranscript: task('read-transcript', {
      comment: 'Bytes become the canonical transcript: who said what.',
      timeoutSeconds: 60,
      waits: 'ledger',
      result: '$.read',
      next: 'IsCurrent',
      caughtBy: 'Quarantine',
    }),
    IsCurrent: {
      Type: 'Choice',
      Comment:
        'A newer upload, or the answer to who is who, has its own execution; this one has nothing to add.',
      Choices: [
        { Variable: '$.read.outcome', StringEquals: 'superseded', Next: 'Superseded' },
        { Variable: '$.read.outcome', StringEquals: 'waiting', Next: 'Waiting' },
      ],
      Default: 'ReserveModel',
    },
    ReserveModel: task('reserve-model', {
      comment: 'Says from when the model may be called, fairly among all loops.',
      timeoutSeconds: 30,
      waits: 'ledger',
      result: '$.reservation',
      next: 'AwaitModel',
      caughtBy: 'Quarantine',
    }),
    AwaitModel: {
      Type: 'Wait',
      Comment: 'The machine waits; no function is held open.',
      TimestampPath: '$.reservation.at',
      Next: 'Analyze',
    },
    Analyze: task('analyze', {
      comment: 'The analyst proposes.',
      timeoutSeconds: 900,
      waits: 'model',
      result: '$.analysis',
      next: 'AssembleReview',
      caughtBy: 'Quarantine',
    }),
    AssembleReview: task('assemble-review', {
      comment: 'Core verifies, counts, measures and writes the summary.',
      timeoutSeconds: 60,
      waits: 'ledger',
      result: '$.review',
      next: 'RecordLoop',
      caughtBy: 'Quarantine',
    }),
    RecordLoop: task('record-loop', {
      comment: 'The loop, the record and what it makes due, in one transaction.',
      timeoutSeconds: 30,
      waits: 'ledger',
      result: null,
      next: 'Recorded',
      caughtBy: 'Quarantine',
    }),
    Quarantine: task('quarantine', {
      comment: 'What cannot be finished is listed with a reason a person can act on.',
      timeoutSeconds: 30,
      waits: 'quarantine',
      result: null,
      next: 'Quarantined',
      caughtBy: 'Lost',
    }),
    Recorded: { Type: 'Succeed', Comment: 'Counted.' },
    Superseded: { Type: 'Succeed', Comment: 'A newer upload took over.' },
    Waiting: {
      Type: 'Succeed',
      Comment: 'A person is asked who is who; the answer starts another execution.',
    },
    Quarantined: { Type: 'Succeed', Comment: 'Not counted; a person was told why.' },
    Lost: {
      Type: 'Fail',
      Error: 'QuarantineFailed',
      Cause: 'The quarantine itself could not be written; redrive this execution once the ledger is back.',
    },
  },
});
