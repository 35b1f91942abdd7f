import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../core/faults.ts';
import { analystNamed, namedModel } from '../../../infra/local/model.ts';

const modelId = 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0';

describe('the model of the embedded service', () => {
  it('is nobody when none is named, so that the rules review', async () => {
    expect(await analystNamed({ AWS_REGION: 'eu-central-1' })).toEqual({});
    expect(await analystNamed({ PLUMBLINE_MODEL_ID: '' })).toEqual({});
  });

  it('is the one the environment names', async () => {
    const { analyst } = await analystNamed({ PLUMBLINE_MODEL_ID: modelId, AWS_REGION: 'eu-central-1' });
    expect(analyst?.name).toBe('bedrock');
  });

  it('wants a region, and a boundary that is one', () => {
    expect(() => namedModel({ PLUMBLINE_MODEL_ID: modelId })).toThrow(/set AWS_REGION/);
    expect(() => namedModel({ PLUMBLINE_MODEL_ID: modelId, AWS_REGION: 'x' }, { boundary: 'moon' })).toThrow(
      /region .* or geography/,
    );
  });

  it('is what the command line says before what the environment says', () => {
    expect(
      namedModel(
        { PLUMBLINE_MODEL_ID: modelId, AWS_REGION: 'us-east-1', PLUMBLINE_MODEL_BOUNDARY: 'geography' },
        { region: 'eu-west-1', boundary: 'region' },
      ),
    ).toEqual({ modelId, region: 'eu-west-1', boundary: 'region' });
  });

  it('is refused before anything starts when its calls could leave the boundary', async () => {
    await expect(
      analystNamed({ PLUMBLINE_MODEL_ID: modelId, AWS_REGION: 'us-east-1' }),
    ).rejects.toBeInstanceOf(InvalidInput);
  });
});
