/**
 * A key that refuses, as each service says it, at the wire: an emulator lets everybody use every key. The
 * bodies are those that the services document or were seen to answer with.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoLedger } from '../../../functions/adapters/dynamo-ledger.ts';
import { s3Artefacts } from '../../../functions/adapters/s3-artefacts.ts';
import { s3Drop } from '../../../functions/adapters/s3-drop.ts';
import { sqsDispatch } from '../../../functions/adapters/sqs-dispatch.ts';
import { stepFunctionsWorkflows } from '../../../functions/adapters/step-functions-workflows.ts';
import type { Change } from '../../../functions/ports/ledger.ts';

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const keyArn = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const role = 'User: arn:aws:sts::111122223333:assumed-role/plumbline-admit/plumbline-example-admit';
const denied = (action: string): string =>
  `${role} is not authorized to perform: ${action} on resource: ${keyArn} because no resource-based policy allows the ${action} action`;
const noSuchKey =
  'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.';

const xml = (status: number, code: string, message: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>4442587FB7D0A2F9</RequestId><HostId>x</HostId></Error>`,
});
const json = (type: string, message: string, more: Readonly<Record<string, string>> = {}): Answer => ({
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.0', ...more },
  body: JSON.stringify({ __type: type, message }),
});
const ofDynamo = (type: string, message: string): Answer =>
  json(`com.amazonaws.dynamodb.v20120810#${type}`, message);
/** SQS says beside the new name the one of its older protocol, which the client then takes. */
const ofSqs = (type: string, older: string, message: string): Answer =>
  json(`com.amazonaws.sqs#${type}`, message, { 'x-amzn-query-error': `KMS.${older};Sender` });
const ofMachines = (type: string, message: string): Answer =>
  json(`com.amazonaws.swf.service.v2.model#${type}`, message);

let answer: Answer;
let server: Server;
let configuration: object;
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(answer.status, answer.headers);
      response.end(answer.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  configuration = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    maxAttempts: 1,
  };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const bucket = () => ({ client: new S3Client({ ...configuration, forcePathStyle: true }), bucket: 'b' });
const ledger = () => dynamoLedger({ client: new DynamoDBClient(configuration), table: 'ledger' });
const key = { partition: 'p', sort: 's' };
const write: Change = { kind: 'put', key, expects: 'absent', body: {} };
const calls = {
  'writing an artefact': () => s3Artefacts(bucket()).put('loops/a/review.json', new Uint8Array([1])),
  'reading an artefact': () => s3Artefacts(bucket()).get('loops/a/review.json'),
  'reading the drop': () => s3Drop(bucket()).read('transcripts/a.vtt', 1000),
  'reading a row': () => ledger().get(key),
  'looking for rows': () => ledger().query({ partition: 'p', limit: 1 }),
  'writing a row': () => ledger().commit([write]),
  'writing rows': () => ledger().commit([write, { ...write, key: { ...key, sort: 't' } }]),
  'handing on': () =>
    sqsDispatch({
      client: new SQSClient(configuration),
      queues: {
        admit: 'https://sqs.eu-central-1.amazonaws.com/111122223333/plumbline-example-admit',
      } as never,
    }).send([{ step: 'admit', key: 'transcripts/a.vtt' }]),
  'starting an execution': () =>
    stepFunctionsWorkflows({
      client: new SFNClient(configuration),
      machines: {
        'review-loop': 'arn:aws:states:eu-central-1:111122223333:stateMachine:plumbline-example-review-loop',
      } as never,
    }).start('review-loop', 'r-1', {}),
} as const;
type Call = keyof typeof calls;

const disabled = `${keyArn} is disabled.`;
const pending = `${keyArn} is pending deletion.`;
const ofKmsAtDynamo = (why: string, code: string): string =>
  `KMS key access denied error: com.amazonaws.services.kms.model.AWSKMSException: ${why} (Service: AWSKMS; Status Code: 400; Error Code: ${code}; Request ID: 0e35c348-57ef-4b0a-81e7-87e3fd0e4344; Proxy: null)`;
