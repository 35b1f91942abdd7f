/** Can this region run the model: the boundary, the list, the permission, and one token that comes back. */
import { type BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { InvalidInput } from '../../core/faults.ts';
import { isAws } from './aws-faults.ts';
import { bedrockFault } from './bedrock-faults.ts';
import { modelFacts } from './bedrock-models.ts';
import { type Boundary, checkBoundary } from './bedrock-regions.ts';

export type Checkup = {
  readonly name: 'boundary' | 'model' | 'permission' | 'availability';
  readonly ok: boolean;
  /** One sentence: what is so, or what to do. */
  readonly message: string;
};

export type DoctorOptions = {
  readonly client: BedrockRuntimeClient;
  readonly modelId: string;
  readonly region: string;
  readonly boundary: Boundary;
  readonly timeoutMs?: number | undefined;
};

/** A model that has not said one token by then will not read an interview either. */
const defaultTimeoutMs = 30_000;

/** Stops at the first check that fails: nothing is sent where the boundary does not hold. Throws nothing. */
export const checkModel = async (options: DoctorOptions): Promise<readonly Checkup[]> => {
  const { modelId, region, boundary } = options;
  const checks: Checkup[] = [];
  const refused = (name: Checkup['name'], check: () => unknown, well: string): boolean => {
    try {
      check();
      checks.push({ name, ok: true, message: well });
      return false;
    } catch (fault) {
      checks.push({
        name,
        ok: false,
        message: fault instanceof InvalidInput ? fault.message : 'It could not be checked.',
      });
      return true;
    }
  };
  if (
    refused(
      'boundary',
      () => checkBoundary(region, modelId, boundary),
      `${modelId} keeps within the ${boundary} of ${region}.`,
    )
  )
    return checks;
  if (refused('model', () => modelFacts(modelId), 'Its window, cache and sampling are known.')) return checks;
  return [...checks, ...(await called(options))];
};

const called = async ({ client, modelId, region, timeoutMs }: DoctorOptions): Promise<Checkup[]> => {
  const may: Checkup = { name: 'permission', ok: true, message: 'Calling it is allowed.' };
  try {
    await client.send(
      new ConverseCommand({
        modelId,
        messages: [{ role: 'user', content: [{ text: 'Say yes.' }] }],
        inferenceConfig: { maxTokens: 1 },
      }),
      { abortSignal: AbortSignal.timeout(timeoutMs ?? defaultTimeoutMs) },
    );
    return [may, { name: 'availability', ok: true, message: 'It answered.' }];
  } catch (error) {
    if (isAws(error, 'AccessDeniedException'))
      return [
        {
          name: 'permission',
          ok: false,
          message: `Calling ${modelId} in ${region} is not allowed; grant bedrock:InvokeModel and access to the model in that account.`,
        },
      ];
    const fault = bedrockFault(error);
    const said = fault instanceof Error ? fault.message : 'The call failed.';
    return [
      may,
      { name: 'availability', ok: false, message: `${modelId} did not answer in ${region}: ${said}` },
    ];
  }
};
