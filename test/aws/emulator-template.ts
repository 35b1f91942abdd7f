/** The synthesised template as the emulator can take it; whatever differs from it is returned by name and printed. */
import * as z from 'zod/mini';

const Template = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.optional(z.record(z.string(), z.unknown())) }),
  ),
});
type Template = z.infer<typeof Template>;
type Resource = Template['Resources'][string];

const Environment = z.object({ Variables: z.record(z.string(), z.unknown()) });

/** Alarms over computed metrics, and the dashboard that names them: the emulator makes neither, and they carry no traffic. */
const isBeyondIt = ({ Type, Properties }: Resource): boolean =>
  Type === 'AWS::CloudWatch::Dashboard' ||
  (Type === 'AWS::CloudWatch::Alarm' && Properties?.['Metrics'] !== undefined);

const isNamed = ({ Type, Properties }: Resource, name: RegExp): boolean =>
  Type === 'AWS::Lambda::Function' && name.test(String(Properties?.['FunctionName']));

/** Longer than any function works on a message here; eight tries are then over in a minute. */
const againAfterSec = 5;

export type ForEmulator = { readonly text: string; readonly differences: readonly string[] };

/** @param modelAddress where a model answers on this machine; the account's own would be Bedrock. */
export const forEmulator = (text: string, modelAddress: string): ForEmulator => {
  const template = Template.parse(JSON.parse(text));
  const left = Object.entries(template.Resources).filter(([, resource]) => isBeyondIt(resource));
  for (const [id] of left) delete template.Resources[id];
  const told = Object.values(template.Resources).filter((resource) => isNamed(resource, /-analyze$/));
  for (const { Properties = {} } of told) {
    const { Variables } = Environment.parse(Properties['Environment']);
    Properties['Environment'] = {
      Variables: { ...Variables, AWS_ENDPOINT_URL_BEDROCK_RUNTIME: modelAddress },
    };
  }
  const queues = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::SQS::Queue');
  for (const { Properties } of queues)
    if (Properties?.['VisibilityTimeout'] !== undefined) Properties['VisibilityTimeout'] = againAfterSec;
  const alarms = left.filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm').length;
  return {
    text: JSON.stringify(template),
    differences: [
      `${alarms} alarms over computed metrics and the dashboard are left out: the emulator has no metric math.`,
      `${told.length} function is told to find Bedrock on this machine, where a test answers for it.`,
      `A message that failed comes back after ${againAfterSec} seconds, not after six times its function's limit.`,
    ],
  };
};
