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
      next: 'ReserveModel',
      caughtBy: 'Quarantine',
    }),
    ReserveModel: task('reserve-model', {
      comment:
        'Says from when the model may be called, fairly among all loops; reserves nothing for what goes no further.',
      timeoutSeconds: 30,
      waits: 'ledger',
      result: '$.reservation',
      next: 'GoesOn',
      caughtBy: 'Quarantine',
    }),
    GoesOn: {
      Type: 'Choice',
      Comment:
        'A newer upload, or the answer to who is who, has its own execution; this one has nothing to add, nor has one whose candidate was erased. Most need not wait for the model.',
      Choices: [
        { Variable: '$.read.outcome', StringEquals: 'superseded', Next: 'Over' },
        { Variable: '$.read.outcome', StringEquals: 'erased', Next: 'Over' },
        { Variable: '$.read.outcome', StringEquals: 'waiting', Next: 'Waiting' },
        { Variable: '$.reservation.outcome', StringEquals: 'later', Next: 'AwaitModel' },
      ],
      Default: 'Analyze',
    },
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
      caughtBy: 'Quarantine',
    }),
    Quarantine: task('quarantine', {
      comment: 'What cannot be finished is listed with a reason a person can act on.',
      timeoutSeconds: 30,
      waits: 'quarantine',
      result: null,
      caughtBy: 'Lost',
    }),
    Over: { Type: 'Succeed', Comment: 'Another took over, or there is nobody left to say anything about.' },
    Waiting: {
      Type: 'Succeed',
      Comment: 'A person is asked who is who; the answer starts another execution.',
    },
    Lost: {
      Type: 'Fail',
      Error: 'QuarantineFailed',
      Cause: 'The quarantine itself could not be written; redrive this execution once the ledger is back.',
    },
  },
});
