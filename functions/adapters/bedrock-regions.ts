/**
 * Where a transcript may be read: each region's declared boundary, and the model of each boundary.
 * A profile that may send a request beyond the boundary is refused before any call.
 */
import { InvalidInput } from '../../core/faults.ts';
import { modelName } from './bedrock-models.ts';

export type Boundary = 'eu' | 'us' | 'jp' | 'au';

/** Every region that can run the model; a region that is not here runs the rules. */
const boundaries: Readonly<Record<string, Boundary>> = {
  'eu-central-1': 'eu',
  'eu-north-1': 'eu',
  'eu-south-1': 'eu',
  'eu-south-2': 'eu',
  'eu-west-1': 'eu',
  'eu-west-3': 'eu',
  'us-east-1': 'us',
  'us-east-2': 'us',
  'us-west-2': 'us',
  'ap-northeast-1': 'jp',
  'ap-northeast-3': 'jp',
  'ap-southeast-2': 'au',
  'ap-southeast-4': 'au',
};

const defaultModel = 'anthropic.claude-sonnet-4-5-20250929-v1:0';

/** The region's boundary; undefined where no model is declared. */
export const boundaryOf = (region: string): Boundary | undefined => boundaries[region];

/** The id to call in a region when nothing else is configured; undefined where no model is declared. */
export const modelIdOf = (region: string): string | undefined => {
  const boundary = boundaryOf(region);
  return boundary === undefined ? undefined : `${boundary}.${defaultModel}`;
};

/** Throws InvalidInput when calling the model from the region could leave the region's boundary. */
export const checkBoundary = (region: string, modelId: string): void => {
  const boundary = boundaryOf(region);
  if (boundary === undefined)
    throw new InvalidInput(
      'model-region',
      `No model is declared for ${region}; leave the model out there, or use one of ${Object.keys(boundaries).join(', ')}.`,
    );
  const { geography } = modelName(modelId);
  if (geography !== null && geography !== boundary)
    throw new InvalidInput(
      'model-boundary',
      `${modelId} may send a transcript out of ${boundary}, where ${region} must keep it; use ${boundary}.${modelName(modelId).model}.`,
    );
};
