/** What must not happen has an alarm, the alarm has a chapter of the runbook, and the dashboard shows it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../../infra/aws/bundle.ts';
import { receivers } from '../../../infra/aws/permissions.ts';
import { regions } from '../../../infra/aws/regions.ts';
import { machineNames } from '../../../workflows/names.ts';
import { ofType, synthesise, type Template } from './templates.ts';

const { templates } = synthesise(regions);
const runbook = readFileSync(join(projectFolder, 'infra', 'README.md'), 'utf8');

/** What people who are called at night are promised to be called for. */
const mustNotHappen: Readonly<Record<string, readonly string[]>> = {
  'dead letters': [...receivers.map((step) => `${step}-dead-letters`), 'arrivals-undelivered'],
  'a rate of quarantine': ['quarantine-rate'],
  'a late review of the first three': ['first-reviews-late'],
  'a failed execution': machineNames.map((machine) => `${machine}-failed`),
  'throttling for hours': ['steps-throttled', 'receivers-throttled', 'console-throttled', 'ledger-throttled'],
  'a silent sweep': ['sweep-silent', 'sweep-failing'],
  'a dear loop': ['loop-cost'],
};

const alarmsOf = (template: Template) =>
  new Map(
    ofType(template, 'AWS::CloudWatch::Alarm').map(([id, { Properties }]) => [
      String(Properties['AlarmName']).replace('plumbline-example-', ''),
      { id, properties: Properties },
    ]),
  );

describe.each([...templates])('the alarms of %s', (_, template) => {
  const alarms = alarmsOf(template);

  it.each(Object.entries(mustNotHappen))('are raised by %s', (__, names) => {
    expect([...alarms.keys()]).toEqual(expect.arrayContaining([...names]));
  });

  it('call somebody, and say which chapter of the runbook to read', () => {
    expect(alarms.size).toBeGreaterThan(10);
    for (const { properties } of alarms.values()) {
      const said = String(properties['AlarmDescription']);
      const [, chapter] = /infra\/README\.md, "([^"]+)"/.exec(said) ?? [];
      expect(runbook, `no chapter ${chapter}`).toContain(`\n### ${chapter}\n`);
      expect(properties['AlarmActions']).toHaveLength(1);
    }
  });

  it('wait an hour on end before throttling is a fault, and take silence of the sweep for one', () => {
    for (const name of mustNotHappen['throttling for hours'] ?? []) {
      const alarm = alarms.get(name)?.properties ?? {};
      const metrics = alarm['Metrics'] as
        | readonly { readonly MetricStat?: { readonly Period: number } }[]
        | undefined;
      const period = Number(alarm['Period'] ?? metrics?.find((each) => each.MetricStat)?.MetricStat?.Period);
      expect(period * Number(alarm['EvaluationPeriods'])).toBe(3600);
    }
    expect(alarms.get('sweep-silent')?.properties).toMatchObject({ TreatMissingData: 'breaching' });
  });

  it('stand first on the dashboard, all of them', () => {
    const [board] = ofType(template, 'AWS::CloudWatch::Dashboard');
    const body = JSON.stringify(board?.[1].Properties['DashboardBody']);
    for (const { id } of alarms.values()) expect(body).toContain(`"${id}"`);
  });
});
