/** A commit as one DynamoDB transaction. */
import { TransactionCanceledException, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Conflict, InvalidInput, Unavailable } from '../../core/faults.ts';
import type { Expected, Write } from '../ports/ledger.ts';
import { awsFault } from './aws-faults.ts';
import { itemFrom, keyItem } from './dynamo-rows.ts';
import { conflictMessage, type EncodedWrite } from './ledger-bounds.ts';

const condition = (expects: Expected) =>
  expects === 'absent'
    ? { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'pk' } }
    : {
        ConditionExpression: '#version = :expected',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':expected': { N: String(expects) } },
      };

export const transactItem = (table: string, write: EncodedWrite): TransactWriteItem => {
  const target = { TableName: table, ...condition(write.expects) };
  if (write.kind === 'put') return { Put: { ...target, Item: itemFrom(write) } };
  const existing = { ...target, Key: keyItem(write.key) };
  return write.kind === 'remove' ? { Delete: existing } : { ConditionCheck: existing };
};

/** Another transaction was at the row: its end decides, so the writer reads again as after a lost condition. */
const meetings = new Set(['ConditionalCheckFailed', 'TransactionConflict', 'DuplicateItem']);
const throttles = new Set(['ThrottlingError', 'ProvisionedThroughputExceeded', 'RequestLimitExceeded']);

/** What to throw for a failed transaction. The order matters: a lost condition is certain, a throttle is not. */
export const commitFault = (writes: readonly Write[], error: unknown): unknown => {
  if (!(error instanceof TransactionCanceledException)) return awsFault('Committing to the ledger', error);
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
  const met = writes[codes.findIndex((code) => meetings.has(code))];
  if (met !== undefined) return new Conflict(conflictMessage(met.key, met.expects), { cause: error });
  const options = { cause: error };
  if (codes.some((code) => throttles.has(code))) {
    return new Unavailable(
      'throttled',
      'The ledger was throttled; the commit is tried again later.',
      options,
    );
  }
  if (codes.some((code) => code === 'ValidationError' || code === 'ItemCollectionSizeLimitExceeded')) {
    return new InvalidInput(
      'aws-refused',
      `The ledger refused a commit of ${writes.length} writes (${error.message}).`,
      options,
    );
  }
  return new Unavailable(
    'aws',
    `A commit was cancelled (${error.message}); it is tried again later.`,
    options,
  );
};
