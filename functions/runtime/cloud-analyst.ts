/**
 * The analyst as it is in a deployed region: the model the stack names, or the rules. Apart from the
 * other ports, so that only the two steps that use it carry the model's client.
 */
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { bedrockAnalyst } from '../adapters/bedrock-analyst.ts';
import { rulesAnalyst } from '../adapters/rules-analyst.ts';
import type { Ports } from '../ports/ports.ts';
import { environment } from './environment.ts';

/** Quick tries inside one call; a throttle that lasts is the machine's to wait for. */
const maxAttempts = 2;

export const cloudAnalyst = (): Ports['analyst'] => {
  const modelId = process.env['MODEL_ID'];
  if (modelId === undefined || modelId === '') return rulesAnalyst;
  const region = environment('AWS_REGION');
  const guardrail = process.env['GUARDRAIL_ID'];
  return bedrockAnalyst({
    client: new BedrockRuntimeClient({ region, maxAttempts }),
    modelId,
    region,
    boundary: process.env['MODEL_BOUNDARY'] === 'region' ? 'region' : 'geography',
    ...(guardrail === undefined || guardrail === ''
      ? {}
      : { guardrail: { id: guardrail, version: process.env['GUARDRAIL_VERSION'] ?? 'DRAFT' } }),
  });
};
