import { describe, expect, it } from 'vitest';
import { dueShards, ledgerTable } from '../../../functions/adapters/ledger-table.ts';
import { timeoutSeconds } from '../../../infra/aws/function-settings.ts';
import { geographyOf, geographyOfProfile } from '../../../infra/aws/geography.ts';
import { ledgerShape } from '../../../infra/aws/ledger.ts';
import { receivers } from '../../../infra/aws/permissions.ts';
import { isWithin } from '../../../infra/aws/region.ts';
import { regions } from '../../../infra/aws/regions.ts';
import { machines } from '../../../workflows/machines.ts';
import { machineNames, resourceOf, stateName, stepNames } from '../../../workflows/names.ts';
import { asList, ofType, synthesise, type Template } from './templates.ts';

const { templates, texts } = synthesise(regions);

const resourcesOf = (template: Template, type: string) => {
  const found = ofType(template, type);
  expect(found.length, `no ${type}`).toBeGreaterThan(0);
  return found.map(([, resource]) => resource);
};

describe('the stack', () => {
  it('comes out the same, byte for byte, when synthesised again', () => {
    expect(synthesise(regions).texts).toEqual(texts);
  });

  it('gives the ledger the shape its adapter reads', () => {
    expect(ledgerShape).toEqual(ledgerTable);
    expect(dueShards).toBeGreaterThan(0);
  });
});

