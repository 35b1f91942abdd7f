/**
 * Whether a model may be called from a region at all. What a deployment declares is checked when it
 * is made; this is the same promise once more at the door itself: nothing is sent before it holds.
 */
import { InvalidInput } from '../../core/faults.ts';
import { modelName } from './bedrock-models.ts';

/** `region`: nothing leaves it. `geography`: the model may be served from the regions of the same geography. */
export type Boundary = 'region' | 'geography';

/** Jurisdictions that have inference profiles of their own; London and Zurich have none and call plain ids. */
const geographies: Readonly<Record<string, readonly string[]>> = {
  eu: ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'],
  us: ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
  ca: ['ca-central-1', 'ca-west-1'],
  jp: ['ap-northeast-1', 'ap-northeast-3'],
  au: ['ap-southeast-2', 'ap-southeast-4'],
};

/** Throws InvalidInput when a call of the model from the region could leave the boundary. */
export const checkBoundary = (region: string, modelId: string, boundary: Boundary): void => {
  const { geography, model } = modelName(modelId);
  if (geography === null) return;
  if (boundary === 'region')
    throw new InvalidInput(
      'model-boundary',
      `${modelId} may be served from several regions, and nothing may leave ${region}; use ${model} where ${region} serves it.`,
    );
  if (geographies[geography]?.includes(region) !== true)
    throw new InvalidInput(
      'model-boundary',
      `${modelId} may be served from outside the geography of ${region}; use a profile of that geography.`,
    );
};
