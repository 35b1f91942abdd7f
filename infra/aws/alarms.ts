/** What must not happen, each as an alarm whose description says what to do. */
import { Duration } from 'aws-cdk-lib/core';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type MachineName, machineNames, stepNames } from '../../workflows/names.ts';
import type { Functions } from './functions.ts';
import { nameOf } from './names.ts';
import { type FunctionName, receivers } from './permissions.ts';
import type { Region } from './region.ts';
import { tickMin } from './sweep.ts';
import {
  executions,
  firstReviewsLate,
  mailsReturned,
  modelNotAssessed,
  modelUsdALoop,
  throttledRequests,
  total,
} from './signals.ts';

type Watched = {
  readonly region: Region;
  readonly key: Key;
  readonly functions: Functions;
  readonly machineArns: Readonly<Record<MachineName, string>>;
  readonly tableName: string;
  /** Queues in which nothing should ever lie, by the last part of their names. */
  readonly deadLetters: Readonly<Record<string, Queue>>;
};

type Rule = {
  readonly name: string;
  readonly description: string;
  readonly metric: IMetric;
  readonly threshold: number;
  readonly periods?: number;
  readonly when?: 'above' | 'below';
  /** When true, silence is the fault itself. */
  readonly silenceIsBad?: boolean;
};

const five = Duration.minutes(5);

const deadLetterRules = ({ deadLetters }: Watched): Rule[] =>
  Object.entries(deadLetters).map(([name, queue]) => ({
    name,
    description: `Something lies in ${name}. Look at the message, mend the cause, then start its redrive; see infra/README.md, "Dead letters".`,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: five, statistic: Stats.MAXIMUM }),
    threshold: 0,
  }));

/** Fewer than five in an hour is a bad file, not a bad hour. */
const quarantineShare = ({ functions, machineArns }: Watched): IMetric =>
  new MathExpression({
    expression: 'IF(quarantined >= 5, 100 * quarantined / (started + 1), 0)',
    label: 'quarantined, % of executions',
    period: Duration.hours(1),
    usingMetrics: {
      quarantined: functions.quarantine.metricInvocations({
        period: Duration.hours(1),
        statistic: Stats.SUM,
      }),
      started: total(
        machineNames.map((machine) =>
          executions(machineArns[machine], 'ExecutionsStarted', Duration.hours(1)),
        ),
        'started',
        Duration.hours(1),
      ),
    },
  });

/** An alarm looks at ten measurements at most. */
const maxMetrics = 10;

const throttledRules = ({ functions, tableName }: Watched): Rule[] => {
  const isReceiver = (step: string): boolean => receivers.some((name) => name === step);
  const of = (name: string, steps: readonly FunctionName[]): (readonly [string, IMetric[]])[] => {
    const metrics = steps.map((step) =>
      functions[step].metricThrottles({ period: five, statistic: Stats.SUM }),
    );
    const parts = Array.from({ length: Math.ceil(metrics.length / maxMetrics) }, (_, part) =>
      metrics.slice(part * maxMetrics, (part + 1) * maxMetrics),
    );
    return parts.map((some, part) => [part === 0 ? name : `${name}-${part + 1}`, some] as const);
  };
  return [
    ...of(
      'steps-throttled',
      stepNames.filter((step) => !isReceiver(step)),
    ),
    ...of('receivers-throttled', receivers),
    ...of('console-throttled', ['console']),
    ['ledger-throttled', [throttledRequests(tableName, five)]] as const,
  ].map(([name, metrics]) => ({
    name,
    description:
      'Calls were throttled for an hour on end; work is late, not lost. See infra/README.md, "Throttled".',
    metric: total(metrics, name, five),
    threshold: 0,
    // Twelve of five minutes: a burst after an import is ordinary, an hour of it is a limit to raise.
    periods: 12,
  }));
};

/** One a machine: the name says whose work it is that stands still. */
const failedRule = (machine: MachineName, machineArn: string): Rule => ({
  name: `${machine}-failed`,
  description: `An execution of ${machine} failed, timed out or was aborted: its quarantine could not be written. Redrive it; see infra/README.md, "A failed execution".`,
  metric: total(
    ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'].map((metric) =>
      executions(machineArn, metric, five),
    ),
    `${machine}: failed executions`,
    five,
  ),
  threshold: 0,
});

