/** The ledger as one DynamoDB table of the shape in ledger-table.ts. */
import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Ledger, Range, Row } from '../ports/ledger.ts';
import { awsFault } from './aws-faults.ts';
import { commitTo } from './dynamo-commit.ts';
import { dueRows } from './dynamo-due.ts';
import { type Item, keyItem, rowFrom } from './dynamo-rows.ts';
import { checkKey, checkLimit, checkRange, encodeCommit, sortableInstant } from './ledger-bounds.ts';
import { compareKeys } from './object-key.ts';

type Table = { readonly client: DynamoDBClient; readonly table: string };

type Condition = Pick<
  QueryCommandInput,
  'KeyConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues' | 'ExclusiveStartKey'
>;

const onSort = (partition: string, expression: string, sort: string): Condition => ({
  KeyConditionExpression: `#pk = :pk AND ${expression}`,
  ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
  ExpressionAttributeValues: { ':pk': { S: partition }, ':sk': { S: sort } },
});

const wholePartition = (partition: string): Condition => ({
  KeyConditionExpression: '#pk = :pk',
  ExpressionAttributeNames: { '#pk': 'pk' },
  ExpressionAttributeValues: { ':pk': { S: partition } },
});

/** The key condition of a range; undefined when nothing can lie in it. DynamoDB takes one condition on the sort. */
const conditionOf = ({
  partition,
  prefix = '',
  after,
  newestFirst = false,
}: Range): Condition | undefined => {
  if (prefix === '') {
    if (after === undefined) return wholePartition(partition);
    return onSort(partition, newestFirst ? '#sk < :sk' : '#sk > :sk', after);
  }
  const begins = onSort(partition, 'begins_with(#sk, :sk)', prefix);
  if (after === undefined) return begins;
  if (after.startsWith(prefix)) return { ...begins, ExclusiveStartKey: keyItem({ partition, sort: after }) };
  // Outside the prefix: either all of it is still to come, or all of it lies behind.
  const isBefore = compareKeys(after, prefix) < 0;
  return isBefore === newestFirst ? undefined : begins;
};

const query = async ({ client, table }: Table, range: Range): Promise<readonly Row[]> => {
  const condition = conditionOf(range);
  if (condition === undefined) return [];
  const items: Item[] = [];
  let next = condition.ExclusiveStartKey;
  do {
    const page = await client.send(
      new QueryCommand({
        ...condition,
        TableName: table,
        ConsistentRead: true,
        ScanIndexForward: range.newestFirst !== true,
        Limit: range.limit - items.length,
        ExclusiveStartKey: next,
      }),
    );
    items.push(...(page.Items ?? []));
    next = page.LastEvaluatedKey;
  } while (next !== undefined && items.length < range.limit);
  return items.map(rowFrom);
};

/** A ledger over a table. Rows past their `expiresAt` go some time within the days after it, as DynamoDB pleases. */
export const dynamoLedger = ({ client, table }: Table): Ledger => {
  const attempt = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw awsFault(doing, error);
    }
  };
  return {
    async get(key) {
      checkKey(key);
      const read = new GetItemCommand({ TableName: table, Key: keyItem(key), ConsistentRead: true });
      const { Item: item } = await attempt('Reading from the ledger', () => client.send(read));
      return item === undefined ? undefined : rowFrom(item);
    },
    async query(range) {
      checkRange(range);
      return attempt('Querying the ledger', () => query({ client, table }, range));
    },
    async due(now, limit) {
      checkLimit(limit);
      const until = sortableInstant('now', now);
      return attempt('Asking the ledger what is due', () => dueRows({ client, table }, until, limit));
    },
    async commit(writes) {
      await commitTo({ client, table }, encodeCommit(writes));
    },
    async commitInOrder(changes) {
      for (const change of encodeCommit(changes)) await commitTo({ client, table }, [change]);
    },
  };
};
