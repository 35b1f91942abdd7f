/** One deployed region as a test meets it: things are put in by S3, and looked for where they should end up. */
import { request } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { type AttributeValue, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  DescribeStateMachineCommand,
  type ExecutionStatus,
  ListExecutionsCommand,
} from '@aws-sdk/client-sfn';
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { inject } from 'vitest';
import * as z from 'zod/mini';
import { bodyText } from '../../functions/adapters/dynamo-body.ts';
import type { MachineName } from '../../workflows/names.ts';
import { account, type Clients, clientsOf } from './account.ts';
import type { Deployed } from './global-setup.ts';

export type Mail = {
  readonly Source: string;
  readonly To: readonly string[];
  readonly Subject: string;
  readonly BodyText: string;
};

export type Page = {
  readonly status: number;
  readonly text: string;
  /** Where a redirect sends the reader; empty without one. */
  readonly leadsTo: string;
};

export type RegionUnderTest = {
  readonly name: string;
  readonly stage: string;
  readonly deployed: Deployed;
  readonly clients: Clients;
  put(key: string, body: string | Uint8Array): Promise<void>;
  /** Every row of a partition, as its sort and its body, one text each. */
  rows(partition: string): Promise<readonly string[]>;
  /** The first row of a partition that holds this text, once it is there. */
  row(partition: string, part: string): Promise<string>;
  /** Everything the ledger and both buckets hold, older versions too, by its keys, sorted. */
  everything(): Promise<readonly string[]>;
  executions(machine: MachineName, status?: ExecutionStatus): Promise<number>;
  /** How a machine is deployed. */
  machine(name: MachineName): Promise<{ readonly definition?: string | undefined }>;
  /** Sends what the schedule sends every five minutes. */
  tick(): Promise<void>;
  /** Ticks until there is what is looked for. */
  sweepUntil<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found>;
  queue(part: string): string;
  /** Waits until a queue has handed out all it held and nobody has any of it in hand. */
  drained(part: string): Promise<void>;
  /** The bodies of everything that lies in a queue nobody reads. */
  held(part: string): Promise<readonly string[]>;
  /** One request to the console's function URL. */
  visit(path: string, form?: Readonly<Record<string, string>>): Promise<Page>;
};

/** What the emulator shows of queues: by account, region and queue. */
const Held = z.object({
  messages: z.record(
    z.string(),
    z.record(z.string(), z.record(z.string(), z.array(z.object({ Body: z.string() })))),
  ),
});

/** Looks until there is what is looked for; two minutes are ten times what anything takes here. */
export const eventually = async <Found>(
  what: string,
  look: () => Promise<Found | undefined>,
  everyMs = 500,
): Promise<Found> => {
  const until = performance.now() + 120_000;
  while (performance.now() < until) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(everyMs);
  }
  throw new Error(`${what} did not come.`);
};

export const deployedIn = (region: string): Deployed => {
  const found = inject('deployed').find((one) => one.region === region);
  if (found === undefined) throw new Error(`Nothing is deployed in ${region}.`);
  return found;
};

/** Mails of the account to this address, oldest first; the emulator keeps no region with them. */
export const mailsTo = async (address: string): Promise<readonly Mail[]> => {
  const answer = await fetch(`${inject('endpoint')}/_ministack/ses/messages?account=${account}`);
  const { messages } = (await answer.json()) as { messages: Record<string, readonly Mail[]> };
  return (messages[account] ?? []).filter(({ To }) => To.includes(address));
};

