import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logDeliveryActions } from '../../../infra/aws/machines.ts';
import {
  type FunctionName,
  functionNames,
  type GrantName,
  permissions,
  receivers,
  singleGrants,
} from '../../../infra/aws/permissions.ts';
import { projectFolder } from '../../../infra/aws/bundle.ts';
import type { Region } from '../../../infra/aws/region.ts';
import { regions } from '../../../infra/aws/regions.ts';
import { dispatchedSteps } from '../../../functions/ports/dispatch.ts';
import { machineNames, machineVariable, queueVariable, stateName } from '../../../workflows/names.ts';
import {
  allowing,
  asList,
  ofType,
  roleStatements,
  type Statement,
  synthesise,
  type Template,
} from './templates.ts';

const { templates } = synthesise(regions);

/** A region that uses all it may: a guardrail, and people who sign in. */
const [first] = regions;
if (first === undefined) throw new Error('There is no example region.');
const guarded: Region = { ...first, model: { ...first.model, guardrail: { id: 'gr4il', version: '3' } } };

/** Written out a second time, on purpose: what a reviewer expects each grant to be, without looking at the code. */
const expectedOnce: Readonly<Record<(typeof singleGrants)[number], readonly string[]>> = {
  'receive-own-queue': [
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:ReceiveMessage',
    'kms:Decrypt via sqs',
  ],
  'read-drop': ['s3:GetObject Drop', 's3:ListBucket Drop', 'kms:Decrypt via s3'],
  'read-artefacts': ['s3:GetObject Artefacts', 's3:ListBucket Artefacts', 'kms:Decrypt via s3'],
  'write-artefacts': ['s3:PutObject Artefacts', 'kms:Decrypt via s3', 'kms:GenerateDataKey via s3'],
  'read-ledger': [
    'dynamodb:GetItem',
    'dynamodb:Query',
    'kms:Decrypt via dynamodb',
    'kms:DescribeKey via dynamodb',
  ],
  'write-ledger': [
    'dynamodb:ConditionCheckItem',
    'dynamodb:DeleteItem',
    'dynamodb:PutItem',
    'kms:Decrypt via dynamodb',
    'kms:DescribeKey via dynamodb',
    'kms:Encrypt via dynamodb',
    'kms:GenerateDataKey via dynamodb',
    'kms:GenerateDataKeyWithoutPlaintext via dynamodb',
    'kms:ReEncryptFrom via dynamodb',
    'kms:ReEncryptTo via dynamodb',
  ],
  'read-due': [
    'dynamodb:BatchGetItem',
    'dynamodb:Query due',
    'kms:Decrypt via dynamodb',
    'kms:DescribeKey via dynamodb',
  ],
  'deliver-mail': ['ses:SendEmail', 'ses:SendRawEmail'],
  'sign-links': [],
  'know-console': [],
  'sign-people-in': [],
  'know-model': [],
  'invoke-model': ['bedrock:InvokeModel'],
};

const expected = (grant: GrantName): readonly string[] => {
  const machine = machineNames.find((name) => grant === `start-${name}`);
  if (machine !== undefined) return [`states:StartExecution ${machine}`];
  const receiver = receivers.find((name) => grant === `send-to-${name}`);
  if (receiver !== undefined)
    return [
      `sqs:SendMessage ${stateName(receiver)}Queue`,
      'kms:Decrypt via sqs',
      'kms:GenerateDataKey via sqs',
    ];
  return expectedOnce[grant as (typeof singleGrants)[number]];
};
const always = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/** A resource in a few words: enough to tell one queue, bucket or machine from another. */
const told = (action: string, resource: unknown): string => {
  const text = JSON.stringify(resource);
  const known = {
    's3:': /"(Drop|Artefacts)[0-9A-F]{8}"/,
    'states:': /plumbline-example-([a-z-]+)"/,
    'sqs:SendMessage': /"([A-Z][A-Za-z]+Queue)[0-9A-F]{8}"/,
    'dynamodb:Query': /\/index\/(due)"/,
  };
  const found = Object.entries(known).find(([prefix]) => action.startsWith(prefix));
  const name = found === undefined ? undefined : found[1].exec(text)?.[1];
  return name === undefined ? action : `${action} ${name}`;
};

const service = (statement: Statement): string =>
  /"([a-z0-9]+)\."/.exec(JSON.stringify(statement.Condition ?? {}))?.[1] ?? 'anything';

const roleOf = (name: FunctionName): string => (name === 'console' ? 'Console' : stateName(name));

const allowedOf = (template: Template, step: FunctionName): readonly string[] => {
  const [found] = ofType(template, 'AWS::IAM::Role').filter(([id]) =>
    new RegExp(`^${roleOf(step)}Role[0-9A-F]{8}$`).test(id),
  );
  if (found === undefined) throw new Error(`${step} has no role.`);
  const words = roleStatements(found[1]).flatMap((statement) =>
    asList(statement.Action).map((action) =>
      action.startsWith('kms:') ? `${action} via ${service(statement)}` : told(action, statement.Resource),
    ),
  );
  return [...new Set(words)].sort();
};

