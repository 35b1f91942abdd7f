/** The emulated account: clients of a region of it, and fresh resources in it. */
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { ledgerTable } from '../../functions/adapters/ledger-table.ts';

/** The emulator takes twelve digits as the key of an account's root, with this secret. */
export const account = '111122223333';
export const credentials = { accessKeyId: account, secretAccessKey: 'test' } as const;

export type Clients = {
  readonly cloudFormation: CloudFormationClient;
  readonly dynamo: DynamoDBClient;
  readonly s3: S3Client;
  readonly ses: SESv2Client;
  readonly sqs: SQSClient;
  readonly stepFunctions: SFNClient;
};

export const clientsOf = (endpoint: string, region: string): Clients => {
  const configuration = { endpoint, region, credentials, maxAttempts: 2 };
  return {
    cloudFormation: new CloudFormationClient(configuration),
    dynamo: new DynamoDBClient(configuration),
    s3: new S3Client({ ...configuration, forcePathStyle: true }),
    ses: new SESv2Client(configuration),
    sqs: new SQSClient(configuration),
    stepFunctions: new SFNClient(configuration),
  };
};

let count = 0;
const freshName = (kind: string): string => {
  count += 1;
  return `${kind}-${count}`;
};

export const freshBucket = async ({ s3 }: Pick<Clients, 's3'>): Promise<string> => {
  const bucket = freshName('bucket');
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  return bucket;
};

export type FreshTable = { readonly table: string; readonly remove: () => Promise<void> };

/** A table of the ledger's shape. */
export const freshTable = async ({ dynamo }: Pick<Clients, 'dynamo'>): Promise<FreshTable> => {
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
