import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logDeliveryActions } from '../../../infra/aws/machines.ts';
import { type GrantName, grantNames, permissions } from '../../../infra/aws/permissions.ts';
import { projectFolder } from '../../../infra/aws/bundle.ts';
import { regions } from '../../../infra/aws/regions.ts';
import { machineNames, stateName, type StepName, stepNames } from '../../../workflows/names.ts';
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

/** Written out a second time, on purpose: what a reviewer expects each grant to be, without looking at the code. */
const expected: Readonly<Record<GrantName, readonly string[]>> = {
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
  'start-review-loop': ['states:StartExecution review-loop'],
  'start-apply-input': ['states:StartExecution apply-input'],
  'start-quarterly-cycle': ['states:StartExecution quarterly-cycle'],
  'send-to-admit': ['sqs:SendMessage AdmitQueue', 'kms:Decrypt via sqs', 'kms:GenerateDataKey via sqs'],
  'send-to-advance-task': [
    'sqs:SendMessage AdvanceTaskQueue',
    'kms:Decrypt via sqs',
    'kms:GenerateDataKey via sqs',
  ],
  'send-to-send-mail': [
    'sqs:SendMessage SendMailQueue',
    'kms:Decrypt via sqs',
    'kms:GenerateDataKey via sqs',
  ],
  'send-to-update-fleet': [
    'sqs:SendMessage UpdateFleetQueue',
    'kms:Decrypt via sqs',
    'kms:GenerateDataKey via sqs',
  ],
  'send-to-start-quarter': [
    'sqs:SendMessage StartQuarterQueue',
    'kms:Decrypt via sqs',
    'kms:GenerateDataKey via sqs',
  ],
  'deliver-mail': ['ses:SendEmail', 'ses:SendRawEmail'],
  'sign-links': [],
  'know-model': [],
  'invoke-model': ['bedrock:InvokeModel'],
};
const always = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/** A resource in a few words: enough to tell one queue, bucket or machine from another. */
const told = (action: string, resource: unknown): string => {
  const text = JSON.stringify(resource);
  const known = {
    's3:': /"(Drop|Artefacts)[0-9A-F]{8}"/,
    'states:': /(review-loop|apply-input|quarterly-cycle)/,
    'sqs:SendMessage':
      /"(AdmitQueue|AdvanceTaskQueue|SendMailQueue|UpdateFleetQueue|StartQuarterQueue)[0-9A-F]{8}"/,
    'dynamodb:Query': /\/index\/(due)"/,
  };
  const found = Object.entries(known).find(([prefix]) => action.startsWith(prefix));
  const name = found === undefined ? undefined : found[1].exec(text)?.[1];
  return name === undefined ? action : `${action} ${name}`;
};

const service = (statement: Statement): string =>
  /"([a-z0-9]+)\."/.exec(JSON.stringify(statement.Condition ?? {}))?.[1] ?? 'anything';

const allowedOf = (template: Template, step: StepName): readonly string[] => {
  const [found] = ofType(template, 'AWS::IAM::Role').filter(([id]) =>
    new RegExp(`^${stateName(step)}Role[0-9A-F]{8}$`).test(id),
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
  it.each(stepNames)('let %s do what the table says, no more and no less', (step) => {
    const wanted = new Set([...permissions[step].flatMap((grant) => expected[grant]), ...always]);
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
    expect(wild.map(({ owner }) => owner.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'MachinereviewloopRole',
      'MachineapplyinputRole',
      'MachinequarterlycycleRole',
    ]);
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

  it('let machines call the steps they have and no others', () => {
    const calls = ofType(template, 'AWS::IAM::Role')
      .flatMap(([, role]) => roleStatements(role))
      .filter((statement) => asList(statement.Action).includes('lambda:InvokeFunction'));
    expect(calls).toHaveLength(machineNames.length);
    expect(JSON.stringify(calls)).not.toMatch(/"(Admit|Sweep|AdvanceTask|SendMail)Function/);
  });
});

/** Which port's grants a factory of functions/runtime needs at least one of. */
const grantsOfPort: Readonly<Record<string, readonly GrantName[]>> = {
  cloudDrop: ['read-drop'],
  cloudArtefacts: ['read-artefacts', 'write-artefacts'],
  cloudLedger: ['read-ledger', 'write-ledger', 'read-due'],
  cloudMailer: ['deliver-mail'],
  cloudLinks: ['sign-links'],
  cloudWorkflows: ['start-review-loop', 'start-apply-input', 'start-quarterly-cycle'],
  cloudDispatch: [
    'send-to-admit',
    'send-to-advance-task',
    'send-to-send-mail',
    'send-to-update-fleet',
    'send-to-start-quarter',
  ],
  cloudAnalyst: ['know-model', 'invoke-model'],
};

const sourceOf = (path: string): string => readFileSync(join(projectFolder, path), 'utf8');

describe('the permissions table', () => {
  it.each(stepNames)('gives %s something of every port its handler wires, and nothing of another', (step) => {
    const wired = new Set(
      [...sourceOf(`functions/${step}/handler.ts`).matchAll(/\b(cloud\w+)\(/g)].map(([, name]) => name),
    );
    for (const name of wired) expect(grantsOfPort, `${name} has no grants here`).toHaveProperty(name ?? '');
    const ofWired = new Set([...wired].flatMap((name) => grantsOfPort[name ?? ''] ?? []));
    for (const grant of permissions[step])
      if (grant !== 'receive-own-queue') expect(ofWired).toContain(grant);
    for (const name of wired)
      expect(
        (grantsOfPort[name ?? ''] ?? []).some((grant) => permissions[step].includes(grant)),
        `${step} wires ${name}`,
      ).toBe(true);
  });

  it('has no grant that nobody holds', () => {
    const held = new Set(Object.values(permissions).flat());
    expect(grantNames.filter((grant) => !held.has(grant))).toEqual([]);
  });

  it('leads to every variable the functions ask for, and to no other', () => {
    const runtime = sourceOf('functions/runtime/cloud.ts') + sourceOf('functions/runtime/cloud-analyst.ts');
    const asked = new Set(
      [...runtime.matchAll(/(?:environment\(|process\.env\[)'([A-Z_]+)'/g)].map(([, name]) => name ?? ''),
    );
    // Lambda's own; and the guardrail is a team's to add.
    for (const own of ['AWS_REGION', 'GUARDRAIL_ID', 'GUARDRAIL_VERSION']) asked.delete(own);
    for (const template of templates.values()) {
      const given = ofType(template, 'AWS::Lambda::Function').flatMap(([, { Properties }]) =>
        Object.keys((Properties['Environment'] as { Variables?: object } | undefined)?.Variables ?? {}),
      );
      expect([...new Set(given)].sort()).toEqual([...asked].sort());
    }
  });
});
