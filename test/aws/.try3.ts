import { readFileSync } from 'node:fs';
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import { SFNClient, ListStateMachinesCommand, ListExecutionsCommand, GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { SQSClient, ListQueuesCommand, GetQueueAttributesCommand, SendMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { SESv2Client, CreateEmailIdentityCommand } from '@aws-sdk/client-sesv2';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { interviewText, rosterCsv, sidecar } from '../support/drop-folder.ts';
const [endpoint] = readFileSync('/tmp/em/endpoint', 'utf8').split(' ') as [string];
const c = { endpoint, region: 'eu-central-1', credentials: { accessKeyId: '111122223333', secretAccessKey: 'none' } };
const s3 = new S3Client({ ...c, forcePathStyle: true }), sfn = new SFNClient(c), sqs = new SQSClient(c), ddb = new DynamoDBClient(c), ses = new SESv2Client(c);
const [, , drop, table] = process.argv as string[];
const put = (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket: drop!, Key, Body }));




const ago = (h: number) => new Date(Date.now() - h * 3600e3).toISOString();



const { stateMachines } = await sfn.send(new ListStateMachinesCommand({}));
for (const m of stateMachines ?? []) { const { executions } = await sfn.send(new ListExecutionsCommand({ stateMachineArn: m.stateMachineArn })); for (const e of executions ?? []) { console.log(m.name, e.name, e.status); const h = await sfn.send(new GetExecutionHistoryCommand({ executionArn: e.executionArn })); console.log(h.events?.map((x) => x.type + ':' + (x.stateEnteredEventDetails?.name ?? x.stateExitedEventDetails?.output?.slice(-200) ?? x.lambdaFunctionFailedEventDetails?.cause?.slice(0, 300) ?? x.taskFailedEventDetails?.cause?.slice(0,300) ?? '')).join('\n   ').slice(-2500)); } }
for (const q of (await sqs.send(new ListQueuesCommand({}))).QueueUrls ?? []) { const a = (await sqs.send(new GetQueueAttributesCommand({ QueueUrl: q, AttributeNames: ['All'] }))).Attributes; if (a?.['ApproximateNumberOfMessages'] !== '0' || a?.['ApproximateNumberOfMessagesNotVisible'] !== '0') console.log(q, a?.['ApproximateNumberOfMessages'], a?.['ApproximateNumberOfMessagesNotVisible']); }
const rows = (await ddb.send(new ScanCommand({ TableName: table! }))).Items ?? [];
for (const r of rows) console.log(r['pk']?.S, r['sk']?.S, r['nextAt']?.S ?? '', (r['body']?.S ?? '').slice(0, 160));
