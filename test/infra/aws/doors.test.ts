/** The ways into a region from outside: the console for people, the drop for a partner's system; and the model's guardrail on the way out. */
import { describe, expect, it } from 'vitest';
import { S3Client } from '@aws-sdk/client-s3';
import { maxBytes } from '../../../core/transcript/transcript.ts';
import { parseRegions } from '../../../infra/aws/region.ts';
import { regions } from '../../../infra/aws/regions.ts';
import { maxUploadBytes, UploadForm, uploadForm } from '../../../infra/aws/upload-form.ts';
import { asList, ofType, roleStatements, synthesise, type Template } from './templates.ts';

const [first, second] = regions;
if (first === undefined || second === undefined) throw new Error('There are fewer example regions than two.');

const templateOf = (change: object, base: object = first): Template => {
  const [region] = parseRegions([{ ...base, ...change }]);
  if (region === undefined) throw new Error('There is no region.');
  const [template] = synthesise([region]).templates.values();
  if (template === undefined) throw new Error('There is no template.');
  return template;
};

const variablesOf = (template: Template, name: string): Readonly<Record<string, unknown>> => {
  const [found] = ofType(template, 'AWS::Lambda::Function').filter(
    ([, { Properties }]) => Properties['FunctionName'] === `plumbline-example-${name}`,
  );
  if (found === undefined) throw new Error(`There is no function ${name}.`);
  return (found[1].Properties['Environment'] as { Variables: Record<string, unknown> }).Variables;
};

