/** Rows as DynamoDB items and back. */
import { createHash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { Instant } from '../../core/identity.ts';
import type { Key, Row } from '../ports/ledger.ts';
import { bodyAttribute, bodyText } from './dynamo-body.ts';
import { decodeBody, type EncodedPut } from './ledger-bounds.ts';
import { dueShards } from './ledger-table.ts';

export type Item = Record<string, AttributeValue>;

export const keyItem = ({ partition, sort }: Key): Item => ({ pk: { S: partition }, sk: { S: sort } });

/** The same row always lies in the same shard; a hash spreads rows evenly whatever their keys look like. */
export const dueShard = ({ partition, sort }: Key): string => {
  const [first = 0] = createHash('sha256')
    .update(JSON.stringify([partition, sort]))
    .digest();
  return shardName(first % dueShards);
};

export const shardName = (shard: number): string => `due-${shard}`;

/** Whole seconds, rounded up: a row is never forgotten before its time. */
const ttlSeconds = (expiresAt: Instant): string => String(Math.ceil(Date.parse(expiresAt) / 1000));

export const itemFrom = ({ key, expects, body, nextAt, expiresAt }: EncodedPut): Item => ({
  ...keyItem(key),
  version: { N: String(expects === 'absent' ? 1 : expects + 1) },
  ...bodyAttribute(body),
  ...(nextAt === undefined ? {} : { nextAt: { S: nextAt }, dueShard: { S: dueShard(key) } }),
  ...(expiresAt === undefined ? {} : { expiresAt: { S: expiresAt }, ttl: { N: ttlSeconds(expiresAt) } }),
});

const stored = (name: string, value: string | undefined): string => {
  if (value === undefined) throw new TypeError(`A stored row has no ${name}.`);
  return value;
};

const text = (item: Item, name: string): string => stored(name, item[name]?.S);

export const keyFrom = (item: Item): Key => ({ partition: text(item, 'pk'), sort: text(item, 'sk') });

export const rowFrom = (item: Item): Row => ({
  ...keyFrom(item),
  version: Number(item['version']?.N),
  body: decodeBody(stored('body', bodyText(item))),
  ...(item['nextAt'] === undefined ? {} : { nextAt: Instant.parse(text(item, 'nextAt')) }),
  ...(item['expiresAt'] === undefined ? {} : { expiresAt: Instant.parse(text(item, 'expiresAt')) }),
});
