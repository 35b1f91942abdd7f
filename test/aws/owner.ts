/** The few calls an account's owner makes in these tests to services that no function and no command uses. */
import { AwsClient } from 'aws4fetch';
import { inject } from 'vitest';
import { credentials } from './account.ts';

export type Caller = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/** Each service's own name for its JSON protocol, before the action's. */
const targets = { events: 'AWSEvents', kms: 'TrentService', logs: 'Logs_20140328' } as const;

/** One call in a service's JSON protocol, signed by the owner; throws with the answer when it is refused. */
export const ownerCalls = async (
  service: keyof typeof targets,
  region: string,
  action: string,
  input: Readonly<Record<string, unknown>>,
): Promise<unknown> => {
  const client = new AwsClient({ ...credentials, service, region, retries: 0 });
  const answer = await client.fetch(inject('endpoint'), {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `${targets[service]}.${action}`,
    },
    body: JSON.stringify(input),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${service} refused ${action}: ${text}`);
  return text === '' ? {} : JSON.parse(text);
};

/** Takes a role as somebody of another account does; throws with the answer when it is refused. */
export const assumeRole = async (
  from: Caller,
  region: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Caller> => {
  const client = new AwsClient({ ...from, service: 'sts', region, retries: 0 });
  const body = new URLSearchParams({ Version: '2011-06-15', Action: 'AssumeRole', ...parameters });
  const answer = await client.fetch(inject('endpoint'), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`sts refused AssumeRole: ${text}`);
  const part = (tag: string): string => new RegExp(`<${tag}>([^<]+)</${tag}>`).exec(text)?.[1] ?? '';
  return {
    accessKeyId: part('AccessKeyId'),
    secretAccessKey: part('SecretAccessKey'),
    sessionToken: part('SessionToken'),
  };
};
