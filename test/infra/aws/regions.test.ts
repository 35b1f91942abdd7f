import { describe, expect, it } from 'vitest';
import { parseRegions, type Region, stackName } from '../../../infra/aws/region.ts';
import { regions } from '../../../infra/aws/regions.ts';

const [first] = regions;
if (first === undefined) throw new Error('There is no example region.');

const faultsOf = (change: Partial<Record<keyof Region, unknown>>): string => {
  try {
    parseRegions([{ ...first, ...change }]);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a region', () => {
  it('has one stack, named by its stage and itself', () => {
    expect(regions.map(stackName)).toEqual(['plumbline-example-eu-central-1', 'plumbline-example-us-east-1']);
  });

  it('names no real account', () => {
    expect(JSON.stringify(regions)).not.toMatch(/\d{12}/);
  });

  it('is refused with a sentence when the model could carry interviews out of its geography', () => {
    const model = {
      profile: 'us.anthropic.claude-sonnet-4-20250514-v1:0',
      servedFrom: ['eu-central-1', 'us-east-1'],
    };
    expect(faultsOf({ model })).toContain('outside the boundary geography of eu-central-1');
    expect(faultsOf({ model })).toContain('belongs to another geography than eu-central-1');
  });

  it('does not take a profile that keeps to no jurisdiction', () => {
    for (const prefix of ['apac', 'global'])
      expect(
        faultsOf({ model: { profile: `${prefix}.maker.model-v1:0`, servedFrom: ['eu-central-1'] } }),
      ).toContain('belongs to another geography');
  });

  it('does not count London or Zurich to the European Union', () => {
    for (const other of ['eu-west-2', 'eu-central-2'])
      expect(
        faultsOf({ model: { profile: 'eu.maker.model-v1:0', servedFrom: ['eu-central-1', other] } }),
      ).toContain(`may be served from ${other}`);
  });

  it('whose boundary is the region itself takes no profile that spans several', () => {
    expect(faultsOf({ boundary: 'region' })).toContain('spans its geography');
  });

  it.each([
    ['stage', 'Main Stage', 'small letters and digits'],
    ['region', 'eu-middle-9', 'no region Plumbline knows'],
    ['zone', 'Mars/Olympus', 'no time zone'],
    ['boundary', 'planet', 'must be "region" or "geography"'],
    ['sender', { identity: 'a.example.com', address: 'x@b.example.com' }, 'does not belong to the identity'],
    ['sender', { identity: 'a.example.com', address: 'nobody' }, 'plain mail address'],
    ['model', { profile: 'maker.model-v1:0', servedFrom: ['eu-west-1'] }, 'is not served from eu-central-1'],
    ['retention', { transcriptDays: 730, logDays: 91 }, 'Logs can be kept for'],
  ] as const)('says in a sentence what is wrong with its %s', (field, value, sentence) => {
    expect(faultsOf({ [field]: value })).toContain(sentence);
  });

  it('may be listed once a stage', () => {
    expect(() => parseRegions([first, first])).toThrow('listed twice');
    expect(() => parseRegions([])).toThrow('There is no region');
  });
});
