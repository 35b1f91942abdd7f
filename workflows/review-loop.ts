/**
 * The journey of one transcript. State carries keys and ids, never text. Where reading finds that a newer
 * upload, a person's answer or an erasure has taken over, the steps behind it have nothing to do and say so:
 * states that asked would be billed for every transcript.
 */
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
        'Says from when the model may be called, fairly among all loops; at once where nothing is asked of it.',
      timeoutSeconds: 30,
      waits: 'place',
      result: '$.reservation',
      next: 'AwaitModel',
      caughtBy: 'Quarantine',
    }),
    AwaitModel: {
      Type: 'Wait',
      Comment: 'The machine waits, and no function is held open. A moment that is past is not waited for.',
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
    Lost: {
      Type: 'Fail',
      Error: 'QuarantineFailed',
      Cause: 'The quarantine itself could not be written; redrive this execution once the ledger is back.',
    },
  },
});
