/**
 * What AWS asks for each thing that is counted: list prices without free tier, discount or tax, as they were
 * known in November 2025. They were written down from memory: the addresses beside them say where to check.
 * Three are confirmed: transitions in both regions (a stored copy of AWS's page, without a date), a table's
 * units in us-east-1 (airbyte.com, July 2025), a gigabyte of log there (c3x.dev, June 2026). Of Frankfurt
 * no more was found. Prices change seldom and mostly downwards; whoever needs another region adds a column.
 */
import { InvalidInput } from '../../../core/faults.ts';

export const pricesOf = '2025-11';

/** US dollars. */
export type Prices = {
  /** https://aws.amazon.com/step-functions/pricing/ */
  readonly transition: number;
  /** https://aws.amazon.com/lambda/pricing/, arm64 */
  readonly functionCall: number;
  readonly gigabyteSecond: number;
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  readonly writeUnit: number;
  readonly readUnit: number;
  /** A gigabyte a month in the table, and in what it can be brought back from to any second. */
  readonly tableGigabyteMonth: number;
  readonly tableBackupGigabyteMonth: number;
  /** https://aws.amazon.com/s3/pricing/, standard: PUT and LIST, GET and HEAD, a gigabyte a month */
  readonly objectWrite: number;
  readonly objectRead: number;
  readonly objectGigabyteMonth: number;
  /** https://aws.amazon.com/kms/pricing/ */
  readonly keyRequest: number;
  readonly keyMonth: number;
  /** https://aws.amazon.com/sqs/pricing/ */
  readonly queueRequest: number;
  /** https://aws.amazon.com/eventbridge/pricing/: what S3 says costs nothing; a schedule's call does */
  readonly ownEvent: number;
  readonly scheduledCall: number;
  /** https://aws.amazon.com/ses/pricing/ */
  readonly mail: number;
  /** https://aws.amazon.com/cloudwatch/pricing/: a gigabyte taken in; an alarm, a metric, a dashboard a month */
  readonly logGigabyte: number;
  readonly alarmMetricMonth: number;
  readonly metricMonth: number;
  readonly dashboardMonth: number;
  /** https://aws.amazon.com/secrets-manager/pricing/ */
  readonly secretMonth: number;
};

const everywhere = {
  transition: 0.025 / 1e3,
  functionCall: 0.2 / 1e6,
  gigabyteSecond: 0.000_013_333_4,
  keyRequest: 0.03 / 1e4,
  keyMonth: 1,
  queueRequest: 0.4 / 1e6,
  ownEvent: 0,
  mail: 0.1 / 1e3,
  alarmMetricMonth: 0.1,
  metricMonth: 0.3,
  dashboardMonth: 3,
  secretMonth: 0.4,
} as const;

const prices: Readonly<Record<string, Prices>> = {
  'us-east-1': {
    ...everywhere,
    writeUnit: 0.625 / 1e6,
    readUnit: 0.125 / 1e6,
    tableGigabyteMonth: 0.25,
    tableBackupGigabyteMonth: 0.2,
    objectWrite: 0.005 / 1e3,
    objectRead: 0.0004 / 1e3,
    objectGigabyteMonth: 0.023,
    scheduledCall: 1 / 1e6,
    logGigabyte: 0.5,
  },
  'eu-central-1': {
    ...everywhere,
    writeUnit: 0.7625 / 1e6,
    readUnit: 0.1525 / 1e6,
    tableGigabyteMonth: 0.306,
    tableBackupGigabyteMonth: 0.2448,
    objectWrite: 0.0054 / 1e3,
    objectRead: 0.000_43 / 1e3,
    objectGigabyteMonth: 0.0245,
    scheduledCall: 1.2 / 1e6,
    logGigabyte: 0.63,
  },
};

/** Throws InvalidInput for a region whose prices nobody has looked up. */
export const pricesIn = (region: string): Prices => {
  const found = prices[region];
  if (found === undefined)
    throw new InvalidInput(
      'no-prices',
      `The prices of ${region} are not known; add them to infra/local/cost/prices.ts, or name one of ${Object.keys(prices).join(', ')} by --prices.`,
    );
  return found;
};
