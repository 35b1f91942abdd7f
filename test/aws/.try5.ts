import { readFileSync } from 'node:fs';
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
const [endpoint] = readFileSync('/tmp/em/endpoint', 'utf8').split(' ') as [string];
const c = { endpoint, region: 'eu-central-1', credentials: { accessKeyId: '111122223333', secretAccessKey: 'none' } };
const sqs = new SQSClient(c);
for (let i = 0; i < 3; i++) { await sqs.send(new SendMessageCommand({ QueueUrl: `${endpoint}/111122223333/plumbline-example-sweep`, MessageBody: '{"tick":"sweep"}' })); await new Promise(r => setTimeout(r, 9000)); }
console.log((await (await fetch(`${endpoint}/_ministack/ses/messages?account=111122223333`)).text()).slice(0, 3500));
