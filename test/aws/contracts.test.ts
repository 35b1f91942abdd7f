/** The same contracts as the embedded adapters', against an emulated AWS account. */
import { PutObjectCommand, PutBucketVersioningCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { CreateEmailIdentityCommand } from '@aws-sdk/client-sesv2';
import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeStateMachineCommand,
  ListExecutionsCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, inject, it } from 'vitest';
import { dynamoLedger } from '../../functions/adapters/dynamo-ledger.ts';
import { s3Artefacts } from '../../functions/adapters/s3-artefacts.ts';
import { s3Drop } from '../../functions/adapters/s3-drop.ts';
import { sesMailer } from '../../functions/adapters/ses-mailer.ts';
import { stepFunctionsWorkflows } from '../../functions/adapters/step-functions-workflows.ts';
import { artefactsContract } from '../functions/ports/artefacts.contract.ts';
import { collected } from '../functions/ports/collected.ts';
import { dropContract } from '../functions/ports/drop.contract.ts';
import { ledgerContract } from '../functions/ports/ledger.contract.ts';
import { sampleMessage } from '../functions/ports/mailer.contract.ts';
import { workflowsContract } from '../functions/ports/workflows.contract.ts';
import { account, clientsOf, freshBucket, freshTable } from './account.ts';
import { mailsTo } from './region.ts';

const clients = clientsOf(inject('endpoint'), 'eu-central-1');
const { dynamo, s3, ses, stepFunctions } = clients;

const noClose = async (): Promise<void> => undefined;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

ledgerContract('DynamoDB', async () => {
  const { table, remove } = await freshTable(clients);
  const ledger = dynamoLedger({ client: dynamo, table });
  return { ledger, second: dynamoLedger({ client: dynamo, table }), close: remove };
});

dropContract('S3', async () => {
  const bucket = await freshBucket(clients);
  const upload = async (key: string, bytes: Uint8Array): Promise<void> => {
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes }));
  };
  return { drop: s3Drop({ client: s3, bucket }), upload, close: noClose };
});

artefactsContract('S3', async () => ({
  artefacts: s3Artefacts({ client: s3, bucket: await freshBucket(clients) }),
  close: noClose,
}));

const pass = JSON.stringify({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } });

workflowsContract('Step Functions', async () => {
  const { roleArn } = await stepFunctions.send(
    new DescribeStateMachineCommand({
      stateMachineArn: `arn:aws:states:eu-central-1:${account}:stateMachine:plumbline-example-review-loop`,
    }),
  );
  const created = await stepFunctions.send(
    new CreateStateMachineCommand({ name: 'review-loop', definition: pass, roleArn }),
  );
  const arn = created.stateMachineArn ?? '';
  const executions = async (statusFilter?: 'RUNNING') =>
    (await stepFunctions.send(new ListExecutionsCommand({ stateMachineArn: arn, statusFilter })))
      .executions ?? [];
  const settled = async (): Promise<void> => {
    // A machine of one state ends at once; fifty looks are ten seconds.
    for (let look = 0; look < 50 && (await executions('RUNNING')).length > 0; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  return {
    workflows: stepFunctionsWorkflows({
      client: stepFunctions,
      machines: { 'review-loop': arn, 'apply-input': arn, 'quarterly-cycle': arn },
    }),
    settled,
    started: async () => (await executions()).length,
    close: async () =>
      void (await stepFunctions.send(new DeleteStateMachineCommand({ stateMachineArn: arn }))),
  };
});

describe('a bucket as the drop', () => {
  it('gives what the uploader attached, and passes over drawn folders', async () => {
    const bucket = await freshBucket(clients);
    const metadata = { interviewer: 'int-7', round: 'system-design' };
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'transcripts/', Body: new Uint8Array() }));
    await s3.send(
      new PutObjectCommand({ Bucket: bucket, Key: 'transcripts/a.vtt', Body: 'x', Metadata: metadata }),
    );
    const drop = s3Drop({ client: s3, bucket });
    expect((await collected(drop.list(''))).map(({ key }) => key)).toEqual(['transcripts/a.vtt']);
    expect((await drop.read('transcripts/a.vtt', 10))?.metadata).toEqual(metadata);
  });

  it('lists more than one page of a thousand', async () => {
    const bucket = await freshBucket(clients);
    const keys = Array.from({ length: 1005 }, (_, n) => `transcripts/${String(n).padStart(4, '0')}.vtt`);
    for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: 'x' }));
    const listed = await collected(s3Drop({ client: s3, bucket }).list('transcripts/'));
    expect(listed.map(({ key }) => key)).toEqual(keys);
  });

  it('is unavailable when the bucket is not there', async () => {
    const drop = s3Drop({ client: s3, bucket: 'no-such-bucket' });
    await expect(collected(drop.list(''))).rejects.toMatchObject({ name: 'Unavailable' });
  });
});

describe('a bucket of artefacts', () => {
  it('erases every version, so that nothing comes back from its history', async () => {
    const bucket = await freshBucket(clients);
    await s3.send(
      new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    );
    const artefacts = s3Artefacts({ client: s3, bucket });
    for (const text of ['one', 'two'])
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'loops/1/a', Body: text }));
    await artefacts.put('loops/10/a', bytesOf('kept'));
    expect(await artefacts.remove('loops/1')).toBe(1);
    const left = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket }));
    expect((left.Versions ?? []).map(({ Key }) => Key)).toEqual(['loops/10/a']);
    expect(left.DeleteMarkers ?? []).toEqual([]);
    await artefacts.put('loops/1/a', bytesOf('new'));
    expect(await artefacts.get('loops/1/a')).toBeDefined();
  });
});

describe('a ledger table', () => {
  it('that is not there is unavailable', async () => {
    const ledger = dynamoLedger({ client: dynamo, table: 'no-such-table' });
    await expect(ledger.get({ partition: 'p', sort: 's' })).rejects.toMatchObject({ name: 'Unavailable' });
    await expect(
      ledger.commit([{ kind: 'put', key: { partition: 'p', sort: 's' }, expects: 'absent', body: {} }]),
    ).rejects.toMatchObject({ name: 'Unavailable' });
  });
});

describe('SES', () => {
  it('that has not verified the sender holds every mail until somebody does, and says whose it is to do', async () => {
    const message = { ...sampleMessage, from: 'Plumbline <plumbline@unverified.example.test>' };
    await expect(sesMailer({ client: ses }).send(message)).rejects.toMatchObject({
      name: 'Unavailable',
      code: 'sender-unverified',
      message: expect.stringContaining('SES has not verified unverified.example.test in this region'),
    });
  });

  it('accepts a mail of a verified sender as the emulator understands it', async () => {
    await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: 'example.test' }));
    await sesMailer({ client: ses }).send(sampleMessage);
    expect(await mailsTo(sampleMessage.to.address)).toMatchObject([
      { Source: 'plumbline@example.test', Subject: sampleMessage.subject },
    ]);
  });
});
