/** What each grant of the permissions table is in IAM: actions, resources, and the key they pass through. */
import { Aws } from 'aws-cdk-lib/core';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { geographyOfProfile } from './geography.ts';
import { ledgerShape } from './ledger.ts';
import { type GrantName, type Receiver, receivers, sentToBy, startedBy } from './permissions.ts';
import type { Resources } from './resources.ts';

type Allowed = { readonly actions: readonly string[]; readonly resources: readonly string[] };

/** A service that uses the key for the caller; the grant is good through it and nowhere else. */
type ThroughKey = { readonly service: 'dynamodb' | 's3' | 'sqs'; readonly actions: readonly string[] };

export type Meaning = { readonly allows: readonly Allowed[]; readonly key?: ThroughKey };

const toRead = ['kms:Decrypt'];
const toWrite = ['kms:Decrypt', 'kms:GenerateDataKey'];
/** What DynamoDB asks of a caller of a table under a customer's key, beside what reading needs. */
const toWriteTable = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

const sendTo = ({ queues }: Resources, receiver: Receiver): Meaning => ({
  allows: [{ actions: ['sqs:SendMessage'], resources: [queues[receiver].queue.queueArn] }],
  key: { service: 'sqs', actions: toWrite },
});

const start = (machineArn: string): Meaning => ({
  allows: [{ actions: ['states:StartExecution'], resources: [machineArn] }],
});

const read = (bucket: Resources['drop']): Meaning => ({
  allows: [
    { actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] },
    // Without it S3 answers 403, not 404, for what is not there, and absence would look like a fault.
    { actions: ['s3:ListBucket'], resources: [bucket.bucketArn] },
  ],
  key: { service: 's3', actions: toRead },
});

/** An inference profile is a resource of its own, and so is the model in every region it may serve from. */
const invoke = ({ region }: Resources): Meaning => {
  const { profile, servedFrom } = region.model;
  const isProfile = geographyOfProfile(profile) !== undefined;
  const model = isProfile ? profile.slice(profile.indexOf('.') + 1) : profile;
  const models = servedFrom.map(
    (served) => `arn:${Aws.PARTITION}:bedrock:${served}::foundation-model/${model}`,
  );
  const own = `arn:${Aws.PARTITION}:bedrock:${Aws.REGION}:${Aws.ACCOUNT_ID}:inference-profile/${profile}`;
  return {
    allows: [
      { actions: ['bedrock:InvokeModel'], resources: isProfile ? [own, ...models] : models },
      ...guard(region.model.guardrail),
    ],
  };
};

/** Exactly the guardrail the region names; without one, nothing. */
const guard = (guardrail: Resources['region']['model']['guardrail']): readonly Allowed[] =>
  guardrail === undefined
    ? []
    : [
        {
          actions: ['bedrock:ApplyGuardrail'],
          resources: [
            `arn:${Aws.PARTITION}:bedrock:${Aws.REGION}:${Aws.ACCOUNT_ID}:guardrail/${guardrail.id}`,
          ],
        },
      ];

const deliver = ({ region, configurationSet }: Resources): Meaning => {
  const ses = `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}`;
  return {
    allows: [
      {
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        resources: [
          `${ses}:identity/${region.sender.identity}`,
          `${ses}:configuration-set/${configurationSet.ref}`,
        ],
      },
    ],
  };
};

const receive = ({ queues }: Resources, step: string): Meaning => {
  const receiver = receivers.find((name) => name === step);
  if (receiver === undefined) throw new Error(`${step} has no queue of its own to receive from.`);
  const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  return {
    allows: [{ actions, resources: [queues[receiver].queue.queueArn] }],
    key: { service: 'sqs', actions: toRead },
  };
};

/** A grant's meaning for one step among the stack's resources. */
export const meaningOf = (grant: GrantName, step: string, resources: Resources): Meaning => {
  const { drop, artefacts, ledger, machineArns } = resources;
  const machine = startedBy(grant);
  if (machine !== undefined) return start(machineArns[machine]);
  const receiver = sentToBy(grant);
  if (receiver !== undefined) return sendTo(resources, receiver);
  const readTable = { service: 'dynamodb', actions: ['kms:Decrypt', 'kms:DescribeKey'] } as const;
  switch (grant) {
    case 'receive-own-queue':
      return receive(resources, step);
    case 'read-drop':
      return read(drop);
    case 'read-artefacts':
      return read(artefacts);
    case 'write-artefacts':
      return {
        allows: [{ actions: ['s3:PutObject'], resources: [artefacts.arnForObjects('*')] }],
        key: { service: 's3', actions: toWrite },
      };
    case 'read-ledger':
      return {
        allows: [{ actions: ['dynamodb:GetItem', 'dynamodb:Query'], resources: [ledger.tableArn] }],
        key: readTable,
      };
    case 'read-due':
      return {
        allows: [
          {
            actions: ['dynamodb:Query'],
            resources: [`${ledger.tableArn}/index/${ledgerShape.dueIndex.name}`],
          },
          { actions: ['dynamodb:BatchGetItem'], resources: [ledger.tableArn] },
        ],
        key: readTable,
      };
    case 'write-ledger':
      return {
        // A transaction is allowed by what it is made of.
        allows: [
          {
            actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'],
            resources: [ledger.tableArn],
          },
        ],
        key: { service: 'dynamodb', actions: toWriteTable },
      };
    case 'deliver-mail':
      return deliver(resources);
    case 'invoke-model':
      return invoke(resources);
    default:
      // Told by the environment; nothing is called.
      return { allows: [] };
  }
};

/** The statements of one step's grants; the key's uses are gathered, one statement a service. */
export const statementsFor = (
  step: string,
  grants: readonly GrantName[],
  resources: Resources,
): PolicyStatement[] => {
  const meanings = grants.map((grant) => meaningOf(grant, step, resources));
  const through = new Map<ThroughKey['service'], Set<string>>();
  for (const { key } of meanings) {
    if (key === undefined) continue;
    const actions = through.get(key.service) ?? new Set<string>();
    for (const action of key.actions) actions.add(action);
    through.set(key.service, actions);
  }
  return [
    ...meanings.flatMap(({ allows }) =>
      allows.map(
        ({ actions, resources: on }) => new PolicyStatement({ actions: [...actions], resources: [...on] }),
      ),
    ),
    ...[...through].map(
      ([service, actions]) =>
        new PolicyStatement({
          actions: [...actions].sort(),
          resources: [resources.key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `${service}.${Aws.REGION}.amazonaws.com` } },
        }),
    ),
  ];
};
