/** One transcript, from the drop to a coach's inbox, through the deployed template of a region. */
import { setTimeout as wait } from 'node:timers/promises';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { CreateEmailIdentityCommand } from '@aws-sdk/client-sesv2';
import { ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { interviewText, rosterCsv, sidecar } from '../support/drop-folder.ts';
import { deployRegion, type Outputs } from './deployed-region.ts';
import { dynamo, s3, ses, stepFunctions } from './emulated-account.ts';

let outputs: Outputs;

const put = async (key: string, body: string | Uint8Array): Promise<void> => {
  await s3.send(new PutObjectCommand({ Bucket: outputs['Drop'], Key: key, Body: body }));
};

/** Looks until there is what is looked for; ninety seconds are ten times what a loop takes here. */
const eventually = async <Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> => {
  for (let tries = 0; tries < 90; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(1000);
  }
  throw new Error(`${what} did not come.`);
};

const rows = async (partition: string): Promise<readonly string[]> => {
  const answer = await dynamo.send(
    new QueryCommand({
      TableName: outputs['Ledger'],
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: partition } },
    }),
  );
  return (answer.Items ?? []).map((item) => `${item['sk']?.S} ${item['body']?.S}`);
};

const rowIn = (partition: string, part: string): Promise<string> =>
  eventually(`The row ${part} of ${partition}`, async () =>
    (await rows(partition)).find((row) => row.includes(part)),
  );

const executions = async (status?: 'SUCCEEDED'): Promise<number> => {
  const stateMachineArn =
    'arn:aws:states:eu-central-1:111122223333:stateMachine:plumbline-example-review-loop';
  const answer = await stepFunctions.send(
    new ListExecutionsCommand({ stateMachineArn, statusFilter: status }),
  );
  return answer.executions?.length ?? 0;
};

/** The schedule's next tick may be five minutes away; this is the same message. */
const tick = async (): Promise<void> => {
  const endpoint = inject('awsEndpoint');
  const credentials = { accessKeyId: '111122223333', secretAccessKey: 'none' };
  const sqs = new SQSClient({ endpoint, region: 'eu-central-1', credentials });
  const QueueUrl = `${endpoint}/111122223333/plumbline-example-sweep`;
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ tick: 'sweep' }) }));
};

type Mail = {
  readonly Source: string;
  readonly To: readonly string[];
  readonly Subject: string;
  readonly BodyText: string;
};

const mailsTo = async (address: string): Promise<readonly Mail[]> => {
  const answer = await fetch(`${inject('awsEndpoint')}/_ministack/ses/messages?account=111122223333`);
  const { messages } = (await answer.json()) as { messages: Record<string, readonly Mail[]> };
  return (messages['111122223333'] ?? []).filter(({ To }) => To.includes(address));
};

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

/** The emulator lives in real time, and mail keeps to its reader's working hours: here they never end. */
const alwaysAtWork = (roster: string): string =>
  roster
    .split('\n')
    .map((line, index) => `${line},${index === 0 ? 'workingDays' : 'Mon-Sun'}`)
    .join('\n');

beforeAll(async () => {
  outputs = await deployRegion();
  await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: 'plumbline.example.com' }));
  await put('roster/roster.csv', alwaysAtWork(rosterCsv));
  await put(
    'policy/policy.json',
    JSON.stringify({
      mail: {
        from: 'Plumbline <coaching@plumbline.example.com>',
        workdayStartHour: 0,
        workdayEndHour: 24,
      },
    }),
  );
  await rowIn('roster', 'cora');
  await rowIn('policy', 'coaching@plumbline.example.com');
}, 240_000);

describe('a deployed region', () => {
  it('turns a dropped transcript into one recorded loop and one mail to the coach', async () => {
    await put('transcripts/a.meta.json', sidecar({ startedAt: hoursAgo(2), endedAt: hoursAgo(1.25) }));
    await rowIn('upload#transcripts/a', 'sidecar');
    await put('transcripts/a.txt', interviewText());
    await rowIn('interviewer#dana', 'first-loop-review');
    await eventually('The end of the execution', async () =>
      (await executions('SUCCEEDED')) === 1 ? true : undefined,
    );
    // One tick opens the task, the next sends what that queued.
    const mail = await eventually('The mail', async () => {
      await tick();
      await wait(2000);
      return (await mailsTo('cora@example.com')).find(({ Subject }) => Subject.startsWith('Review'));
    });
    expect(mail.Source).toBe('coaching@plumbline.example.com');
    expect(mail.Subject).toContain('Review for Dana Whitlock: system design');
    expect(mail.BodyText).toContain('First: open 13:00');
    expect(mail.BodyText).not.toContain('Robin Ashdown');
  }, 180_000);

  it('starts nothing for the same upload announced again', async () => {
    await put('transcripts/a.txt', interviewText());
    await put('transcripts/copy.txt', interviewText());
    await rowIn('upload#transcripts/copy', 'transcript');
    await wait(5000);
    expect(await executions()).toBe(1);
  }, 120_000);

  it('sets junk aside with a reason', async () => {
    await put(
      'transcripts/b.meta.json',
      sidecar({ candidate: 'cand-18', startedAt: hoursAgo(4), endedAt: hoursAgo(3) }),
    );
    await rowIn('upload#transcripts/b', 'sidecar');
    await put('transcripts/b.txt', new Uint8Array([0, 159, 146, 150, 0, 1, 2]));
    await put('elsewhere/c.txt', 'lost');
    expect(await rowIn('quarantine', 'transcripts/b.txt')).toMatch(/"code":"[a-z-]+"/);
    expect(await rowIn('quarantine', 'elsewhere/c.txt')).toContain('in no folder Plumbline reads');
  }, 120_000);
});
