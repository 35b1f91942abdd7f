/**
 * Which model the embedded service may ask, from the environment. The policy's `model.analyst` still
 * decides whether it does. The model's client is loaded only here, and only when a model is named.
 */
import { InvalidInput } from '../../core/faults.ts';
import type { Boundary } from '../../functions/adapters/bedrock-regions.ts';
import type { Analyst } from '../../functions/ports/analyst.ts';

export type NamedModel = {
  readonly modelId: string;
  readonly region: string;
  readonly boundary: Boundary;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** What a command line was told goes before the environment; an empty variable is one that is not set. */
export type Told = {
  readonly model?: string | undefined;
  readonly region?: string | undefined;
  readonly boundary?: string | undefined;
};

/** Quick tries inside one call; a throttle that lasts is the machine's to wait for. */
const maxAttempts = 2;

/** Undefined when no model is named. Throws InvalidInput when its region is not, or the boundary is no boundary. */
export const namedModel = (env: Environment, told: Told = {}): NamedModel | undefined => {
  const modelId = given(told.model, env['PLUMBLINE_MODEL_ID']);
  if (modelId === undefined) return undefined;
  const region = given(told.region, env['AWS_REGION'], env['AWS_DEFAULT_REGION']);
  if (region === undefined)
    throw new InvalidInput(
      'model-region',
      `${modelId} is to be asked and no region is named; set AWS_REGION to the region that serves it.`,
    );
  const boundary = given(told.boundary, env['PLUMBLINE_MODEL_BOUNDARY']) ?? 'geography';
  if (boundary !== 'region' && boundary !== 'geography')
    throw new InvalidInput(
      'model-boundary',
      `A boundary of ${boundary} is unknown; write region (nothing leaves it) or geography.`,
    );
  return { modelId, region, boundary };
};

const given = (...values: readonly (string | undefined)[]): string | undefined =>
  values.find((value) => value !== undefined && value !== '');

export const modelClient = async ({ region }: NamedModel) => {
  const { BedrockRuntimeClient } = await import('@aws-sdk/client-bedrock-runtime');
  return new BedrockRuntimeClient({ region, maxAttempts });
};

/** For the service's options: empty when no model is named. Throws InvalidInput for one that may not be used. */
export const analystNamed = async (env: Environment): Promise<{ readonly analyst?: Analyst }> => {
  const model = namedModel(env);
  if (model === undefined) return {};
  const { bedrockAnalyst } = await import('../../functions/adapters/bedrock-analyst.ts');
  return { analyst: bedrockAnalyst({ ...model, client: await modelClient(model) }) };
};
