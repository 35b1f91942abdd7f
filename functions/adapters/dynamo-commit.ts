/** A commit as DynamoDB takes it: a transaction, or where one row is all of it a plain conditional write at half the price. */
import { isDeepStrictEqual } from 'node:util';
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { Conflict, InvalidInput, Unavailable } from '../../core/faults.ts';
import type { Expected } from '../ports/ledger.ts';
import { awsFault, isAws } from './aws-faults.ts';
import { itemFrom, keyItem, rowFrom } from './dynamo-rows.ts';
import { conflictMessage, type EncodedPut, type EncodedWrite } from './ledger-bounds.ts';

const condition = (expects: Expected) =>
  expects === 'absent'
    ? { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'pk' } }
    : {
        ConditionExpression: '#version = :expected',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':expected': { N: String(expects) } },
      };

const transactItem = (table: string, write: EncodedWrite): TransactWriteItem => {
  const target = { TableName: table, ...condition(write.expects) };
  if (write.kind === 'put') return { Put: { ...target, Item: itemFrom(write) } };
  const existing = { ...target, Key: keyItem(write.key) };
  return write.kind === 'remove' ? { Delete: existing } : { ConditionCheck: existing };
};

/** Another transaction was at the row: its end decides, so the writer reads again as after a lost condition. */
const meetings = new Set(['ConditionalCheckFailed', 'TransactionConflict', 'DuplicateItem']);
const throttles = new Set(['ThrottlingError', 'ProvisionedThroughputExceeded', 'RequestLimitExceeded']);

/** What to throw for a failed transaction. The order matters: a lost condition is certain, a throttle is not. */
const commitFault = (writes: readonly EncodedWrite[], error: unknown): unknown => {
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

type Table = { readonly client: DynamoDBClient; readonly table: string };

type Single = Exclude<EncodedWrite, { kind: 'check' }>;

/** All or nothing, whatever becomes of the connection: the SDK gives a transaction a token, by which a second try is known. */
const transact = async ({ client, table }: Table, writes: readonly EncodedWrite[]): Promise<void> => {
  const items = writes.map((write) => transactItem(table, write));
  await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
};

/**
 * A plain write has no token: when its answer is lost, the SDK's second try meets what the first has
 * written. It then finds the row as it wanted it, or gone where it removed it, and that is success.
 */
const writeOne = async ({ client, table }: Table, write: Single): Promise<void> => {
  const target = {
    TableName: table,
    ...condition(write.expects),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const;
  try {
    await (write.kind === 'put'
      ? client.send(new PutItemCommand({ ...target, Item: itemFrom(write) }))
      : client.send(new DeleteItemCommand({ ...target, Key: keyItem(write.key) })));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const isSecondTry = (error.$metadata.attempts ?? 1) > 1;
    if (!isSecondTry || !isAsWanted(write, error.Item)) throw error;
  }
};

const isAsWanted = (write: Single, found: ConditionalCheckFailedException['Item']): boolean =>
  write.kind === 'remove'
    ? found === undefined
    : found !== undefined && isDeepStrictEqual(rowFrom(found), rowFrom(itemFrom(write satisfies EncodedPut)));

/** Throws Conflict, Unavailable or InvalidInput. */
export const commitTo = async (table: Table, writes: readonly EncodedWrite[]): Promise<void> => {
  const [only] = writes;
  if (only === undefined) return;
  const isOne = writes.length === 1 && only.kind !== 'check';
  try {
    await (isOne ? writeOne(table, only) : transact(table, writes));
  } catch (error) {
    if (isAws(error, 'ConditionalCheckFailedException', 'TransactionConflictException'))
      throw new Conflict(conflictMessage(only.key, only.expects), { cause: error });
    throw commitFault(writes, error);
  }
};
