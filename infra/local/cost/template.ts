/** What a bill needs to know of a region, from its template as it is synthesised. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { InvalidInput } from '../../../core/faults.ts';
import { stepNames } from '../../../workflows/names.ts';
import type { Caller } from './tally.ts';

export type Deployed = {
  readonly region: string;
  /** The model that analyze may ask. */
  readonly modelId: string;
  readonly memoryMb: Readonly<Record<Caller, number>>;
  /** Days until a transcript and what was made of it are deleted. */
  readonly keptDays: number;
  /** True when one data key serves many objects, so that KMS is hardly asked for them. */
  readonly sharesDataKeys: boolean;
  /** Looks at what is due, in a month. */
  readonly sweepsMonth: number;
  /** Queues that functions are waiting at. */
  readonly polledQueues: number;
  /** Measurements that alarms look at, each of which is billed. */
  readonly alarmMetrics: number;
  readonly keys: number;
  readonly secrets: number;
  readonly dashboards: number;
};

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z._default(z.record(z.string(), z.unknown()), {}) }),
  ),
});
type Resource = z.infer<typeof Template>['Resources'][string];

const FunctionProperties = z.object({
  FunctionName: z.string(),
  MemorySize: z._default(z.number(), 128),
  Environment: z.optional(z.object({ Variables: z.record(z.string(), z.unknown()) })),
});
const BucketProperties = z.object({
  BucketEncryption: z.object({
    ServerSideEncryptionConfiguration: z.array(
      z.object({ BucketKeyEnabled: z._default(z.boolean(), false) }),
    ),
  }),
  LifecycleConfiguration: z.object({
    Rules: z.array(z.object({ ExpirationInDays: z.optional(z.number()) })),
  }),
  NotificationConfiguration: z.optional(z.unknown()),
});
const TableProperties = z.object({
  BillingMode: z.literal('PAY_PER_REQUEST', { error: 'The table is not paid by request.' }),
});
const MachineProperties = z.object({
  StateMachineType: z.literal('STANDARD', { error: 'A machine is not paid by transition.' }),
});
const ScheduleProperties = z.object({
  ScheduleExpression: z.templateLiteral(['rate(', z.int(), ' minutes)']),
});
const AlarmProperties = z.object({
  Metrics: z.optional(z.array(z.object({ MetricStat: z.optional(z.unknown()) }))),
});

const minutesMonth = (365.25 * 24 * 60) / 12;

/** Throws InvalidInput when the file is no template of ours, or bills by other things than are counted. */
export const readTemplate = async (path: string): Promise<Deployed> => {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new InvalidInput(
      'no-template',
      `There is no template ${path}; run npm run synth first, or name one by --template.`,
    );
  try {
    return deployed(path, Template.parse(JSON.parse(text)).Resources);
  } catch (error) {
    throw new InvalidInput(
      'not-our-template',
      `${path} is no template of a region, or of another version; run npm run synth again.`,
      { cause: error },
    );
  }
};

const deployed = (path: string, resources: Readonly<Record<string, Resource>>): Deployed => {
  const of = <Schema extends z.ZodMiniType>(type: string, schema: Schema): z.infer<Schema>[] =>
    Object.values(resources)
      .filter(({ Type }) => Type === type)
      .map(({ Properties }) => schema.parse(Properties));
  const count = (type: string): number => of(type, z.unknown()).length;
  const functions = of('AWS::Lambda::Function', FunctionProperties);
  const analyze = functions.find(({ FunctionName }) => FunctionName.endsWith('-analyze'));
  const memory = (caller: Caller): number => {
    const found = functions.find(({ FunctionName }) => FunctionName.endsWith(`-${caller}`));
    if (found === undefined) throw new Error(`There is no function ${caller}.`);
    return found.MemorySize;
  };
  const [drop] = of('AWS::S3::Bucket', BucketProperties).filter(
    ({ NotificationConfiguration }) => NotificationConfiguration !== undefined,
  );
  const keptDays = drop?.LifecycleConfiguration.Rules[0]?.ExpirationInDays;
  const region = /plumbline-[a-z0-9]+-([a-z0-9-]+)\.template\.json$/.exec(path)?.[1];
  if (drop === undefined || keptDays === undefined || region === undefined)
    throw new Error('There is no drop, or no region in the name.');
  if (of('AWS::DynamoDB::Table', TableProperties).length !== 1) throw new Error('There is no one table.');
  if (of('AWS::StepFunctions::StateMachine', MachineProperties).length === 0)
    throw new Error('There are no machines.');
  return {
    region,
    modelId: z.string().parse(analyze?.Environment?.Variables['MODEL_ID']),
    memoryMb: Object.fromEntries(
      ([...stepNames, 'console'] as const).map((caller) => [caller, memory(caller)]),
    ) as Record<Caller, number>,
    keptDays,
    sharesDataKeys: drop.BucketEncryption.ServerSideEncryptionConfiguration.every(
      ({ BucketKeyEnabled }) => BucketKeyEnabled,
    ),
    sweepsMonth: of('AWS::Scheduler::Schedule', ScheduleProperties).reduce(
      (sum, { ScheduleExpression }) => sum + minutesMonth / Number(/\d+/.exec(ScheduleExpression)?.[0]),
      0,
    ),
    polledQueues: count('AWS::Lambda::EventSourceMapping'),
    alarmMetrics: of('AWS::CloudWatch::Alarm', AlarmProperties).reduce(
      (sum, { Metrics }) =>
        sum +
        (Metrics === undefined ? 1 : Metrics.filter(({ MetricStat }) => MetricStat !== undefined).length),
      0,
    ),
    keys: count('AWS::KMS::Key'),
    secrets: count('AWS::SecretsManager::Secret'),
    dashboards: count('AWS::CloudWatch::Dashboard'),
  };
};