const refusals: readonly (readonly [Call, string, Answer])[] = [
  ['writing an artefact', 'policy', xml(403, 'AccessDenied', denied('kms:GenerateDataKey'))],
  ['writing an artefact', 'disabled', xml(400, 'KMS.DisabledException', disabled)],
  ['writing an artefact', 'deletion', xml(400, 'KMS.KMSInvalidStateException', pending)],
  ['writing an artefact', 'gone', xml(400, 'KMS.NotFoundException', `Key '${keyArn}' does not exist`)],
  ['reading an artefact', 'policy', xml(403, 'AccessDenied', denied('kms:Decrypt'))],
  ['reading an artefact', 'other account', xml(403, 'AccessDenied', noSuchKey)],
  ['reading an artefact', 'disabled', xml(400, 'KMS.DisabledException', disabled)],
  ['reading the drop', 'policy', xml(403, 'AccessDenied', denied('kms:Decrypt'))],
  ['reading the drop', 'disabled', xml(400, 'KMS.DisabledException', disabled)],
  ...(['reading a row', 'looking for rows', 'writing a row', 'writing rows'] as const).flatMap(
    (call): readonly (readonly [Call, string, Answer])[] => [
      [call, 'policy', ofDynamo('AccessDeniedException', ofKmsAtDynamo(noSuchKey, 'AccessDeniedException'))],
      [call, 'disabled', ofDynamo('AccessDeniedException', ofKmsAtDynamo(disabled, 'DisabledException'))],
      [call, 'grant', ofDynamo('AccessDeniedException', denied('kms:Decrypt'))],
    ],
  ),
  ['handing on', 'policy', ofSqs('KmsAccessDenied', 'AccessDeniedException', denied('kms:GenerateDataKey'))],
  ['handing on', 'disabled', ofSqs('KmsDisabled', 'DisabledException', disabled)],
  ['handing on', 'deletion', ofSqs('KmsInvalidState', 'InvalidStateException', pending)],
  ['handing on', 'gone', ofSqs('KmsNotFound', 'NotFoundException', `Key '${keyArn}' does not exist`)],
  ['starting an execution', 'policy', ofMachines('KmsAccessDeniedException', denied('kms:GenerateDataKey'))],
  ['starting an execution', 'disabled', ofMachines('KmsInvalidStateException', disabled)],
];

describe('a key that refuses', () => {
  it.each(refusals)(
    'is named as such when it stops %s (%s), and nothing is given up',
    async (call, _why, said) => {
      answer = said;
      await expect(calls[call]()).rejects.toMatchObject({
        name: 'Unavailable',
        code: 'key-refused',
        message: expect.stringMatching(
          /^\S.* was refused by the key \(\S+\); enable it, or mend its policy, and it is tried again\.$/,
        ),
      });
    },
  );

  it.each([
    [
      'writing an artefact',
      xml(400, 'ThrottlingException', 'You have exceeded the rate at which you may call KMS.'),
    ],
    [
      'handing on',
      ofSqs('KmsThrottled', 'ThrottlingException', 'The request was denied due to request throttling.'),
    ],
    ['starting an execution', ofMachines('KmsThrottlingException', 'Rate exceeded')],
  ] as const)('is not what is wrong when it is only asked too often by %s', async (call, said) => {
    answer = said;
    await expect(calls[call]()).rejects.toMatchObject({ name: 'Unavailable', code: 'throttled' });
  });

  it.each([
    ['reading an artefact', xml(403, 'AccessDenied', 'Access Denied')],
    [
      'reading a row',
      ofDynamo(
        'AccessDeniedException',
        `${role} is not authorized to perform: dynamodb:GetItem on resource: ledger`,
      ),
    ],
  ] as const)('is not what is wrong when %s is not allowed', async (call, said) => {
    answer = said;
    await expect(calls[call]()).rejects.toMatchObject({
      code: 'access',
      message: expect.stringContaining('check the role and the key policy'),
    });
  });
});
