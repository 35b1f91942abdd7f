/** One page a person can read from top to bottom: is anything wrong, what came, what was made of it, who waits. */
import { Duration } from 'aws-cdk-lib/core';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type MachineName, machineNames } from '../../workflows/names.ts';
import type { Functions } from './functions.ts';
import { nameOf } from './names.ts';
import { type Region, stackName } from './region.ts';
import {
  executions,
  firstReviewsLate,
  mailsReturned,
  modelNotAssessed,
  modelUsdALoop,
  throttledRequests,
} from './signals.ts';
import { functionNames } from './permissions.ts';

type Shown = {
  readonly region: Region;
  readonly functions: Functions;
  readonly machineArns: Readonly<Record<MachineName, string>>;
  readonly tableName: string;
  readonly alarms: readonly Alarm[];
  /** Queues in which work waits its turn. */
  readonly waiting: readonly Queue[];
};

const hour = Duration.hours(1);
const wide = 24;
const half = 12;

export const createDashboard = (scope: Construct, shown: Shown): Dashboard => {
  const { region, functions, machineArns, tableName, alarms, waiting } = shown;
  const dashboard = new Dashboard(scope, 'Dashboard', { dashboardName: nameOf(region, 'overview') });
  dashboard.addWidgets(
    new TextWidget({
      width: wide,
      height: 2,
      markdown: `# ${stackName(region)}\nWhat each alarm means and what to do is in infra/README.md, "Runbook". Its readers live in ${region.zone}.`,
    }),
    new AlarmStatusWidget({ width: wide, height: 4, title: 'Must not happen', alarms: [...alarms] }),
    new GraphWidget({
      width: half,
      title: 'Executions an hour',
      left: machineNames.flatMap((machine) =>
        ['ExecutionsStarted', 'ExecutionsSucceeded', 'ExecutionsFailed'].map((metric) =>
          executions(machineArns[machine], metric, hour).with({
            label: `${machine} ${metric.slice('Executions'.length).toLowerCase()}`,
          }),
        ),
      ),
    }),
    new GraphWidget({
      width: half,
      title: 'Set aside, mails sent, and mails that came back, an hour',
      left: [
        functions.quarantine.metricInvocations({ period: hour, statistic: Stats.SUM, label: 'quarantined' }),
        functions['send-mail'].metricInvocations({ period: hour, statistic: Stats.SUM, label: 'mail calls' }),
      ],
      right: [mailsReturned(hour).with({ label: 'came back' })],
    }),
    new GraphWidget({
      width: half,
      title: 'Oldest waiting, seconds',
      left: waiting.map((queue) => queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM })),
    }),
    new GraphWidget({
      width: half,
      title: 'The model: $ a loop, and parts it could not judge',
      left: [modelUsdALoop(hour)],
      right: [modelNotAssessed(hour).with({ label: 'not judged' })],
    }),
    new GraphWidget({
      width: half,
      title: 'People: pages opened, and first reviews that came late',
      left: [functions.console.metricInvocations({ period: hour, statistic: Stats.SUM, label: 'pages' })],
      right: [firstReviewsLate(hour).with({ label: 'late first reviews' })],
    }),
    new GraphWidget({
      width: half,
      title: 'Errors and throttles',
      left: functionNames.map((name) =>
        functions[name].metricErrors({ statistic: Stats.SUM, label: `${name} errors` }),
      ),
      right: [throttledRequests(tableName, Duration.minutes(5)).with({ label: 'ledger throttled' })],
    }),
  );
  return dashboard;
};