const consoleRules = ({ functions: { console } }: Watched): Rule[] => [
  {
    name: 'console-failing',
    description:
      'The console answered with a fault of its own several times in five minutes: people see an apology instead of their page. See infra/README.md, "The console".',
    metric: console.metric('Url5xxCount', { period: five, statistic: Stats.SUM }),
    threshold: 3,
  },
  {
    name: 'console-crashing',
    description:
      'The console ended without an answer: out of time, out of memory, or it could not start. See infra/README.md, "The console".',
    metric: console.metricErrors({ period: five, statistic: Stats.SUM }),
    threshold: 0,
  },
];

const programmeRules = ({ region }: Watched): Rule[] => [
  {
    name: 'first-reviews-late',
    description:
      'One of somebody’s first three reviews passed its due time without feedback. Its owner, operations and, after two, the manager have a mail. See infra/README.md, "Late first reviews".',
    metric: firstReviewsLate(five),
    threshold: 0,
  },
  {
    name: 'mail-returned',
    description:
      'A mail came back: somebody does not get what they are owed. Operations have a mail that says who and why. See infra/README.md, "Mail that came back".',
    metric: mailsReturned(five),
    threshold: 0,
  },
  {
    name: 'loop-cost',
    description: `Over six hours the model cost more than $${region.limits.modelUsdALoop} a loop. See infra/README.md, "Cost a loop".`,
    metric: modelUsdALoop(Duration.hours(6)),
    threshold: region.limits.modelUsdALoop,
  },
];

const rules = (watched: Watched): Rule[] => {
  const { functions, machineArns } = watched;
  return [
    ...deadLetterRules(watched),
    ...machineNames.map((machine) => failedRule(machine, machineArns[machine])),
    {
      name: 'quarantine-rate',
      description:
        'More than a fifth of the last hour went to quarantine: an export has changed, or a service is away. See infra/README.md, "Quarantine".',
      metric: quarantineShare(watched),
      threshold: 20,
    },
    {
      name: 'sweep-silent',
      description:
        'The sweep has not run for fifteen minutes: no reminder, escalation or mail goes out. See infra/README.md, "The sweep is silent".',
      metric: functions.sweep.metricInvocations({ period: Duration.minutes(tickMin), statistic: Stats.SUM }),
      threshold: 1,
      periods: 3,
      when: 'below',
      silenceIsBad: true,
    },
    {
      name: 'sweep-failing',
      description: 'The sweep runs and fails. See infra/README.md, "The sweep is silent".',
      metric: functions.sweep.metricErrors({ period: five, statistic: Stats.SUM }),
      threshold: 0,
      periods: 3,
    },
    ...throttledRules(watched),
    ...consoleRules(watched),
    ...programmeRules(watched),
    {
      name: 'model-not-assessed',
      description:
        'In the last hour more than ten parts of reviews could not be judged by the model; the rules judged them. See infra/README.md, "The model leaves parts unjudged".',
      // An hour, because a small company makes few reviews: three loops without any usable reply are twelve parts.
      metric: modelNotAssessed(Duration.hours(1)),
      threshold: 10,
    },
  ];
};

/** Creates the alarms and the topic they report to; people and pagers subscribe to it themselves. */
export const createAlarms = (
  scope: Construct,
  watched: Watched,
): { readonly topic: Topic; readonly alarms: Alarm[] } => {
  const { region, key } = watched;
  const topic = new Topic(scope, 'Alarms', {
    topicName: nameOf(region, 'alarms'),
    masterKey: key,
    enforceSSL: true,
  });
  const action = new SnsAction(topic);
  const alarms = rules(watched).map(
    ({ name, description, metric, threshold, periods = 1, when = 'above', silenceIsBad = false }) => {
      const alarm = new Alarm(scope, `Alarm-${name}`, {
        alarmName: nameOf(region, name),
        alarmDescription: description,
        metric,
        threshold,
        evaluationPeriods: periods,
        comparisonOperator:
          when === 'above'
            ? ComparisonOperator.GREATER_THAN_THRESHOLD
            : ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      return alarm;
    },
  );
  return { topic, alarms };
};
