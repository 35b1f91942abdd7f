import { deflateRawSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { dynamoLedger } from '../../../functions/adapters/dynamo-ledger.ts';
import { dueShard, itemFrom, rowFrom, shardName } from '../../../functions/adapters/dynamo-rows.ts';
import { dueShards } from '../../../functions/adapters/ledger-table.ts';
import type { Change, Ledger, Write } from '../../../functions/ports/ledger.ts';
import { type ScriptedAws, scriptedAws } from './scripted-aws.ts';

const key = { partition: 'p', sort: 's' };
const first: Write = { kind: 'check', key: { ...key, sort: 'other' }, expects: 'absent' };
const insert: Change = { kind: 'put', key, expects: 'absent', body: { a: 1 } };
const now = Instant.parse('2026-03-01T12:00:00.000Z');

const cancelled = (...codes: readonly string[]) => ({
  status: 400,
  error: 'TransactionCanceledException',
  body: {
    __type: 'TransactionCanceledException',
    Message: 'cancelled',
    CancellationReasons: codes.map((Code) => ({ Code })),
  },
});

describe('a DynamoDB ledger', () => {
  let aws: ScriptedAws;
  let ledger: Ledger;
  beforeEach(async () => {
    aws = await scriptedAws();
    ledger = dynamoLedger({ client: new DynamoDBClient(aws.configuration), table: 'ledger' });
  });
  afterEach(() => aws.close());

  it.each([
    ['a lost condition', ['None', 'ConditionalCheckFailed'], { name: 'Conflict' }],
    ['another transaction at the same row', ['None', 'TransactionConflict'], { name: 'Conflict' }],
    [
      'a lost condition beside a throttle',
      ['ThrottlingError', 'ConditionalCheckFailed'],
      { name: 'Conflict' },
    ],
    ['a throttle', ['None', 'ThrottlingError'], { name: 'Unavailable', code: 'throttled' }],
    [
      'a used-up capacity',
      ['ProvisionedThroughputExceeded', 'None'],
      { name: 'Unavailable', code: 'throttled' },
    ],
    [
      'an item DynamoDB cannot hold',
      ['None', 'ValidationError'],
      { name: 'InvalidInput', code: 'aws-refused' },
    ],
    ['a reason nobody knows', ['None', 'NewReason'], { name: 'Unavailable', code: 'aws' }],
  ])('says what became of a commit after %s', async (_, codes, expected) => {
    aws.script(cancelled(...codes));
    const failure = ledger.commit([first, insert]);
    await expect(failure).rejects.toMatchObject(expected);
    await expect(failure).rejects.toHaveProperty('cause.name', 'TransactionCanceledException');
  });

  it('names the row that was not as expected', async () => {
    aws.script(cancelled('None', 'ConditionalCheckFailed'));
    await expect(ledger.commit([first, insert])).rejects.toThrow('The row p / s is there already');
  });

  it.each([
    ['ProvisionedThroughputExceededException', 400, { name: 'Unavailable', code: 'throttled' }],
    ['InternalServerError', 500, { name: 'Unavailable', code: 'aws' }],
    ['ResourceNotFoundException', 400, { name: 'Unavailable', code: 'aws' }],
    ['AccessDeniedException', 403, { name: 'Unavailable', code: 'access' }],
    ['ValidationException', 400, { name: 'InvalidInput', code: 'aws-refused' }],
  ])('translates %s in every operation', async (error, status, expected) => {
    const calls = [
      () => ledger.get(key),
      () => ledger.query({ partition: 'p', limit: 1 }),
      () => ledger.commit([insert]),
    ];
    for (const call of calls) {
      aws.script({ status, error });
      await expect(call()).rejects.toMatchObject(expected);
    }
    aws.script(...Array.from({ length: dueShards }, () => ({ status, error })));
    await expect(ledger.due(now, 1)).rejects.toMatchObject(expected);
  });

  it('is unavailable when nobody answers', async () => {
    aws.script('hang-up');
    await expect(ledger.get(key)).rejects.toMatchObject({ name: 'Unavailable' });
  });

  it('tries a commit again under the same token when the answer was lost', async () => {
    const patient = dynamoLedger({
      client: new DynamoDBClient({ ...aws.configuration, maxAttempts: 2 }),
      table: 'ledger',
    });
    aws.script('hang-up', { status: 200 });
    await patient.commit([first, insert]);
    const tokens = aws.asked.map(({ body }) => body['ClientRequestToken']);
    expect(tokens).toHaveLength(2);
    expect(tokens[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(tokens[1]).toBe(tokens[0]);
  });

  it('writes in order as so many plain writes, and asks for none behind one that fails', async () => {
    aws.script({ status: 200 }, { status: 400, error: 'ConditionalCheckFailedException' });
    const [before, taken, behind] = ['before', 's', 'behind'].map((sort) => ({
      ...insert,
      key: { ...key, sort },
    })) as [typeof insert, typeof insert, typeof insert];
    await expect(ledger.commitInOrder([before, taken, behind])).rejects.toThrow(
      'The row p / s is there already',
    );
    expect(aws.asked.map(({ body }) => body['Item'])).toMatchObject([
      { sk: { S: 'before' } },
      { sk: { S: 's' } },
    ]);
    expect(aws.asked.every(({ body }) => !('TransactItems' in body))).toBe(true);
  });

  describe('with one row alone', () => {
    const lost = (Item?: object) => ({
      status: 400,
      error: 'ConditionalCheckFailedException',
      body: { __type: 'ConditionalCheckFailedException', message: 'lost', ...(Item && { Item }) },
    });
    const stood = itemFrom({ kind: 'put', key, expects: 'absent', body: '{"a":1}' });
    const remove: Write = { kind: 'remove', key, expects: 1 };
    const patient = () =>
      dynamoLedger({ client: new DynamoDBClient({ ...aws.configuration, maxAttempts: 2 }), table: 'ledger' });

    it('writes it plainly under the same condition', async () => {
      await ledger.commit([insert]);
      await ledger.commit([remove]);
      expect(aws.asked.map(({ body }) => body)).toMatchObject([
        { Item: stood, ConditionExpression: 'attribute_not_exists(#pk)' },
        { Key: { pk: { S: 'p' }, sk: { S: 's' } }, ConditionExpression: '#version = :expected' },
      ]);
      expect(aws.asked[0]?.body).not.toHaveProperty('TransactItems');
    });

    it.each([
      ['a lost condition', lost(stood)],
      ['a transaction at the same row', { status: 400, error: 'TransactionConflictException' }],
    ])('says Conflict after %s', async (_, answer) => {
      aws.script(answer);
      await expect(ledger.commit([insert])).rejects.toMatchObject({
        name: 'Conflict',
        message: expect.stringContaining('The row p / s is there already'),
      });
    });

    it('knows its own write when the answer was lost, and its own removal', async () => {
      aws.script('hang-up', lost(stood));
      await patient().commit([insert]);
      aws.script('hang-up', lost());
      await patient().commit([remove]);
      expect(aws.asked).toHaveLength(4);
    });

    it('takes nobody else’s for its own', async () => {
      const others = itemFrom({ kind: 'put', key, expects: 'absent', body: '{"a":2}' });
      aws.script('hang-up', lost(others));
      await expect(patient().commit([insert])).rejects.toMatchObject({ name: 'Conflict' });
      aws.script('hang-up', lost(stood));
      await expect(patient().commit([remove])).rejects.toMatchObject({ name: 'Conflict' });
      // Without a lost answer there is no own write to meet.
      aws.script(lost(stood));
      await expect(patient().commit([insert])).rejects.toMatchObject({ name: 'Conflict' });
    });
  });

  it('asks consistently for everything but the index', async () => {
    await ledger.get(key);
    await ledger.query({ partition: 'p', limit: 1 });
    expect(aws.asked.map(({ body }) => body['ConsistentRead'])).toEqual([true, true]);
  });

  it('goes on asking for due rows that a first answer left out, and gives up on a throttled table', async () => {
    const index = { Items: [{ pk: { S: 'p' }, sk: { S: 's' }, nextAt: { S: now } }] };
    const row = { ...itemFrom({ kind: 'put', key, expects: 'absent', body: '{}', nextAt: now }) };
    const unprocessed = { UnprocessedKeys: { ledger: { Keys: [{ pk: { S: 'p' }, sk: { S: 's' } }] } } };
    const shards = [
      { status: 200, body: index },
      ...Array.from({ length: dueShards - 1 }, () => ({ status: 200 })),
    ];
    aws.script(
      ...shards,
      { status: 200, body: unprocessed },
      { status: 200, body: { Responses: { ledger: [row] } } },
    );
    expect(await ledger.due(now, 5)).toMatchObject([{ ...key, version: 1, nextAt: now }]);
    aws.script(...shards, ...Array.from({ length: 8 }, () => ({ status: 200, body: unprocessed })));
    await expect(ledger.due(now, 5)).rejects.toMatchObject({ name: 'Unavailable', code: 'throttled' });
  });

  it('does not take a row for due that was moved after the index was read', async () => {
    const index = { Items: [{ pk: { S: 'p' }, sk: { S: 's' }, nextAt: { S: now } }] };
    const moved = itemFrom({
      kind: 'put',
      key,
      expects: 1,
      body: '{}',
      nextAt: Instant.parse('2026-03-01T12:00:00.001Z'),
    });
    const shards = [
      { status: 200, body: index },
      ...Array.from({ length: dueShards - 1 }, () => ({ status: 200 })),
    ];
    aws.script(...shards, { status: 200, body: { Responses: { ledger: [moved] } } });
    expect(await ledger.due(now, 5)).toEqual([]);
  });
});

describe('a row as an item', () => {
  const long = {
    kind: 'put',
    key,
    expects: 'absent',
    body: JSON.stringify({ list: Array(200).fill('Zürich 🙂') }),
  } as const;

  it('is packed when its body is long, and read back as it was', () => {
    const item = itemFrom(long);
    expect(item).not.toHaveProperty('body');
    expect(item['packed']?.B?.byteLength).toBeLessThan(200);
    expect(rowFrom(item).body).toEqual(JSON.parse(long.body));
  });

  it('is read as text where an earlier release wrote it so, and is text while it is short', () => {
    const { packed: _packed, ...rest } = itemFrom(long);
    expect(rowFrom({ ...rest, body: { S: long.body } }).body).toEqual(JSON.parse(long.body));
    expect(itemFrom({ ...long, body: '{"a":1}' })).toMatchObject({ body: { S: '{"a":1}' } });
  });

  it('that unfolds to more than a row may hold is refused', () => {
    const bomb = { ...itemFrom(long), packed: { B: deflateRawSync('x'.repeat(500_000)) } };
    expect(() => rowFrom(bomb)).toThrow(/larger than/);
  });

  it('is in the due index only with a nextAt, always in the same shard', () => {
    const put = { kind: 'put', key, expects: 'absent', body: '{}' } as const;
    expect(itemFrom(put)).not.toHaveProperty('dueShard');
    expect(itemFrom({ ...put, nextAt: now })['dueShard']).toEqual({ S: dueShard(key) });
  });

  it('spreads over all shards', () => {
    const shards = Array.from({ length: 200 }, (_, n) => dueShard({ partition: `loop-${n}`, sort: 'task' }));
    expect(new Set(shards)).toEqual(
      new Set(Array.from({ length: dueShards }, (_, shard) => shardName(shard))),
    );
  });

  it('is never forgotten before its time', () => {
    const put = {
      kind: 'put',
      key,
      expects: 'absent',
      body: '{}',
      expiresAt: Instant.parse('1970-01-01T00:00:10.001Z'),
    } as const;
    expect(itemFrom(put)['ttl']).toEqual({ N: '11' });
  });
});
