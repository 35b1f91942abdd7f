/** The measurements that alarms and dashboard share. */
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Duration } from 'aws-cdk-lib/core';

/** A count of one machine's executions, such as ExecutionsStarted. */
export const executions = (machineArn: string, metricName: string, period: Duration): Metric =>
  new Metric({
    namespace: 'AWS/States',
    metricName,
    dimensionsMap: { StateMachineArn: machineArn },
    statistic: Stats.SUM,
    period,
  });

export const throttledRequests = (tableName: string, period: Duration): Metric =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName: 'ThrottledRequests',
    dimensionsMap: { TableName: tableName },
    statistic: Stats.SUM,
    period,
  });

/** Parts of reviews that the model could not judge, as `analyze` counts them. */
export const modelNotAssessed = (period: Duration): Metric =>
  new Metric({
    namespace: 'Plumbline',
    metricName: 'ModelNotAssessed',
    dimensionsMap: { service: 'analyze' },
    statistic: Stats.SUM,
    period,
  });

/** The sum of several counts, a missing one as nothing. */
export const total = (metrics: readonly IMetric[], label: string, period: Duration): MathExpression =>
  new MathExpression({
    expression: metrics.map((_, at) => `FILL(count${at}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(metrics.map((metric, at) => [`count${at}`, metric])),
    label,
    period,
  });