const refused = (change: object): string => {
  try {
    parseRegions([{ ...first, ...change }]);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

const signIn = {
  issuer: 'https://login.example.com',
  clientId: 'plumbline',
  clientSecret: 'plumbline/console',
};

describe('the console of a region', () => {
  it('answers under a URL of its own, and mails are told which', () => {
    const template = templateOf({ console: { door: 'function-url' } });
    const [url] = ofType(template, 'AWS::Lambda::Url');
    expect(url?.[1].Properties['AuthType']).toBe('NONE');
    expect(variablesOf(template, 'send-mail')['CONSOLE_URL']).toEqual({
      'Fn::GetAtt': [url?.[0], 'FunctionUrl'],
    });
    // A function that waited for its own address could never be made.
    expect(variablesOf(template, 'console')).not.toHaveProperty('CONSOLE_URL');
  });

  it('has no URL where a team has a front door, and mails lead there', () => {
    const address = 'https://coaching.example.com/plumbline';
    const template = templateOf({ console: { door: 'own-front-door', address } });
    expect(ofType(template, 'AWS::Lambda::Url')).toEqual([]);
    expect(ofType(template, 'AWS::Lambda::Permission')).toEqual([]);
    expect(variablesOf(template, 'send-mail')['CONSOLE_URL']).toBe(address);
    expect(variablesOf(template, 'console')['CONSOLE_URL']).toBe(address);
  });

  it('takes the secret of its sign-in from Secrets Manager as it is deployed, so that no template holds it', () => {
    const variables = variablesOf(templateOf({ console: { door: 'function-url', signIn } }), 'console');
    expect(variables).toMatchObject({
      OIDC_ISSUER: 'https://login.example.com',
      OIDC_CLIENT_ID: 'plumbline',
      OIDC_CLIENT_SECRET: '{{resolve:secretsmanager:plumbline/console:SecretString:::}}',
    });
    expect(variablesOf(templateOf({ console: { door: 'function-url' } }), 'console')).not.toHaveProperty(
      'OIDC_ISSUER',
    );
  });

  it.each([
    [{ door: 'own-front-door' }, 'console'],
    [{ door: 'own-front-door', address: 'http://coaching.example.com' }, 'must be an https address'],
    [
      { door: 'function-url', signIn: { ...signIn, issuer: 'login.example.com' } },
      'https address of your OpenID',
    ],
    [{ door: 'function-url', signIn: { ...signIn, clientSecret: 's3cret!?' } }, 'never as its text'],
  ])('is refused with a sentence when it is %j', (console, sentence) => {
    expect(refused({ console })).toContain(sentence);
  });
});

describe('the guardrail of a region', () => {
  const guardrail = { id: 'ab12cd34ef56', version: '7' };
  const template = templateOf({ model: { ...first.model, guardrail } });
  const holders = (of: Template): readonly string[] =>
    ofType(of, 'AWS::IAM::Role').flatMap(([id, role]) =>
      roleStatements(role).some(({ Action }) => asList(Action).includes('bedrock:ApplyGuardrail'))
        ? [id]
        : [],
    );

  it('is told to who asks the model, and may be applied by nobody else, at exactly its ARN', () => {
    expect(variablesOf(template, 'analyze')).toMatchObject({
      GUARDRAIL_ID: guardrail.id,
      GUARDRAIL_VERSION: '7',
    });
    expect(holders(template)).toEqual([expect.stringMatching(/^AnalyzeRole/)]);
    const statements = ofType(template, 'AWS::IAM::Role').flatMap(([, role]) => roleStatements(role));
    const [apply] = statements.filter(({ Action }) => asList(Action).includes('bedrock:ApplyGuardrail'));
    expect(JSON.stringify(apply?.Resource)).toContain(`:guardrail/${guardrail.id}"`);
  });

  it('is nowhere where the region names none', () => {
    const without = templateOf({});
    expect(holders(without)).toEqual([]);
    expect(variablesOf(without, 'analyze')).not.toHaveProperty('GUARDRAIL_ID');
  });

  it('is refused when it is given as an ARN', () => {
    const arn = 'arn:aws:bedrock:eu-central-1::guardrail/x';
    expect(refused({ model: { ...first.model, guardrail: { id: arn, version: '1' } } })).toContain(
      'by its id',
    );
  });
});

describe('a partner who uploads from another account', () => {
  const uploader = {
    name: 'acme',
    account: '444455556666',
    externalId: 'plumbline-acme-1',
    prefixes: ['transcripts/acme/', 'scorecards/acme/'],
  };
  const template = templateOf({ uploaders: [uploader] });
  const [found] = ofType(template, 'AWS::IAM::Role')
    .filter(([id]) => id.startsWith('Uploader'))
    .map(([, role]) => role);
  if (found === undefined) throw new Error('There is no role.');

  it('may put objects under its prefixes, through the key, and nothing else', () => {
    const statements = roleStatements(found);
    expect(statements.flatMap(({ Action }) => asList(Action))).toEqual([
      's3:PutObject',
      'kms:GenerateDataKey',
    ]);
    const [put, key] = statements;
    expect(JSON.stringify(put?.Resource)).toMatch(
      /^\[.*"\/transcripts\/acme\/\*".*"\/scorecards\/acme\/\*".*\]$/,
    );
    // Without Decrypt S3 cannot join an upload in parts, so that what arrives is always one whole object.
    expect(JSON.stringify(key?.Condition)).toMatch(/kms:ViaService.*s3\..*kms:EncryptionContext:aws:s3:arn/);
    expect(JSON.stringify(key?.Resource)).not.toContain('*');
  });

  it('is known by its account and the external id that was agreed', () => {
    const [trust] = (
      found.Properties['AssumeRolePolicyDocument'] as {
        Statement: readonly { [name: string]: unknown }[];
      }
    ).Statement;
    expect(trust).toMatchObject({
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': 'plumbline-acme-1' } },
    });
    expect(JSON.stringify(trust?.['Principal'])).toContain(':iam::444455556666:root');
    expect(found.Properties['MaxSessionDuration']).toBe(3600);
  });

  it.each([
    ['prefixes', ['transcripts/'], 'a folder of its own'],
    ['prefixes', ['transcripts/*/'], 'a folder of its own'],
    ['prefixes', ['elsewhere/acme/'], 'a folder of its own'],
    ['account', '4444', 'twelve digits'],
    ['externalId', 'short', '8 to 256'],
    ['name', 'Acme Inc', 'small letters'],
  ])('is refused with a sentence when its %s is %j', (field, value, sentence) => {
    expect(refused({ uploaders: [{ ...uploader, [field]: value }] })).toContain(sentence);
  });

  it('is listed once', () => {
    expect(refused({ uploaders: [uploader, uploader] })).toContain('acme is listed twice');
  });
});

describe('a form with which a partner uploads', () => {
  const asked = {
    drop: 'the-drop',
    key: 'arn:aws:kms:eu-central-1::key/1',
    prefix: 'transcripts/acme/',
    minutes: 30,
  };

  it('takes one file under its prefix, no larger than is read, encrypted with the key, for a while', async () => {
    const client = new S3Client({
      region: 'eu-central-1',
      credentials: { accessKeyId: 'nobody', secretAccessKey: 'none' },
    });
    const { fields } = await uploadForm(client, asked);
    const policy = JSON.parse(Buffer.from(fields['Policy'] ?? '', 'base64').toString()) as {
      expiration: string;
      conditions: unknown[];
    };
    expect(maxUploadBytes).toBe(maxBytes);
    expect(policy.conditions).toEqual(
      expect.arrayContaining([
        ['starts-with', '$key', 'transcripts/acme/'],
        ['content-length-range', 1, maxBytes],
        { 'x-amz-server-side-encryption': 'aws:kms' },
        { 'x-amz-server-side-encryption-aws-kms-key-id': asked.key },
        { bucket: 'the-drop' },
      ]),
    );
    expect(fields['key']).toBe('transcripts/acme/${filename}');
    const signedAt = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(fields['X-Amz-Date'] ?? '') ?? [];
    const [, year, month, day, hour, minute, secondOf] = signedAt.map(Number);
    const signedMs = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, secondOf);
    expect(Math.round((Date.parse(policy.expiration) - signedMs) / 60_000)).toBe(30);
  });

  it.each([
    [{ ...asked, minutes: 61 }, 'at most 60 minutes'],
    [{ ...asked, prefix: 'transcripts' }, 'ending in a slash'],
    [{ ...asked, key: 'alias/x' }, 'by its ARN'],
  ])('is refused with a sentence when asked for wrongly', (wrong, sentence) => {
    const { success, error } = UploadForm.safeParse({ region: 'eu-central-1', ...wrong });
    expect(success).toBe(false);
    expect(error?.issues[0]?.message).toContain(sentence);
  });
});
