/** A bill: what was counted, by what the template makes of it, at list price, line by line. */
import type { Prices } from './prices.ts';
import type { Asked, Caller, Counts } from './tally.ts';
import type { Deployed } from './template.ts';

export type Line = {
  readonly what: string;
  readonly count: number;
  readonly usd: number;
};

/**
 * What is not counted but assumed, so that whoever doubts it can put in their own. How long a function
 * waits for an answer within a region, in milliseconds; and every call is taken for a cold one, because
 * two hundred interviews a month are seven a day.
 */
export const assumed = {
  tableMs: 8,
  objectMs: 40,
  mailMs: 100,
  /** Starting a fresh environment and loading the bundle, which is billed too. */
  startMs: 400,
  /** What Lambda itself and a function write into its log for one call. */
  logBytesACall: 600,
  /** Lambda asks each queue by this many long polls of twenty seconds, whether anything lies in it or not. */
  polls: 5,
  pollSeconds: 20,
} as const;

/** Lambda gives a whole processor at this much memory, and a share of one below. */
const wholeProcessorMb = 1769;

const bytesAGigabyte = 1024 ** 3;
const monthDays = 365.25 / 12;

const billedSeconds = (asked: Asked, memoryMb: number): number => {
  const waitsMs =
    asked.tableRequests * assumed.tableMs +
    (asked.objectReads + asked.objectWrites + asked.objectLists) * assumed.objectMs +
    asked.mails * assumed.mailMs;
  const worksMs = asked.cpuMs / Math.min(1, memoryMb / wholeProcessorMb);
  return (asked.calls * assumed.startMs + waitsMs + worksMs) / 1000;
};

/** Functions that a queue calls: a message each is sent, received and deleted. */
const byMessage: ReadonlySet<Caller> = new Set<Caller>([
  'admit',
  'sweep',
  'advance-task',
  'send-mail',
  'start-quarter',
]);

/** What the counted work costs; nothing of a month, and no model. */
export const billOf = (counts: Counts, deployed: Deployed, prices: Prices): readonly Line[] => {
  const { asked, transitions, uploads } = counts;
  const functions = [...asked].filter(([caller]) => caller !== 'console');
  const sum = (of: (asked: Asked, caller: Caller) => number): number =>
    functions.reduce((total, [caller, each]) => total + of(each, caller), 0);
  const line = (what: string, count: number, price: number): Line => ({ what, count, usd: count * price });
  const calls = sum((each) => each.calls);
  const messages = sum(({ calls: each }, caller) => (byMessage.has(caller) ? each : 0));
  const objects = sum((each) => each.objectReads + each.objectWrites + each.objectLists);
  const keptGigabyteMonths =
    ((sum((each) => each.objectBytes) + uploads.bytes) / bytesAGigabyte) * (deployed.keptDays / monthDays);
  return [
    line(
      'Step Functions, transitions',
      [...transitions.values()].reduce((total, each) => total + each, 0),
      prices.transition,
    ),
    line('Lambda, calls', calls, prices.functionCall),
    line(
      'Lambda, GB-seconds',
      sum((each, caller) => {
        const memoryMb = deployed.memoryMb[caller];
        return (billedSeconds(each, memoryMb) * memoryMb) / 1024;
      }),
      prices.gigabyteSecond,
    ),
    line(
      'DynamoDB, write units',
      sum((each) => each.writeUnits),
      prices.writeUnit,
    ),
    line(
      'DynamoDB, read units',
      sum((each) => each.readUnits),
      prices.readUnit,
    ),
    line(
      'S3, writes and lists',
      sum((each) => each.objectWrites + each.objectLists) + uploads.objects,
      prices.objectWrite,
    ),
    line(
      'S3, reads',
      sum((each) => each.objectReads),
      prices.objectRead,
    ),
    line('S3, GB-months kept', keptGigabyteMonths, prices.objectGigabyteMonth),
    // As if nobody kept a data key: a call of a function asks once for the table, a message twice.
    line('KMS, requests', calls + 2 * messages + (deployed.sharesDataKeys ? 0 : objects), prices.keyRequest),
    line('SQS, requests', 3 * messages, prices.queueRequest),
    line('EventBridge, arrivals told by S3', uploads.objects, prices.ownEvent),
    line(
      'SES, mails',
      sum((each) => each.mails),
      prices.mail,
    ),
    line('CloudWatch, GB of logs', (calls * assumed.logBytesACall) / bytesAGigabyte, prices.logGigabyte),
  ];
};

const pollsMonth = (assumed.polls * monthDays * 86_400) / assumed.pollSeconds;

/** Metrics of our own: what analyze and advance-task count. */
const ownMetrics = 4;

/** What a month costs when no interview comes. */
export const standingOf = (idleSweep: Counts, deployed: Deployed, prices: Prices): readonly Line[] => {
  const line = (what: string, count: number, price: number): Line => ({ what, count, usd: count * price });
  const aSweep = totalUsd(billOf(idleSweep, deployed, prices)) + prices.scheduledCall;
  return [
    line('Sweeps that find nothing', deployed.sweepsMonth, aSweep),
    line('SQS, long polls', deployed.polledQueues * pollsMonth, prices.queueRequest),
    line('CloudWatch, measurements under alarm', deployed.alarmMetrics, prices.alarmMetricMonth),
    line('CloudWatch, metrics of our own', ownMetrics, prices.metricMonth),
    line('CloudWatch, dashboards', deployed.dashboards, prices.dashboardMonth),
    line('KMS, keys', deployed.keys, prices.keyMonth),
    line('Secrets Manager, secrets', deployed.secrets, prices.secretMonth),
  ];
};

export const totalUsd = (lines: readonly Line[]): number => lines.reduce((sum, { usd }) => sum + usd, 0);