describe.each([...templates])('the stack in %s', (_, template) => {
  it('keeps words and names under the customer key', () => {
    const [table] = resourcesOf(template, 'AWS::DynamoDB::Table');
    expect(table?.Properties).toMatchObject({
      SSESpecification: {
        SSEEnabled: true,
        SSEType: 'KMS',
        KMSMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] },
      },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
    for (const { Properties } of resourcesOf(template, 'AWS::SQS::Queue'))
      expect(Properties['KmsMasterKeyId']).toBeDefined();
    for (const { Properties } of resourcesOf(template, 'AWS::Logs::LogGroup')) {
      expect(Properties['KmsKeyId']).toBeDefined();
      expect(Properties['RetentionInDays']).toBe(90);
    }
    for (const { Properties } of resourcesOf(template, 'AWS::KMS::Key'))
      expect(Properties['EnableKeyRotation']).toBe(true);
  });

  it('outlives its own deletion where interviews lie', () => {
    for (const type of [
      'AWS::S3::Bucket',
      'AWS::DynamoDB::Table',
      'AWS::KMS::Key',
      'AWS::SecretsManager::Secret',
    ])
      for (const resource of resourcesOf(template, type)) {
        expect(resource.DeletionPolicy).toBe('Retain');
        expect(resource.UpdateReplacePolicy).toBe('Retain');
      }
  });

  it('gives chosen names to nothing that outlives it, so that it can be deployed again', () => {
    for (const { Properties } of resourcesOf(template, 'AWS::S3::Bucket'))
      expect(Properties['BucketName']).toBeUndefined();
    for (const { Properties } of resourcesOf(template, 'AWS::DynamoDB::Table'))
      expect(Properties['TableName']).toBeUndefined();
  });

  it('takes no plain HTTP and no public reader', () => {
    for (const { Properties } of resourcesOf(template, 'AWS::S3::Bucket'))
      expect(Properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    for (const type of ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'])
      for (const { Properties } of resourcesOf(template, type))
        expect(JSON.stringify(Properties)).toContain('"aws:SecureTransport":"false"');
  });

  it('runs its functions on arm64 and Node 24, each with a log of its own', () => {
    for (const { Properties } of resourcesOf(template, 'AWS::Lambda::Function'))
      expect(Properties).toMatchObject({
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        LoggingConfig: { LogGroup: expect.anything() },
      });
  });

  it('sends back alone the message that failed, and shows it again only when its reader has surely ended', () => {
    for (const { Properties } of resourcesOf(template, 'AWS::Lambda::EventSourceMapping'))
      expect(Properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
    const shownAgain = resourcesOf(template, 'AWS::SQS::Queue').flatMap(({ Properties }) =>
      Properties['RedrivePolicy'] === undefined ? [] : [Properties['VisibilityTimeout']],
    );
    expect(shownAgain).toEqual(receivers.map((step) => timeoutSeconds(step) * 6));
  });

  it('has an alarm on the very metric by which analyze says what the model could not judge', () => {
    const watched = resourcesOf(template, 'AWS::CloudWatch::Alarm')
      .map(({ Properties }) => Properties)
      .filter((alarm) => alarm['MetricName'] === 'ModelNotAssessed');
    expect(watched).toMatchObject([
      { Namespace: 'Plumbline', Dimensions: [{ Name: 'service', Value: 'analyze' }], Statistic: 'Sum' },
    ]);
  });

  it('has an alarm on every queue in which nothing should lie, with a chapter of the runbook to read', () => {
    const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
    const watched = alarms.filter(
      ({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible',
    ).length;
    const ends = resourcesOf(template, 'AWS::SQS::Queue').filter(
      ({ Properties }) => Properties['RedrivePolicy'] === undefined,
    );
    expect(watched).toBe(ends.length);
    for (const alarm of alarms) {
      expect(String(alarm['AlarmDescription'])).toContain('infra/README.md');
      expect(asList(alarm['AlarmActions'] as unknown[])).toHaveLength(1);
    }
  });

  it('takes every arrival in the drop but drawn folders, and keeps what cannot be delivered', () => {
    for (const { Properties } of resourcesOf(template, 'AWS::Events::Rule'))
      expect(JSON.stringify(Properties['Targets'])).toContain('DeadLetterConfig');
    expect(JSON.stringify(resourcesOf(template, 'AWS::Events::Rule'))).toContain(
      '{"anything-but":{"suffix":"/"}}',
    );
  });

  it('brings no function that is not a step', () => {
    expect(Object.values(template.Resources).filter(({ Type }) => Type.startsWith('Custom::'))).toEqual([]);
  });

  it('stays within what one template may hold', () => {
    expect(Object.keys(template.Resources).length).toBeLessThan(500);
    expect(JSON.stringify(template).length).toBeLessThan(1_000_000);
  });
});

/** Everything that looks like a region's name, wherever it stands in a template. */
const regionsIn = (text: string): readonly string[] => [
  ...new Set(text.match(/\b(?:af|ap|ca|cn|eu|il|me|mx|sa|us)-(?:[a-z]+-)+\d\b/g) ?? []),
];

describe.each(regions)('the boundary of $region', (region) => {
  const text = texts.get(region.region) ?? '';

  it('holds every region its template names', () => {
    const named = regionsIn(text);
    expect(named).toContain(region.region);
    expect(named.filter((name) => !isWithin(region, name))).toEqual([]);
  });

  it('holds every model its template names', () => {
    const models = [...text.matchAll(/(?:foundation-model|inference-profile)\/([A-Za-z0-9.:_-]+)/g)].map(
      ([, id]) => id ?? '',
    );
    expect(models.length).toBeGreaterThan(0);
    for (const id of models) {
      const geography = geographyOfProfile(id);
      if (geography !== undefined) expect(geography).toBe(geographyOf(region.region));
    }
    if (region.boundary === 'region') expect(text).not.toContain('inference-profile');
  });

  it('is crossed by no account number', () => {
    expect(text.match(/(?<![0-9A-Fa-f])\d{12}(?![0-9A-Fa-f])/g)).toBeNull();
  });
});

/** The longest that any machine waits for a step: one function may serve several. */
const longest = (resource: string): number =>
  Math.max(
    ...Object.values(machines)
      .flatMap(({ States }) => Object.values(States))
      .flatMap((state) =>
        state.Type === 'Task' && state.Resource === resource ? [state.TimeoutSeconds] : [],
      ),
  );

describe.each(machineNames)('the machine %s, deployed,', (machine) => {
  const tasks = Object.values(machines[machine].States).filter((state) => state.Type === 'Task');

  it('lets no function run on after its state has given up', () => {
    for (const state of tasks) {
      const step = stepNames.find((name) => resourceOf(name) === state.Resource);
      for (const template of templates.values()) {
        const [found] = ofType(template, 'AWS::Lambda::Function').filter(
          ([, { Properties }]) => Properties['FunctionName'] === `plumbline-example-${step}`,
        );
        expect(found?.[1].Properties['Timeout']).toBe(longest(state.Resource));
      }
    }
  });

  it('is the same data, with a function for every name in it', () => {
    for (const template of templates.values()) {
      const [found] = ofType(template, 'AWS::StepFunctions::StateMachine').filter(
        ([, { Properties }]) => Properties['StateMachineName'] === `plumbline-example-${machine}`,
      );
      const properties = found?.[1].Properties ?? {};
      expect(JSON.parse(String(properties['DefinitionString']))).toEqual(
        JSON.parse(JSON.stringify(machines[machine])),
      );
      const named = new Set(tasks.map(({ Resource }) => Resource));
      const substituted = Object.keys(properties['DefinitionSubstitutions'] as object).map(
        (name) => `\${${name}}`,
      );
      expect(substituted.sort()).toEqual([...named].sort());
      expect(stepNames.map(stateName)).toEqual(
        expect.arrayContaining(substituted.map((name) => name.slice(2, -1))),
      );
      expect(properties['StateMachineType']).toBe('STANDARD');
      expect(properties['LoggingConfiguration']).toMatchObject({
        Level: 'ERROR',
        IncludeExecutionData: false,
      });
    }
  });
});
