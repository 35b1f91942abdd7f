/**
 * The ports as they are in a deployed region, from environment variables that the stack sets. Each
 * is made by a function of its own, so that a bundle holds only the clients its step uses.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createHash } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoLedger } from '../adapters/dynamo-ledger.ts';
import { s3Artefacts } from '../adapters/s3-artefacts.ts';
import { s3Drop } from '../adapters/s3-drop.ts';
import { type LinkKey, signedLinks } from '../adapters/signed-links.ts';
import { sesMailer } from '../adapters/ses-mailer.ts';
import { sqsDispatch } from '../adapters/sqs-dispatch.ts';
import { stepFunctionsWorkflows } from '../adapters/step-functions-workflows.ts';
import type { Ports } from '../ports/ports.ts';
import { environment } from './environment.ts';

export const cloudDrop = (): Ports['drop'] =>
  s3Drop({ client: new S3Client(), bucket: environment('DROP_BUCKET') });

export const cloudArtefacts = (): Ports['artefacts'] =>
  s3Artefacts({ client: new S3Client(), bucket: environment('ARTEFACTS_BUCKET') });

export const cloudLedger = (): Ports['ledger'] =>
  dynamoLedger({ client: new DynamoDBClient(), table: environment('LEDGER_TABLE') });

/** As many characters as hold 128 bits when all of them are digits. */
const shortestSecret = 39;

/** The region's secret, whatever its letters; the same for who writes links and who opens them. */
export const cloudLinkKey = (): LinkKey => {
  const secret = environment('LINK_KEY');
  if (secret.length < shortestSecret)
    throw new Error(
      `The environment variable LINK_KEY has ${secret.length} characters and needs ${shortestSecret}; rotate the link key.`,
    );
  return createHash('sha256').update(secret).digest();
};

export const cloudLinks = (): Ports['links'] => signedLinks(cloudLinkKey());

export const cloudMailer = (): Ports['mailer'] =>
  sesMailer({ client: new SESv2Client(), configurationSet: environment('MAIL_CONFIGURATION_SET') });

export const cloudWorkflows = (): Ports['workflows'] =>
  stepFunctionsWorkflows({
    client: new SFNClient(),
    machines: {
      'review-loop': environment('REVIEW_LOOP_MACHINE'),
      'apply-input': environment('APPLY_INPUT_MACHINE'),
      'quarterly-cycle': environment('QUARTERLY_CYCLE_MACHINE'),
    },
  });

export const cloudDispatch = (): Ports['dispatch'] =>
  sqsDispatch({
    client: new SQSClient(),
    queues: {
      admit: environment('ADMIT_QUEUE'),
      'advance-task': environment('ADVANCE_TASK_QUEUE'),
      'send-mail': environment('SEND_MAIL_QUEUE'),
      'update-fleet': environment('UPDATE_FLEET_QUEUE'),
      'start-quarter': environment('START_QUARTER_QUEUE'),
    },
  });
