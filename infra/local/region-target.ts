/** A deployed region as a command reaches it: what its stack says of itself, by the caller's own credentials. */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { InvalidInput } from '../../core/faults.ts';
import { awsFault, isAws } from '../../functions/adapters/aws-faults.ts';
import { dynamoLedger } from '../../functions/adapters/dynamo-ledger.ts';
import { s3Artefacts } from '../../functions/adapters/s3-artefacts.ts';
import { s3Drop } from '../../functions/adapters/s3-drop.ts';
import { systemClock } from '../../functions/adapters/system-clock.ts';
import type { Target } from './target.ts';

/** The stack's outputs, as `infra/README.md` names them. */
const outputs = ['Drop', 'Artefacts', 'Ledger'] as const;
type Outputs = Readonly<Record<(typeof outputs)[number], string>>;

/** Throws InvalidInput `no-stack` where nothing is deployed, `other-stack` where something else is. */
export const regionTarget = async (stage: string, region: string): Promise<Target> => {
  const said = await outputsOf(stage, region);
  const s3 = new S3Client({ region });
  const sqs = new SQSClient({ region });
  let queue: string | undefined;
  return {
    name: `stage ${stage} in ${region}`,
    ports: {
      ledger: dynamoLedger({ client: new DynamoDBClient({ region }), table: said.Ledger }),
      drop: s3Drop({ client: s3, bucket: said.Drop }),
      artefacts: s3Artefacts({ client: s3, bucket: said.Artefacts }),
      clock: systemClock,
    },
    async announce(key, again) {
      try {
        queue ??= (await sqs.send(new GetQueueUrlCommand({ QueueName: `plumbline-${stage}-admit` })))
          .QueueUrl;
        await sqs.send(
          new SendMessageCommand({ QueueUrl: queue, MessageBody: JSON.stringify({ key, again }) }),
        );
      } catch (error) {
        throw awsFault(`Announcing ${key}`, error);
      }
      return 'announced';
    },
    // What was announced goes on in the region, whether or not this process is there.
    finish: async () => undefined,
    scrub: () => undefined,
    close: () => undefined,
  };
};

const outputsOf = async (stage: string, region: string): Promise<Outputs> => {
  const name = `plumbline-${stage}-${region}`;
  const client = new CloudFormationClient({ region });
  const found = await client.send(new DescribeStacksCommand({ StackName: name })).catch((error: unknown) => {
    if (isAws(error, 'ValidationError'))
      throw new InvalidInput(
        'no-stack',
        `There is no stack ${name} in ${region}; check --stage and --region, or deploy it first.`,
      );
    throw awsFault(`Looking at the stack ${name}`, error);
  });
  const said = new Map(
    (found.Stacks?.[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [
      OutputKey ?? '',
      OutputValue ?? '',
    ]),
  );
  const missing = outputs.find((output) => (said.get(output) ?? '') === '');
  if (missing !== undefined)
    throw new InvalidInput(
      'other-stack',
      `The stack ${name} has no output ${missing}; deploy this version of it.`,
    );
  return {
    Drop: said.get('Drop') ?? '',
    Artefacts: said.get('Artefacts') ?? '',
    Ledger: said.get('Ledger') ?? '',
  };
};
