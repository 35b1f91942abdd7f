import { describe, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { InvalidInput } from '../../../core/faults.ts';
import { bedrockAnalyst } from '../../../functions/adapters/bedrock-analyst.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { analystNamed, namedModel } from '../../../infra/local/model.ts';
import { openService } from '../../../infra/local/service.ts';
import { conversePeer } from '../../functions/bedrock/converse-peer.ts';
import { honestReply } from '../../functions/bedrock/honest-reader.ts';
import { dropFolder, interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';

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

  it('reads an interview only where the policy wants a model, and the review names it', async () => {
    const peer = await conversePeer((asked) => ({ kind: 'report', reply: honestReply(asked) }));
    const models: (string | undefined)[] = [];
    for (const analyst of ['rules', 'bedrock']) {
      const folder = await dropFolder();
      const service = await openService({
        dir: folder.dir,
        clock: virtualClock(Instant.parse('2026-07-14T13:00:00Z')),
        virtualTime: true,
        analyst: bedrockAnalyst({ client: peer.client, modelId, region: 'eu-central-1' }),
      });
      await folder.put('policy/policy.yaml', `schema: plumbline.policy/1\nmodel:\n  analyst: ${analyst}\n`);
      await folder.put('roster/people.csv', rosterCsv);
      await folder.put('transcripts/dana.txt', interviewText());
      await folder.put('transcripts/dana.meta.json', sidecar());
      await service.settle();
      models.push((await folder.reviews())[0]?.versions.model);
      service.close();
      await folder.remove();
    }
    await peer.close();
    expect(models).toEqual([undefined, modelId]);
    expect(peer.asked.length).toBeGreaterThanOrEqual(4);
  });
});
