/** The ports of a deployed region: each asks the place that the stack's variables name, and says which one is missing. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Instant, PersonId } from '../../../core/identity.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { rulesAnalyst } from '../../../functions/adapters/rules-analyst.ts';
import { checkLink, signedLinks } from '../../../functions/adapters/signed-links.ts';
import {
  cloudArtefacts,
  cloudDispatch,
  cloudDrop,
  cloudLedger,
  cloudLinkKey,
  cloudLinks,
  cloudMailer,
  cloudWorkflows,
} from '../../../functions/runtime/cloud.ts';
import { cloudAnalyst } from '../../../functions/runtime/cloud-analyst.ts';
import { policyInForce } from '../../../functions/runtime/policy.ts';
import { type ScriptedAws, scriptedAws } from '../adapters/scripted-aws.ts';
import { page } from '../adapters/scripted-s3.ts';
import { sampleMessage } from '../ports/mailer.contract.ts';

let aws: ScriptedAws;
beforeEach(async () => {
  aws = await scriptedAws();
  vi.stubEnv('AWS_ENDPOINT_URL', aws.configuration.endpoint);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'none');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'none');
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

const key = { partition: 'p', sort: 's' };
const missing = (name: string): string =>
  `The environment variable ${name} is not set; deploy the stack again.`;

describe('in a region', () => {
  it('the ledger is the table that the stack names', async () => {
    vi.stubEnv('LEDGER_TABLE', 'ledger-prod');
    await cloudLedger().get(key);
    expect(aws.asked[0]?.body).toMatchObject({ TableName: 'ledger-prod' });
  });

  it.each([
    ['', defaultPolicy.mail.baseUrl],
    ['https://console.example', 'https://console.example'],
  ])('links lead to the console where the stack has placed it (%j)', async (address, baseUrl) => {
    vi.stubEnv('LEDGER_TABLE', 'ledger-prod');
    vi.stubEnv('CONSOLE_URL', address);
    expect((await policyInForce(cloudLedger())).mail.baseUrl).toBe(baseUrl);
  });

  it('the drop and the artefacts are the buckets that the stack names', async () => {
    vi.stubEnv('DROP_BUCKET', 'drop-prod');
    vi.stubEnv('ARTEFACTS_BUCKET', 'artefacts-prod');
    aws.script(page([]));
    for await (const _none of cloudDrop().list('')) throw new Error('There was nothing.');
    await cloudArtefacts().has('loops/a.json');
    expect(aws.asked[0]?.path).toMatch(/^\/drop-prod\b/);
    expect(aws.asked.at(-1)?.path).toBe('/artefacts-prod/loops/a.json');
  });

  it('mails go out under the set that hears of those that come back', async () => {
    vi.stubEnv('MAIL_CONFIGURATION_SET', 'mail-prod');
    await cloudMailer().send(sampleMessage);
    expect(aws.asked[0]?.body).toMatchObject({ ConfigurationSetName: 'mail-prod' });
  });

  it('each machine and each queue has a variable of its own', async () => {
    const steps = ['ADMIT', 'ADVANCE_TASK', 'SEND_MAIL', 'UPDATE_FLEET', 'START_QUARTER'];
    for (const step of steps) vi.stubEnv(`${step}_QUEUE`, `${aws.configuration.endpoint}/${step}`);
    for (const machine of ['REVIEW_LOOP', 'APPLY_INPUT', 'QUARTERLY_CYCLE'])
      vi.stubEnv(`${machine}_MACHINE`, `arn:aws:states:eu-central-1:111122223333:stateMachine:${machine}`);
    await cloudDispatch().send([
      { step: 'admit', key: 'a.vtt' },
      { step: 'advance-task', ...key },
      { step: 'send-mail', ...key },
      { step: 'update-fleet' },
      { step: 'start-quarter' },
    ]);
    expect(new Set(aws.asked.map(({ body }) => String(body['QueueUrl']).split('/').at(-1)))).toEqual(
      new Set(steps),
    );
    await cloudWorkflows().start('apply-input', 'run-1', {});
    expect(aws.asked.at(-1)?.body).toMatchObject({
      stateMachineArn: 'arn:aws:states:eu-central-1:111122223333:stateMachine:APPLY_INPUT',
    });
  });

  it.each<[string, () => unknown]>([
    ['LEDGER_TABLE', cloudLedger],
    ['DROP_BUCKET', cloudDrop],
    ['ARTEFACTS_BUCKET', cloudArtefacts],
    ['MAIL_CONFIGURATION_SET', cloudMailer],
    ['LINK_KEY', cloudLinkKey],
    ['REVIEW_LOOP_MACHINE', cloudWorkflows],
    ['ADMIT_QUEUE', cloudDispatch],
  ])('%s is asked for by name where it is not set, or is empty', (name, make) => {
    expect(make).toThrow(missing(name));
    vi.stubEnv(name, '');
    expect(make).toThrow(missing(name));
  });
});

describe('the link key of a region', () => {
  it('opens what it signs, and is another for another secret', () => {
    vi.stubEnv('LINK_KEY', '7'.repeat(39));
    const target = {
      person: PersonId.parse('dana'),
      path: '/record/dana',
      expiresAt: Instant.parse('2026-08-01T00:00:00.000Z'),
    };
    const link = cloudLinks().page(target);
    expect(link).toBe(signedLinks(cloudLinkKey()).page(target));
    const query = Object.fromEntries(new URLSearchParams(link.split('?')[1]));
    const now = Instant.parse('2026-07-01T00:00:00.000Z');
    expect(checkLink(cloudLinkKey(), '/record/dana', query, now).kind).toBe('good');
    vi.stubEnv('LINK_KEY', '8'.repeat(39));
    expect(checkLink(cloudLinkKey(), '/record/dana', query, now).kind).toBe('altered');
  });

  it('is not made of a secret that could be guessed', () => {
    vi.stubEnv('LINK_KEY', '7'.repeat(38));
    expect(cloudLinkKey).toThrow(
      'The environment variable LINK_KEY has 38 characters and needs 39; rotate the link key.',
    );
  });
});

describe('the analyst of a region', () => {
  it.each([undefined, ''])('is the rules where no model is named (%j)', (model) => {
    if (model !== undefined) vi.stubEnv('MODEL_ID', model);
    expect(cloudAnalyst()).toBe(rulesAnalyst);
  });

  it('is the model that is named, within its geography unless nothing may leave the region', () => {
    vi.stubEnv('MODEL_ID', 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0');
    expect(cloudAnalyst().name).toBe('bedrock');
    vi.stubEnv('MODEL_BOUNDARY', 'geography');
    expect(cloudAnalyst().name).toBe('bedrock');
    vi.stubEnv('MODEL_BOUNDARY', 'region');
    expect(cloudAnalyst).toThrow('nothing may leave eu-central-1');
    vi.stubEnv('AWS_REGION', '');
    expect(cloudAnalyst).toThrow(missing('AWS_REGION'));
  });
});