export const regionUnderTest = (name: string): RegionUnderTest => {
  const deployed = deployedIn(name);
  const { outputs, stage } = deployed;
  const output = (key: string): string => {
    const value = outputs[key];
    if (value === undefined) throw new Error(`${deployed.stack} has no output ${key}.`);
    return value;
  };
  const endpoint = inject('endpoint');
  const clients = clientsOf(endpoint, name);
  const queue = (part: string): string => `${endpoint}/${account}/plumbline-${stage}-${part}`;

  const machineArn = (machine: MachineName): string =>
    `arn:aws:states:${name}:${account}:stateMachine:plumbline-${stage}-${machine}`;

  const rows = async (partition: string): Promise<readonly string[]> => {
    const found: string[] = [];
    let from: Record<string, AttributeValue> | undefined;
    do {
      const answer = await clients.dynamo.send(
        new QueryCommand({
          TableName: output('Ledger'),
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: partition } },
          ExclusiveStartKey: from,
        }),
      );
      found.push(...(answer.Items ?? []).map((item) => `${item['sk']?.S} ${bodyText(item)}`));
      from = answer.LastEvaluatedKey;
    } while (from !== undefined);
    return found;
  };

  const objects = async (bucket: string): Promise<string[]> => {
    const { Versions = [], DeleteMarkers = [] } = await clients.s3.send(
      new ListObjectVersionsCommand({ Bucket: bucket }),
    );
    return [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => `${bucket} ${Key} ${VersionId}`);
  };

  const waitingIn = async (part: string): Promise<number> => {
    const { Attributes = {} } = await clients.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: queue(part),
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
  };

  const tick = async (): Promise<void> => {
    const MessageBody = JSON.stringify({ tick: 'sweep' });
    await clients.sqs.send(new SendMessageCommand({ QueueUrl: queue('sweep'), MessageBody }));
  };

  return {
    name,
    stage,
    deployed,
    clients,
    queue,
    rows,
    tick,
    put: async (key, body) => {
      await clients.s3.send(new PutObjectCommand({ Bucket: output('Drop'), Key: key, Body: body }));
    },
    row: (partition, part) =>
      eventually(`The row ${part} of ${partition} in ${name}`, async () =>
        (await rows(partition)).find((row) => row.includes(part)),
      ),
    everything: async () => {
      const { Items = [] } = await clients.dynamo.send(new ScanCommand({ TableName: output('Ledger') }));
      const held = Items.map((item) => `${item['pk']?.S} ${item['sk']?.S} v${item['version']?.N}`);
      return [...held, ...(await objects(output('Drop'))), ...(await objects(output('Artefacts')))].sort();
    },
    executions: async (machine, status) => {
      const { executions = [] } = await clients.stepFunctions.send(
        new ListExecutionsCommand({ stateMachineArn: machineArn(machine), statusFilter: status }),
      );
      return executions.length;
    },
    machine: async (machine) =>
      await clients.stepFunctions.send(
        new DescribeStateMachineCommand({ stateMachineArn: machineArn(machine) }),
      ),
    sweepUntil: (what, look) =>
      eventually(what, async () => {
        const found = await look();
        if (found !== undefined) return found;
        await tick();
        await wait(1500);
        return undefined;
      }),
    drained: async (part) => {
      // Twice in a row, half a second apart: a message on its way into the queue is in neither count.
      let before = false;
      await eventually(`The end of the queue ${part}`, async () => {
        const now = (await waitingIn(part)) === 0;
        const both = now && before;
        before = now;
        return both ? true : undefined;
      });
    },
    held: async (part) => {
      const asked = `account=${account}&region=${name}&QueueUrl=${encodeURIComponent(queue(part))}`;
      const answer = await fetch(`${endpoint}/_ministack/sqs/messages?${asked}`);
      const { messages } = Held.parse(await answer.json());
      return Object.values(messages).flatMap((byRegion) =>
        Object.values(byRegion)
          .flatMap((byQueue) => Object.values(byQueue).flat())
          .map(({ Body }) => Body),
      );
    },
    visit: (path, form) => ask(output('Console'), path, form),
  };
};

/** A request to a function URL: the emulator serves each under its own name, which no resolver here knows. */
const ask = (
  address: string,
  path: string,
  form: Readonly<Record<string, string>> | undefined,
): Promise<Page> =>
  new Promise((resolve, reject) => {
    const body = form === undefined ? undefined : new URLSearchParams(form).toString();
    const sent = request(
      `${inject('endpoint')}${path}`,
      {
        // Its certificate names the machine, not the functions.
        servername: 'localhost',
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          host: new URL(address).host,
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(address).origin }),
        },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (text += chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text, leadsTo: answer.headers.location ?? '' }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
