import { describe, expect, it } from 'vitest';
import { drillFor } from '../../../core/coaching/drill.ts';

describe('the drill', () => {
  it.each([
    ['the one thing to change', ['monologue'], 'monologue'],
    ['what came most often', ['leading-question', 'monologue', 'monologue'], 'monologue'],
    ['the first of the table where two came as often', ['monologue', 'interruption'], 'interruption'],
    [
      'what can be practised, however often the rest came',
      ['strength', 'strength', 'off-script'],
      'off-script',
    ],
  ] as const)('is about %s', (_what, kinds, about) => {
    expect(drillFor(kinds)?.about).toBe(about);
  });

  it('is something to do in the next interview, another for each thing', () => {
    const kinds = ['leading-question', 'presupposition', 'multiple-question', 'salary-history'] as const;
    const sentences = kinds.map((kind) => drillFor([kind])?.sentence ?? '');
    expect(new Set(sentences).size).toBe(kinds.length);
    for (const sentence of sentences) expect(sentence.split(' ').length).toBeGreaterThan(8);
  });

  it('is not offered where there is nothing to practise', () => {
    expect(drillFor([])).toBeUndefined();
    expect(drillFor(['strength', 'protected-topic'])).toBeUndefined();
  });
});