describe.each([...templates])('the policies in %s', (_, template) => {
  it.each(functionNames)('let %s do what the table says, no more and no less', (step) => {
    const wanted = new Set([...permissions[step].flatMap(expected), ...always]);
    expect(allowedOf(template, step)).toEqual([...wanted].sort());
  });

  it('allow no action by wildcard', () => {
    const wild = allowing(template).filter(({ statement }) =>
      asList(statement.Action).some((a) => a.includes('*')),
    );
    expect(wild).toEqual([]);
  });

  it('allow on every resource only what IAM knows no resource for', () => {
    const wild = allowing(template).filter(
      ({ owner, statement }) =>
        asList(statement.Resource).includes('*') && template.Resources[owner]?.Type !== 'AWS::KMS::Key',
    );
    // One a machine: the log delivery. A key's own policy says "*" and means itself.
    expect(wild.map(({ owner }) => owner.replace(/[0-9A-F]{8}$/, ''))).toEqual(
      machineNames.map((machine) => `Machine${machine.replaceAll('-', '')}Role`),
    );
    for (const { statement } of wild) expect(asList(statement.Action)).toEqual(logDeliveryActions);
  });

  it('trust services, never everybody and never another account', () => {
    for (const { statement } of allowing(template))
      expect(JSON.stringify(statement.Principal ?? '')).not.toContain('*"');
    for (const [, role] of ofType(template, 'AWS::IAM::Role')) {
      const trust = JSON.stringify(role.Properties['AssumeRolePolicyDocument']);
      expect(trust).toMatch(/"Service":"(lambda|states|scheduler)\.amazonaws\.com"/);
      expect(trust).not.toContain('"AWS"');
    }
  });

  it('let everybody open the console and nothing else, and only through its URL', () => {
    const open = ofType(template, 'AWS::Lambda::Permission').filter(
      ([, { Properties }]) => Properties['Principal'] === '*',
    );
    expect(open.length).toBeGreaterThan(0);
    for (const [, { Properties }] of open) {
      expect(JSON.stringify(Properties['FunctionName'])).toContain('ConsoleFunction');
      expect([
        { Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' },
        { Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true },
      ]).toContainEqual({
        Action: Properties['Action'],
        ...(Properties['FunctionUrlAuthType'] === undefined
          ? { InvokedViaFunctionUrl: Properties['InvokedViaFunctionUrl'] }
          : { FunctionUrlAuthType: Properties['FunctionUrlAuthType'] }),
      });
    }
  });

  it('let machines call the steps they have and no others', () => {
    const calls = ofType(template, 'AWS::IAM::Role')
      .flatMap(([, role]) => roleStatements(role))
      .filter((statement) => asList(statement.Action).includes('lambda:InvokeFunction'));
    expect(calls).toHaveLength(machineNames.length);
    expect(JSON.stringify(calls)).not.toMatch(/"(Admit|Sweep|AdvanceTask|SendMail|Console)Function/);
  });
});

/** Which port's grants a factory of functions/runtime needs at least one of. */
const grantsOfPort: Readonly<Record<string, readonly GrantName[]>> = {
  cloudDrop: ['read-drop'],
  cloudArtefacts: ['read-artefacts', 'write-artefacts'],
  cloudLedger: ['read-ledger', 'write-ledger', 'read-due'],
  cloudMailer: ['deliver-mail'],
  cloudLinks: ['sign-links'],
  cloudLinkKey: ['sign-links'],
  signInFrom: ['sign-people-in'],
  cloudWorkflows: machineNames.map((machine): GrantName => `start-${machine}`),
  cloudDispatch: dispatchedSteps.map((step): GrantName => `send-to-${step}`),
  cloudAnalyst: ['know-model', 'invoke-model'],
};

const sourceOf = (path: string): string => readFileSync(join(projectFolder, path), 'utf8');

describe('the permissions table', () => {
  it.each(functionNames)(
    'gives %s something of every port its handler wires, and nothing of another',
    (step) => {
      const wired = new Set(
        [...sourceOf(`functions/${step}/handler.ts`).matchAll(/\b(cloud\w+|signInFrom)\(/g)].map(
          ([, name]) => name,
        ),
      );
      for (const name of wired) expect(grantsOfPort, `${name} has no grants here`).toHaveProperty(name ?? '');
      const ofWired = new Set([...wired].flatMap((name) => grantsOfPort[name ?? ''] ?? []));
      // The queue is Lambda's to read; where the console is belongs to whatever ledger there is.
      for (const grant of permissions[step])
        if (grant !== 'receive-own-queue' && grant !== 'know-console') expect(ofWired).toContain(grant);
      for (const name of wired)
        expect(
          (grantsOfPort[name ?? ''] ?? []).some((grant) => permissions[step].includes(grant)),
          `${step} wires ${name}`,
        ).toBe(true);
    },
  );

  it('has no grant that nobody holds, no machine that nobody starts, no queue that nobody fills', () => {
    const held = new Set(Object.values(permissions).flat());
    expect(singleGrants.filter((grant) => !held.has(grant))).toEqual([]);
    expect(machineNames.filter((machine) => !held.has(`start-${machine}`))).toEqual([]);
    expect(dispatchedSteps.filter((step) => !held.has(`send-to-${step}`))).toEqual([]);
  });

  it('leads to every variable the functions ask for, and to no other', () => {
    const runtime = ['cloud', 'cloud-analyst', 'sign-in-environment']
      .map((name) => sourceOf(`functions/runtime/${name}.ts`))
      .join('');
    const asked = new Set([
      ...[...runtime.matchAll(/(?:environment\(|process\.env\[)'([A-Z_]+)'/g)].map(([, name]) => name ?? ''),
      ...[...runtime.matchAll(/: '(OIDC_[A-Z_]+)'/g)].map(([, name]) => name ?? ''),
      ...machineNames.map(machineVariable),
      ...dispatchedSteps.map(queueVariable),
    ]);
    asked.delete('AWS_REGION'); // Lambda's own.
    const everything = synthesise([guarded]).templates;
    for (const template of everything.values()) {
      const given = ofType(template, 'AWS::Lambda::Function').flatMap(([, { Properties }]) =>
        Object.keys((Properties['Environment'] as { Variables?: object } | undefined)?.Variables ?? {}),
      );
      expect([...new Set(given)].sort()).toEqual([...asked].sort());
    }
  });
});
