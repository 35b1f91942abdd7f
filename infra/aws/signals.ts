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

/** What steps count themselves, under the names their handlers use. */
const counted = (service: string, metricName: string, period: Duration): Metric =>
  new Metric({
    namespace: 'Plumbline',
    metricName,
    dimensionsMap: { service },
    statistic: Stats.SUM,
    period,
  });

/** Parts of reviews that the model could not judge, as `analyze` counts them. */
export const modelNotAssessed = (period: Duration): Metric => counted('analyze', 'ModelNotAssessed', period);

/** Reviews of somebody's first three loops whose due time passed without feedback. */
export const firstReviewsLate = (period: Duration): Metric =>
  counted('advance-task', 'FirstReviewsLate', period);

/** Mails that bounced, were complained about or were refused. */
export const mailsReturned = (period: Duration): Metric => counted('note-return', 'MailsReturned', period);

/** What the model cost for each loop it was asked about, in dollars; nothing when it was asked nothing. */
export const modelUsdALoop = (period: Duration): MathExpression =>
  new MathExpression({
    expression: 'FILL(cost, 0) / 1000000 / MAX([FILL(loops, 0), 1])',
    usingMetrics: {
      cost: counted('analyze', 'ModelCostMicroUsd', period),
      loops: counted('analyze', 'LoopsAnalyzed', period),
    },
    label: 'model, $ a loop',
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
