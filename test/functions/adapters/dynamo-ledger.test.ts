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
    [
      'a throttle',
      ['None', 'ThrottlingError'],
      {
        name: 'Unavailable',
        code: 'throttled',
        message: 'The ledger was throttled; the commit is tried again later.',
      },
    ],
    [
      'a used-up capacity',
      ['ProvisionedThroughputExceeded', 'None'],
      { name: 'Unavailable', code: 'throttled' },
    ],
    ['too many requests', ['None', 'RequestLimitExceeded'], { name: 'Unavailable', code: 'throttled' }],
    [
      'an item DynamoDB cannot hold',
      ['None', 'ValidationError'],
      {
        name: 'InvalidInput',
        code: 'aws-refused',
        message: 'The ledger refused a commit of 2 writes (cancelled).',
      },
    ],
    [
      'a partition that is full',
      ['ItemCollectionSizeLimitExceeded', 'None'],
      { name: 'InvalidInput', code: 'aws-refused' },
    ],
    [
      'a reason nobody knows',
      ['None', 'NewReason'],
      {
        name: 'Unavailable',
        code: 'aws',
        message: 'A commit was cancelled (cancelled); it is tried again later.',
      },
    ],
    ['no reason at all', [], { name: 'Unavailable', code: 'aws' }],
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

  it('says what it was doing when a call failed', async () => {
    const failed = { status: 500, error: 'InternalServerError' };
    aws.script(failed, failed, failed);
    await expect(ledger.get(key)).rejects.toThrow(/^Reading from the ledger failed/);
    await expect(ledger.query({ partition: 'p', limit: 1 })).rejects.toThrow(/^Querying the ledger failed/);
    await expect(ledger.commit([insert])).rejects.toThrow(/^Committing to the ledger failed/);
    aws.script(...Array.from({ length: dueShards }, () => failed));
    await expect(ledger.due(now, 1)).rejects.toThrow(/^Asking the ledger what is due failed/);
  });

  it('asks nothing that cannot be asked for', async () => {
    const refused = { name: 'InvalidInput', code: 'bad-row' };
    await expect(ledger.get({ partition: '', sort: 's' })).rejects.toMatchObject(refused);
    await expect(ledger.query({ partition: 'p', limit: 0 })).rejects.toMatchObject(refused);
    await expect(ledger.due(now, 0)).rejects.toMatchObject(refused);
    await ledger.commit([]);
    await ledger.commitInOrder([]);
    expect(aws.asked).toEqual([]);
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

  it('asks for all of a commit at once, each write under its condition, a check without writing', async () => {
    await ledger.commit([
      insert,
      { ...insert, key: { ...key, sort: 'replaced' }, expects: 3 },
      { kind: 'remove', key: { ...key, sort: 'removed' }, expects: 2 },
      { kind: 'check', key: { ...key, sort: 'stands' }, expects: 5 },
      first,
    ]);
    const absent = {
      TableName: 'ledger',
      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: { '#pk': 'pk' },
    };
    const atVersion = (version: string) => ({
      TableName: 'ledger',
      ConditionExpression: '#version = :expected',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':expected': { N: version } },
    });
    const itemKey = (sort: string) => ({ pk: { S: 'p' }, sk: { S: sort } });
    const body = { body: { S: '{"a":1}' } };
    expect(aws.asked.map((request) => request.body['TransactItems'])).toEqual([
      [
        { Put: { ...absent, Item: { ...itemKey('s'), version: { N: '1' }, ...body } } },
        { Put: { ...atVersion('3'), Item: { ...itemKey('replaced'), version: { N: '4' }, ...body } } },
        { Delete: { ...atVersion('2'), Key: itemKey('removed') } },
        { ConditionCheck: { ...atVersion('5'), Key: itemKey('stands') } },
        { ConditionCheck: { ...absent, Key: itemKey('other') } },
      ],
    ]);
  });

  it('asks in a transaction also where a check is all of it', async () => {
    await ledger.commit([first]);
    expect(aws.asked[0]?.body['TransactItems']).toMatchObject([{ ConditionCheck: { TableName: 'ledger' } }]);
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
        cause: { name: answer.error },
      });
    });

    it('knows its own write when the answer was lost, and its own removal', async () => {
      aws.script('hang-up', lost(stood));
      await patient().commit([insert]);
      aws.script('hang-up', lost());
      await patient().commit([remove]);
      expect(aws.asked).toHaveLength(4);
    });

    it('takes what failed twice for failed, also where there is nothing to be seen', async () => {
      const failed = { status: 500, error: 'InternalServerError' };
      aws.script(failed, failed);
      await expect(patient().commit([remove])).rejects.toMatchObject({ name: 'Unavailable', code: 'aws' });
      expect(aws.asked).toHaveLength(2);
    });

    it('takes nobody else’s for its own', async () => {
      const others = itemFrom({ kind: 'put', key, expects: 'absent', body: '{"a":2}' });
      aws.script('hang-up', lost(others));
      await expect(patient().commit([insert])).rejects.toMatchObject({ name: 'Conflict' });
      aws.script('hang-up', lost(stood));
      await expect(patient().commit([remove])).rejects.toMatchObject({ name: 'Conflict' });
      aws.script('hang-up', lost());
      await expect(patient().commit([{ ...insert, expects: 1 }])).rejects.toMatchObject({ name: 'Conflict' });
      // Without a lost answer there is no own write to meet.
      aws.script(lost(stood));
      await expect(patient().commit([insert])).rejects.toMatchObject({ name: 'Conflict' });
    });
  });

  describe('asked for a range', () => {
    const names = { '#pk': 'pk', '#sk': 'sk' };
    const onSort = (expression: string, sort: string) => ({
      KeyConditionExpression: `#pk = :pk AND ${expression}`,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ':pk': { S: 'p' }, ':sk': { S: sort } },
    });
    const from = (sort: string) => ({ ExclusiveStartKey: { pk: { S: 'p' }, sk: { S: sort } } });

    it.each([
      [
        'of a whole partition',
        {},
        {
          KeyConditionExpression: '#pk = :pk',
          ExpressionAttributeNames: { '#pk': 'pk' },
          ExpressionAttributeValues: { ':pk': { S: 'p' } },
        },
      ],
      ['behind a sort', { after: 'b' }, onSort('#sk > :sk', 'b')],
      ['before a sort', { after: 'b', newestFirst: true }, onSort('#sk < :sk', 'b')],
      ['of a prefix', { prefix: 'loop#' }, onSort('begins_with(#sk, :sk)', 'loop#')],
      [
        'of a prefix behind one of its sorts',
        { prefix: 'loop#', after: 'loop#1' },
        { ...onSort('begins_with(#sk, :sk)', 'loop#'), ...from('loop#1') },
      ],
      [
        'of a prefix that is still to come',
        { prefix: 'loop#', after: 'a' },
        onSort('begins_with(#sk, :sk)', 'loop#'),
      ],
      [
        'of a prefix that is still to come backwards',
        { prefix: 'loop#', after: 'z', newestFirst: true },
        onSort('begins_with(#sk, :sk)', 'loop#'),
      ],
    ])('%s asks for that and no more', async (_, range, expected) => {
      await ledger.query({ partition: 'p', limit: 7, ...range });
      expect(aws.asked.map(({ body }) => body)).toEqual([
        {
          ...expected,
          TableName: 'ledger',
          ConsistentRead: true,
          Limit: 7,
          ScanIndexForward: !('newestFirst' in range),
        },
      ]);
    });

    it.each([
      ['forwards', { prefix: 'loop#', after: 'z' }],
      ['backwards', { prefix: 'loop#', after: 'a', newestFirst: true }],
    ])('in which nothing can lie %s asks nothing', async (_, range) => {
      expect(await ledger.query({ partition: 'p', limit: 7, ...range })).toEqual([]);
      expect(aws.asked).toEqual([]);
    });

    it('goes on where an answer ended, for what is missing, and no further than the limit', async () => {
      const item = (sort: string) =>
        itemFrom({ kind: 'put', key: { partition: 'p', sort }, expects: 'absent', body: '{}' });
      const page = (...sorts: readonly string[]) => ({
        status: 200,
        body: { Items: sorts.map(item), LastEvaluatedKey: from(sorts.at(-1) ?? '').ExclusiveStartKey },
      });
      aws.script(page('a', 'b'), { status: 200, body: page('c').body }, page('d'));
      const rows = await ledger.query({ partition: 'p', limit: 4 });
      expect(rows.map(({ sort }) => sort)).toEqual(['a', 'b', 'c', 'd']);
      expect(aws.asked.map(({ body }) => [body['Limit'], body['ExclusiveStartKey']])).toEqual([
        [4, undefined],
        [2, from('b').ExclusiveStartKey],
        [1, from('c').ExclusiveStartKey],
      ]);
    });
  });

  describe('asked what is due', () => {
    const minute = (n: number): Instant =>
      Instant.parse(`2026-03-01T11:${String(n).padStart(2, '0')}:00.000Z`);
    const item = (sort: string, nextAt: Instant, partition = 'p') =>
      itemFrom({ kind: 'put', key: { partition, sort }, expects: 'absent', body: '{}', nextAt });
    const listed = ({ pk, sk, nextAt }: ReturnType<typeof item>) => ({ pk, sk, nextAt });
    type Item = ReturnType<typeof item>;
    const empty = { status: 200, body: { Items: [] } };
    const got = (...items: readonly Item[]) => ({
      status: 200,
      body: { Responses: { ledger: items }, UnprocessedKeys: {} },
    });

    it('asks every shard of the index for what has come, by the limit', async () => {
      expect(await ledger.due(now, 3)).toEqual([]);
      expect(aws.asked.map(({ body }) => body)).toEqual(
        Array.from({ length: dueShards }, (_, shard) => ({
          TableName: 'ledger',
          IndexName: 'due',
          KeyConditionExpression: '#shard = :shard AND #nextAt <= :now',
          ExpressionAttributeNames: { '#shard': 'dueShard', '#nextAt': 'nextAt' },
          ExpressionAttributeValues: { ':shard': { S: shardName(shard) }, ':now': { S: now } },
          Limit: 3,
        })),
      );
    });

    it('takes the earliest over all shards, asks consistently for those alone, and gives them in order', async () => {
      const late = item('late', minute(2));
      const early = [item('b', minute(1)), item('a', minute(1)), item('z', minute(1), 'o')] as const;
      aws.script(
        { status: 200, body: { Items: [listed(late), ...early.slice(0, 1).map(listed)] } },
        { status: 200, body: { Items: early.slice(1).map(listed) } },
        ...Array.from({ length: dueShards - 2 }, () => empty),
        got(...early),
      );
      const keys = [
        { partition: 'o', sort: 'z' },
        { partition: 'p', sort: 'a' },
        { partition: 'p', sort: 'b' },
      ];
      expect(await ledger.due(now, 3)).toMatchObject(keys);
      expect(aws.asked.at(-1)?.body).toMatchObject({
        RequestItems: {
          ledger: {
            Keys: keys.map(({ partition, sort }) => ({ pk: { S: partition }, sk: { S: sort } })),
            ConsistentRead: true,
          },
        },
      });
    });

    it('goes on in a shard whose answer ended, until the limit', async () => {
      const items = [item('a', minute(1)), item('b', minute(2)), item('c', minute(3))];
      const next = { pk: { S: 'p' }, sk: { S: 'a' } };
      const answered = (page: readonly Item[]) => ({
        status: 200,
        body: { Items: page.map(listed), LastEvaluatedKey: next },
      });
      const isShard = (text: string): boolean => text.includes(`"${shardName(5)}"`);
      aws.answerBy(({ text, body }) => {
        if ('RequestItems' in body) return got(...items);
        if (!isShard(text)) return empty;
        return 'ExclusiveStartKey' in body ? answered(items.slice(1)) : answered(items.slice(0, 1));
      });
      expect((await ledger.due(now, 3)).map(({ sort }) => sort)).toEqual(['a', 'b', 'c']);
      const ofShard = aws.asked.filter(({ text }) => isShard(text)).map(({ body }) => body);
      expect(ofShard).toMatchObject([{ Limit: 3 }, { Limit: 2, ExclusiveStartKey: next }]);
      expect(ofShard).toHaveLength(2);
    });

    it('reads a hundred at a time, as many as one batch takes', async () => {
      const items = Array.from({ length: 101 }, (_, n) => item(`s-${n}`, minute(1)));
      aws.script(
        { status: 200, body: { Items: items.map(listed) } },
        ...Array.from({ length: dueShards - 1 }, () => empty),
        got(...items.slice(0, 100)),
        got(...items.slice(100)),
      );
      expect(await ledger.due(now, 200)).toHaveLength(101);
      const Batch = aws.asked.slice(dueShards).map(({ text }) => text.match(/"sk"/g)?.length);
      expect(Batch).toEqual([100, 1]);
    });

    it('gives no row that has no time any more', async () => {
      const cleared = itemFrom({ kind: 'put', key, expects: 1, body: '{}' });
      aws.script(
        { status: 200, body: { Items: [listed(item('s', minute(1)))] } },
        ...Array.from({ length: dueShards - 1 }, () => empty),
        got(cleared),
      );
      expect(await ledger.due(now, 5)).toEqual([]);
    });
  });

  it('gives the row that is there, and undefined where there is none', async () => {
    const Item = itemFrom({ kind: 'put', key, expects: 2, body: '{"a":1}' });
    aws.script({ status: 200, body: { Item } });
    expect(await ledger.get(key)).toEqual({ ...key, version: 3, body: { a: 1 } });
    expect(aws.asked[0]?.body).toMatchObject({
      TableName: 'ledger',
      Key: { pk: { S: 'p' }, sk: { S: 's' } },
    });
    expect(await ledger.get(key)).toBeUndefined();
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
    await expect(ledger.due(now, 5)).rejects.toMatchObject({
      name: 'Unavailable',
      code: 'throttled',
      message: 'The ledger did not give all due rows; it is tried again.',
    });
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

  it('is text while its body shares the first kilobyte, counted in bytes', () => {
    const letters = (bytes: number) => `{"a":"${'é'.repeat((bytes - 8) / 2)}"}`;
    expect(itemFrom({ ...long, body: letters(700) })).toHaveProperty('body');
    expect(itemFrom({ ...long, body: letters(702) })).toHaveProperty('packed');
  });

  it('that lacks its key or its body is none', () => {
    const { body: _body, ...bodiless } = itemFrom({ ...long, body: '{}' });
    expect(() => rowFrom(bodiless)).toThrow('A stored row has no body.');
    const { sk: _sk, ...nameless } = itemFrom({ ...long, body: '{}' });
    expect(() => rowFrom(nameless)).toThrow('A stored row has no sk.');
  });

  it('comes back with its version and its times', () => {
    const times = { nextAt: now, expiresAt: Instant.parse('2027-01-01T00:00:00.000Z') };
    expect(rowFrom(itemFrom({ ...long, body: '{"a":1}', expects: 4, ...times }))).toEqual({
      ...key,
      version: 5,
      body: { a: 1 },
      ...times,
    });
    expect(Object.keys(rowFrom(itemFrom({ ...long, body: '{}' })))).toEqual([
      'partition',
      'sort',
      'version',
      'body',
    ]);
  });

  it('is in the due index only with a nextAt, always in the same shard', () => {
    const put = { kind: 'put', key, expects: 'absent', body: '{}' } as const;
    expect(itemFrom(put)).not.toHaveProperty('dueShard');
    expect(itemFrom({ ...put, nextAt: now })['dueShard']).toEqual({ S: dueShard(key) });
  });

  it('spreads over all shards', () => {
    const shards = Array.from({ length: 200 }, (_, n) => dueShard({ partition: `loop-${n}`, sort: 'task' }));
    // As they stand in tables that are in use.
    expect(new Set(shards)).toEqual(
      new Set(['due-0', 'due-1', 'due-2', 'due-3', 'due-4', 'due-5', 'due-6', 'due-7']),
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
