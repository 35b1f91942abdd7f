/** Clients for the emulated account, and fresh resources in it. */
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { inject } from 'vitest';
import { ledgerTable } from '../../functions/adapters/ledger-table.ts';

/** The emulator keeps accounts apart by the access key; this one is nobody's. */
const configuration = () => ({
  endpoint: inject('awsEndpoint'),
  region: 'eu-central-1',
  credentials: { accessKeyId: '111122223333', secretAccessKey: 'none' },
  maxAttempts: 2,
});

export const dynamo = new DynamoDBClient(configuration());
export const s3 = new S3Client({ ...configuration(), forcePathStyle: true });
export const ses = new SESv2Client(configuration());
export const stepFunctions = new SFNClient(configuration());

let count = 0;
const freshName = (kind: string): string => {
  count += 1;
  return `${kind}-${count}`;
};

export const freshBucket = async (): Promise<string> => {
  const bucket = freshName('bucket');
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  return bucket;
};

export type FreshTable = { readonly table: string; readonly remove: () => Promise<void> };

/** A table of the ledger's shape. */
export const freshTable = async (): Promise<FreshTable> => {
  const table = freshName('ledger');
  const { partitionKey, sortKey, dueIndex } = ledgerTable;
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
  await dynamo.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [partitionKey, sortKey, dueIndex.partitionKey, dueIndex.sortKey].map(
        (AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        }),
      ),
      KeySchema: keys(partitionKey, sortKey),
      GlobalSecondaryIndexes: [
        {
          IndexName: dueIndex.name,
          KeySchema: keys(dueIndex.partitionKey, dueIndex.sortKey),
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
  return {
    table,
    remove: async () => void (await dynamo.send(new DeleteTableCommand({ TableName: table }))),
  };
};
