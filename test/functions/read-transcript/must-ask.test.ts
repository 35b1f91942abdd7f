import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { Transcript } from '../../../core/transcript/transcript.ts';
import { mustAsk } from '../../../functions/read-transcript/ask-who-is-who.ts';

describe('whether a person is asked', () => {
  const assignment = (
    confidence: number,
    labels: readonly string[],
    basis: 'metadata' | 'roster' | 'proposal',
  ) => ({
    confidence,
    basis,
    transcript: Transcript.parse({
      schema: 'plumbline.transcript/1',
      speakers: labels.map((label, index) => ({ id: `s${index}`, label, role: 'unknown' })),
      turns: [],
      warnings: [],
    }),
  });

  it.each([
    ['two voices, and less sure than the policy wants', 0.79, ['A', 'B'], 'proposal', true],
    ['as sure as the policy wants', 0.8, ['A', 'B'], 'proposal', false],
    ['the roster is as little sure', 0.5, ['A', 'B'], 'roster', true],
    ['a person has said so already', 0.5, ['A', 'B'], 'metadata', false],
    ['one voice, between which nobody could choose', 0.1, ['A'], 'proposal', false],
    ['one voice beside what nobody said', 0.1, ['A', ''], 'proposal', false],
    ['three', 0.1, ['A', 'B', 'C'], 'proposal', true],
  ] as const)('%s', (_what, confidence, labels, basis, asked) => {
    expect(mustAsk(assignment(confidence, labels, basis), defaultPolicy)).toBe(asked);
  });
});
