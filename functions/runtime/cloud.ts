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
import { dispatchedSteps } from '../ports/dispatch.ts';
import type { Ports } from '../ports/ports.ts';
import { machineNames, machineVariable, queueVariable } from '../../workflows/names.ts';
import { environment } from './environment.ts';
import { consoleAnswersAt } from './policy.ts';

export const cloudDrop = (): Ports['drop'] =>
  s3Drop({ client: new S3Client(), bucket: environment('DROP_BUCKET') });

export const cloudArtefacts = (): Ports['artefacts'] =>
  s3Artefacts({ client: new S3Client(), bucket: environment('ARTEFACTS_BUCKET') });

/** In a region whose console the stack has placed, links lead there unless the policy names another place. */
export const cloudLedger = (): Ports['ledger'] => {
  const ledger = dynamoLedger({ client: new DynamoDBClient(), table: environment('LEDGER_TABLE') });
  const address = process.env['CONSOLE_URL'];
  if (address !== undefined && address !== '') consoleAnswersAt(ledger, address);
  return ledger;
};

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

/** Something for each name, as a record. */
const forEach = <Name extends string, Value>(
  names: readonly Name[],
  of: (name: Name) => Value,
): Readonly<Record<Name, Value>> =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Value>;

export const cloudWorkflows = (): Ports['workflows'] =>
  stepFunctionsWorkflows({
    client: new SFNClient(),
    machines: forEach(machineNames, (machine) => environment(machineVariable(machine))),
  });

export const cloudDispatch = (): Ports['dispatch'] =>
  sqsDispatch({
    client: new SQSClient(),
    queues: forEach(dispatchedSteps, (step) => environment(queueVariable(step))),
  });
