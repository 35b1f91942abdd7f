/** What is due, from the sharded index. */
import {
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  type DynamoDBClient,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { Unavailable } from '../../core/faults.ts';
import type { Instant } from '../../core/identity.ts';
import type { Key, Row } from '../ports/ledger.ts';
import { type Item, keyFrom, keyItem, rowFrom, shardName } from './dynamo-rows.ts';
import { dueShards, ledgerTable } from './ledger-table.ts';
import { compareKeys } from './object-key.ts';

type Table = { readonly client: DynamoDBClient; readonly table: string };

/** What one BatchGetItem takes. */
const batchSize = 100;

/** A batch of the largest rows needs two answers of 16 MB; more rounds than this mean a throttled table. */
const maxRounds = 8;

const dueInShard = async (
  { client, table }: Table,
  shard: number,
  now: Instant,
  limit: number,
): Promise<Item[]> => {
  const found: Item[] = [];
  let next: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: ledgerTable.dueIndex.name,
        KeyConditionExpression: '#shard = :shard AND #nextAt <= :now',
        ExpressionAttributeNames: { '#shard': 'dueShard', '#nextAt': 'nextAt' },
        ExpressionAttributeValues: { ':shard': { S: shardName(shard) }, ':now': { S: now } },
        Limit: limit - found.length,
        ExclusiveStartKey: next,
      }),
    );
    found.push(...(page.Items ?? []));
    next = page.LastEvaluatedKey;
  } while (next !== undefined && found.length < limit);
  return found;
};

const getBatch = async ({ client, table }: Table, keys: readonly Key[]): Promise<Row[]> => {
  const rows: Row[] = [];
  let open: Item[] | undefined = keys.map(keyItem);
  for (let round = 0; open !== undefined; round += 1) {
    if (round === maxRounds)
      throw new Unavailable('throttled', 'The ledger did not give all due rows; it is tried again.');
    const answer: BatchGetItemCommandOutput = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: open, ConsistentRead: true } } }),
    );
    rows.push(...(answer.Responses?.[table] ?? []).map(rowFrom));
    open = answer.UnprocessedKeys?.[table]?.Keys;
  }
  return rows;
};

type Due = { readonly at: string; readonly key: Key };

const byTime = (a: Due, b: Due): number =>
  compareKeys(a.at, b.at) ||
  compareKeys(a.key.partition, b.key.partition) ||
  compareKeys(a.key.sort, b.key.sort);

const dueRow = (row: Row): Due => ({ at: row.nextAt ?? '', key: row });

/**
 * The earliest due rows of all shards, read again consistently: the index may lag, and a row that was
 * moved a moment ago must not be taken for due.
 */
export const dueRows = async (table: Table, now: Instant, limit: number): Promise<readonly Row[]> => {
  const shards = await Promise.all(
    Array.from({ length: dueShards }, (_, shard) => dueInShard(table, shard, now, limit)),
  );
  const earliest = shards
    .flat()
    .map((item): Due => ({ at: item['nextAt']?.S ?? '', key: keyFrom(item) }))
    .sort(byTime)
    .slice(0, limit);
  const rows: Row[] = [];
  for (let at = 0; at < earliest.length; at += batchSize) {
    rows.push(
      ...(await getBatch(
        table,
        earliest.slice(at, at + batchSize).map(({ key }) => key),
      )),
    );
  }
  return rows
    .filter(({ nextAt }) => nextAt !== undefined && nextAt <= now)
    .sort((a, b) => byTime(dueRow(a), dueRow(b)));
};
